import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isOwnAddress, isOwnExport, isOwnPage, readWebAddress } from '../../electron/main/address.ts'
import { isDeckFile, isImportFile, readCommandLine } from '../../electron/main/commandLine.ts'
import { fitPlace, readPlace, writePlace } from '../../electron/main/windowPlace.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'verso-main-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('addresses', () => {
  test.each(['app://verso/', 'app://verso/index.html', 'app://verso/#/study'])('%s is our page', (a) => {
    expect(isOwnPage(a)).toBe(true)
  })

  test('only what our page made is saved as an export', () => {
    expect(isOwnExport('blob:app://verso/1e6f0c1e')).toBe(true)
    for (const other of [
      'blob:app://verso.example/1',
      'blob:null/1',
      'app://verso/media/k/d/x.exe',
      'https://x/',
    ])
      expect(isOwnExport(other)).toBe(false)
  })

  test.each([
    'app://verso.example/',
    'app://verso@example/',
    'app://user@verso/',
    'app://verso:81/',
    'app://versomedia/',
    'https://verso/',
    'file:///app://verso/',
    'about:blank',
    'app:verso',
    'no address',
    '',
  ])('%s is not ours', (address) => {
    expect(isOwnAddress(address)).toBe(false)
    expect(isOwnPage(address)).toBe(false)
  })

  test('a medium of a deck is ours to show, but never as the page', () => {
    expect(isOwnAddress('app://verso/media/key/deck/evil.svg')).toBe(true)
    expect(isOwnPage('app://verso/media/key/deck/evil.svg')).toBe(false)
  })

  test('only https addresses without a user name are led to the browser', () => {
    expect(readWebAddress('https://example.com/a?b#c')?.href).toBe('https://example.com/a?b#c')
    for (const bad of [
      'http://example.com',
      'javascript:1',
      'file:///x',
      'https://a@b.example',
      'smb://x',
      'x',
    ]) {
      expect(readWebAddress(bad)).toBeNull()
    }
  })
})

describe('the command line', () => {
  test('names the library, the config folder and deck files, among the switches of Chromium', () => {
    const args = [
      '--inspect=0',
      '.',
      '--library',
      'lib',
      '--no-sandbox',
      '--config=cfg',
      'decks/A.deck.yaml',
      'x.txt',
    ]
    expect(readCommandLine(args, '/home/a')).toEqual({
      libraryPath: path.resolve('/home/a/lib'),
      configDir: path.resolve('/home/a/cfg'),
      deckFiles: [path.resolve('/home/a/decks/A.deck.yaml')],
    })
  })

  test('takes no switch for a folder', () => {
    expect(readCommandLine(['--library', '--no-sandbox'], '/').libraryPath).toBeUndefined()
    expect(readCommandLine(['--library'], '/').libraryPath).toBeUndefined()
    expect(readCommandLine(['--library='], '/').libraryPath).toBeUndefined()
  })

  test('knows a deck file by its whole ending', () => {
    expect(isDeckFile('/a/Verbs.deck.yaml')).toBe(true)
    expect(isDeckFile('/a/Verbs.DECK.JSON')).toBe(true)
    expect(isDeckFile('/a/deck.yaml')).toBe(false)
    expect(isImportFile('/a/My cards.APKG')).toBe(true)
    expect(isImportFile('/a/x.zip')).toBe(false)
  })
})

describe('the place of the window', () => {
  const screen = { x: 0, y: 25, width: 1920, height: 1055 }

  test('is kept where it still lies on a display', () => {
    const place = { x: 100, y: 100, width: 900, height: 700 }
    expect(fitPlace(place, [screen])).toEqual(place)
  })

  test('is moved and shrunk into the display', () => {
    expect(fitPlace({ x: 1800, y: -200, width: 3000, height: 700 }, [screen])).toEqual({
      x: 0,
      y: 25,
      width: 1920,
      height: 700,
    })
  })

  test('is left to the system when its display is gone', () => {
    expect(fitPlace({ x: 4000, y: 0, width: 800, height: 600 }, [screen])).toBeNull()
    expect(fitPlace({ x: 0, y: 0, width: 800, height: 600 }, [])).toBeNull()
  })

  test('is read back as it was written, and a damaged file counts as none', () => {
    const file = path.join(folder, 'deeper', 'window.json')
    const place = { bounds: { x: 1, y: 2, width: 900, height: 700 }, isMaximized: true }
    expect(readPlace(file)).toEqual({ bounds: null, isMaximized: false })
    writePlace(file, place)
    expect(readPlace(file)).toEqual(place)
    for (const damaged of [
      '{"bounds":{"x":1',
      '{"bounds":{"x":"1","y":2,"width":3,"height":4}}',
      'null',
      '',
    ]) {
      writeFileSync(file, damaged)
      expect(readPlace(file).bounds).toBeNull()
    }
  })
})

test('before its page is there, the window has the colour of the desk', () => {
  const root = path.join(import.meta.dirname, '../..')
  const tokens = readFileSync(path.join(root, 'renderer/ui/theme/tokens.css'), 'utf8')
  const main = readFileSync(path.join(root, 'electron/main/window.ts'), 'utf8')
  const [normal, high] = [...main.matchAll(/\{ light: '(#\w+)', dark: '(#\w+)' \}/g)]
  const desk = [...tokens.matchAll(/--desk: light-dark\((#\w+), (#\w+)\)/g)]
  expect(desk.map(([, light, dark]) => [light, dark])).toEqual([normal?.slice(1), high?.slice(1)])
})
