export { cardOrdinals as ordinalsOfNote } from '../../../decks/format/cards.ts'
