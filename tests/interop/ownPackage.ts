import type {
  ForeignCard,
  ForeignNote,
  ForeignSource,
} from '../../renderer/core/importing/foreignCollection.ts'
import { ordinalsOfNote } from '../../renderer/core/cards/ordinalsOfNote.ts'
import type { Note, NoteType } from '../../renderer/core/model/deck.ts'
import { writeAnkiPackage } from '../../renderer/exporters/anki/writeAnkiPackage.ts'
import { sqlWasm } from '../support/ankiPackages.ts'
import { difference, type DescribedCollection } from './described.ts'

const DAY_MS = 86_400_000
const noteType: NoteType = {
  id: 'words',
  name: 'Words',
  cloze: false,
  fields: ['Word', 'Meaning'],
  templates: [{ name: 'Read', front: '{{Word}}', back: '{{FrontSide}}<hr id=answer>{{hint:Meaning}}' }],
  css: '.card { color: navy }',
}
const notes: readonly Note[] = [
  {
    kind: 'basic',
    id: 'plain',
    tags: ['a', 'b::c'],
    front: '**one** $x^2$',
    back: '![](pic.png)',
    reversed: false,
  },
  {
    kind: 'basic',
    id: 'both',
    tags: [],
    front: 'der Hund',
    back: 'the dog',
    reversed: true,
    explanation: 'Because.',
  },
  {
    kind: 'cloze',
    id: 'gaps',
    tags: [],
    text: '{{c1::Berlin::city}} lies in {{c2::Germany}}',
    extra: 'Europe',
  },
  { kind: 'typed', id: 'typed', tags: [], prompt: 'Type it', answer: 'it', accepted: ['that'] },
  {
    kind: 'choice',
    id: 'choice',
    tags: [],
    stem: 'Which?',
    options: [
      { text: 'this', correct: true },
      { text: 'that', correct: false, rationale: 'No.' },
    ],
    pinned: false,
  },
  {
    kind: 'occlusion',
    id: 'heart',
    tags: [],
    image: 'pic.png',
    mode: 'hide-all',
    shapes: [
      { card: 1, shape: 'rect', left: 0.1, top: 0.2, width: 0.3, height: 0.1 },
      { card: 2, shape: 'ellipse', left: 0.5, top: 0.5, width: 0.2, height: 0.1 },
    ],
  },
  { kind: 'templated', id: 'word', tags: [], type: 'words', fields: { Word: 'w', Meaning: 'm' }, cards: [0] },
]

/** The beginning of today, near enough: Anki counts from its own. */
function dayStartMs(): number {
  const now = new Date()
  return (
    new Date(now.getFullYear(), now.getMonth(), now.getDate(), 4).getTime() -
    (now.getHours() < 4 ? DAY_MS : 0)
  )
}

/** Notes of every kind, with cards in every state. */
export function ownSource(): ForeignSource['collection'] {
  const start = dayStartMs()
  const foreign = notes.map((note, index): ForeignNote => ({
    key: String(1_650_000_000_000 + index),
    guid: note.guid ?? `guid-${note.id}`,
    deckKey: 'd',
    note,
    typeName: '',
    firstField: '',
    modifiedAtMs: 1_650_000_000_000,
    place: { line: index + 1 },
  }))
  const cards = foreign.flatMap(({ key, note }, index) =>
    ordinalsOfNote(note).map((ordinal): ForeignCard => {
      const isReview = index % 2 === 0
      return {
        noteKey: key,
        ordinal,
        deckKey: 'd',
        schedule: {
          state: isReview ? 'review' : 'new',
          dueAtMs: isReview ? start + (index + 1) * DAY_MS + 7_200_000 : null,
          isDay: isReview,
          stepIndex: 0,
          intervalDays: isReview ? 10 + index : 0,
          memory: isReview ? { stabilityDays: 12.5 + index, difficulty: 5.25 } : null,
          easeFactor: isReview ? 2.3 : null,
          lastReviewAtMs: isReview ? 1_660_000_000_000 : null,
          reps: isReview ? 3 : 0,
          lapses: isReview ? 1 : 0,
          isSuspended: index === 2,
          isBuried: false,
          flag: index === 4 ? 3 : 0,
          position: isReview ? null : index + 1,
        },
        logs: isReview
          ? [
              {
                reviewedAtMs: 1_660_000_000_000 + index * 10 + ordinal,
                rating: 3,
                answerMs: 4200,
                stateBefore: 'review',
                interval: 10,
                lastInterval: 4,
                factor: 2300,
                kind: 1,
              },
            ]
          : [],
      }
    }),
  )
  return {
    format: 'verso',
    title: 'Own',
    decks: [{ key: 'd', title: 'Own::Deck' }],
    noteTypes: [noteType],
    notes: foreign,
    cards,
    media: [{ name: 'pic.png', sizeBytes: 4 }],
    warnings: [],
    skipped: [],
    canHoldHistory: true,
  }
}

export async function packageFile(layout: 'legacy' | 'modern'): Promise<Uint8Array> {
  const media: ForeignSource['media'] = {
    read: async () => new Blob([Uint8Array.of(1, 2, 3, 4)]).stream(),
    close: async () => undefined,
  }
  const stream = writeAnkiPackage(
    { collection: ownSource(), media },
    { layout, withHistory: true, withMedia: true, nowMs: Date.now(), dayStartMs: dayStartMs(), sqlWasm },
  )
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

/** Anki has imported it: does it say what was in it? */
export async function compareOwn(
  collection: ForeignSource['collection'],
  described: unknown,
): Promise<readonly string[]> {
  const seen = described as DescribedCollection
  const faults = [...difference('the number of notes', seen.notes.length, collection.notes.length)]
  faults.push(...difference('the media', seen.media, ['pic.png']))
  const integrity = seen.integrity ?? ''
  if (/fixed|missing|deleted|corrupt|invalid|duplicate/i.test(integrity))
    faults.push(`Anki’s check of its database says: ${integrity}`)
  for (const { key, guid, note } of collection.notes) {
    const other = seen.notes.find((each) => each.guid === guid)
    if (other === undefined) {
      faults.push(`${note.id} is missing`)
      continue
    }
    faults.push(...difference(`${note.id}: tags`, other.tags, [...note.tags].toSorted()))
    const own = collection.cards.filter(({ noteKey }) => noteKey === key)
    faults.push(...difference(`${note.id}: cards`, other.cards.length, own.length))
    for (const { ordinal, schedule, logs } of own) {
      const card = other.cards.find((each) => each.ordinal === ordinal)
      if (!card || !schedule) continue
      const what = `${note.id} card ${ordinal + 1}`
      const isReview = schedule.state === 'review'
      faults.push(
        ...difference(`${what}: type`, card.type, isReview ? 2 : 0),
        ...difference(`${what}: suspended`, card.queue === -1, schedule.isSuspended),
        ...difference(`${what}: flag`, card.flag, schedule.flag),
        ...difference(`${what}: deck`, card.deck, 'Own::Deck'),
        ...(isReview
          ? [
              ...difference(`${what}: interval`, card.ivl, schedule.intervalDays),
              ...difference(`${what}: ease`, card.factor, 2300),
              ...difference(`${what}: counts`, [card.reps, card.lapses], [schedule.reps, schedule.lapses]),
              ...difference(
                `${what}: memory`,
                [card.stability, card.difficulty],
                [schedule.memory?.stabilityDays, 5.25],
              ),
            ]
          : []),
        ...(isReview && !schedule.isSuspended
          ? difference(
              `${what}: day`,
              card.daysFromToday,
              Math.floor(((schedule.dueAtMs ?? 0) - dayStartMs()) / DAY_MS),
            )
          : []),
        ...difference(
          `${what}: reviews`,
          card.logs,
          logs.map((log) => [
            log.reviewedAtMs,
            log.rating,
            log.interval,
            log.lastInterval,
            log.factor,
            log.answerMs,
            log.kind,
          ]),
        ),
        ...(card.question.includes('problem') || card.question.includes('blank')
          ? [`${what} is not drawn: ${card.question}`]
          : []),
      )
    }
  }
  return faults
}
