// From the cards of an exam, its date and the learner's time to what a plan is worked out from.
import type { StudyDay } from '../../model/card.ts'
import type { StudyPace } from '../../stats/estimateMinutes.ts'
import type { Blueprint } from '../model.ts'
import { neededOf } from '../fillBlueprint.ts'
import type { ExamCards } from '../knowledge.ts'
import { isStudyDay, type ExamPlan } from './planDocument.ts'
import { NEW_SHARE } from './planPolicy.ts'
import type { Budgets, Outlook } from './studyState.ts'

/** Seconds that an answer takes, for a learner of whom nothing is known yet. */
export const USUAL_ANSWER_SECONDS = 10

/** Prices are found on a sample of this many cards: more would change them little. */
export const SAMPLED_CARDS = 400

/** Mean seconds of an answer as plans reckon with it: half reviews, a quarter new, a quarter learning. */
export function answerSeconds(pace: StudyPace | null): number {
  if (pace === null) return USUAL_ANSWER_SECONDS
  const { answerMs } = pace
  const seconds = (answerMs.review / 2 + answerMs.new / 4 + answerMs.learning / 4) / 1000
  return Math.min(120, Math.max(1, seconds))
}

export interface PlanTime {
  readonly today: StudyDay
  readonly examDay: StudyDay
  readonly secondsPerAnswer: number
  /** Answers to cards of the exam that today has had already. */
  readonly answeredToday: number
}

/** Answers that each day from today to the day before the exam has room for. */
export function budgetsOf(
  plan: Pick<ExamPlan, 'studyWeek' | 'minutesPerDay'>,
  { today, examDay, secondsPerAnswer, answeredToday }: PlanTime,
): number[] {
  const daily = Math.max(1, Math.round((plan.minutesPerDay * 60) / secondsPerAnswer))
  return Array.from({ length: Math.max(0, examDay - today) }, (_, day) => {
    if (!isStudyDay(plan, (today + day) as StudyDay)) return 0
    return day === 0 ? Math.max(0, daily - answeredToday) : daily
  })
}

/** New cards come to an end on this day, counted from today, so that there is time to repeat them; 1 at least. */
export function newUntil(
  { startDay }: Pick<ExamPlan, 'startDay'>,
  today: StudyDay,
  examDay: StudyDay,
): number {
  const whole = Math.max(1, examDay - startDay)
  return Math.max(1, startDay + Math.round(NEW_SHARE * whole) - today)
}

/**
 * The plan's outlook over these cards. A card is worth its domain's questions, shared among the domain's cards; new cards
 * come in turn, each domain as often as its weight says.
 */
export function outlookOf(
  cards: ExamCards,
  blueprint: Blueprint,
  budgets: Budgets,
  until: number,
  today: StudyDay,
): Outlook {
  const { count, stabilityDays, difficulty, lastReviewDay, domain } = cards
  const questions = neededOf(blueprint, blueprint.questions)
  const sizes = new Float64Array(questions.length)
  for (let card = 0; card < count; card += 1) {
    const place = domain[card] as number
    sizes[place] = (sizes[place] as number) + 1
  }
  const value = new Float64Array(count)
  let total = 0
  for (let card = 0; card < count; card += 1) {
    const place = domain[card] as number
    value[card] = (questions[place] ?? 0) / (sizes[place] as number)
    total += value[card] as number
  }
  // One on average, so that prices mean the same for every exam.
  const scale = total > 0 ? count / total : 0
  return {
    standing: {
      stabilityDays,
      difficulty,
      elapsedDays: lastReviewDay.map((day, card) =>
        stabilityDays[card] === 0 ? 0 : Math.max(0, today - day),
      ),
      value: value.map((each) => each * scale),
    },
    budgets,
    newOrder: newOrderOf(cards, blueprint),
    newUntil: until,
  }
}

/** New cards as they come: the r-th of a domain of weight w stands at (r + ½) ÷ w. */
function newOrderOf({ count, stabilityDays, domain }: ExamCards, { domains }: Blueprint): number[] {
  const taken = domains.map(() => 0)
  const places: { readonly card: number; readonly at: number }[] = []
  for (let card = 0; card < count; card += 1) {
    if (stabilityDays[card] !== 0) continue
    const place = domain[card] as number
    const rank = taken[place] ?? 0
    taken[place] = rank + 1
    places.push({ card, at: (rank + 0.5) / (domains[place]?.weight ?? 1) })
  }
  return places.sort((one, other) => one.at - other.at || one.card - other.card).map(({ card }) => card)
}

/** An even sample of the cards, and as small a share of the time: what a plan for many cards is fitted on. */
export function sampled(cards: ExamCards, budgets: Budgets): { cards: ExamCards; budgets: Budgets } {
  if (cards.count <= SAMPLED_CARDS) return { cards, budgets }
  const step = cards.count / SAMPLED_CARDS
  // Domain by domain, so that each keeps its share.
  const order = Array.from({ length: cards.count }, (_, card) => card).sort(
    (one, other) => (cards.domain[one] as number) - (cards.domain[other] as number) || one - other,
  )
  const kept = Array.from({ length: SAMPLED_CARDS }, (_, index) => order[Math.floor(index * step)] as number)
  const pick = <T extends Float64Array | Int16Array>(column: T): T => {
    const picked = column.slice(0, kept.length) as T
    kept.forEach((card, index) => {
      picked[index] = column[card] as number
    })
    return picked
  }
  let before = 0
  let given = 0
  return {
    cards: {
      count: kept.length,
      stabilityDays: pick(cards.stabilityDays),
      difficulty: pick(cards.difficulty),
      lastReviewDay: pick(cards.lastReviewDay),
      domain: pick(cards.domain),
    },
    // Rounded so that the days together keep their share, however small.
    budgets: budgets.map((answers) => {
      before += answers / step
      const now = Math.floor(before + 1e-9) - given
      given += now
      return now
    }),
  }
}
