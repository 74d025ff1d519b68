import { forecastOf } from '../../core/stats/forecast.ts'
import { emptyCounts, type DeckCountsRow, type DeckRow, type FileProblem } from '../../data/index.ts'
import type { StudyMoment } from '../context.ts'
import type { Waiting } from './waiting.ts'

const FORECAST_DAYS = 14

export interface DeckFacts {
  readonly deck: DeckRow
  readonly counts: DeckCountsRow | undefined
  /** Id of the preset that the deck follows, or null. */
  readonly preset: string | null
  readonly problems: readonly FileProblem[]
  readonly waiting: Waiting | undefined
}

/** What home and the deck's own screen show of a deck, from its counts alone. */
export function deckFigures(facts: DeckFacts, { day }: StudyMoment) {
  const { deck, problems, waiting } = facts
  const counts = facts.counts ?? emptyCounts(deck.id)
  return {
    deckId: deck.id,
    title: deck.title,
    description: deck.description ?? '',
    sourceTitle: deck.source?.title ?? null,
    noteCount: deck.noteCount,
    cardCount: deck.cardCount,
    newCount: waiting?.newCount ?? 0,
    learningCount: waiting?.learningCount ?? 0,
    dueCount: waiting?.reviewCount ?? 0,
    retention: retentionFrom(counts),
    forecast: forecastOf(counts.reviewByDay, day, FORECAST_DAYS),
    preset: facts.preset,
    domains: deck.exams.flatMap((exam) =>
      exam.domains.map(({ id, title, search = null }) => ({ exam: exam.title, id, title, search })),
    ),
    isBundled: deck.origin === 'bundled',
    path: deck.path,
    problems,
  }
}

function retentionFrom({ recall, reviewedCards }: DeckCountsRow): number | null {
  return recall === null || reviewedCards === 0 ? null : Math.min(1, Math.max(0, recall.sum / reviewedCards))
}
