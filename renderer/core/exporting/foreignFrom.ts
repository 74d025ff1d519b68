// The library as a foreign collection: what exporters take. The exact way back of plan.ts and schedule.ts.
import { cardOrdinals } from '../../../decks/format/cards.ts'
import type {
  ForeignCard,
  ForeignCollection,
  ForeignLog,
  ForeignMedia,
  ForeignNote,
  ForeignSchedule,
} from '../importing/foreignCollection.ts'
import { firstFieldOf } from '../importing/firstField.ts'
import { ownGuid } from '../importing/names.ts'
import { foreignLogOf } from '../importing/schedule.ts'
import type { CardId, CardProgress, DeckId, NoteKey, StudyDay } from '../model/card.ts'
import type { Deck, NoteType } from '../model/deck.ts'
import type { HistoryLog } from '../model/importRecord.ts'
import type { ReviewLog } from '../model/review.ts'
import { cardIdOf, noteKeyFrom } from '../progress/ids.ts'

export interface ExportSource {
  readonly title: string
  readonly decks: readonly Deck[]
  /** Null: every card. Notes of which no card is chosen stay out. */
  readonly chosen: ReadonlySet<CardId> | null
  /** Empty, with the logs, when history stays at home. */
  readonly progress: ReadonlyMap<CardId, CardProgress>
  readonly reviews: ReadonlyMap<CardId, readonly ReviewLog[]>
  readonly imported: ReadonlyMap<CardId, readonly HistoryLog[]>
  readonly media: readonly ForeignMedia[]
  readonly today: StudyDay
  /** First ms of a study day. */
  readonly dayStartMs: (day: StudyDay) => number
}

export function foreignFrom(source: ExportSource): ForeignCollection {
  const notes: ForeignNote[] = []
  const cards: ForeignCard[] = []
  const types = uniteTypes(source.decks)
  for (const deck of source.decks) {
    const deckId = deck.id as DeckId
    for (const [index, note] of deck.notes.entries()) {
      const key: NoteKey = noteKeyFrom(deckId, note.id)
      const own = cardOrdinals(note)
        .map((ordinal) => ({ ordinal, id: cardIdOf(deckId, note.id, ordinal) }))
        .filter(({ id }) => source.chosen === null || source.chosen.has(id))
      if (own.length === 0) continue
      const typed = note.kind === 'templated' ? { ...note, type: types.idOf(deck, note.type) } : note
      notes.push({
        key,
        guid: ownGuid(deckId, note),
        deckKey: deck.id,
        note: typed,
        typeName: note.kind === 'templated' ? types.nameOf(deck, note.type) : note.kind,
        firstField: firstFieldOf(note),
        modifiedAtMs: 0,
        place: { line: index + 1, entry: deck.title },
      })
      for (const { ordinal, id } of own) {
        const progress = source.progress.get(id)
        cards.push({
          noteKey: key,
          ordinal,
          deckKey: deck.id,
          schedule: progress === undefined ? null : scheduleFrom(progress, source),
          logs: logsOf(source.imported.get(id) ?? [], source.reviews.get(id) ?? []),
        })
      }
    }
  }
  const used = new Set(notes.map(({ deckKey }) => deckKey))
  return {
    format: 'verso',
    title: source.title,
    decks: source.decks
      .filter(({ id }) => used.has(id))
      .map(({ notes: _notes, ...header }) => ({
        key: header.id,
        title: header.title,
        ...(header.description === undefined ? {} : { description: header.description }),
        header,
      })),
    noteTypes: types.all,
    notes,
    cards,
    media: source.media,
    warnings: [],
    skipped: [],
    canHoldHistory: true,
  }
}

/** Types of all decks under ids of their own; the same type of two decks is one. */
function uniteTypes(decks: readonly Deck[]) {
  const all: NoteType[] = []
  const ids = new Map<string, string>()
  for (const deck of decks) {
    for (const type of deck.noteTypes) {
      const text = JSON.stringify({ ...type, id: '' })
      const same = all.find((each) => JSON.stringify({ ...each, id: '' }) === text)
      let id = same?.id ?? type.id
      for (let count = 2; same === undefined && all.some((each) => each.id === id); count++)
        id = `${type.id}-${count}`
      ids.set(`${deck.id} ${type.id}`, id)
      if (same === undefined) all.push({ ...type, id })
    }
  }
  const idOf = (deck: Deck, type: string) => ids.get(`${deck.id} ${type}`) ?? type
  const nameOf = (deck: Deck, type: string) => deck.noteTypes.find(({ id }) => id === type)?.name ?? type
  return { all, idOf, nameOf }
}

function scheduleFrom(progress: CardProgress, { today, dayStartMs }: ExportSource): ForeignSchedule {
  const { state, dueDay, dueAtMs, lastReviewDay, stabilityDays, difficulty } = progress
  const isDay = dueDay !== null || state === 'new'
  return {
    state,
    dueAtMs: dueDay === null ? dueAtMs : dayStartMs(dueDay),
    isDay,
    stepIndex: progress.stepIndex,
    intervalDays: dueDay === null || lastReviewDay === null ? 0 : Math.max(0, dueDay - lastReviewDay),
    memory: stabilityDays > 0 ? { stabilityDays, difficulty } : null,
    easeFactor: null,
    lastReviewAtMs: progress.lastReviewAtMs,
    reps: progress.reps,
    lapses: progress.lapses,
    isSuspended: progress.isSuspended,
    isBuried: progress.buriedUntilDay !== null && progress.buriedUntilDay > today,
    flag: progress.flag,
    position: null,
  }
}

/** Answers given elsewhere, then those given here; those taken back stay out. */
function logsOf(imported: readonly HistoryLog[], reviews: readonly ReviewLog[]): ForeignLog[] {
  const logs = imported.map(foreignLogOf)
  for (const review of reviews) {
    if (review.undoneBySeq !== null) continue
    logs.push(foreignReview(review, logs.at(-1)?.interval ?? 0))
  }
  return logs.sort((one, other) => one.reviewedAtMs - other.reviewedAtMs)
}

const KINDS = { new: 0, learning: 0, review: 1, relearning: 2 } as const

function foreignReview(
  { reviewedAtMs, rating, answerMs, stateBefore, after }: ReviewLog,
  lastInterval: number,
): ForeignLog {
  const interval =
    after.dueDay === null
      ? -Math.max(0, Math.round(((after.dueAtMs ?? reviewedAtMs) - reviewedAtMs) / 1000))
      : Math.max(0, after.dueDay - (after.lastReviewDay ?? after.dueDay))
  return {
    reviewedAtMs,
    rating,
    answerMs,
    stateBefore,
    interval,
    lastInterval,
    // Anki keeps an FSRS difficulty of 1–10 as 100–1100 in the place of the ease.
    factor: Math.round(((after.difficulty - 1) / 9) * 1000 + 100),
    kind: KINDS[stateBefore],
  }
}
