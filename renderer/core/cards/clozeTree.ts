// The face of a card draws cloze texts; screens reach the format through here.
export { parseCloze, type ClozeNode } from '../../../decks/format/cloze.ts'
