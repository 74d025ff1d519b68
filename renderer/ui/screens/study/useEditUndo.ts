import { useState } from 'react'
import { useNotes, type EditableNoteView, type Note } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'

interface LastEdit {
  readonly saved: EditableNoteView
  readonly before: Note
  /** Of the session when it was saved: whatever is stored after it comes before it on the way back. */
  readonly revision: number
}

/** The last edit of a note, which the undo key takes back as long as nothing else has been done since. */
export function useEditUndo(view: CardPhase, say: (sentence: string) => void) {
  const { save } = useNotes()
  const [last, setLast] = useState<LastEdit | null>(null)
  const canUndo = last !== null && last.revision === view.revision && !view.isBusy
  return {
    canUndo,
    remember: (saved: EditableNoteView, before: Note) => setLast({ saved, before, revision: view.revision }),
    undo: async () => {
      if (last === null) return
      setLast(null)
      const done = await save(last.saved, last.before)
      say(done.ok ? words.desk.editUndone : done.message)
    },
  }
}
