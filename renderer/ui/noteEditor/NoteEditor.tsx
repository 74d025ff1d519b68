import { useEffect, useState } from 'react'
import { useNotes, type CardId, type EditableNoteView, type Note, type NoteKey } from '../../state/index.ts'
import { Modal } from '../components/Modal.tsx'
import { words } from '../words/index.ts'
import { OpenEditor } from './OpenEditor.tsx'

interface NoteEditorProps {
  /** A card of the note, or the note itself. */
  readonly id: CardId | NoteKey
  readonly onClose: () => void
  /** `saved` as it stands in the file now; `isCopy`: a bundled deck became a file of the library. */
  readonly onSaved: (saved: EditableNoteView, before: Note, isCopy: boolean) => void
}

/** A note's fields in a sheet. Ctrl+Enter saves, Esc leaves it as it was, after asking if something was changed. */
export function NoteEditor({ id, onClose, onSaved }: NoteEditorProps) {
  const { save } = useNotes()
  const opened = useOpenedNote(id)
  if (opened === undefined) return null
  if (opened === null) return <NoNote onClose={onClose} />
  return (
    <OpenEditor
      title={words.editor.title}
      opened={opened}
      save={(note) => save(opened, note)}
      onClose={onClose}
      onSaved={(saved) => onSaved(saved, opened.note, opened.isBundled)}
    />
  )
}

export function NoNote({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title={words.editor.title} onClose={onClose}>
      <p>{words.editor.gone}</p>
    </Modal>
  )
}

/** The note as it stands in its file: undefined while it is read, null when no deck holds it. */
export function useOpenedNote(id: CardId | NoteKey): EditableNoteView | null | undefined {
  const { open } = useNotes()
  const [opened, setOpened] = useState<EditableNoteView | null>()
  useEffect(() => {
    let isGone = false
    void open(id).then((note) => {
      if (!isGone) setOpened(note)
    })
    return () => {
      isGone = true
    }
  }, [open, id])
  return opened
}
