import { deckTree, type DeckNode } from '../../../core/queue/deckTree.ts'
import type { DeckId, DeckSummary } from '../../../state/index.ts'

/** One line of the table of decks. */
export interface DeckLine {
  /** The names of its place, joined: the same from one visit to the next. */
  readonly path: string
  readonly name: string
  /** 0 for a deck that lies in no other. */
  readonly depth: number
  /** Null: only a name that the decks inside share. */
  readonly deck: DeckSummary | null
  /** Its own, and those inside it. */
  readonly deckIds: readonly DeckId[]
  readonly hasInside: boolean
  readonly isOpen: boolean
  readonly newCount: number
  readonly learningCount: number
  readonly dueCount: number
  readonly noteCount: number
  /** Mean predicted recall, 0–1, over the decks that have one. */
  readonly retention: number | null
  readonly forecast: readonly number[]
}

type Place = DeckNode<DeckSummary & { readonly id: DeckId }>

/** The decks as lines of a tree, in their order; what lies in a closed place is left out. */
export function deckLines(decks: readonly DeckSummary[], closed: ReadonlySet<string>): readonly DeckLine[] {
  const lines: DeckLine[] = []
  const add = (place: Place, depth: number) => {
    const line = lineOf(place, depth, !closed.has(place.path))
    lines.push(line)
    if (line.isOpen) for (const child of place.children) add(child, depth + 1)
  }
  for (const place of deckTree(decks.map((deck) => ({ ...deck, id: deck.deckId })))) add(place, 0)
  return lines
}

function lineOf(place: Place, depth: number, isOpen: boolean): DeckLine {
  const { name, path, deck, children } = place
  const inside = decksIn(place)
  // A deck's own counts hold what is inside it already, its daily limits kept; a mere name has to add up.
  const asked = deck === null ? children.map((child) => lineOf(child, depth + 1, false)) : [deck]
  const sum = (of: 'newCount' | 'learningCount' | 'dueCount') =>
    asked.reduce((total, each) => total + each[of], 0)
  const known = inside.filter(({ retention }) => retention !== null)
  const weight = known.reduce((total, { cardCount }) => total + cardCount, 0)
  return {
    path,
    name,
    depth,
    deck,
    deckIds: inside.map(({ deckId }) => deckId),
    hasInside: children.length > 0,
    isOpen,
    newCount: sum('newCount'),
    learningCount: sum('learningCount'),
    dueCount: sum('dueCount'),
    noteCount: inside.reduce((total, { noteCount }) => total + noteCount, 0),
    retention:
      weight === 0
        ? null
        : known.reduce((total, { retention, cardCount }) => total + (retention ?? 0) * cardCount, 0) / weight,
    forecast: (inside[0]?.forecast ?? []).map((_, day) =>
      inside.reduce((total, { forecast }) => total + (forecast[day] ?? 0), 0),
    ),
  }
}

function decksIn({ deck, children }: Place): readonly DeckSummary[] {
  return [...(deck === null ? [] : [deck]), ...children.flatMap(decksIn)]
}
