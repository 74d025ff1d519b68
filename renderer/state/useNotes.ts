import { useMemo } from 'react'
import type { App } from '../app/index.ts'
import type { CardId, NoteKey } from '../core/model/card.ts'
import type { Note } from '../core/model/deck.ts'
import { useApp } from './StateProvider.tsx'
import type { EditableNoteView, SavedNoteView } from './views.ts'

/** Editing notes in their deck files. */
export function useNotes(): {
  /** Null when no deck holds the note now. */
  readonly open: (id: CardId | NoteKey) => Promise<EditableNoteView | null>
  readonly save: (before: EditableNoteView, after: Note) => Promise<SavedNoteView>
  /** Puts a picture (base64) into the media folder of the note's deck, and answers its name there. */
  readonly addPicture: App['addPicture']
  /** Adds a note to the deck of another one, after it. */
  readonly add: (beside: EditableNoteView, note: Note) => Promise<SavedNoteView>
} {
  const app = useApp()
  return useMemo(
    () => ({ open: app.openNote, save: app.saveNote, addPicture: app.addPicture, add: app.addNote }),
    [app],
  )
}
