import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedProgress, keptProgress, type CardAction } from '../../renderer/core/cards/changeCard.ts'
import type { Card, CardId, CardProgress, Rating, StudyDay } from '../../renderer/core/model/card.ts'
import type { JournalRecord } from '../../renderer/core/model/journalRecord.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import { applyRecord, emptyProgress } from '../../renderer/core/progress/fold.ts'
import { buildQueue } from '../../renderer/core/queue/buildQueue.ts'
import { NEW_PROGRESS, scheduleOutcomes } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import { changeCards } from '../../renderer/core/session/changes.ts'
import { canRedo, redoStep, undoStep } from '../../renderer/core/session/history.ts'
import {
  answerCard,
  currentCard,
  startSession,
  type Session,
  type Step,
} from '../../renderer/core/session/session.ts'
import { aCard, DAY_END_MS, NOON_MS, TODAY } from '../support/builders.ts'

const actions: readonly CardAction[] = [
  { action: 'suspend' },
  { action: 'bury' },
  { action: 'flag', flag: 6 },
  { action: 'flag', flag: 0 },
  { action: 'leech', isLeech: true },
  { action: 'setDue', day: TODAY },
  { action: 'setDue', day: (TODAY + 9) as StudyDay },
  { action: 'forget' },
]

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('rate' as const), rating: fc.constantFrom<Rating>(1, 2, 3, 4) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), action: fc.constantFrom(...actions) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat(30) }) },
)

/** A session beside the journal that it writes, and what the session must be again after each undo. */
function atTheDesk(cards: readonly Card[]) {
  const queue = buildQueue({
    learning: cards.filter(({ progress }) => progress.dueAtMs !== null),
    review: cards.filter(({ progress }) => progress.dueDay !== null),
    fresh: cards.filter(({ progress }) => progress.state === 'new'),
    seed: 's',
    siblingsIn: () => 'none',
  })
  const fold = emptyProgress()
  for (const { id, progress } of cards) if (keptProgress(progress) !== null) fold.cards.set(id, progress)
  let seq = 0
  const append = (record: JournalRecord) => applyRecord(fold, (seq += 1), record)
  return {
    session: startSession(queue, { learnAheadMinutes: 20, nowMs: NOON_MS }),
    fold,
    append,
    seq: () => seq,
  }
}

function appendStep(append: (record: JournalRecord) => void, taken: Step): void {
  const { nowMs, day } = taken.at
  if (taken.kind === 'change') {
    const cards = taken.cards.map(({ after }) => ({ card: after.id, after: keptProgress(after.progress) }))
    return append({ type: 'change', at: nowMs, studyDay: day, action: taken.action, cards })
  }
  const { cardBefore, outcome, rating, answerMs } = taken
  append({
    type: 'review',
    at: nowMs,
    card: cardBefore.id,
    rating,
    answerMs,
    stateBefore: cardBefore.progress.state,
    studyDay: day,
    after: outcome.after,
  })
}

function appendUndo(append: (record: JournalRecord) => void, taken: Step): void {
  const at = taken.at.nowMs
  if (taken.kind === 'change') {
    const cards = taken.cards.map(({ before }) => ({
      card: before.id,
      before: keptProgress(before.progress),
    }))
    return append({ type: 'undoChange', at, of: taken.seq, cards })
  }
  const { cardBefore, seq } = taken
  append({ type: 'undo', at, of: seq, card: cardBefore.id, before: keptProgress(cardBefore.progress) })
}

/** A session without what differs between doing a step and doing it again: the sequence numbers. */
function contentOf({ last, ...session }: Session) {
  if (last === null) return session
  const { before: _before, seq: _seq, ...rest } = last
  return { ...session, last: rest }
}

const heldProgress = (session: Session) =>
  [...session.main.slice(session.nextIndex), ...session.learning.map(({ card }) => card)].map(
    ({ id, progress }): [CardId, CardProgress] => [id, progress],
  )

test('no order of answers, changes, undo and redo loses a card, asks one twice or forgets what it undid', () => {
  const states = fc.array(fc.constantFrom('new', 'review', 'learning', 'relearning'), {
    minLength: 1,
    maxLength: 7,
  })
  fc.assert(
    fc.property(states, fc.array(step, { maxLength: 40 }), (kinds, steps) => {
      const cards = kinds.map((state, index) => aCard({ noteId: `n${index}`, position: index * 1000, state }))
      const desk = atTheDesk(cards)
      let { session } = desk
      let undone: Step[] = []
      const trail: { session: Session; cards: Map<CardId, CardProgress> }[] = []
      const ahead: { content: unknown; cards: Map<CardId, CardProgress> }[] = []
      let nowMs = NOON_MS
      for (const one of steps) {
        const at = { nowMs, day: TODAY, dayEndMs: DAY_END_MS }
        const card = currentCard(session, nowMs)
        const before = { session: structuredClone(session), cards: new Map(desk.fold.cards) }
        if (one.kind === 'wait') nowMs += one.minutes * 60_000
        else if (one.kind === 'rate' || one.kind === 'change') {
          if (card === null) continue
          const next =
            one.kind === 'rate'
              ? answerCard(
                  session,
                  scheduleOutcomes(card.id, card.progress, at, DEFAULT_DECK_OPTIONS)[one.rating],
                  desk.seq() + 1,
                  at,
                )
              : changeCards(
                  session,
                  one.action.action,
                  [
                    {
                      before: card,
                      after: { ...card, progress: changedProgress(card.progress, one.action, TODAY) },
                    },
                  ],
                  desk.seq() + 1,
                  at,
                )
          appendStep(desk.append, next.last as Step)
          session = next
          undone = []
          ahead.length = 0
          trail.push(before)
        } else if (one.kind === 'undo') {
          const taken = undoStep(session)
          const last = trail.pop()
          expect(taken === null).toBe(last === undefined)
          if (taken === null || last === undefined) continue
          ahead.push({ content: contentOf(session), cards: before.cards })
          appendUndo(desk.append, taken.step)
          session = taken.session
          undone.push(taken.step)
          expect(structuredClone(session)).toEqual(last.session)
          expect(desk.fold.cards).toEqual(last.cards)
        } else {
          const again = undone.at(-1)
          if (again === undefined) continue
          expect(canRedo(session, again, TODAY)).toBe(true)
          appendStep(desk.append, again)
          session = redoStep(session, again, desk.seq())
          undone.pop()
          const expected = ahead.pop()
          expect(contentOf(session)).toEqual(expected?.content)
          expect(desk.fold.cards).toEqual(expected?.cards)
          trail.push(before)
        }
        const held = heldProgress(session)
        expect(new Set(held.map(([id]) => id)).size).toBe(held.length)
        for (const [id, progress] of held) {
          expect(desk.fold.cards.get(id) ?? NEW_PROGRESS).toEqual(progress)
          expect(progress.isSuspended || progress.buriedUntilDay !== null).toBe(false)
        }
        // What is not held was answered for today, or put away by the learner: nothing else is missing.
        const ids = new Set(held.map(([id]) => id))
        for (const { id } of cards) {
          const now = desk.fold.cards.get(id) ?? NEW_PROGRESS
          const isPutAway = now.isSuspended || now.buriedUntilDay !== null || (now.dueDay ?? 0) > TODAY
          const wasForgotten = now.state === 'new' && now.reps === 0
          expect(ids.has(id) || isPutAway || wasForgotten).toBe(true)
        }
      }
    }),
    { numRuns: 400 },
  )
})
