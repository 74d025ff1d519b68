import type {
  AutoAdvanceAction,
  LeechAction,
  NewGather,
  NewOrder,
  NewReviewMix,
  ReviewOrder,
  SiblingRule,
} from './orders.ts'

/** How one deck is studied: its own, or those of the preset that it follows. */
export interface DeckOptions {
  /** Recall, 0.7–0.97, at which a review falls due. */
  readonly desiredRetention: number
  /** New cards a day; the decks inside this one are counted in. */
  readonly newPerDay: number
  /** Reviews a day; the decks inside this one are counted in. */
  readonly reviewsPerDay: number
  readonly learningStepsMinutes: readonly number[]
  readonly relearningStepsMinutes: readonly number[]
  readonly maximumIntervalDays: number
  /** Cards in learning that fall due within this many minutes are asked early when nothing else is left. */
  readonly learnAheadMinutes: number
  /** Longest answer time that is recorded. */
  readonly answerCapSeconds: number
  readonly newGather: NewGather
  readonly newOrder: NewOrder
  readonly reviewOrder: ReviewOrder
  readonly newReviewMix: NewReviewMix
  /** Cards of the decks studied together are mixed; otherwise one deck comes after the other. */
  readonly interleaveDecks: boolean
  readonly siblings: SiblingRule
  /** Times forgotten after which a card counts as a leech; half as many more, and it is told again. */
  readonly leechThreshold: number
  readonly leechAction: LeechAction
  /** Share, 0–1, of the usual reviews that each day of the week may have, Monday first. */
  readonly easyDays: EasyDays
  /** Within the range of days that an interval allows, a review goes where fewer others are due. */
  readonly loadBalance: boolean
  readonly display: DisplayOptions
  readonly audio: AudioOptions
}

export type EasyDays = readonly [number, number, number, number, number, number, number]

export interface DisplayOptions {
  /** The time spent on the card is shown. */
  readonly showTimer: boolean
  readonly autoAdvance: AutoAdvance | null
}

/** The card goes on by itself; a side with 0 seconds waits for the learner. */
export interface AutoAdvance {
  readonly questionSeconds: number
  readonly answerSeconds: number
  /** What is done when the time of the answer is over. */
  readonly action: AutoAdvanceAction
}

export interface AudioOptions {
  /** Sound of a card is played when its side appears. */
  readonly autoplay: boolean
  /** The system's voices read aloud, in a deck that names the languages of its sides. */
  readonly speech: boolean
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
  newGather: 'deck',
  newOrder: 'gathered',
  reviewOrder: 'due',
  newReviewMix: 'mixed',
  interleaveDecks: true,
  siblings: 'bury',
  leechThreshold: 8,
  leechAction: 'mark',
  easyDays: [1, 1, 1, 1, 1, 1, 1],
  loadBalance: false,
  display: { showTimer: false, autoAdvance: null },
  audio: { autoplay: true, speech: true },
}
