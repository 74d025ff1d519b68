import type { EditableNoteView, Note } from '../../state/index.ts'

/** What the fields of one kind of note are given. */
export interface FieldsProps<N extends Note = Note> {
  readonly opened: EditableNoteView
  readonly note: N
  readonly onChange: (note: N) => void
  /** What is wrong with the field at that path of the note; null when nothing is. */
  readonly errorAt: (...path: readonly (string | number)[]) => string | null
}
