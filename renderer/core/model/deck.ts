// The words of the deck format that the rooms behind core speak too.
export type { Deck, DeckProblem, Note, SourceDocument } from '../../../decks/format/schema.ts'
