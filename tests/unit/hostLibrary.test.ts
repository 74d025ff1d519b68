import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LibraryInfo } from '../../electron/contract/contract.ts'
import { atomicWrite } from '../../electron/host/atomicWrite.ts'
import { configFolder } from '../../electron/host/configFolder.ts'
import { documentsFolder, documentsFromUserDirs } from '../../electron/host/documentsFolder.ts'
import { faultyFileSystem } from '../support/faultyFileSystem.ts'
import { aPlace, NOW, openAt, openHostAt, type Place, temporaryFolder } from '../support/host.ts'

async function infoOf(place: Place, change = {}): Promise<LibraryInfo> {
  const host = await openHostAt(place, change)
  const result = await host.dispatch('library:open', {})
  if (!result.ok) throw new Error(result.error.message)
  await host.close()
  return result.value as LibraryInfo
}

describe('the library folder', () => {
  it('is made with decks, progress, backups and a small versioned file', async () => {
    const place = await aPlace()
    const { libraryId } = await infoOf(place)
    expect((await readdir(place.library)).sort()).toEqual([
      'backups',
      'decks',
      'progress',
      'verso.library.json',
    ])
    expect(JSON.parse(await readFile(path.join(place.library, 'verso.library.json'), 'utf8'))).toEqual({
      format: 1,
      id: libraryId,
      createdAt: new Date(NOW).toISOString(),
    })
  })

  it('is Documents/Verso unless something else is said', async () => {
    const place = await aPlace()
    const documentsDir = path.join(place.root, 'Documents')
    expect((await infoOf(place, { libraryPath: undefined, documentsDir })).path).toBe(
      path.join(documentsDir, 'Verso'),
    )
  })

  it('gets its id back from the journal when its file is damaged, which is set aside and named', async () => {
    const place = await aPlace()
    const { libraryId } = await infoOf(place)
    const file = path.join(place.library, 'verso.library.json')
    await writeFile(file, '{"format":1,"id"')
    const info = await infoOf(place)
    expect(info.libraryId).toBe(libraryId)
    expect(info.notices).toMatchObject([
      { kind: 'setAside', path: expect.stringContaining('verso.library.json.corrupt-') },
    ])
    expect(await readFile(String(info.notices[0]?.path), 'utf8')).toBe('{"format":1,"id"')
    expect((await infoOf(place)).notices).toEqual([])
  })

  it('of a newer Verso is refused and left as it is', async () => {
    const place = await aPlace()
    await mkdir(place.library)
    const text = '{"format":2,"id":"x"}'
    await writeFile(path.join(place.library, 'verso.library.json'), text)
    expect(await openAt(place)).toMatchObject({ kind: 'failed', error: { kind: 'libraryNewer' } })
    expect(await readdir(place.library)).toEqual(['verso.library.json'])
    expect(await readFile(path.join(place.library, 'verso.library.json'), 'utf8')).toBe(text)
  })

  it('that has vanished is reported and not made anew; put back, it opens', async () => {
    const place = await aPlace()
    const { libraryId } = await infoOf(place)
    const away = path.join(place.root, 'away')
    await rename(place.library, away)
    const opening = await openAt(place)
    expect(opening).toMatchObject({
      kind: 'failed',
      error: { kind: 'libraryMissing', message: expect.stringContaining(place.library) },
    })
    expect(await readdir(place.root)).not.toContain('library')
    await rename(away, place.library)
    expect((await infoOf(place)).libraryId).toBe(libraryId)
  })

  it('that was set and is now an empty mount point is reported too, until it is chosen again', async () => {
    const place = await aPlace()
    const first = await openHostAt(place)
    await first.dispatch('settings:write', { libraryPath: place.library })
    await first.close()
    await infoOf(place, { libraryPath: undefined })
    await rm(place.library, { recursive: true })
    await mkdir(place.library)
    const opening = await openAt(place, { libraryPath: undefined })
    if (opening.kind !== 'failed') throw new Error(`expected failed, got ${opening.kind}`)
    expect(opening.error.kind).toBe('libraryMissing')
    expect((await opening.host.dispatch('library:choose', { path: place.library })).ok).toBe(true)
    expect((await infoOf(place, { libraryPath: undefined })).path).toBe(place.library)
  })

  it('is not made where even the folder around it is missing, nor in place of a file', async () => {
    const place = await aPlace()
    const libraryPath = path.join(place.root, 'no', 'such')
    expect(await openAt(place, { libraryPath })).toMatchObject({
      kind: 'failed',
      error: { kind: 'libraryMissing' },
    })
    await writeFile(place.library, 'a file')
    expect(await openAt(place)).toMatchObject({ kind: 'failed', error: { kind: 'libraryUnreadable' } })
    expect(await readFile(place.library, 'utf8')).toBe('a file')
  })

  it('says when the decks that come with Verso are missing', async () => {
    const place = await aPlace()
    await rm(place.bundled, { recursive: true })
    expect((await infoOf(place)).notices).toMatchObject([{ kind: 'bundledMissing' }])
  })
})

describe('the settings file', () => {
  it('when damaged is set aside and named, and the defaults hold', async () => {
    for (const text of ['{"theme":', '{"theme":"pink"}', '[]x', '']) {
      const place = await aPlace()
      await mkdir(place.config)
      await writeFile(path.join(place.config, 'settings.json'), text)
      const info = await infoOf(place)
      expect(info.settings).toEqual({ theme: 'system', contrast: 'system', rolloverHour: 4 })
      expect(info.notices).toMatchObject([{ kind: 'setAside' }])
      expect(await readFile(String(info.notices[0]?.path), 'utf8')).toBe(text)
      expect((await infoOf(place)).notices).toEqual([])
    }
  })

  it('that cannot be read at all is left alone, and writing is refused', async () => {
    const place = await aPlace()
    await mkdir(path.join(place.config, 'settings.json'), { recursive: true })
    const host = await openHostAt(place)
    expect(await host.dispatch('settings:write', { theme: 'ink' })).toMatchObject({
      ok: false,
      error: { kind: 'io' },
    })
    expect(await readdir(place.config)).toEqual(['settings.json'])
  })

  it('keeps what it does not know, and what another Verso wrote meanwhile', async () => {
    const place = await aPlace()
    const host = await openHostAt(place)
    const file = path.join(place.config, 'settings.json')
    await writeFile(file, JSON.stringify({ theme: 'ink', later: { a: 1 } }))
    await host.dispatch('settings:write', { rolloverHour: 2 })
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      theme: 'ink',
      rolloverHour: 2,
      later: { a: 1 },
    })
  })

  it('loses nothing when several are written at once', async () => {
    const place = await aPlace()
    const host = await openHostAt(place)
    await Promise.all([
      host.dispatch('settings:write', { theme: 'ink' }),
      host.dispatch('settings:write', { contrast: 'high' }),
      host.dispatch('settings:write', { rolloverHour: 0 }),
    ])
    expect(await host.dispatch('settings:read', {})).toEqual({
      ok: true,
      value: { theme: 'ink', contrast: 'high', rolloverHour: 0 },
    })
  })
})

describe('an atomic write', () => {
  it('leaves the old file and no litter when it fails', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'a.json')
    await atomicWrite(file, 'old')
    const system = faultyFileSystem()
    system.room = 2
    await expect(atomicWrite(file, 'new content', system)).rejects.toThrow('ENOSPC')
    system.room = 100
    system.failsSync = true
    await expect(atomicWrite(file, 'new content', system)).rejects.toThrow('EIO')
    expect(await readFile(file, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.json'])
  })

  it('killed in any step leaves the old content or the new', async () => {
    for (let atOperation = 1; atOperation <= 6; atOperation += 1) {
      const file = path.join(await temporaryFolder(), 'a.json')
      await atomicWrite(file, 'old')
      const system = faultyFileSystem({ atOperation, share: 0.5, leftover: 'nothing' })
      await atomicWrite(file, 'new', system).catch(() => undefined)
      await system.afterPowerLoss()
      expect(['old', 'new']).toContain(await readFile(file, 'utf8'))
    }
  })
})

describe('the places of a machine', () => {
  it('the configuration folder follows VERSO_CONFIG, then the system', () => {
    expect(configFolder({ VERSO_CONFIG: '/c' }, 'linux')).toBe('/c')
    expect(configFolder({ XDG_CONFIG_HOME: '/x' }, 'linux')).toBe('/x/verso')
    expect(configFolder({ XDG_CONFIG_HOME: 'relative' }, 'linux')).toMatch(/\.config\/verso$/)
    expect(configFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Verso$/)
  })

  it('Documents is what user-dirs.dirs says', async () => {
    const home = '/home/ada'
    expect(documentsFromUserDirs('# c\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n', home)).toBe(
      '/home/ada/Dokumente',
    )
    expect(documentsFromUserDirs('XDG_DOCUMENTS_DIR="/data/docs"', home)).toBe('/data/docs')
    expect(documentsFromUserDirs('XDG_DOCUMENTS_DIR="$HOME/"', home)).toBeNull()
    expect(documentsFromUserDirs('XDG_DOCUMENTS_DIR="docs"', home)).toBeNull()
    const folder = await temporaryFolder()
    expect(await documentsFolder({ HOME: folder }, 'linux')).toBe(path.join(folder, 'Documents'))
    await mkdir(path.join(folder, '.config'))
    await writeFile(path.join(folder, '.config', 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Papers"')
    expect(await documentsFolder({ HOME: folder }, 'linux')).toBe(path.join(folder, 'Papers'))
  })
})
