import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { App, Review } from '../../renderer/app/index.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { DeckId, Rating } from '../../renderer/core/model/card.ts'
import {
  aDeck,
  aNote,
  answer,
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
  | { readonly kind: 'undo' | 'restart' | 'kill' | 'nextDay' | 'session' }
  | { readonly kind: 'edit'; readonly notes: readonly number[]; readonly isReversed: boolean }
  | { readonly kind: 'options'; readonly newPerDay: number }

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
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('restart', 'kill', 'nextDay', 'session') }) },
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
      newPerDay: fc.integer({ min: 0, max: 9 }),
    }),
  },
)

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
      return answer(hands.review, step.rating)
    case 'undo':
      return hands.review.undo()
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
        newPerDay: step.newPerDay,
      })
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
      const answers = made.library.journal.filter(({ body }) => body['type'] === 'review').length
      const undone = made.library.journal.filter(({ body }) => body['type'] === 'undo').length
      expect(undone).toBeLessThanOrEqual(answers)
    }),
    { numRuns: 25 },
  )
})
