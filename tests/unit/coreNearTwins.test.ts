import { describe, expect, test } from 'vitest'
import type { DeckId, StoredNote } from '../../renderer/core/model/card.ts'
import { noteKeyFrom } from '../../renderer/core/progress/ids.ts'
import { fuzzyFilter, fuzzyMatch } from '../../renderer/core/search/fuzzyMatch.ts'
import { nearTwins } from '../../renderer/core/search/nearTwins.ts'
import { aNote } from '../support/builders.ts'

const deck = 'd' as DeckId
const stored = (pairs: readonly (readonly [string, string])[]): StoredNote[] =>
  pairs.map(([front, back], index) => {
    const note = aNote({ id: `n${index}`, front, back })
    return { key: noteKeyFrom(deck, note.id), deckId: deck, index, note }
  })
const key = (id: string) => noteKeyFrom(deck, id)

describe('near twins', () => {
  const notes = stored([
    ['aceptar', 'to accept'],
    ['exceptuar', 'to except'],
    ['acceptar una oferta', 'to accept an offer'],
    ['mesa', 'table'],
    ['perro', 'dog'],
    ['correr', 'to run'],
  ])

  test('are the notes that share words, or nearly the same letters, the likest first', () => {
    const twins = nearTwins(key('n0'), notes)
    expect(twins.map((twin) => twin.key)).toEqual([key('n2'), key('n1')])
    for (const { likeness } of twins) {
      expect(likeness).toBeGreaterThan(0)
      expect(likeness).toBeLessThanOrEqual(1)
    }
  })

  test('are none for a note that is like no other, or that there is not', () => {
    expect(nearTwins(key('n4'), notes)).toEqual([])
    expect(nearTwins(key('gone'), notes)).toEqual([])
  })

  test('never hold the note itself, and no more than asked for', () => {
    const same = stored(Array.from({ length: 9 }, () => ['same', 'same'] as const))
    const twins = nearTwins(key('n3'), same, 4)
    expect(twins).toHaveLength(4)
    expect(twins.map((twin) => twin.key)).not.toContain(key('n3'))
    expect(twins[0]?.likeness).toBeCloseTo(1, 9)
  })

  test('what is in every note makes no twins', () => {
    const notes100 = stored(
      Array.from({ length: 100 }, (_, index) => [
        `what is the ${'abcdefghij'[index % 10]}${index}x`,
        `${index * 7919}`,
      ]),
    )
    expect(nearTwins(key('n5'), notes100)[0]?.likeness ?? 0).toBeLessThan(0.75)
  })
})

describe('fuzzy matching', () => {
  const names = ['Settings', 'Options: German', 'Shop keeper', 'Browse', 'Study German verbs']
  const best = (typed: string) => fuzzyFilter(typed, names, (name) => name).map(({ item }) => item)

  test('finds letters in their order, beginnings of words before the rest', () => {
    expect(best('og')[0]).toBe('Options: German')
    expect(best('set')).toEqual(['Settings'])
    expect(best('sgv')[0]).toBe('Study German verbs')
    expect(best('xyz')).toEqual([])
    expect(best('')).toEqual(names)
  })

  test('says which letters fit', () => {
    expect(fuzzyMatch('br', 'Browse')?.places).toEqual([0, 1])
    expect(fuzzyMatch('gv', 'Study German verbs')?.places).toEqual([6, 13])
    expect(fuzzyMatch('é', 'cafe')?.places).toEqual([3])
  })

  test('letters side by side beat letters apart', () => {
    const apart = fuzzyMatch('der', 'd-xexrx')?.score ?? 0
    const together = fuzzyMatch('der', 'xderxxx')?.score ?? 0
    expect(together).toBeGreaterThan(apart)
  })
})
