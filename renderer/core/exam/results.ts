import type { NoteKey } from '../model/card.ts'
import { scoreAnswer, scoreInterval } from './scoring.ts'
import type { Answers } from './sitting.ts'
import type { DomainResult, MockResult, QuestionResult, Sitting, SittingAnswer, SittingId } from './model.ts'

/** Rounding errors of sums of thirds must fail nobody. */
const TOLERANCE = 1e-9

/** What came of a sitting, from it and its answers alone; of one that still runs, what it has come to so far. */
export function resultOf(sitting: Sitting, answers: Answers): MockResult {
  const { rules, paper } = sitting
  const questions = paper.questions.map((question, index): QuestionResult => {
    const answer = answers.get(index)
    const { verdict, points } = scoreAnswer(question, answer, rules)
    return {
      index,
      domainId: question.domainId,
      verdict,
      points,
      spentMs: answer?.spentMs ?? 0,
      isMarked: answer?.isMarked ?? false,
    }
  })
  const points = sum(questions.map((question) => question.points))
  const maxPoints = questions.length
  return {
    sittingId: sitting.id,
    points,
    maxPoints,
    score: shareOf(points, maxPoints),
    ...scoreInterval(points, maxPoints, rules.penalty),
    passMark: rules.passMark,
    isPassed: points >= rules.passMark * maxPoints - TOLERANCE,
    answered: questions.filter(({ verdict }) => verdict !== 'empty').length,
    spentMs: sum(questions.map(({ spentMs }) => spentMs)),
    durationMs: Math.max(0, (sitting.finishedAtMs ?? sitting.startedAtMs) - sitting.startedAtMs),
    byDomain: rules.domains.flatMap(
      ({ id, title }) => domainResult(id, title, questions, rules.penalty) ?? [],
    ),
    questions,
  }
}

/** Null for a domain that the paper does not ask. */
function domainResult(
  domainId: string,
  title: string,
  questions: readonly QuestionResult[],
  penalty: number,
): DomainResult | null {
  const own = questions.filter((question) => question.domainId === domainId)
  if (own.length === 0) return null
  const points = sum(own.map((question) => question.points))
  return {
    domainId,
    title,
    questions: own.length,
    points,
    share: shareOf(points, own.length),
    ...scoreInterval(points, own.length, penalty),
    spentMs: sum(own.map(({ spentMs }) => spentMs)),
  }
}

/** The domain with the lowest share; of equals the one with more questions, then the first. Null without results. */
export function weakestDomain(result: MockResult): DomainResult | null {
  return result.byDomain.reduce<DomainResult | null>(
    (weakest, domain) =>
      weakest === null ||
      domain.share < weakest.share ||
      (domain.share === weakest.share && domain.questions > weakest.questions)
        ? domain
        : weakest,
    null,
  )
}

/** Sittings that count: ended, not given up. The oldest first. */
export function finishedSittings(sittings: readonly Sitting[]): Sitting[] {
  return sittings
    .filter(({ finishedAtMs, finishedBy }) => finishedAtMs !== null && finishedBy !== 'abandoned')
    .sort((one, other) => one.startedAtMs - other.startedAtMs)
}

/** The notes that a result says to go over: answered wrongly, in part, or not at all; in the order of the paper. */
export function missedNotes(sitting: Sitting, result: MockResult): NoteKey[] {
  return result.questions.flatMap(({ index, verdict }) => {
    const question = sitting.paper.questions[index]
    return question === undefined || verdict === 'right' ? [] : [question.noteKey]
  })
}

/** When each note was last in sight in a sitting, Unix ms. */
export function lastSeenIn(
  sittings: readonly Sitting[],
  answersOf: (id: SittingId) => Answers,
): Map<NoteKey, number> {
  const seen = new Map<NoteKey, number>()
  for (const { id, paper } of sittings) {
    for (const { index, atMs } of answersOf(id).values()) {
      const key = paper.questions[index]?.noteKey
      if (key !== undefined && atMs > (seen.get(key) ?? -Infinity)) seen.set(key, atMs)
    }
  }
  return seen
}

/** Answers by sitting, then by the index of their question. */
export function groupAnswers(answers: Iterable<SittingAnswer>): Map<SittingId, Map<number, SittingAnswer>> {
  const groups = new Map<SittingId, Map<number, SittingAnswer>>()
  for (const answer of answers) {
    const group = groups.get(answer.sittingId) ?? new Map<number, SittingAnswer>()
    groups.set(answer.sittingId, group)
    group.set(answer.index, answer)
  }
  return groups
}

function shareOf(points: number, most: number): number {
  return most === 0 ? 0 : Math.max(0, points / most)
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0)
}
