import type { CardProgress, Rating, StudyDay } from '../model/card.ts'
import type { CardEvent } from '../model/changeRecord.ts'
import type { DeckOptions } from '../model/deckOptions.ts'
import type { ReviewLog } from '../model/review.ts'
import { DEFAULT_MODEL, type MemoryModel } from '../scheduler/fsrs.ts'

/** Why a card is asked when it is, for screens to put into words. `inDays`: from today; negative when it is overdue. */
export type DateReason =
  | { readonly kind: 'new' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'buried'; readonly inDays: number }
  /** A learning or relearning step after that rating. */
  | { readonly kind: 'step'; readonly rating: Rating; readonly waitSeconds: number }
  /** The learner set the date. */
  | { readonly kind: 'chosen'; readonly inDays: number }
  /** A catch-up plan put it there. */
  | { readonly kind: 'catchUp'; readonly inDays: number }
  /** Its date was computed anew without an answer. */
  | { readonly kind: 'moved'; readonly inDays: number }
  /** The memory model: recall falls to what is desired `idealDays` after the last answer, spread to `intervalDays`. */
  | {
      readonly kind: 'model'
      readonly inDays: number
      readonly stabilityDays: number
      readonly idealDays: number
      readonly intervalDays: number
      readonly desiredRetention: number
    }

const MOVES = { setDue: 'chosen', catchUp: 'catchUp', reschedule: 'moved' } as const

/** `logs` and `events` are the card's own, in any order; what was undone does not count. */
export function explainDate(
  progress: CardProgress,
  {
    logs,
    events,
    options,
  }: {
    readonly logs: readonly ReviewLog[]
    readonly events: readonly CardEvent[]
    readonly options: DeckOptions
  },
  day: StudyDay,
  model: MemoryModel = DEFAULT_MODEL,
): DateReason {
  if (progress.isSuspended) return { kind: 'suspended' }
  if (progress.buriedUntilDay !== null && progress.buriedUntilDay > day) {
    return { kind: 'buried', inDays: progress.buriedUntilDay - day }
  }
  if (progress.state === 'new') return { kind: 'new' }
  const last = latest(logs)
  if (progress.state !== 'review') {
    const untilMs = progress.dueAtMs ?? 0
    const waitSeconds =
      progress.dueDay === null
        ? Math.max(0, untilMs - (progress.lastReviewAtMs ?? untilMs)) / 1000
        : (progress.dueDay - (progress.lastReviewDay ?? progress.dueDay)) * 86_400
    return { kind: 'step', rating: last?.rating ?? 1, waitSeconds }
  }
  const dueDay = progress.dueDay ?? day
  const inDays = dueDay - day
  const moved = latest(events.filter((event) => event.kind === 'change' && event.action in MOVES))
  if (moved?.kind === 'change' && moved.seq > (last?.seq ?? 0)) {
    return { kind: MOVES[moved.action as keyof typeof MOVES], inDays }
  }
  return {
    kind: 'model',
    inDays,
    stabilityDays: progress.stabilityDays,
    idealDays: Math.max(1, model.intervalDays(progress.stabilityDays, options.desiredRetention)),
    intervalDays: dueDay - (progress.lastReviewDay ?? dueDay),
    desiredRetention: options.desiredRetention,
  }
}

function latest<T extends { readonly seq: number; readonly undoneBySeq: number | null }>(
  entries: readonly T[],
): T | undefined {
  let found: T | undefined
  for (const entry of entries) {
    if (entry.undoneBySeq === null && entry.seq > (found?.seq ?? 0)) found = entry
  }
  return found
}
