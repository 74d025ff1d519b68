const collator = new Intl.Collator('en', { numeric: true })

/**
 * The order in which decks are listed, and in which their new cards come: the learner's own before the bundled ones,
 * then by file name, numbers in it by their value, so that a name such as `2-verbs.deck.yaml` says what comes second.
 */
export function compareDecks(
  one: { readonly origin: 'library' | 'bundled'; readonly path: string },
  other: { readonly origin: 'library' | 'bundled'; readonly path: string },
): number {
  if (one.origin !== other.origin) return one.origin === 'library' ? -1 : 1
  return collator.compare(one.path, other.path)
}
