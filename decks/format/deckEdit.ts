import type { Note } from './schema.ts'

export type DeckEdit =
  /** Sets one field of a note; without a value (or with undefined) the field is taken out. */
  | { readonly kind: 'setField'; readonly noteId: string; readonly field: string; readonly value?: unknown }
  /** Adds a note after another one, or at the end. */
  | { readonly kind: 'addNote'; readonly note: Note; readonly afterId?: string }
  | { readonly kind: 'removeNote'; readonly noteId: string }
