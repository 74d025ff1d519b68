import { describe, expect, test } from 'vitest'
import type { Deck, Note } from '../../decks/format/schema.ts'
import { DEFAULT_CHOICES, type ImportChoices } from '../../renderer/core/importing/importChoices.ts'
import { changesAnything } from '../../renderer/core/importing/importPlan.ts'
import type { ForeignCollection } from '../../renderer/core/importing/foreignCollection.ts'
import type { LibrarySnapshot } from '../../renderer/core/importing/libraryIndex.ts'
import { planImport } from '../../renderer/core/importing/plan.ts'
import { aDeck, aNote } from '../support/builders.ts'
import { aForeign, aForeignCard, aForeignLog, aForeignNote, aLibrary, aSchedule } from '../support/foreign.ts'

const plan = (foreign: ForeignCollection, library = aLibrary(), choices: Partial<ImportChoices> = {}) =>
  planImport(foreign, library, { ...DEFAULT_CHOICES, ...choices })

/** The library as it is once the plan was carried out. */
function after(library: LibrarySnapshot, decks: readonly { readonly deck: Deck; readonly path: string }[]) {
  const kept = library.decks.filter(({ deck }) => !decks.some((each) => each.deck.id === deck.id))
  return aLibrary([...kept, ...decks].map(({ deck }) => deck))
}

const outcomes = (made: ReturnType<typeof plan>) => made.entries.map(({ outcome }) => outcome)
const basic = (front: string, back: string): Note => aNote({ id: 'x', front, back })

describe('what an import would do', () => {
  test('a new file: every note is new, and its deck becomes a file named after it', () => {
    const made = plan(aForeign({ decks: [{ key: 'd', title: 'Languages::Spanish' }] }))
    expect(made.counts).toEqual({ new: 1, updated: 0, same: 0, duplicate: 0, conflict: 0, skipped: 0 })
    expect(made.decks).toMatchObject([{ path: 'library/Languages - Spanish.deck.yaml', fingerprint: null }])
    expect(made.decks[0]?.deck.notes[0]).toMatchObject({ id: 'n1', guid: 'guid-n1', front: 'Front of n1' })
    expect(made.newCards).toBe(1)
  })

  test('counts add up to what the file holds, rows that were skipped included', () => {
    const made = plan(
      aForeign({
        notes: [aForeignNote(), aForeignNote({ key: 'n2', guid: 'guid-n1' })],
        skipped: [{ place: { line: 9 }, message: 'the first field is empty' }],
      }),
    )
    expect(outcomes(made)).toEqual(['new', 'duplicate', 'skipped'])
    expect(made.entries[2]).toMatchObject({
      place: { line: 9 },
      reason: { text: 'the first field is empty' },
    })
    expect(Object.values(made.counts).reduce((sum, count) => sum + count, 0)).toBe(3)
  })

  test('the same file a second time changes nothing, whatever the format', () => {
    const files = [
      aForeign(),
      aForeign({ notes: [aForeignNote({ guid: null }), aForeignNote({ key: 'n2', guid: null })] }),
      aForeign({
        notes: [1, 2].map((each) =>
          aForeignNote({ key: `n${each}`, guid: null, note: basic('same', `${each}`) }),
        ),
      }),
    ]
    for (const file of files) {
      const first = plan(file)
      const second = plan(file, after(aLibrary(), first.decks))
      expect(outcomes(second)).toEqual(file.notes.map(() => 'same'))
      expect(changesAnything(second)).toBe(false)
    }
  })

  test('a newer version updates the text and leaves id, own tags and what the file does not say', () => {
    const own: Note = {
      ...aNote({ id: 'old', front: 'to go', tags: ['mine'] }),
      guid: 'g',
      explanation: 'Why.',
    }
    const file = aForeign({
      notes: [aForeignNote({ guid: 'g', note: { ...basic('to go', 'andar'), tags: ['verbs'] } })],
    })
    const made = plan(file, aLibrary([aDeck({ id: 'mine', notes: [own] })]), { tags: ['new-tag'] })
    expect(outcomes(made)).toEqual(['updated'])
    expect(made.decks).toMatchObject([{ id: 'mine', updatedNotes: 1, newNotes: 0, fingerprint: 'f' }])
    expect(made.decks[0]?.deck.notes).toEqual([{ ...own, back: 'andar', tags: ['mine', 'verbs', 'new-tag'] }])
    expect(made.entries[0]).toMatchObject({ before: { back: 'ir' }, after: { back: 'andar' } })
  })

  test('kept as they are, or both kept, when the learner says so', () => {
    const library = aLibrary([aDeck({ notes: [{ ...aNote({ id: 'old' }), guid: 'g' }] })])
    const file = aForeign({ notes: [aForeignNote({ guid: 'g', note: basic('to go', 'andar') })] })
    expect(outcomes(plan(file, library, { onMatch: 'keep' }))).toEqual(['duplicate'])
    const both = plan(file, library, { onMatch: 'keepBoth' })
    expect(both.entries[0]).toMatchObject({ outcome: 'new', reason: { kind: 'keptBoth' } })
    expect(both.decks[0]?.deck.notes[0]).not.toHaveProperty('guid')
    const again = plan(file, after(library, both.decks), { onMatch: 'keepBoth' })
    expect(outcomes(again)).toEqual(['same'])
  })

  test('the same id on a note of another kind is a conflict, and nothing of it is taken', () => {
    const cloze: Note = { id: 'c', kind: 'cloze', tags: [], text: '{{c1::ir}}', guid: 'g' }
    const made = plan(
      aForeign({ notes: [aForeignNote({ guid: 'g' })] }),
      aLibrary([aDeck({ notes: [cloze] })]),
    )
    expect(made.entries[0]).toMatchObject({ outcome: 'conflict', reason: { kind: 'otherKind', is: 'cloze' } })
    expect(changesAnything(made)).toBe(false)
  })

  test('match scope: the type, the type in the same deck, or the id alone', () => {
    const library = aLibrary([aDeck({ notes: [aNote({ id: 'old', front: 'to go', back: 'ir' })] })])
    const file = aForeign({ notes: [aForeignNote({ guid: null, note: basic('to go', 'andar') })] })
    expect(outcomes(plan(file, library))).toEqual(['updated'])
    expect(outcomes(plan(file, library, { matchScope: 'noteTypeAndDeck' }))).toEqual(['new'])
    expect(outcomes(plan(file, library, { matchScope: 'guid' }))).toEqual(['new'])
  })

  test('everything into one deck, existing or new', () => {
    const file = aForeign({
      decks: [
        { key: 'd', title: 'A' },
        { key: 'e', title: 'B' },
      ],
      notes: [aForeignNote(), aForeignNote({ key: 'n2', deckKey: 'e' })],
    })
    const library = aLibrary([aDeck({ id: 'mine', title: 'Mine' })])
    const target = { kind: 'deck', deckId: 'mine' as never, title: '' } as const
    expect(plan(file, library, { target }).decks).toMatchObject([{ id: 'mine', newNotes: 2 }])
    const fresh = plan(file, library, { target: { kind: 'deck', deckId: null, title: 'All' } })
    expect(fresh.decks).toMatchObject([{ deck: { title: 'All' }, newNotes: 2 }])
  })

  test('ids and file names that are taken get a number', () => {
    const library = aLibrary([aDeck({ id: 'Spanish', title: 'Other' })])
    const made = plan(
      aForeign({
        notes: [aForeignNote({ note: basic('a', 'b') }), aForeignNote({ key: 'n2', note: basic('c', 'd') })],
      }),
      library,
    )
    expect(made.decks[0]?.path).toBe('library/Spanish 2.deck.yaml')
    expect(made.decks[0]?.deck.notes.map(({ id }) => id)).toEqual(['x', 'x-2'])
  })

  test('a note type of the deck is taken for the file’s of the same name, another of the same id is not', () => {
    const type = (id: string, name: string) => ({
      id,
      name,
      cloze: false,
      fields: ['F'],
      templates: [{ name: 'Card', front: '{{F}}', back: '' }],
    })
    const note: Note = { id: 't', kind: 'templated', type: 'fancy', fields: { F: 'x' }, cards: [0], tags: [] }
    const file = aForeign({ noteTypes: [type('fancy', 'Fancy')], notes: [aForeignNote({ note })] })
    const target = { kind: 'deck', deckId: 'mine' as never, title: '' } as const
    const same = plan(file, aLibrary([aDeck({ id: 'mine', noteTypes: [type('own', 'Fancy')] })]), { target })
    expect(same.decks[0]?.deck.notes.at(-1)).toMatchObject({ type: 'own' })
    const other = plan(file, aLibrary([aDeck({ id: 'mine', noteTypes: [type('fancy', 'Plain')] })]), {
      target,
    })
    expect(other.decks[0]?.deck.notes.at(-1)).toMatchObject({ type: 'fancy-2' })
    expect(other.decks[0]?.deck.noteTypes.map(({ id }) => id)).toEqual(['fancy', 'fancy-2'])
  })
})

describe('history', () => {
  const file = aForeign({
    cards: [aForeignCard({ schedule: aSchedule(), logs: [aForeignLog(), aForeignLog({ reviewedAtMs: 5 })] })],
  })

  test('comes along for cards that the learner has never seen', () => {
    const made = plan(file)
    expect(made).toMatchObject({ history: [{ index: 0 }], reviewCount: 2, keptProgress: 0 })
    expect(made.history[0]?.card).toBe(`${made.decks[0]?.id}:n1:0`)
  })

  test('is none where a card only waits to be learned', () => {
    const waiting = aSchedule({ state: 'new', memory: null, reps: 0, position: 7 })
    const fresh = (schedule: typeof waiting) =>
      plan(aForeign({ cards: [aForeignCard({ schedule, logs: [] })] })).history
    expect(fresh(waiting)).toEqual([])
    expect(fresh({ ...waiting, isSuspended: true })).toHaveLength(1)
    expect(fresh({ ...waiting, flag: 2 })).toHaveLength(1)
  })

  test('is left behind when the learner says so, and where the card has progress of its own', () => {
    expect(plan(file, aLibrary(), { withHistory: false })).toMatchObject({ history: [], reviewCount: 0 })
    const first = plan(file)
    const studied = {
      ...after(aLibrary(), first.decks),
      studied: new Set(first.history.map(({ card }) => card)),
    }
    expect(plan(file, studied)).toMatchObject({ history: [], keptProgress: 1 })
  })

  test('catches up when it was left behind the first time', () => {
    const first = plan(file, aLibrary(), { withHistory: false })
    const second = plan(file, after(aLibrary(), first.decks))
    expect(second.decks).toEqual([])
    expect(second.history).toHaveLength(1)
    expect(changesAnything(second)).toBe(true)
  })
})
