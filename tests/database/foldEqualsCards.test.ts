import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App, Review } from '../../renderer/app/index.ts'
import { DEFAULT_DECK_OPTIONS, type DeckOptions } from '../../renderer/core/model/deckOptions.ts'
import { LEECH_ACTIONS, REVIEW_ORDERS, SIBLING_RULES } from '../../renderer/core/model/orders.ts'
import type { CardAction } from '../../renderer/core/cards/changeCard.ts'
import type { CardId, DeckId, Rating } from '../../renderer/core/model/card.ts'
import type { ReviewRecord } from '../../renderer/core/model/journalRecord.ts'
import { applyRecord, emptyProgress } from '../../renderer/core/progress/fold.ts'
import { parseJournalRecord } from '../../renderer/core/progress/parseJournalRecord.ts'
import { NEW_PROGRESS } from '../../renderer/core/scheduler/scheduleOutcomes.ts'
import {
  aDeck,
  aNote,
  bench,
  DAY_MS,
  expectWhole,
  openWindow,
  reviewOf,
  settled,
  until,
  type Bench,
} from '../support/libraryBench.ts'

type Step =
  | { readonly kind: 'rate'; readonly rating: Rating; readonly waitMs: number }
  | { readonly kind: 'undo' | 'redo' | 'restart' | 'kill' | 'nextDay' | 'session' | 'practice' | 'chosen' }
  | { readonly kind: 'change'; readonly change: Change; readonly what: 'card' | 'note' }
  | { readonly kind: 'outside'; readonly action: CardAction; readonly isUndone: boolean }
  | { readonly kind: 'edit'; readonly notes: readonly number[]; readonly isReversed: boolean }
  | { readonly kind: 'options'; readonly options: Partial<DeckOptions> }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('rate' as const),
      rating: fc.constantFrom(1, 2, 3, 4),
      waitMs: fc.integer({ min: 0, max: 900_000 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'redo' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('restart', 'kill', 'nextDay', 'session', 'practice', 'chosen'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      change: fc.constantFrom<Change>('suspend', 'bury', 'flag', 'leech', 'setDue', 'forget'),
      what: fc.constantFrom('card', 'note'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('outside' as const),
      action: fc.constantFrom<CardAction>(
        { action: 'suspend' },
        { action: 'unsuspend' },
        { action: 'bury' },
        { action: 'unbury' },
        { action: 'flag', flag: 4 },
        { action: 'flag', flag: 0 },
        { action: 'forget' },
      ),
      isUndone: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      notes: fc.shuffledSubarray([1, 2, 3, 4, 5, 6]),
      isReversed: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('options' as const),
      options: fc.record({
        newPerDay: fc.integer({ min: 0, max: 9 }),
        siblings: fc.constantFrom(...SIBLING_RULES),
        leechThreshold: fc.integer({ min: 1, max: 3 }),
        leechAction: fc.constantFrom(...LEECH_ACTIONS),
        loadBalance: fc.boolean(),
        reviewOrder: fc.constantFrom(...REVIEW_ORDERS),
        learningStepsMinutes: fc.constantFrom([], [1, 10], [10, 2880]),
      }),
    }),
  },
)

type Change = 'suspend' | 'bury' | 'flag' | 'leech' | 'setDue' | 'forget'

const SOME_CARDS = ['verbs:n1:0', 'verbs:n2:0', 'verbs:n2:1', 'verbs:n5:0', 'verbs:n9:0'] as CardId[]

interface Hands {
  readonly made: Bench
  app: App
  review: Review
}

async function restart(hands: Hands): Promise<void> {
  await hands.app.stop()
  await expectWhole(hands.made)
  hands.app = await openWindow(hands.made)
  // The audit at the start found nothing to repair: count, hash and counters are right as well.
  const home = await until(hands.app.home, (view) => view !== undefined)
  expect(home?.notices).toEqual([])
  hands.review = await reviewOf(hands.app)
}

/** The window freezes after the journal acknowledged an answer, before the database hears of it. */
async function kill(hands: Hands): Promise<void> {
  const { library } = hands.made
  hands.review.turn()
  if (hands.review.view.get().phase === 'answer') {
    const acknowledged = new Promise<void>((resolve) => {
      library.afterCall = (name) => {
        if (name !== 'journal:append') return undefined
        resolve()
        return new Promise(() => {})
      }
    })
    // An edit that is just being taken up may change the card, and then the answer is not taken.
    await Promise.race([acknowledged, hands.review.rate(3)])
    library.afterCall = () => undefined
  }
  hands.app = await openWindow(hands.made)
  hands.review = await reviewOf(hands.app)
}

async function perform(hands: Hands, step: Step): Promise<void> {
  const { made } = hands
  switch (step.kind) {
    case 'rate':
      made.nowMs += step.waitMs
      return rate(hands, step.rating)
    case 'undo':
      return hands.review.undo()
    case 'redo':
      return hands.review.redo()
    case 'change':
      return change(hands.review, step.change, step.what)
    case 'outside': {
      const done = await hands.app.changeCards(SOME_CARDS, step.action)
      if (step.isUndone) expect(done.ok && (await done.value.undo())).toBeNull()
      // A session does not look behind itself: whoever changes cards elsewhere begins another one.
      hands.review.end()
      hands.review = await reviewOf(hands.app)
      return
    }
    case 'practice':
    case 'chosen': {
      hands.review.end()
      const countsForSchedule = step.kind === 'chosen'
      hands.review = hands.app.openReview({ title: 'Some', cards: SOME_CARDS, countsForSchedule })
      await settled(hands.review)
      return
    }
    case 'session':
      hands.review.end()
      hands.review = await reviewOf(hands.app)
      return
    case 'nextDay':
      made.nowMs += DAY_MS
      return
    case 'restart':
      return restart(hands)
    case 'kill':
      return kill(hands)
    case 'edit': {
      const notes = step.notes.map((number) => ({ ...aNote(`n${number}`), reversed: step.isReversed }))
      const title = `Verbs ${made.library.calls.length}`
      made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes, title }))
      await until(hands.app.home, (view) => view?.decks[0]?.title === title)
      await settled(hands.review)
      return
    }
    case 'options':
      await hands.app.saveDeckOptions('verbs' as DeckId, {
        ...DEFAULT_DECK_OPTIONS,
        ...step.options,
      })
  }
}

/** Rates the card on the screen; what the button promised must be what was stored. */
async function rate({ made, review }: Hands, rating: Rating): Promise<void> {
  review.turn()
  const view = review.view.get()
  const records = made.library.journal.length
  await review.rate(rating)
  const body = made.library.journal[records]?.body
  if (view.phase !== 'answer' || body?.['type'] !== 'review') return
  const promised = view.outcomes.find((outcome) => outcome.rating === rating)
  const { after, studyDay } = body as unknown as ReviewRecord
  const waitSeconds =
    after.dueDay === null
      ? ((after.dueAtMs ?? 0) - (after.lastReviewAtMs ?? 0)) / 1000
      : (after.dueDay - studyDay) * 86_400
  const leech = !after.isSuspended ? (promised?.leech === 'marked' ? 'marked' : null) : 'suspended'
  expect(promised).toEqual({ rating, waitSeconds, leech })
}

function change(review: Review, kind: Change, what: 'card' | 'note'): Promise<void> {
  switch (kind) {
    case 'suspend':
      return review.suspend(what)
    case 'bury':
      return review.bury(what)
    case 'flag':
      return review.flag(3)
    case 'leech':
      return review.setLeech(true)
    case 'setDue':
      return review.setDue({ inDays: what === 'card' ? 0 : 3 })
    case 'forget':
      return review.forget()
  }
}

/** Every answer went to a card as it was, and to one that might be asked: none was lost, none asked twice. */
function expectAnswersInOrder({ library }: Bench): void {
  const fold = emptyProgress()
  for (const { seq, body } of library.journal) {
    const record = parseJournalRecord(body)
    if (!record.ok) throw new Error(record.error)
    if (record.value.type === 'review') {
      const { card, after, stateBefore } = record.value
      const before = fold.cards.get(card) ?? NEW_PROGRESS
      expect({ card, reps: after.reps, state: stateBefore }).toEqual({
        card,
        reps: before.reps + 1,
        state: before.state,
      })
      expect(before.isSuspended).toBe(false)
    }
    applyRecord(fold, seq, record.value)
  }
}

test('whatever happens, the stored cards are the fold over the journal, and every count is right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const made = bench()
      made.library.putDeck('library/verbs.deck.yaml', aDeck({ notes: 6 }))
      const app = await openWindow(made)
      const hands: Hands = { made, app, review: await reviewOf(app) }
      for (const each of steps) await perform(hands, each)
      await restart(hands)
      await hands.app.stop()
      expectAnswersInOrder(made)
      const answers = made.library.journal.filter(({ body }) => body['type'] === 'review').length
      const undone = made.library.journal.filter(({ body }) => body['type'] === 'undo').length
      expect(undone).toBeLessThanOrEqual(answers)
    }),
    { numRuns: 40 },
  )
})
