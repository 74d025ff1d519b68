// The words of the deck format that the rooms behind core speak too.
export type {
  Deck,
  DeckProblem,
  ExamBlueprint,
  Note,
  NoteType,
  OcclusionNote,
  OcclusionShape,
  SourceDocument,
  TemplatedNote,
} from '../../../decks/format/schema.ts'
