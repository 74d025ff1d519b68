import type { StudyDay } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import { limitsLeft } from '../../core/queue/limits.ts'
import { forecastOf } from '../../core/stats/forecast.ts'
import { emptyCounts, type DeckCountsRow, type DeckRow, type FileProblem } from '../../data/index.ts'
import type { HeldBack, StudyMoment } from '../context.ts'

const FORECAST_DAYS = 14

export interface DeckFacts {
  readonly deck: DeckRow
  readonly counts: DeckCountsRow | undefined
  readonly options: DeckOptions
  readonly problems: readonly FileProblem[]
  readonly held: HeldBack | undefined
}

/** What home and the deck's own screen show of a deck, from its counts alone. */
export function deckFigures(facts: DeckFacts, { nowMs, day, dayEndMs }: StudyMoment) {
  const { deck, problems, options } = facts
  const counts = facts.counts ?? emptyCounts(deck.id)
  const { newLeft, reviewLeft } = limitsLeft(options, counts.studied ?? undefined, day)
  const held = facts.held?.day === day ? facts.held : { fresh: 0, review: 0 }
  const learnedBeforeMs = Math.min(dayEndMs, nowMs + options.learnAheadMinutes * 60_000 + 1)
  return {
    deckId: deck.id,
    title: deck.title,
    description: deck.description ?? '',
    sourceTitle: deck.source?.title ?? null,
    noteCount: deck.noteCount,
    cardCount: deck.cardCount,
    newCount: clamp(counts.newCount - held.fresh, newLeft),
    learningCount: countBelow(counts.learningDueMs, learnedBeforeMs),
    dueCount: clamp(dueCount(counts.reviewByDay, day) - held.review, reviewLeft),
    retention: retentionFrom(counts),
    forecast: forecastOf(counts.reviewByDay, day, FORECAST_DAYS),
    domains: deck.exams.flatMap((exam) =>
      exam.domains.map(({ id, title, search = null }) => ({ exam: exam.title, id, title, search })),
    ),
    isBundled: deck.origin === 'bundled',
    path: deck.path,
    problems,
  }
}

/** How many of the moments lie before that one. */
export function countBelow(ascending: readonly number[], beforeMs: number): number {
  const index = ascending.findIndex((dueAtMs) => dueAtMs >= beforeMs)
  return index === -1 ? ascending.length : index
}

function clamp(count: number, limit: number): number {
  return Math.max(0, Math.min(count, limit))
}

function dueCount(reviewByDay: Readonly<Record<number, number>>, day: StudyDay): number {
  let due = 0
  for (const [dueDay, count] of Object.entries(reviewByDay)) if (Number(dueDay) <= day) due += count
  return due
}

function retentionFrom({ recall, reviewedCards }: DeckCountsRow): number | null {
  return recall === null || reviewedCards === 0 ? null : Math.min(1, Math.max(0, recall.sum / reviewedCards))
}
