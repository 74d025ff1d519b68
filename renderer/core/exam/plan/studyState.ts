// The cards of an exam as a plan sees them, day by day, in columns.

/** Where the learner stands: what a plan begins with. */
export interface Standing {
  /** 0: never answered. */
  readonly stabilityDays: Float64Array
  readonly difficulty: Float64Array
  /** Days since the last answer; 0: answered today, so that it is not asked again today. */
  readonly elapsedDays: Float64Array
  /** What recalling the card on the exam day is worth, relative to the others. */
  readonly value: Float64Array
}

/** How many answers each day from today to the day before the exam has room for; 0: a day off. */
export type Budgets = readonly number[]

export interface Outlook {
  readonly standing: Standing
  readonly budgets: Budgets
  /** New cards in the order in which they come. */
  readonly newOrder: readonly number[]
  /** New cards are all to be begun before this day, counted from today; 1 at least. */
  readonly newUntil: number
}

/** The cards at the beginning of a day of a plan; `day` 0 is today. */
export interface StudyState {
  readonly count: number
  /** Days from today to the exam. */
  readonly days: number
  day: number
  readonly stabilityDays: Float64Array
  readonly difficulty: Float64Array
  /** Day of the last answer, at most 0 before the plan; meaningless for cards never answered. */
  readonly lastDay: Float64Array
  /** Days on which the plan has asked the card. */
  readonly visits: Int32Array
}

/** In what order to ask today's cards, until the day's answers are used up. */
export interface DayOrder {
  readonly cards: readonly number[]
  /** What each gains per answer (see the value table), where the policy knows it; NaN for new cards. */
  readonly gains: readonly number[]
}

export type StudyPolicy = (state: StudyState) => DayOrder

export function beginState({ standing, budgets }: Outlook): StudyState {
  const count = standing.value.length
  return {
    count,
    days: budgets.length,
    day: 0,
    stabilityDays: Float64Array.from(standing.stabilityDays),
    difficulty: Float64Array.from(standing.difficulty),
    lastDay: standing.elapsedDays.map((days) => -days),
    visits: new Int32Array(count),
  }
}
