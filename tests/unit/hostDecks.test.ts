import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isWithin, safeSegments } from '../../electron/host/confine.ts'
import { openDecks } from '../../electron/host/deckFolder.ts'
import { quickDeckId } from '../../electron/host/deckIdentity.ts'
import { fingerprintOf } from '../../electron/host/deckListing.ts'
import { deckYaml, NOW, temporaryFolder } from '../support/host.ts'

async function someDecks() {
  const root = await temporaryFolder()
  const [library, bundled] = [path.join(root, 'decks'), path.join(root, 'bundled')]
  await mkdir(library)
  await mkdir(bundled)
  const decks = openDecks(library, bundled, () => NOW)
  onTestFinished(() => decks.close())
  return { library, bundled, decks }
}

function manyNotes(count: number): string {
  const notes = Array.from(
    { length: count },
    (_, index) =>
      `  - id: n${index}\n    kind: basic\n    front: Question ${index} ${'x'.repeat(100)}\n    back: Answer\n`,
  )
  return `format: 1\nid: large\ntitle: Large\nnotes:\n${notes.join('')}`
}

describe('deck files', () => {
  it('of more than a megabyte are read while the event loop goes on', { timeout: 40_000 }, async () => {
    const { library, decks } = await someDecks()
    await writeFile(path.join(library, 'large.deck.yaml'), manyNotes(8000))
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 1)
    const content = await decks.read('library/large.deck.yaml')
    clearInterval(ticking)
    expect(content.ok && content.value.deck?.notes).toHaveLength(8000)
    // Parsing takes half a second or more; on this thread hardly a tick would come through.
    expect(turns).toBeGreaterThan(20)
  })

  it('that are given another id, or go, free the id for the others', async () => {
    const { library, bundled, decks } = await someDecks()
    await writeFile(path.join(library, 'a.deck.yaml'), deckYaml('same'))
    await writeFile(path.join(library, 'b.deck.yaml'), deckYaml('same'))
    await writeFile(path.join(bundled, 'c.deck.yaml'), deckYaml('same'))
    await decks.list()
    expect(await decks.read('library/b.deck.yaml')).toMatchObject({
      value: { deck: null, problems: [{ line: 2, column: 5 }] },
    })
    await writeFile(path.join(library, 'a.deck.yaml'), deckYaml('other'))
    await decks.list()
    expect(await decks.read('library/b.deck.yaml')).toMatchObject({
      value: { deck: { id: 'same' }, problems: [] },
    })
    await rm(path.join(library, 'b.deck.yaml'))
    expect(await decks.list()).toMatchObject({
      value: [{ path: 'library/a.deck.yaml' }, { path: 'bundled/c.deck.yaml' }],
    })
    expect(await decks.read('library/b.deck.yaml')).toMatchObject({ ok: false, error: { kind: 'notFound' } })
  })

  it('are identified without reading all of them, however they spell their id', () => {
    expect(quickDeckId('format: 1\nid: a-b.c # mine\n', 'x.deck.yaml')).toBe('a-b.c')
    expect(quickDeckId('title: x\r\nid: "quoted"\r\n', 'x.deck.yaml')).toBe('quoted')
    expect(quickDeckId("notes:\n  - id: n1\nid: 'late'\n", 'x.deck.yaml')).toBe('late')
    expect(quickDeckId('notes:\n- id: n1\n', 'x.deck.yaml')).toBeNull()
    expect(quickDeckId('{"format":1,"id":"j","notes":[]}', 'x.deck.json')).toBe('j')
    expect(quickDeckId('{"notes":[{"id":"n1"}],"id":"j"}', 'x.deck.json')).toBeNull()
    expect(quickDeckId('{id: flow}', 'x.deck.yaml')).toBeNull()
  })

  it('have a fingerprint that stays while they stay', async () => {
    const file = path.join(await temporaryFolder(), 'x.deck.yaml')
    await writeFile(file, 'one')
    for (const now of [NOW, 4e12]) expect(await fingerprintOf(file, now)).toBe(await fingerprintOf(file, now))
    expect(await fingerprintOf(`${file}.none`, NOW)).toBeNull()
  })
})

describe('names from a page', () => {
  it('are refused unless they are plain on every system', () => {
    for (const wrong of [
      '..',
      '../x',
      'a/../b',
      '/x',
      'a//b',
      '',
      '.',
      'a\\b',
      'C:x',
      'a\0',
      'a\n',
      'CON',
      'con.png',
      'LPT1',
      'com¹.txt',
      'x.',
      'x ',
      'a/nul/b',
      'x'.repeat(300),
    ]) {
      expect(safeSegments(wrong), JSON.stringify(wrong)).toBeNull()
    }
    for (const right of ['a.png', 'a b.png', 'ä/💡.svg', '.hidden', 'console.png', '..a', 'a..b']) {
      expect(safeSegments(right)).toEqual(right.split('/'))
    }
  })

  it('lie within a folder only if they really do', () => {
    expect(isWithin('/a/b', '/a/b/c')).toBe(true)
    expect(isWithin('/a/b', '/a/b/..c')).toBe(true)
    for (const outside of ['/a/b', '/a/bc', '/a', '/']) expect(isWithin('/a/b', outside)).toBe(false)
  })
})
