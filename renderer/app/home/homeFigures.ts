import { compareDecks } from '../../core/cards/deckOrder.ts'
import type { DeckId } from '../../core/model/card.ts'
import { effectiveOptions, followedPreset } from '../../core/model/preset.ts'
import { estimateMinutes, type StudyPace } from '../../core/stats/estimateMinutes.ts'
import { nextDueOf } from '../../core/stats/forecast.ts'
import type { HomeRows } from '../../data/index.ts'
import type { AppNotice, HeldBack, StudyMoment } from '../context.ts'
import { deckFigures } from './deckFigures.ts'
import { countBelow, waitingNow } from './waiting.ts'

export interface HomeFacts {
  readonly rows: HomeRows
  readonly held: ReadonlyMap<DeckId, HeldBack>
  readonly pace: StudyPace | null
  readonly notices: readonly AppNotice[]
  readonly libraryPath: string
  /** 0–23, local. */
  readonly hour: number
}

/** Everything on the home screen, from a few rows for each deck. */
export function homeFigures({ rows, held, pace, notices, libraryPath, hour }: HomeFacts, at: StudyMoment) {
  const counts = new Map(rows.counts.map((row) => [row.deckId, row]))
  const choices = new Map(rows.choices.map((row) => [row.deckId, row]))
  const waiting = waitingNow(rows, held, at)
  const files = new Map(rows.files.map((row) => [row.path, row]))
  const decks = [...rows.decks].sort(compareDecks).map((deck) =>
    deckFigures(
      {
        deck,
        counts: counts.get(deck.id),
        preset: followedPreset(choices.get(deck.id), rows.presets),
        problems: files.get(deck.path)?.problems ?? [],
        waiting: waiting.byDeck.get(deck.id),
      },
      at,
    ),
  )

  const deckPaths = new Set(rows.decks.map(({ path }) => path))
  const brokenFiles = rows.files
    .filter(({ path, problems }) => problems.length > 0 && !deckPaths.has(path))
    .map(({ path, problems }) => ({ path, problems }))
  const { newCount, learningCount, reviewCount } = waiting.total
  const waitingCount = newCount + learningCount + reviewCount
  return {
    hour,
    waitingCount,
    estimatedMinutes: estimateMinutes({ newCount, learningCount, reviewCount }, pace),
    overdueCount: overdueOf(rows.counts, at.day),
    decks,
    brokenFiles,
    reviewedToday: sum(rows.counts, ({ answers }) => (answers.day === at.day ? answers.count : 0)),
    next: waitingCount > 0 ? null : nextOf(rows, at),
    libraryPath,
    notices,
  }
}

/** Fewer than this is a long day, not a break. */
const MUCH_OVERDUE = 100
const USUAL_DAYS = 14

/** Reviews due before today, when they are more than two usual days' worth and many; 0 otherwise. */
function overdueOf(counts: HomeRows['counts'], day: StudyMoment['day']): number {
  let [overdue, ahead] = [0, 0]
  for (const { reviewByDay } of counts) {
    for (const [dueDay, count] of Object.entries(reviewByDay)) {
      if (Number(dueDay) < day) overdue += count
      else if (Number(dueDay) < day + USUAL_DAYS) ahead += count
    }
  }
  return overdue > MUCH_OVERDUE && overdue > (2 * ahead) / USUAL_DAYS ? overdue : 0
}

/** What comes next when nothing waits now: later today (0 days), else the first day with something due or new. */
function nextOf(rows: HomeRows, { day, dayEndMs }: StudyMoment): { inDays: number; count: number } | null {
  const byDay: Record<number, number> = {}
  let laterToday = 0
  const choices = new Map(rows.choices.map((row) => [row.deckId, row]))
  const stored = new Set(rows.decks.map(({ id }) => id))
  for (const row of rows.counts) {
    if (!stored.has(row.deckId)) continue
    const isToday = countBelow(row.learningDueMs, dayEndMs)
    laterToday += isToday
    const { newPerDay } = effectiveOptions(choices.get(row.deckId), rows.presets)
    const tomorrow = row.learningDueMs.length - isToday + Math.min(row.newCount, newPerDay)
    if (tomorrow > 0) byDay[day + 1] = (byDay[day + 1] ?? 0) + tomorrow
    for (const [dueDay, count] of [
      ...Object.entries(row.reviewByDay),
      ...Object.entries(row.buriedNewByDay),
      ...Object.entries(row.buriedLearningByDay),
    ]) {
      // Overdue cards that today's limit or a sibling held back are asked tomorrow.
      const asked = Math.max(Number(dueDay), day + 1)
      byDay[asked] = (byDay[asked] ?? 0) + count
    }
  }
  return laterToday > 0 ? { inDays: 0, count: laterToday } : nextDueOf(byDay, day)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
