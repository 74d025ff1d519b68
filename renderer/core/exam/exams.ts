import type { DeckId, StudyDay } from '../model/card.ts'
import type { ExamBlueprint } from '../model/deck.ts'
import type { Blueprint, Exam, ExamDocument, ExamId } from './model.ts'

/** A deck as far as exams are concerned. */
export interface ExamDeck {
  readonly id: DeckId
  readonly exams: readonly ExamBlueprint[]
}

export function examIdOf(deckId: DeckId, blueprintId: string): ExamId {
  return `${deckId}/${blueprintId}` as ExamId
}

/** The blueprint of a deck file in the app's terms: its domains draw from that deck. */
export function blueprintOf(written: ExamBlueprint): Blueprint {
  const { questions, minutes, passMark, scoring, penalty } = written
  return {
    questions,
    minutes,
    passMark,
    scoring,
    penalty,
    asks: 'choice-first',
    domains: written.domains.map(({ id, title, weight, search }) => ({
      id,
      title,
      weight,
      sources: { deckIds: [], tags: [], search: search ?? '' },
    })),
  }
}

/**
 * Every exam: those that the learner prepares, by date (the undated last), then those that deck files offer, in the
 * order of the decks. A document whose blueprint has gone from its deck file is left out until it is back.
 */
export function listExams(
  decks: readonly ExamDeck[],
  documents: readonly { readonly id: string; readonly value: ExamDocument }[],
): Exam[] {
  const offered = new Map<ExamId, Exam>()
  for (const deck of decks) {
    for (const written of deck.exams) {
      const id = examIdOf(deck.id, written.id)
      offered.set(id, {
        id,
        title: written.title,
        blueprint: blueprintOf(written),
        deckIds: [deck.id],
        examDay: null,
        origin: { deckId: deck.id, blueprintId: written.id },
        isPrepared: false,
      })
    }
  }
  const prepared = documents.flatMap(({ id, value }) => preparedExam(id as ExamId, value, offered) ?? [])
  for (const { id } of prepared) offered.delete(id)
  return [...prepared.sort(byDate), ...offered.values()]
}

function preparedExam(id: ExamId, document: ExamDocument, offered: ReadonlyMap<ExamId, Exam>): Exam | null {
  const { title, source, deckIds, examDay } = document
  if (source.kind === 'own') {
    return { id, title, blueprint: source.blueprint, deckIds, examDay, origin: null, isPrepared: true }
  }
  const origin = { deckId: source.deckId, blueprintId: source.blueprintId }
  const written = offered.get(examIdOf(origin.deckId, origin.blueprintId))
  if (written === undefined) return null
  return { id, title, blueprint: written.blueprint, deckIds, examDay, origin, isPrepared: true }
}

function byDate(one: Exam, other: Exam): number {
  const difference = (one.examDay ?? Infinity) - (other.examDay ?? Infinity)
  return difference || one.title.localeCompare(other.title) || (one.id < other.id ? -1 : 1)
}

/** Days from today until the exam; negative once it is past, null without a date. */
export function daysUntil(examDay: StudyDay | null, today: StudyDay): number | null {
  return examDay === null ? null : examDay - today
}

/** The document of the exam with another date; one that a deck file offers is thereby prepared. */
export function datedDocument(exam: Exam, examDay: StudyDay | null): ExamDocument {
  const { title, blueprint, deckIds, origin } = exam
  const source =
    origin === null ? ({ kind: 'own', blueprint } as const) : ({ kind: 'deck', ...origin } as const)
  return { title, source, deckIds, examDay }
}
