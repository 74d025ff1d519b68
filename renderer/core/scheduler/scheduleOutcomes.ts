// Decides what each of the four ratings would do to a card. What it returns is shown on the buttons and, once
// chosen, stored as it is: nothing is computed a second time.
import { seededRandom } from '../cards/random.ts'
import type { CardId, CardProgress, CardState, Rating, StudyDay } from '../model/card.ts'
import type { DeckOptions } from '../model/deckOptions.ts'
import type { Outcome, Outcomes } from '../model/review.ts'
import { DEFAULT_MODEL, type Memory, type MemoryModel } from './fsrs.ts'
import { fuzzedIntervalDays, fuzzRange } from './fuzz.ts'
import { isLeechAt } from './leech.ts'
import { balancedDays, isUnbalanced, NO_LOAD, type DueLoad } from './loadBalance.ts'
import { elapsedDays } from './retrievability.ts'
import { stepWaits, type StepWait } from './steps.ts'

const DAY_SECONDS = 86_400

/** A moment and the study day that it belongs to. */
export interface Moment {
  readonly nowMs: number
  readonly day: StudyDay
}

/** Progress of a card that was never answered. */
export const NEW_PROGRESS: CardProgress = {
  state: 'new',
  dueDay: null,
  dueAtMs: null,
  stepIndex: 0,
  stabilityDays: 0,
  difficulty: 0,
  lastReviewAtMs: null,
  lastReviewDay: null,
  reps: 0,
  lapses: 0,
  isSuspended: false,
  buriedUntilDay: null,
  flag: 0,
  isLeech: false,
}

type ScheduledOutcome = Outcome<number>
export type ScheduledOutcomes = Outcomes<number>

interface Answering {
  readonly progress: CardProgress
  /** It is being forgotten, and becomes a leech by that. */
  readonly isLeechNow: boolean
  readonly at: Moment
  readonly options: DeckOptions
  readonly memories: Readonly<Record<Rating, Memory>>
  /** Fuzzed interval of a rating that leads to review, whole days, at least `minimumDays`. */
  readonly reviewDays: (rating: Rating, minimumDays: number) => number
  /** Days, not fuzzed, until recall has fallen to the desired retention. */
  readonly idealDays: (rating: Rating) => number
}

/**
 * The outcome of each rating. Waits grow from again to easy (hard may equal again, and the maximum interval may make
 * all equal). Fuzz depends on the card, its number of reviews and, where the options ask for it, on what is due on the
 * days around (`load`); so the same question always gets the same answer. A step shorter than a day falls due at a moment, even past the end of the study day; one of a day or longer
 * falls due on a study day (`dueDay`), with the state still learning or relearning. Empty steps mean review at once.
 */
export function scheduleOutcomes(
  cardId: CardId,
  progress: CardProgress,
  at: Moment & { readonly dayEndMs: number },
  options: DeckOptions,
  model: MemoryModel = DEFAULT_MODEL,
  load: DueLoad = NO_LOAD,
): ScheduledOutcomes {
  const memory =
    progress.stabilityDays > 0
      ? { stabilityDays: progress.stabilityDays, difficulty: progress.difficulty }
      : null
  const elapsed = elapsedDays(progress, at.day)
  const memories = {
    1: model.next(memory, elapsed, 1),
    2: model.next(memory, elapsed, 2),
    3: model.next(memory, elapsed, 3),
    4: model.next(memory, elapsed, 4),
  }
  const chance = seededRandom(`${cardId} ${progress.reps}`)()
  const maximumDays = Math.max(1, Math.floor(options.maximumIntervalDays))
  const idealDays = (rating: Rating) =>
    model.intervalDays(memories[rating].stabilityDays, options.desiredRetention)
  const isByChance = isUnbalanced(options)
  const reviewDays = (rating: Rating, minimumDays: number) => {
    const [days, least] = [idealDays(rating), Math.max(1, minimumDays)]
    if (isByChance) return fuzzedIntervalDays(days, chance, least, maximumDays)
    return balancedDays(fuzzRange(days, least, maximumDays), at.day, options, load, chance)
  }
  const answering = { progress, isLeechNow: false, at, options, memories, reviewDays, idealDays }
  return progress.state === 'review' ? reviewOutcomes(answering) : stepOutcomes(answering)
}

function stepOutcomes(answering: Answering): ScheduledOutcomes {
  const { progress, options, reviewDays } = answering
  const state = progress.state === 'relearning' ? 'relearning' : 'learning'
  const steps = state === 'relearning' ? options.relearningStepsMinutes : options.learningStepsMinutes
  const waits = stepWaits(steps, progress.stepIndex)
  const againDays = reviewDays(1, 1)
  const hardDays = reviewDays(2, againDays)
  const goodDays = reviewDays(3, hardDays)
  const goodStepDays = waits.good === null ? 0 : wholeDays(waits.good)
  const place = (rating: Rating, wait: StepWait | null, days: number) =>
    wait === null ? toReview(answering, rating, days) : toStep(answering, rating, state, wait)
  return {
    1: place(1, waits.again, againDays),
    2: place(2, waits.hard, hardDays),
    3: place(3, waits.good, goodDays),
    4: place(4, null, reviewDays(4, Math.max(goodDays, goodStepDays) + 1)),
  }
}

function reviewOutcomes(answering: Answering): ScheduledOutcomes {
  const { progress, options, reviewDays, idealDays } = answering
  const lastDays = Math.max(0, (progress.dueDay ?? 0) - (progress.lastReviewDay ?? progress.dueDay ?? 0))
  // An interval that the model lengthens must not be fuzzed back to the last one or below.
  const minimumDays = (rating: Rating) => (Math.round(idealDays(rating)) > lastDays ? lastDays + 1 : 1)
  const { again } = stepWaits(options.relearningStepsMinutes, 0)
  const againDays = again === null ? reviewDays(1, 1) : 1
  const hardDays = reviewDays(2, Math.max(minimumDays(2), againDays))
  const goodDays = reviewDays(3, Math.max(minimumDays(3), hardDays + 1))
  const easyDays = reviewDays(4, Math.max(minimumDays(4), goodDays + 1))
  const lapsed = { ...answering, ...lapse(progress, options) }
  return {
    1: again === null ? toReview(lapsed, 1, againDays) : toStep(lapsed, 1, 'relearning', again),
    2: toReview(answering, 2, hardDays),
    3: toReview(answering, 3, goodDays),
    4: toReview(answering, 4, easyDays),
  }
}

/** The card after it was forgotten once more. */
function lapse(progress: CardProgress, options: DeckOptions): Pick<Answering, 'progress' | 'isLeechNow'> {
  const lapses = progress.lapses + 1
  const isLeechNow = isLeechAt(lapses, options)
  if (!isLeechNow) return { progress: { ...progress, lapses }, isLeechNow }
  const isSuspended = progress.isSuspended || options.leechAction === 'suspend'
  return { progress: { ...progress, lapses, isLeech: true, isSuspended }, isLeechNow }
}

function toReview(answering: Answering, rating: Rating, days: number): ScheduledOutcome {
  const dueDay = (answering.at.day + days) as StudyDay
  return outcome(
    answering,
    rating,
    { state: 'review', dueDay, dueAtMs: null, stepIndex: 0 },
    days * DAY_SECONDS,
  )
}

function toStep(answering: Answering, rating: Rating, state: CardState, wait: StepWait): ScheduledOutcome {
  const { nowMs, day } = answering.at
  const { stepIndex, seconds } = wait
  const days = wholeDays(wait)
  if (days === 0) {
    return outcome(
      answering,
      rating,
      { state, dueDay: null, dueAtMs: nowMs + seconds * 1000, stepIndex },
      seconds,
    )
  }
  const dueDay = (day + days) as StudyDay
  return outcome(answering, rating, { state, dueDay, dueAtMs: null, stepIndex }, days * DAY_SECONDS)
}

/** Study days that a step lasts; 0 when it is shorter than a day and ends at a moment. */
function wholeDays({ seconds }: StepWait): number {
  return seconds < DAY_SECONDS ? 0 : Math.round(seconds / DAY_SECONDS)
}

type Due = Pick<CardProgress, 'state' | 'dueDay' | 'dueAtMs' | 'stepIndex'>

function outcome(answering: Answering, rating: Rating, due: Due, waitSeconds: number): ScheduledOutcome {
  const { progress, at, memories, isLeechNow } = answering
  const after: CardProgress = {
    ...due,
    ...memories[rating],
    lastReviewAtMs: at.nowMs,
    lastReviewDay: at.day,
    reps: progress.reps + 1,
    lapses: progress.lapses,
    isSuspended: progress.isSuspended,
    buriedUntilDay: null,
    flag: progress.flag,
    isLeech: progress.isLeech,
  }
  return { rating, after, waitSeconds, isLeechNow }
}
