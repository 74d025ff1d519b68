import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  ForeignCard,
  ForeignCollection,
  ForeignLog,
  ForeignNote,
  ForeignSource,
} from '../../renderer/core/importing/foreignCollection.ts'
import type { Note } from '../../renderer/core/model/deck.ts'
import { ordinalsOfNote } from '../../renderer/core/cards/ordinalsOfNote.ts'
import { writeAnkiPackage, type AnkiPackageOptions } from '../../renderer/exporters/anki/writeAnkiPackage.ts'
import { exportNote } from '../../renderer/exporters/anki/ankiNotes.ts'
import { mapNote } from '../../renderer/importers/anki/mapNote.ts'
import { mapNoteType } from '../../renderer/importers/anki/mapNoteType.ts'
import { readAnkiPackage } from '../../renderer/importers/anki/readAnkiPackage.ts'
import { sqlWasm } from '../support/ankiPackages.ts'
import { arbitraryNote, aNoteType } from '../support/ankiArbitrary.ts'

const DAY_MS = 86_400_000
const DAY_START = 1_700_000_000_000
const options: AnkiPackageOptions = {
  layout: 'legacy',
  withHistory: true,
  withMedia: true,
  nowMs: DAY_START + 3_600_000,
  dayStartMs: DAY_START,
  sqlWasm,
}

function aCollection(overrides: Partial<ForeignCollection> = {}): ForeignCollection {
  return {
    format: 'verso',
    title: 'Deck',
    decks: [{ key: '1600000000001', title: 'One::Two' }],
    noteTypes: [],
    notes: [],
    cards: [],
    media: [],
    warnings: [],
    skipped: [],
    canHoldHistory: true,
    ...overrides,
  }
}

function foreignNote(note: Note, index: number): ForeignNote {
  return {
    key: String(1_600_000_100_000 + index),
    guid: note.guid ?? null,
    deckKey: '1600000000001',
    note,
    typeName: '',
    firstField: '',
    modifiedAtMs: 1_600_000_000_000,
    place: { line: index + 1 },
  }
}

async function thereAndBack(
  source: ForeignSource,
  overrides: Partial<AnkiPackageOptions> = {},
): Promise<ForeignSource> {
  const stream = writeAnkiPackage(source, { ...options, ...overrides })
  const blob = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
  const result = await readAnkiPackage({ name: 'deck.apkg', blob }, { sqlWasm })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const NO_MEDIA: ForeignSource['media'] = { read: async () => null, close: async () => undefined }

const log: fc.Arbitrary<Omit<ForeignLog, 'reviewedAtMs' | 'stateBefore'>> = fc.record({
  rating: fc.constantFrom(0, 1, 2, 3, 4),
  answerMs: fc.nat(60_000),
  interval: fc.integer({ min: -1200, max: 900 }),
  lastInterval: fc.integer({ min: -1200, max: 900 }),
  factor: fc.nat(3000),
  kind: fc.constantFrom(0, 1, 2, 3, 4, 5),
})

const schedule = fc
  .record({
    state: fc.constantFrom('new', 'learning', 'review', 'relearning'),
    isDay: fc.boolean(),
    days: fc.integer({ min: -300, max: 3000 }),
    secs: fc.nat(100_000),
    intervalDays: fc.integer({ min: 1, max: 4000 }),
    memory: fc.option(
      fc.record({
        stabilityDays: fc.double({ min: 0.01, max: 9000, noNaN: true }),
        difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      }),
      { nil: null },
    ),
    easeFactor: fc.integer({ min: 1300, max: 3500 }).map((factor) => factor / 1000),
    lastReview: fc.nat(50_000_000),
    reps: fc.nat(99),
    lapses: fc.nat(20),
    hold: fc.constantFrom('none', 'suspended', 'buried'),
    flag: fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7),
    position: fc.nat(100_000),
  } as const)
  .map((made) => {
    const isNew = made.state === 'new'
    const isDay = !isNew && (made.state === 'review' || made.isDay)
    return {
      state: made.state,
      dueAtMs: isNew
        ? null
        : isDay
          ? DAY_START + made.days * DAY_MS + 2 * 3_600_000
          : DAY_START + made.secs * 1000,
      isDay,
      stepIndex: 0,
      intervalDays: made.state === 'review' || made.state === 'relearning' ? made.intervalDays : 0,
      memory: isNew ? null : made.memory,
      easeFactor: isNew ? null : made.easeFactor,
      lastReviewAtMs: isNew ? null : 1_650_000_000_000 + made.lastReview * 1000,
      reps: isNew ? 0 : made.reps,
      lapses: isNew ? 0 : made.lapses,
      isSuspended: made.hold === 'suspended',
      isBuried: made.hold === 'buried',
      flag: made.flag,
      position: made.position,
    }
  })

describe('an exported package, read again', () => {
  it.each(['legacy', 'modern'] as const)('is what it was (%s layout)', async (layout) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(arbitraryNote, fc.array(schedule, { minLength: 4, maxLength: 4 }), fc.array(log)), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.dictionary(
          fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }),
          fc.uint8Array({ maxLength: 300 }),
          {
            maxKeys: 3,
          },
        ),
        async (made, files) => {
          let moment = 1_640_000_000_000
          const notes = made.map(([note], index) =>
            foreignNote({ ...note, id: `${note.id}-${index}` }, index),
          )
          const cards = notes.flatMap(({ note, key }, index): ForeignCard[] =>
            ordinalsOfNote(note).map((ordinal, place) => {
              const logs = place === 0 ? (made[index]?.[2] ?? []) : []
              return {
                noteKey: key,
                ordinal,
                deckKey: '1600000000001',
                schedule: made[index]?.[1][place % 4] ?? null,
                logs: logs.map((each, count) => ({
                  ...each,
                  reviewedAtMs: (moment += 1000),
                  stateBefore:
                    each.kind === 2
                      ? 'relearning'
                      : each.kind === 0
                        ? count === 0
                          ? 'new'
                          : 'learning'
                        : 'review',
                })),
              }
            }),
          )
          const media = Object.entries(files).map(([name, bytes]) => ({ name, sizeBytes: bytes.length }))
          const collection = aCollection({ notes, cards, media, noteTypes: [aNoteType] })
          const source: ForeignSource = {
            collection,
            media: {
              read: async (name) => new Blob([new Uint8Array(files[name] ?? [])]).stream(),
              close: async () => undefined,
            },
          }
          const back = await thereAndBack(source, { layout })
          const essence = ({ notes: list, cards: asked, ...rest }: ForeignCollection) => ({
            notes: list.map(({ note, guid, key, modifiedAtMs }) => ({ note, guid, key, modifiedAtMs })),
            cards: asked,
            decks: rest.decks,
            media: rest.media,
          })
          expect(essence(back.collection)).toEqual(essence(collection))
          for (const { name } of media) {
            const stream = await back.media.read(name)
            const bytes = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()
            expect([...new Uint8Array(bytes)]).toEqual([...(files[name] ?? [])])
          }
          if (notes.some(({ note }) => note.kind === 'templated'))
            expect(back.collection.noteTypes).toMatchObject([{ ...aNoteType, anki: {} }])
          await back.media.close()
        },
      ),
      { numRuns: 15 },
    )
  })

  it('leaves history and media behind when it is told to', async () => {
    const note: Note = { kind: 'basic', id: 'a', tags: [], front: 'a', back: 'b', reversed: false }
    const [known] = fc.sample(
      schedule.filter(({ state }) => state === 'review'),
      1,
    )
    const cards = [
      { noteKey: '1600000100000', ordinal: 0, deckKey: '1600000000001', schedule: known ?? null, logs: [] },
    ]
    const collection = aCollection({
      notes: [foreignNote(note, 0)],
      cards,
      media: [{ name: 'x', sizeBytes: 1 }],
    })
    const back = await thereAndBack({ collection, media: NO_MEDIA }, { withHistory: false, withMedia: false })
    expect(back.collection.cards[0]?.schedule).toMatchObject({ state: 'new', reps: 0, isSuspended: false })
    expect(back.collection.media).toEqual([])
  })

  it('gives a note back as it was when Anki has kept nothing but its fields, and from these when they were edited', () => {
    const note: Note = {
      kind: 'choice',
      id: 'c',
      tags: ['x'],
      stem: 'Which?',
      options: [
        { text: 'one', correct: true },
        { text: 'two', correct: false },
      ],
      pinned: false,
    }
    const shown = exportNote({ note, guid: null }, new Map())
    // Anki marks a second type of one name.
    const mapped = shown && mapNoteType({ ...shown.type, name: `${shown.type.name}+` })
    if (!shown || !mapped) throw new Error('not exported')
    const row = { id: 'other', guid: 'verso:c', tags: ['x', 'new'], data: '', ordinals: [0] }
    expect(mapNote({ ...row, fields: shown.fields }, mapped)).toMatchObject({
      note: { ...note, tags: ['x', 'new'] },
      isGuidBorrowed: true,
    })
    const edited = mapNote({ ...row, fields: ['Which one?', ...shown.fields.slice(1)] }, mapped)
    expect(edited.note).toMatchObject({ kind: 'templated', fields: { Question: 'Which one?' } })
  })
})
