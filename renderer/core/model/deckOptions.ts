/** How one deck is studied. Every deck has its own; these are the defaults. */
export interface DeckOptions {
  /** Recall, 0.7–0.97, at which a review falls due. */
  readonly desiredRetention: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly learningStepsMinutes: readonly number[]
  readonly relearningStepsMinutes: readonly number[]
  readonly maximumIntervalDays: number
  /** Cards in learning that fall due within this many minutes are asked early when nothing else is left. */
  readonly learnAheadMinutes: number
  /** Longest answer time that is recorded. */
  readonly answerCapSeconds: number
}

export const DEFAULT_DECK_OPTIONS: DeckOptions = {
  desiredRetention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36500,
  learnAheadMinutes: 20,
  answerCapSeconds: 60,
}
