import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card, Rating } from '../../renderer/core/model/card.ts'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../../renderer/core/model/deckOptions.ts'
import type { ReviewRecord, UndoRecord } from '../../renderer/core/model/journalRecord.ts'
import { applyRecord, emptyProgress } from '../../renderer/core/progress/fold.ts'
import { buildQueue } from '../../renderer/core/queue/buildQueue.ts'
import { scheduleOutcomes } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import {
  answerCard,
  currentCard,
  startSession,
  upcomingCard,
  type Session,
} from '../../renderer/core/session/session.ts'
import { undoStep } from '../../renderer/core/session/history.ts'
import { answersOf, sessionCounts, sessionProgress, summarize } from '../../renderer/core/session/summary.ts'
import { aCard, DAY_END_MS, NOON_MS, TODAY } from '../support/builders.ts'

const MINUTE = 60_000

function sessionOf(
  cards: { learning?: Card[]; review?: Card[]; fresh?: Card[] },
  learnAheadMinutes = 20,
): Session {
  const queue = buildQueue({ learning: [], review: [], fresh: [], seed: 's', ...cards })
  return startSession(queue, { learnAheadMinutes, nowMs: NOON_MS })
}

function shown(session: Session, nowMs: number): Card {
  const card = currentCard(session, nowMs)
  if (card === null) throw new Error('nothing to ask')
  return card
}

function rate(
  session: Session,
  rating: Rating,
  nowMs: number,
  seq = 1,
  options: DeckOptions = DEFAULT_DECK_OPTIONS,
) {
  const card = shown(session, nowMs)
  const outcomes = scheduleOutcomes(
    card.id,
    card.progress,
    { nowMs, day: TODAY, dayEndMs: DAY_END_MS },
    options,
  )
  return answerCard(session, outcomes[rating], seq, { nowMs, day: TODAY, dayEndMs: DAY_END_MS }, 4000)
}

/** The latest step, which is an answer. */
function lastAnswer({ last }: Session) {
  return last?.kind === 'answer' ? last : null
}

describe('a session', () => {
  test('asks due learning cards first, then the list, then learning cards that are nearly due', () => {
    let session = sessionOf({
      learning: [
        aCard({ noteId: 'soon', state: 'learning', dueAtMs: NOON_MS + 15 * MINUTE }),
        aCard({ noteId: 'due', state: 'learning', dueAtMs: NOON_MS - MINUTE }),
        aCard({ noteId: 'late', state: 'learning', dueAtMs: NOON_MS + 90 * MINUTE }),
      ],
      review: [aCard({ noteId: 'review', state: 'review' })],
    })
    const asked: string[] = []
    for (let card = currentCard(session, NOON_MS); card !== null; card = currentCard(session, NOON_MS)) {
      asked.push(card.noteKey)
      session = rate(session, 4, NOON_MS)
    }
    expect(asked).toEqual(['verbs:due', 'verbs:review', 'verbs:soon'])
    expect(summarize(session, 7)).toMatchObject({
      answered: 3,
      dueTomorrow: 7,
      laterTodayCount: 1,
      laterTodayAtMs: NOON_MS + 90 * MINUTE,
    })
    expect(currentCard(session, NOON_MS + 70 * MINUTE)?.noteKey).toBe('verbs:late')
  })

  test('keeps the card on the screen when a learning card falls due meanwhile', () => {
    const session = sessionOf({
      learning: [aCard({ noteId: 'soon', state: 'learning', dueAtMs: NOON_MS + MINUTE })],
      review: [aCard({ noteId: 'review', state: 'review' })],
    })
    const later = NOON_MS + 2 * MINUTE
    expect(currentCard(session, later)?.noteKey).toBe('verbs:review')
    const answered = rate(session, 3, later)
    expect(lastAnswer(answered)?.cardBefore.noteKey).toBe('verbs:review')
    expect(currentCard(answered, later)?.noteKey).toBe('verbs:soon')
  })

  test('does not ask the same card twice running while another can be asked', () => {
    const session = sessionOf({
      learning: [1, 9].map((minute) =>
        aCard({ noteId: `l${minute}`, state: 'learning', dueAtMs: NOON_MS + minute * MINUTE }),
      ),
    })
    expect(shown(session, NOON_MS).noteKey).toBe('verbs:l1')
    expect(shown(rate(session, 1, NOON_MS), NOON_MS).noteKey).toBe('verbs:l9')
    const alone = sessionOf({ learning: [aCard({ noteId: 'l1', state: 'learning' })] })
    expect(shown(rate(alone, 1, NOON_MS), NOON_MS).noteKey).toBe('verbs:l1')
  })

  test('lets go of a learning card that comes back only on the next study day', () => {
    const almostOver = DAY_END_MS - 5 * MINUTE
    const session = rate(sessionOf({ fresh: [aCard()] }), 3, almostOver)
    expect(session.learning).toEqual([])
    expect(currentCard(session, almostOver)).toBeNull()
  })

  test('takes the answer to the card on the screen though the clock was put back meanwhile', () => {
    const dueAtMs = NOON_MS + 60 * MINUTE
    const session = sessionOf({ learning: [aCard({ state: 'learning', dueAtMs })] })
    expect(currentCard(session, NOON_MS)).toBeNull()
    const card = shown(session, dueAtMs)
    const at = { nowMs: dueAtMs, day: TODAY, dayEndMs: DAY_END_MS }
    const outcomes = scheduleOutcomes(card.id, card.progress, at, DEFAULT_DECK_OPTIONS)
    expect(
      lastAnswer(answerCard(session, outcomes[4], 1, { ...at, nowMs: NOON_MS - MINUTE }))?.cardBefore,
    ).toBe(card)
    expect(() => answerCard(sessionOf({}), outcomes[4], 1, { ...at, nowMs: NOON_MS })).toThrow('no card')
  })

  test('says which card would be next', () => {
    const session = sessionOf({
      review: [0, 1, 2].map((index) => aCard({ noteId: `r${index}`, state: 'review' })),
    })
    expect(upcomingCard(session, NOON_MS)).toEqual(shown(rate(session, 3, NOON_MS), NOON_MS))
    expect(upcomingCard(sessionOf({ review: [aCard({ state: 'review' })] }), NOON_MS)).toBeNull()
  })

  test('shows the undone card again, even when another has fallen due meanwhile', () => {
    const session = sessionOf({
      learning: [aCard({ noteId: 'soon', state: 'learning', dueAtMs: NOON_MS + MINUTE })],
      review: [aCard({ noteId: 'review', state: 'review' })],
    })
    const taken = undoStep(rate(session, 3, NOON_MS, 41))
    expect(taken?.step).toMatchObject({
      seq: 41,
      rating: 3,
      cardBefore: aCard({ noteId: 'review', state: 'review' }),
    })
    expect(currentCard(taken?.session as Session, NOON_MS + 5 * MINUTE)?.noteKey).toBe('verbs:review')
    expect(undoStep(session)).toBeNull()
  })

  test('without cards is over before it begins', () => {
    const session = sessionOf({})
    expect(currentCard(session, NOON_MS)).toBeNull()
    expect(upcomingCard(session, NOON_MS)).toBeNull()
    expect(sessionProgress(session)).toBe(1)
  })

  test('comes to a summary of the answers that stand', () => {
    let session = sessionOf({ fresh: [aCard({ noteId: 'a' }), aCard({ noteId: 'b' })] })
    session = rate(session, 1, NOON_MS)
    session = rate(session, 3, NOON_MS)
    session = undoStep(session)?.session as Session
    expect(summarize(session, 0)).toEqual({
      answered: 1,
      again: 1,
      minutes: 4 / 60,
      newLearned: 1,
      dueTomorrow: 0,
      laterTodayCount: 1,
      laterTodayAtMs: NOON_MS + MINUTE,
    })
  })
})

type Step =
  | { readonly kind: 'answer'; readonly rating: Rating }
  | { readonly kind: 'undo' }
  | { readonly kind: 'wait'; readonly ms: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Rating>(1, 2, 3, 4).map((rating) => ({ kind: 'answer' as const, rating })),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
  // The clock may be put back, too.
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: -30 * MINUTE, max: 90 * MINUTE })
      .map((ms) => ({ kind: 'wait' as const, ms })),
  },
)
const someCards = fc.record({
  learning: fc
    .array(fc.integer({ min: -30, max: 300 }), { maxLength: 4 })
    .map((minutes) =>
      minutes.map((minute, index) =>
        aCard({ noteId: `l${index}`, state: 'learning', dueAtMs: NOON_MS + minute * MINUTE }),
      ),
    ),
  review: fc
    .nat(5)
    .map((count) =>
      Array.from({ length: count }, (_, index) => aCard({ noteId: `r${index}`, state: 'review' })),
    ),
  fresh: fc
    .nat(5)
    .map((count) => Array.from({ length: count }, (_, index) => aCard({ noteId: `f${index}` }))),
})
const someOptions = fc.constantFrom<DeckOptions>(
  DEFAULT_DECK_OPTIONS,
  { ...DEFAULT_DECK_OPTIONS, learningStepsMinutes: [], relearningStepsMinutes: [] },
  { ...DEFAULT_DECK_OPTIONS, learningStepsMinutes: [1, 30, 1440], relearningStepsMinutes: [5, 700] },
)

/** Every card of the session with its progress, wherever the session holds it. */
function cardsHeld(session: Session): Map<string, Card> {
  const held = new Map<string, Card>()
  for (const { cardAfter } of answersOf(session)) held.set(cardAfter.id, cardAfter)
  for (const card of [...session.learning.map(({ card }) => card), ...session.main.slice(session.nextIndex)])
    held.set(card.id, card)
  return held
}

describe('whatever is answered, undone and waited for', () => {
  test('no card is lost or doubled, undo restores, counts add up, and the journal says the same', () => {
    fc.assert(
      fc.property(someCards, someOptions, fc.array(step, { maxLength: 40 }), (cards, options, steps) => {
        let session = sessionOf(cards)
        let nowMs = NOON_MS
        let seq = 0
        const all = [...cards.learning, ...cards.review, ...cards.fresh]
        const trail: { session: Session; frozen: Session; seq: number }[] = []
        const folded = emptyProgress()
        const asked = new Set<string>()
        for (const one of steps) {
          const card = currentCard(session, nowMs)
          if (one.kind === 'wait') {
            nowMs += one.ms
            if (card !== null && session.currentId !== null) expect(currentCard(session, nowMs)).toBe(card)
          } else if (one.kind === 'answer' && card !== null) {
            const key = `${card.id} ${card.progress.reps}`
            expect(asked.has(key)).toBe(false)
            asked.add(key)
            seq += 1
            trail.push({ session, frozen: structuredClone(session), seq })
            const at = { nowMs, day: TODAY, dayEndMs: DAY_END_MS }
            const promised = scheduleOutcomes(card.id, card.progress, at, options)[one.rating]
            session = answerCard(session, promised, seq, { nowMs, day: TODAY, dayEndMs: DAY_END_MS })
            expect(lastAnswer(session)?.cardAfter.progress).toBe(promised.after)
            const record: ReviewRecord = {
              type: 'review',
              at: nowMs,
              card: card.id,
              rating: one.rating,
              answerMs: 0,
              stateBefore: card.progress.state,
              studyDay: TODAY,
              after: promised.after,
            }
            applyRecord(folded, seq, record)
          } else if (one.kind === 'undo') {
            const taken = undoStep(session)
            const last = trail.pop()
            expect(taken === null).toBe(last === undefined)
            if (taken?.step.kind !== 'answer' || last === undefined) continue
            expect(taken.session).toBe(last.session)
            expect(taken.session).toEqual(last.frozen)
            expect(taken.step.seq).toBe(last.seq)
            expect(currentCard(taken.session, nowMs)?.id ?? taken.step.cardBefore.id).toBe(
              taken.step.cardBefore.id,
            )
            asked.delete(`${taken.step.cardBefore.id} ${taken.step.cardBefore.progress.reps}`)
            session = taken.session
            seq += 1
            const { cardBefore: before } = taken.step
            const record: UndoRecord = {
              type: 'undo',
              at: nowMs,
              of: taken.step.seq,
              card: before.id,
              before: before.progress.state === 'new' ? null : before.progress,
            }
            applyRecord(folded, seq, record)
          }

          const held = cardsHeld(session)
          expect([...held.keys()].sort()).toEqual(all.map(({ id }) => id).sort())
          for (const [id, progress] of folded.cards) expect(held.get(id)?.progress).toEqual(progress)
          for (const { cardAfter } of answersOf(session)) expect(folded.cards.has(cardAfter.id)).toBe(true)
          const inMain = session.main.slice(session.nextIndex).map(({ id }) => id)
          const inLearning = session.learning.map(({ card: { id } }) => id)
          expect(new Set([...inMain, ...inLearning]).size).toBe(inMain.length + inLearning.length)
          const counts = sessionCounts(session)
          expect(counts.new + counts.learning + counts.review).toBe(inMain.length + inLearning.length)
          const progress = sessionProgress(session)
          expect(progress >= 0 && progress <= 1).toBe(true)
          const dues = session.learning.map(({ atMs }) => atMs)
          expect(dues).toEqual(dues.toSorted((a, b) => a - b))
          const upcoming = upcomingCard(session, nowMs)
          if (upcoming !== null) expect(upcoming.id).not.toBe(currentCard(session, nowMs)?.id)
        }
        expect(summarize(session, 0).answered).toBe(trail.length)
        expect(folded.logs.filter((log) => log.undoneBySeq === null)).toHaveLength(trail.length)
      }),
      { numRuns: 400 },
    )
  })

  test('a session in which everything is known comes to its end', () => {
    fc.assert(
      fc.property(someCards, someOptions, (cards, options) => {
        let session = sessionOf(cards)
        let nowMs = NOON_MS
        for (
          let turn = 0;
          turn < 200 && session.learning.length + session.main.length - session.nextIndex > 0;
          turn += 1
        ) {
          if (currentCard(session, nowMs) === null) nowMs += 30 * MINUTE
          else session = rate(session, 3, nowMs, turn + 1, options)
        }
        expect(sessionProgress(session)).toBe(1)
        expect(currentCard(session, nowMs)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})
