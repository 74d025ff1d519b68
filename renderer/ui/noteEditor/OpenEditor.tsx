import { useMemo, useState } from 'react'
import { checkNote } from '../../core/notes/checkNote.ts'
import { isSameNote } from '../../core/notes/noteEdits.ts'
import type { EditableNoteView, Note, SavedNoteView } from '../../state/index.ts'
import { Button } from '../components/Button.tsx'
import { Modal } from '../components/Modal.tsx'
import { Question } from '../components/Question.tsx'
import { words } from '../words/index.ts'
import { draftOf, noteOf, type NoteDraft } from './draft.ts'
import styles from './NoteEditor.module.css'
import { NoteFields } from './NoteFields.tsx'

interface OpenEditorProps {
  readonly title: string
  readonly opened: EditableNoteView
  /** Of the picture, while it is not in the deck's media folder yet. */
  readonly pictureAddress?: string
  readonly save: (note: Note) => Promise<SavedNoteView>
  readonly onClose: () => void
  readonly onSaved: (saved: EditableNoteView) => void
}

/** A note that was read, being edited. */
export function OpenEditor({ title, opened, pictureAddress, save, onClose, onSaved }: OpenEditorProps) {
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
    const done = await save(note)
    setIsSaving(false)
    if (!done.ok) return setProblem(done.message)
    onClose()
    onSaved(done.saved)
  }
  return (
    <Modal
      kind={note.kind === 'occlusion' ? 'wide' : 'sheet'}
      title={title}
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
      <NoteFields
        opened={opened}
        draft={draft}
        issues={issues}
        pictureAddress={pictureAddress}
        onChange={change}
      />
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
