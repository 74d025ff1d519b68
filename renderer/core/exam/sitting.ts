// A sitting over time. Time is an argument, in Unix ms: neither daylight saving nor another zone moves a deadline, and
// the clock runs on while the computer sleeps or Verso is closed.
import { err, ok, type Result } from '../model/result.ts'
import { answerDocumentId } from './documents.ts'
import type { Exam, ExamPrediction, Paper, Sitting, SittingAnswer, SittingId, SittingMode } from './model.ts'

const MINUTE_MS = 60_000

export interface SittingStart {
  readonly mode: SittingMode
  /** Practice may go without a clock. */
  readonly isTimed: boolean
  readonly prediction: ExamPrediction | null
  readonly nowMs: number
}

/** A sitting that begins now. A paper shorter than the blueprint's gets its share of the minutes. */
export function beginSitting(
  exam: Exam,
  paper: Paper,
  { mode, isTimed, prediction, nowMs }: SittingStart,
): Sitting {
  const { blueprint } = exam
  const minutes = (blueprint.minutes * paper.questions.length) / blueprint.questions
  return {
    id: `${exam.id}:${String(nowMs).padStart(15, '0')}` as SittingId,
    examId: exam.id,
    examTitle: exam.title,
    mode,
    paper,
    rules: {
      passMark: blueprint.passMark,
      scoring: blueprint.scoring,
      penalty: blueprint.penalty,
      domains: blueprint.domains.map(({ id, title, weight }) => ({ id, title, weight })),
    },
    startedAtMs: nowMs,
    deadlineMs: isTimed || mode === 'mock' ? nowMs + Math.round(minutes * MINUTE_MS) : null,
    finishedAtMs: null,
    finishedBy: null,
    prediction,
  }
}

/** Answers by the index of their question. */
export type Answers = ReadonlyMap<number, SittingAnswer>

/** The sitting's clock: this computer's, but never before anything that has happened in the sitting. */
export function sittingClock(sitting: Sitting, answers: Answers, nowMs: number): number {
  let clock = Math.max(nowMs, sitting.startedAtMs)
  for (const { atMs } of answers.values()) if (atMs > clock) clock = atMs
  return clock
}

export type SittingPhase = 'running' | 'timeUp' | 'finished'

export function phaseAt({ finishedAtMs, deadlineMs }: Sitting, clockMs: number): SittingPhase {
  if (finishedAtMs !== null) return 'finished'
  return deadlineMs !== null && clockMs >= deadlineMs ? 'timeUp' : 'running'
}

/** Time left, never below 0; null: untimed. */
export function remainingMs({ deadlineMs, finishedAtMs }: Sitting, clockMs: number): number | null {
  return deadlineMs === null ? null : Math.max(0, deadlineMs - (finishedAtMs ?? clockMs))
}

/** What the learner can do with a question. */
export type Gesture =
  /** Chooses an option, or takes it back; where one is right, the last choice counts. */
  | { readonly kind: 'choose'; readonly option: number }
  /** Practice: checks the answer. Recall items: turns the card. */
  | { readonly kind: 'reveal' }
  /** Marks a recall item that was turned. */
  | { readonly kind: 'selfMark'; readonly isKnown: boolean }
  | { readonly kind: 'mark' }
  /** The question leaves the sight: only its time is kept. */
  | { readonly kind: 'leave' }

export type Refusal = 'timeUp' | 'finished' | 'locked'

/**
 * The answer as the gesture leaves it. `spentMs`: time in sight since it was last written. `locked`: in practice an answer
 * that was checked stays; a recall item is marked once it was turned; a gesture that its question does not know.
 */
export function applyGesture(
  sitting: Sitting,
  answers: Answers,
  index: number,
  gesture: Gesture,
  { clockMs, spentMs }: { readonly clockMs: number; readonly spentMs: number },
): Result<SittingAnswer, Refusal> {
  const phase = phaseAt(sitting, clockMs)
  if (phase !== 'running') return err(phase)
  const question = sitting.paper.questions[index]
  if (question === undefined) return err('locked')
  const before = answers.get(index) ?? emptyAnswer(sitting.id, index, clockMs)
  const isChecked = sitting.mode === 'practice' && question.kind === 'choice' && before.isRevealed
  // Reading why is not thinking.
  const timed = { ...before, spentMs: before.spentMs + (isChecked ? 0 : Math.max(0, spentMs)), atMs: clockMs }
  switch (gesture.kind) {
    case 'mark':
      return ok({ ...timed, isMarked: !before.isMarked })
    case 'leave':
      return ok(timed)
    case 'reveal': {
      const canReveal =
        question.kind === 'recall' || (sitting.mode === 'practice' && before.chosen.length > 0)
      return canReveal ? ok({ ...timed, isRevealed: true }) : err('locked')
    }
    case 'selfMark':
      if (question.kind !== 'recall' || !before.isRevealed) return err('locked')
      return ok({ ...timed, isKnown: gesture.isKnown })
    case 'choose': {
      if (question.kind !== 'choice' || isChecked || !question.optionOrder.includes(gesture.option))
        return err('locked')
      const asksForOne = question.correct.length === 1
      const chosen = chosenAfter(before.chosen, gesture.option, asksForOne)
      // With one right option, choosing is answering: practice checks it at once.
      const isRevealed = sitting.mode === 'practice' && asksForOne
      return ok({ ...timed, chosen, isRevealed })
    }
  }
}

/** Choosing what is chosen takes it back, so that a question can be left empty again. */
function chosenAfter(chosen: readonly number[], option: number, asksForOne: boolean): readonly number[] {
  if (chosen.includes(option)) return chosen.filter((other) => other !== option)
  return asksForOne ? [option] : [...chosen, option].sort((one, other) => one - other)
}

function emptyAnswer(sittingId: SittingId, index: number, atMs: number): SittingAnswer {
  return { sittingId, index, chosen: [], isKnown: null, isRevealed: false, isMarked: false, spentMs: 0, atMs }
}

/** The sitting at its end. One whose time is up ends at its deadline, whenever that is noticed. */
export function endSitting(
  sitting: Sitting,
  clockMs: number,
  finishedBy: NonNullable<Sitting['finishedBy']>,
): Sitting {
  const isOver = phaseAt(sitting, clockMs) === 'timeUp'
  return {
    ...sitting,
    finishedAtMs: isOver ? sitting.deadlineMs : clockMs,
    finishedBy: isOver && finishedBy !== 'abandoned' ? 'timeUp' : finishedBy,
  }
}

export function isAnswered(answer: SittingAnswer | undefined): boolean {
  return answer !== undefined && (answer.chosen.length > 0 || answer.isKnown !== null)
}

export function documentIdOf({ sittingId, index }: SittingAnswer): string {
  return answerDocumentId(sittingId, index)
}
