import type { EditableNoteView, Note } from '../../state/index.ts'

/** What the fields of one kind of note are given. */
export interface FieldsProps<N extends Note = Note> {
  readonly opened: EditableNoteView
  readonly note: N
  readonly onChange: (note: N) => void
  /** Of the picture, while it is not in the deck's media folder yet. */
  readonly pictureAddress?: string | undefined
  /** What is wrong with the field at that path of the note; null when nothing is. */
  readonly errorAt: (...path: readonly (string | number)[]) => string | null
}
