// Real files of other programs, where they are at hand: what is known of them must come out of them.
import { existsSync, openAsBlob } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { read } from '../../renderer/importers/index.ts'

const folder = path.join(import.meta.dirname, '../../../shared/decks')
const isThere = existsSync(folder)
if (!isThere) console.log('skipped: no decks of other programs beside the checkout (../shared/decks)')

interface Expected {
  readonly format: string
  readonly decks: number
  readonly notes: number
  readonly cards: number
  readonly skipped: number
}

const FILES: readonly (readonly [name: string, expected: Expected])[] = [
  ['ca_kamaraju.deck.json', { format: 'crowdanki', decks: 6, notes: 41, cards: 73, skipped: 0 }],
  ['ca_shortcuts.deck.json', { format: 'crowdanki', decks: 1, notes: 19, cards: 19, skipped: 0 }],
  ['hashcards_math.md', { format: 'markdown', decks: 1, notes: 6, cards: 9, skipped: 0 }],
  ['hashcards_quotes.md', { format: 'markdown', decks: 1, notes: 1, cards: 3, skipped: 0 }],
  ['hsk_1.txt', { format: 'anki-text', decks: 1, notes: 497, cards: 497, skipped: 0 }],
  ['jlpt_n1.csv', { format: 'csv', decks: 1, notes: 2699, cards: 2699, skipped: 0 }],
  ['mnem_corrupt.xml', { format: 'mnemosyne', decks: 1, notes: 1, cards: 2, skipped: 0 }],
  ['mnem_dups.xml', { format: 'mnemosyne', decks: 1, notes: 28, cards: 56, skipped: 0 }],
  ['mnem_supermemo_palm.xml', { format: 'supermemo', decks: 1, notes: 3, cards: 3, skipped: 0 }],
  ['osr_notes4_A.md', { format: 'markdown', decks: 0, notes: 0, cards: 0, skipped: 0 }],
]

const REFUSED: readonly (readonly [name: string, says: string])[] = [
  ['decoy_not_crowdanki.deck.json', 'not a Verso deck'],
  ['mnem_bad.xml', 'line 11, column 14'],
  ['corrupt_text_not_zip.apkg', 'not an Anki package'],
  ['g74_broken_0byte.apkg', 'is empty'],
]

describe.skipIf(!isThere)('real files', () => {
  const readReal = async (name: string) =>
    await read({ name, blob: await openAsBlob(path.join(folder, name)) })

  test.each(FILES)('%s', async (name, expected) => {
    const result = await readReal(name)
    if (!result.ok) throw new Error(result.error.message)
    const { format, decks, notes, cards, skipped } = result.value.collection
    expect({
      format,
      decks: decks.length,
      notes: notes.length,
      cards: cards.length,
      skipped: skipped.length,
    }).toEqual(expected)
  })

  test.each(REFUSED)('%s is refused', async (name, says) => {
    const result = await readReal(name)
    expect(result.ok ? 'read' : result.error.message).toContain(says)
  })

  test('the accents and the schedule of SuperMemo for Palm', async () => {
    const result = await readReal('mnem_supermemo_palm.xml')
    if (!result.ok) throw new Error(result.error.message)
    const { notes, cards } = result.value.collection
    expect(notes.map(({ firstField }) => firstField)).toEqual(['la acera', 'el acuerdo', 'el ademán'])
    expect(cards.map(({ schedule }) => schedule?.intervalDays ?? null)).toEqual([472, 640, null])
  })

  test('columns, guids and tags of a table of vocabulary', async () => {
    const result = await readReal('jlpt_n1.csv')
    if (!result.ok) throw new Error(result.error.message)
    expect(result.value.detected.columns).toEqual(['front', 'back', 'back', 'tags', 'guid'])
    expect(result.value.collection.notes[0]).toMatchObject({
      guid: 'v9bha+<cj}',
      note: { front: '現像', tags: ['JLPT_1', 'JLPT'] },
    })
  })
})
