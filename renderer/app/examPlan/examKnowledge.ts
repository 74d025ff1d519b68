import { guessByDomain } from '../../core/exam/guessing.ts'
import { examCardsOf, type DomainSide, type ExamCards } from '../../core/exam/knowledge.ts'
import type { Exam, Sitting, SittingId } from '../../core/exam/model.ts'
import { finishedSittings, resultOf } from '../../core/exam/results.ts'
import { fitShift, hunchOf, judgedSittings, observationsOf, type FittedShift } from '../../core/exam/shift.ts'
import type { Answers } from '../../core/exam/sitting.ts'
import type { Card, CardId, DeckId, NoteKey } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { readCardsPart, type VersoDatabase } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { gatherBank } from '../exam/gatherBank.ts'
import { readAnswers, readSittings } from '../exam/sittingDocuments.ts'
import { databaseFailure, type AppError } from '../messages.ts'

const CARDS_AT_ONCE = 2000
const DAY_MS = 86_400_000
/** What was known in a mock exam counts half after so long. */
const HUNCH_HALF_LIFE_DAYS = 30

/** Everything that a prediction is made from. */
export interface ExamKnowledge {
  /** The cards of the exam's notes, with the place of their domain in the blueprint. */
  readonly cards: readonly { readonly card: Card; readonly domainIndex: number }[]
  readonly columns: ExamCards
  readonly sides: readonly DomainSide[]
  readonly fitted: FittedShift
  /** Mock exams that were predicted, the oldest first. */
  readonly judged: readonly Sitting[]
  readonly answersOf: (id: SittingId) => Answers
}

const NO_ANSWERS: Answers = new Map()

export async function gatherKnowledge(
  context: Context,
  exam: Exam,
): Promise<Result<ExamKnowledge, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const bank = await gatherBank(context, exam)
  if (!bank.ok) return bank
  const { banks, decks } = bank.value
  const domainOf = new Map<NoteKey, number>()
  banks.forEach(({ choice, recall }, index) => {
    // Choice questions that the exam never asks are no part of it.
    const notes = exam.blueprint.asks === 'recall' ? recall : [...choice, ...recall]
    for (const { key } of notes) domainOf.set(key, index)
  })
  const cards = await readExamCards(
    database,
    decks.map(({ id }) => id),
    domainOf,
  )
  if (!cards.ok) return cards
  const sittings = await readSittings(context)
  if (!sittings.ok) return sittings
  const answers = await readAnswers(context)
  if (!answers.ok) return answers
  const answersOf = (id: SittingId) => answers.value.get(id) ?? NO_ANSWERS
  const own = sittings.value.filter(({ examId }) => examId === exam.id)
  const guesses = guessByDomain(exam.blueprint, banks)
  const judged = judgedSittings(own)
  return ok({
    cards: cards.value,
    columns: examCardsOf(
      cards.value.map(({ card, domainIndex }) => ({ progress: card.progress, domainIndex })),
    ),
    sides: exam.blueprint.domains.map(({ id }, index) => ({
      domainId: id,
      guess: guesses[index] ?? 0,
      hunch: hunchIn(id, guesses[index] ?? 0, own, answersOf, context.services.now()),
    })),
    fitted: fitShift(judged.map((sitting) => observationsOf(sitting, answersOf(sitting.id)))),
    judged,
    answersOf,
  })
}

async function readExamCards(
  database: VersoDatabase,
  deckIds: readonly DeckId[],
  domainOf: ReadonlyMap<NoteKey, number>,
): Promise<Result<{ card: Card; domainIndex: number }[], AppError>> {
  const cards: { card: Card; domainIndex: number }[] = []
  for (const deckId of deckIds) {
    for (let after: CardId | null = null; ;) {
      const part: Awaited<ReturnType<typeof readCardsPart>> = await readCardsPart(
        database,
        deckId,
        after,
        CARDS_AT_ONCE,
      )
      if (!part.ok) return err(databaseFailure(part.error))
      for (const card of part.value.items) {
        const domainIndex = domainOf.get(card.noteKey)
        if (domainIndex !== undefined) cards.push({ card, domainIndex })
      }
      after = part.value.last
      if (after === null) break
    }
  }
  // As the deck files have them: new cards come in this order.
  return ok(
    cards.sort(
      ({ card: one }, { card: other }) =>
        deckIds.indexOf(one.deckId) - deckIds.indexOf(other.deckId) || one.position - other.position,
    ),
  )
}

function hunchIn(
  domainId: string,
  guess: number,
  sittings: readonly Sitting[],
  answersOf: (id: SittingId) => Answers,
  nowMs: number,
): number {
  let right = 0
  let questions = 0
  for (const sitting of finishedSittings(sittings)) {
    const weight = 0.5 ** (Math.max(0, nowMs - sitting.startedAtMs) / DAY_MS / HUNCH_HALF_LIFE_DAYS)
    for (const result of resultOf(sitting, answersOf(sitting.id)).questions) {
      if (result.domainId !== domainId) continue
      questions += weight
      right += weight * Math.max(0, result.points)
    }
  }
  return hunchOf(right, questions, guess)
}
