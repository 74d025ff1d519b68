import { useEffect, useMemo, useState } from 'react'
import { checkNote } from '../../core/notes/checkNote.ts'
import { isSameNote } from '../../core/notes/noteEdits.ts'
import { useNotes, type CardId, type EditableNoteView, type Note, type NoteKey } from '../../state/index.ts'
import { Button } from '../components/Button.tsx'
import { Modal } from '../components/Modal.tsx'
import { Question } from '../components/Question.tsx'
import { words } from '../words/index.ts'
import { draftOf, noteOf, type NoteDraft } from './draft.ts'
import styles from './NoteEditor.module.css'
import { NoteFields } from './NoteFields.tsx'

interface NoteEditorProps {
  /** A card of the note, or the note itself. */
  readonly id: CardId | NoteKey
  readonly onClose: () => void
  /** `saved` as it stands in the file now; `isCopy`: a bundled deck became a file of the library. */
  readonly onSaved: (saved: EditableNoteView, before: Note, isCopy: boolean) => void
}

/** A note's fields in a sheet. Ctrl+Enter saves, Esc leaves it as it was, after asking if something was changed. */
export function NoteEditor({ id, onClose, onSaved }: NoteEditorProps) {
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
  if (opened === undefined) return null
  if (opened === null) {
    return (
      <Modal title={words.editor.title} onClose={onClose}>
        <p>{words.editor.gone}</p>
      </Modal>
    )
  }
  return <OpenEditor opened={opened} onClose={onClose} onSaved={onSaved} />
}

interface OpenEditorProps extends Omit<NoteEditorProps, 'id'> {
  readonly opened: EditableNoteView
}

function OpenEditor({ opened, onClose, onSaved }: OpenEditorProps) {
  const { save } = useNotes()
  const [draft, setDraft] = useState<NoteDraft>(() => draftOf(opened.note))
  const [isAsking, setIsAsking] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const [hasTried, setHasTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const note = useMemo(() => noteOf(draft), [draft])
  const issues = useMemo(() => checkNote(note, opened.surroundings), [note, opened.surroundings])
  const isChanged = !isSameNote(note, opened.note)

  const change = (next: NoteDraft) => {
    setDraft(next)
    setProblem(null)
  }
  const leave = () => {
    if (isChanged) setIsAsking(true)
    else onClose()
  }
  const submit = async () => {
    setHasTried(true)
    if (isSaving || issues.length > 0) return
    if (!isChanged) return onClose()
    setIsSaving(true)
    const done = await save(opened, note)
    setIsSaving(false)
    if (!done.ok) return setProblem(done.message)
    onClose()
    onSaved(done.saved, opened.note, opened.isBundled)
  }
  return (
    <Modal
      kind={note.kind === 'occlusion' ? 'wide' : 'sheet'}
      title={words.editor.title}
      onClose={leave}
      onKey={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
        void submit()
        return true
      }}
      footer={
        <>
          <p className={styles.place}>
            {opened.isBundled ? words.editor.bundled : words.editor.file(opened.path)}
          </p>
          {problem !== null && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          {hasTried && issues.length > 0 && problem === null && (
            <p role="alert" className={styles.problem}>
              {words.editor.issues(issues.length)}
            </p>
          )}
          <Button kind="quiet" onClick={leave}>
            {words.app.cancel}
          </Button>
          <Button
            kind="primary"
            aria-disabled={isSaving}
            aria-keyshortcuts="Control+Enter"
            onClick={() => void submit()}
          >
            {words.editor.save} <kbd aria-hidden="true">{words.editor.saveKey}</kbd>
          </Button>
        </>
      }
    >
      <NoteFields opened={opened} draft={draft} issues={issues} onChange={change} />
      {isAsking && (
        <Question
          title={words.editor.discardTitle}
          detail={words.editor.discardDetail}
          yes={words.editor.discard}
          onYes={onClose}
          onNo={() => setIsAsking(false)}
        />
      )}
    </Modal>
  )
}
