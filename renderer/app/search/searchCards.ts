import { questionText } from '../../core/cards/questionText.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { orderFigure, type CardOrder } from '../../core/search/compareCards.ts'
import { mayFindIn } from '../../core/search/decksOf.ts'
import { matchesSearch } from '../../core/search/matchesSearch.ts'
import { daysOfAnswers, type SearchQuery } from '../../core/search/query.ts'
import { foldText } from '../../core/search/textPattern.ts'
import { readAnswersSince } from '../../data/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'
import type { FoundCard, LibraryIndex } from './libraryIndex.ts'
import { sortInSlices, type Breathe } from './slices.ts'

export interface CardOrdering {
  readonly by: CardOrder
  readonly isDescending: boolean
}

export const DECK_ORDER: CardOrdering = { by: 'deck', isDescending: false }

/** How far a search has come. */
export interface SearchProgress {
  readonly found: readonly FoundCard[]
  readonly doneCards: number
  readonly totalCards: number
}

/** Every card that the search finds, in that order. Tells `onProgress` after each deck; rests as `breathe` says. */
export async function searchCards(
  context: Context,
  index: LibraryIndex,
  query: SearchQuery,
  ordering: CardOrdering,
  breathe: Breathe,
  onProgress: (progress: SearchProgress) => void = () => undefined,
): Promise<Result<readonly FoundCard[], AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const { day, nowMs } = studyMoment(context)
  const decks = await index.decks(database)
  if (!decks.ok) return err(databaseFailure(decks.error))
  const days = daysOfAnswers(query)
  const answers = days === 0 ? null : await readAnswersSince(database, day - days + 1)
  if (answers?.ok === false) return err(databaseFailure(answers.error))

  const within = decks.value.filter((deck) => mayFindIn(query, deck))
  const totalCards = within.reduce((sum, { cardCount }) => sum + cardCount, 0)
  const found: FoundCard[] = []
  let doneCards = 0
  for (const deck of within) {
    const cards = await index.cardsOf(database, deck, breathe, (count) => {
      doneCards += count
      onProgress({ found, doneCards, totalCards })
    })
    if (!cards.ok) return err(databaseFailure(cards.error))
    for (const entry of cards.value) {
      const { card, indexed } = entry
      const subject = {
        card,
        note: indexed.note,
        deck,
        day,
        nowMs,
        answers: answers?.value.get(card.id),
        get text() {
          return indexed.text()
        },
      }
      if (matchesSearch(query, subject)) found.push(entry)
      await breathe()
    }
    onProgress({ found, doneCards, totalCards })
  }
  return ok(await ordered(found, ordering, day, breathe))
}

/** The cards in that order; they come in deck order. Cards without the figure stay last either way. */
export async function ordered(
  found: readonly FoundCard[],
  { by, isDescending }: CardOrdering,
  day: Parameters<typeof orderFigure>[2],
  breathe: Breathe,
): Promise<readonly FoundCard[]> {
  if (by === 'deck') return isDescending ? found.toReversed() : found
  const sign = isDescending ? -1 : 1
  if (by === 'question') {
    const texts = new Map<FoundCard, string>()
    for (const entry of found) {
      texts.set(entry, foldText(questionText(entry.indexed.note, entry.card.ordinal)))
      await breathe()
    }
    const textOf = (entry: FoundCard) => texts.get(entry) as string
    return sortInSlices(
      found,
      (one, other) => (textOf(one) < textOf(other) ? -sign : textOf(one) > textOf(other) ? sign : 0),
      breathe,
    )
  }
  const figured: { readonly entry: FoundCard; readonly figure: number }[] = []
  for (const entry of found) {
    figured.push({ entry, figure: orderFigure(by, entry.card, day) })
    await breathe()
  }
  const sorted = await sortInSlices(
    figured,
    (one, other) => {
      if (one.figure === other.figure) return 0
      if (one.figure === Infinity) return 1
      if (other.figure === Infinity) return -1
      return sign * (one.figure - other.figure)
    },
    breathe,
  )
  return sorted.map(({ entry }) => entry)
}
