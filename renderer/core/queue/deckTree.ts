// Decks inside decks: a title such as `Spanish::Verbs` puts a deck inside the deck `Spanish`. Nothing else does.
import type { DeckId } from '../model/card.ts'

interface Titled {
  readonly id: DeckId
  readonly title: string
}

const SEPARATOR = '::'

/** The names of a title, from the outermost deck to this one. */
export function titlePath(title: string): readonly string[] {
  return title
    .split(SEPARATOR)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A place in the tree of decks. `deck` null: only a name that the decks inside it share. */
export interface DeckNode<T extends Titled> {
  /** The last name of its title. */
  readonly name: string
  /** Its names, joined: the same for every deck at this place. */
  readonly path: string
  readonly deck: T | null
  readonly children: readonly DeckNode<T>[]
}

interface Draft<T extends Titled> extends DeckNode<T> {
  deck: T | null
  children: Draft<T>[]
}

/** The decks as a tree, in the order given. Of two decks with one title each has a place of its own. */
export function deckTree<T extends Titled>(decks: readonly T[]): readonly DeckNode<T>[] {
  const roots: Draft<T>[] = []
  const places = new Map<string, Draft<T>>()
  const childrenAt = (path: readonly string[]): Draft<T>[] => {
    const name = path.at(-1)
    if (name === undefined) return roots
    const key = path.join(SEPARATOR)
    let place = places.get(key)
    if (place === undefined) {
      place = { name, path: key, deck: null, children: [] }
      places.set(key, place)
      childrenAt(path.slice(0, -1)).push(place)
    }
    return place.children
  }
  for (const deck of decks) {
    const names = titlePath(deck.title)
    childrenAt(names)
    const place = places.get(names.join(SEPARATOR))
    if (place?.deck === null) place.deck = deck
    else
      childrenAt(names.slice(0, -1)).push({
        name: names.at(-1) ?? deck.title,
        path: names.join(SEPARATOR),
        deck,
        children: [],
      })
  }
  return roots
}

/** For each deck: itself, then the decks that it lies in, the nearest first. */
export function deckChains(decks: readonly Titled[]): ReadonlyMap<DeckId, readonly DeckId[]> {
  const chains = new Map<DeckId, readonly DeckId[]>()
  const walk = (nodes: readonly DeckNode<Titled>[], outer: readonly DeckId[]) => {
    for (const { deck, children } of nodes) {
      const chain = deck === null ? outer : [deck.id, ...outer]
      if (deck !== null) chains.set(deck.id, chain)
      walk(children, chain)
    }
  }
  walk(deckTree(decks), [])
  return chains
}

/** These decks and all inside them, in the order of `decks`. */
export function withInnerDecks<T extends Titled>(decks: readonly T[], ids: readonly DeckId[]): T[] {
  const wanted = new Set(ids)
  const chains = deckChains(decks)
  return decks.filter(({ id }) => chains.get(id)?.some((outer) => wanted.has(outer)))
}
