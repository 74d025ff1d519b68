import type { DeckId, StudyDay } from '../../core/model/card.ts'
import type { DeckOptions } from '../../core/model/deckOptions.ts'
import { effectiveOptions } from '../../core/model/preset.ts'
import { deckChains } from '../../core/queue/deckTree.ts'
import { askedToday, type Asked } from '../../core/queue/limits.ts'
import { emptyCounts, type DeckCountsRow, type HomeRows } from '../../data/index.ts'
import type { HeldBack, StudyMoment } from '../context.ts'

/** What waits in a deck and in those inside it, as a session over it would ask it now. */
export interface Waiting extends Asked {
  readonly learningCount: number
}

const NOTHING_HELD = { fresh: 0, review: 0 }

/** What waits now in each deck, daily limits kept, and in all of them together. */
export function waitingNow(
  rows: Pick<HomeRows, 'decks' | 'counts' | 'choices' | 'presets'>,
  held: ReadonlyMap<DeckId, HeldBack>,
  { nowMs, day, dayEndMs }: StudyMoment,
): { readonly byDeck: ReadonlyMap<DeckId, Waiting>; readonly total: Waiting } {
  const countsById = new Map(rows.counts.map((row) => [row.deckId, row]))
  const chains = deckChains(rows.decks)
  const learning = new Map<DeckId, number>()
  let learningCount = 0
  const available = availableNow(rows, held, day)
  for (const { id, options } of available) {
    const beforeMs = Math.min(dayEndMs, nowMs + options.learnAheadMinutes * 60_000 + 1)
    const own = learningBefore(countsById.get(id) ?? emptyCounts(id), beforeMs, day)
    learningCount += own
    for (const outer of chains.get(id) ?? []) learning.set(outer, (learning.get(outer) ?? 0) + own)
  }
  const { byDeck, total } = askedToday(available, day)
  return {
    byDeck: new Map(
      [...byDeck].map(([id, asked]) => [id, { ...asked, learningCount: learning.get(id) ?? 0 }]),
    ),
    total: { ...total, learningCount },
  }
}

type Available = Parameters<typeof askedToday>[0][number] & { readonly options: DeckOptions }

/** What each deck has to ask today of its own, daily limits aside. */
export function availableNow(
  rows: Pick<HomeRows, 'decks' | 'counts' | 'choices' | 'presets'>,
  held: ReadonlyMap<DeckId, HeldBack>,
  day: StudyDay,
): readonly Available[] {
  const countsById = new Map(rows.counts.map((row) => [row.deckId, row]))
  const choices = new Map(rows.choices.map((row) => [row.deckId, row]))
  return rows.decks.map(({ id, title }) => {
    const counts = countsById.get(id) ?? emptyCounts(id)
    const back = held.get(id)
    const { fresh, review } = back?.day === day ? back : NOTHING_HELD
    return {
      id,
      title,
      options: effectiveOptions(choices.get(id), rows.presets),
      studied: counts.studied,
      newCount: Math.max(0, counts.newCount + upTo(counts.buriedNewByDay, day) - fresh),
      reviewCount: Math.max(0, upTo(counts.reviewByDay, day) - review),
    }
  })
}

/** Cards in learning that can be asked before that moment of the study day. */
function learningBefore(counts: DeckCountsRow, beforeMs: number, day: StudyDay): number {
  return countBelow(counts.learningDueMs, beforeMs) + upTo(counts.buriedLearningByDay, day)
}

/** How many of the moments lie before that one. */
export function countBelow(ascending: readonly number[], beforeMs: number): number {
  const index = ascending.findIndex((dueAtMs) => dueAtMs >= beforeMs)
  return index === -1 ? ascending.length : index
}

function upTo(byDay: Readonly<Record<number, number>>, day: StudyDay): number {
  let sum = 0
  for (const [each, count] of Object.entries(byDay)) if (Number(each) <= day) sum += count
  return sum
}
