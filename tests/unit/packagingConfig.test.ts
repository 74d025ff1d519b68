import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { DebugLogger } from 'builder-util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { makeIcns, makeIco } from '../../electron/icons/containers.ts'

const root = path.join(import.meta.dirname, '../..')
const config = parse(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')) as Record<string, never>
const { validateConfiguration } = createRequire(import.meta.url)(
  'app-builder-lib/out/util/config/config.js',
) as {
  validateConfiguration(config: unknown, logger: DebugLogger): Promise<void>
}

test('electron-builder accepts the configuration', async () => {
  await expect(
    validateConfiguration(structuredClone(config), new DebugLogger(false)),
  ).resolves.toBeUndefined()
})

test('electron-builder would refuse a setting that it does not know', async () => {
  const wrong = { ...config, linux: { targets: ['AppImage'] } }
  await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/configuration\.linux/)
})

test('every system has its packages', () => {
  expect(config).toMatchObject({
    linux: { target: ['AppImage', 'deb', 'tar.gz'] },
    mac: { target: ['dmg', 'zip'] },
    win: { target: ['nsis', 'zip'] },
  })
})

test('the fuses leave no way to run other code in the name of Verso', () => {
  expect(config).toMatchObject({
    electronFuses: {
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
  })
})

test('deck files and those that it imports belong to Verso, and the bundled decks come along', () => {
  const { fileAssociations, extraResources } = config as unknown as {
    fileAssociations: { ext: string; icon: string }[]
    extraResources: unknown
  }
  expect(fileAssociations.map(({ ext }) => ext)).toEqual([
    'deck.yaml',
    'deck.json',
    'apkg',
    'colpkg',
    'mochi',
    'cards',
  ])
  expect(extraResources).toEqual([{ from: 'decks/library', to: 'decks/library' }])
  expect(existsSync(path.join(root, 'decks/library'))).toBe(true)
})

const icons = path.join(root, 'electron/icons')

/** Width of a PNG, from its first chunk. */
function widthOf(png: Uint8Array): number {
  expect(Buffer.from(png.subarray(1, 4)).toString('ascii')).toBe('PNG')
  return Buffer.from(png).readUInt32BE(16)
}

test('each icon is as wide as its name says', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    expect(widthOf(readFileSync(path.join(icons, 'linux', `${size}x${size}.png`)))).toBe(size)
  }
})

test.each(['icon', 'deck'])('%s.ico and %s.icns hold a picture for each size', (name) => {
  const ico = readFileSync(path.join(icons, `${name}.ico`))
  const count = ico.readUInt16LE(4)
  const widths = Array.from({ length: count }, (_, index) => {
    const at = 6 + 16 * index
    const start = ico.readUInt32LE(at + 12)
    return widthOf(ico.subarray(start, start + ico.readUInt32LE(at + 8)))
  })
  expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256])

  const icns = readFileSync(path.join(icons, `${name}.icns`))
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const types: string[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    types.push(icns.toString('ascii', at, at + 4))
  expect(types).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10'])
})

test('a missing size is an error, not an empty picture', () => {
  expect(() => makeIco(new Map(), [16])).toThrow('16')
  expect(() => makeIcns(new Map())).toThrow('16')
})
