// What the learner's cards say about each domain of an exam. A hundred thousand cards are summed in typed arrays: the
// readiness page may cost no more than twice the powers that it cannot do without.
import type { CardProgress, StudyDay } from '../model/card.ts'
import { DEFAULT_MODEL, type MemoryModel } from '../scheduler/fsrs.ts'
import type { DomainKnowledge } from './predictScore.ts'

/** The cards of an exam, as columns. */
export interface ExamCards {
  readonly count: number
  /** 0: never answered. */
  readonly stabilityDays: Float64Array
  readonly difficulty: Float64Array
  readonly lastReviewDay: Float64Array
  /** Index into the blueprint's domains. */
  readonly domain: Int16Array
}

export interface ExamCard {
  readonly progress: Pick<CardProgress, 'stabilityDays' | 'difficulty' | 'lastReviewDay'>
  readonly domainIndex: number
}

export function examCardsOf(cards: readonly ExamCard[]): ExamCards {
  const count = cards.length
  const columns = {
    count,
    stabilityDays: new Float64Array(count),
    difficulty: new Float64Array(count),
    lastReviewDay: new Float64Array(count),
    domain: new Int16Array(count),
  }
  cards.forEach(({ progress, domainIndex }, index) => {
    const isAnswered = progress.lastReviewDay !== null && progress.stabilityDays > 0
    columns.stabilityDays[index] = isAnswered ? progress.stabilityDays : 0
    columns.difficulty[index] = progress.difficulty
    columns.lastReviewDay[index] = progress.lastReviewDay ?? 0
    columns.domain[index] = domainIndex
  })
  return columns
}

export interface DomainSums {
  readonly cards: Float64Array
  readonly answered: Float64Array
  /** Sum of the predicted recall of the answered ones. */
  readonly recall: Float64Array
}

/** Sums by domain, recall predicted for that study day; a card answered later than that counts as just answered. */
export function sumByDomain(
  { count, stabilityDays, lastReviewDay, domain }: ExamCards,
  day: StudyDay,
  domains: number,
  { curve }: MemoryModel = DEFAULT_MODEL,
): DomainSums {
  const { factor, decay } = curve
  const cards = new Float64Array(domains)
  const answered = new Float64Array(domains)
  const recall = new Float64Array(domains)
  for (let index = 0; index < count; index += 1) {
    const place = domain[index] as number
    const stability = stabilityDays[index] as number
    cards[place] = (cards[place] as number) + 1
    if (stability > 0) {
      const elapsed = Math.max(0, day - (lastReviewDay[index] as number))
      answered[place] = (answered[place] as number) + 1
      recall[place] = (recall[place] as number) + Math.pow(1 + (factor * elapsed) / stability, decay)
    }
  }
  return { cards, answered, recall }
}

/** What is besides known of a domain: the chance of guessing, and what mock exams suggest of cards never studied. */
export interface DomainSide {
  readonly domainId: string
  readonly guess: number
  readonly hunch: number
}

/** A domain without cards counts as not covered at all. */
export function knowledgeOf(
  { cards, answered, recall }: DomainSums,
  sides: readonly DomainSide[],
): DomainKnowledge[] {
  return sides.map(({ domainId, guess, hunch }, index) => {
    const all = cards[index] ?? 0
    const seen = answered[index] ?? 0
    return {
      domainId,
      guess,
      hunch,
      covered: all === 0 ? 0 : seen / all,
      recall: seen === 0 ? 0 : Math.min(1, (recall[index] ?? 0) / seen),
    }
  })
}
