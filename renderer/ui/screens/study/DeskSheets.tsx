import { lazy, Suspense } from 'react'
import type { EditableNoteView, Note, ReviewGestures } from '../../../state/index.ts'
import type { Face } from '../../cardFace/index.ts'
import { Question } from '../../components/Question.tsx'
import { words } from '../../words/index.ts'
import type { ActionGroups, SheetName } from './cardActions.ts'
import type { CardPhase } from './cardPhase.ts'
import { MoreMenu } from './MoreMenu.tsx'

// None of them is needed to study, so the first card does not wait for them.
const loadInfo = () => import('./CardInfoSheet.tsx')
const loadKeys = () => import('./KeysDialog.tsx')
const loadEditor = () => import('../../noteEditor/index.ts')
const loadDue = () => import('./SetDueDialog.tsx')
const loadSource = () => import('./SourceDialog.tsx')
const loadZoom = () => import('./ZoomOverlay.tsx')
const CardInfoSheet = lazy(() => loadInfo().then((module) => ({ default: module.CardInfoSheet })))
const KeysDialog = lazy(() => loadKeys().then((module) => ({ default: module.KeysDialog })))
const NoteEditor = lazy(() => loadEditor().then((module) => ({ default: module.NoteEditor })))
const NewPictureNote = lazy(() => loadEditor().then((module) => ({ default: module.NewPictureNote })))
const SetDueDialog = lazy(() => loadDue().then((module) => ({ default: module.SetDueDialog })))
const SourceDialog = lazy(() => loadSource().then((module) => ({ default: module.SourceDialog })))
const ZoomOverlay = lazy(() => loadZoom().then((module) => ({ default: module.ZoomOverlay })))

/** Fetches the sheets while the learner reads, so that each is there when its key is pressed. */
export function fetchSheets(): void {
  void Promise.all([loadInfo(), loadKeys(), loadEditor(), loadDue(), loadSource(), loadZoom()])
}

interface DeskSheetsProps {
  readonly sheet: SheetName
  readonly view: CardPhase
  readonly face: Face | null
  readonly groups: ActionGroups
  readonly gestures: ReviewGestures
  readonly onClose: () => void
  readonly onAdded: (saved: EditableNoteView) => void
  readonly onSaved: (saved: EditableNoteView, before: Note, isCopy: boolean) => void
}

/** What lies over the desk, one at a time. */
export function DeskSheets(props: DeskSheetsProps) {
  return <Suspense>{sheetOf(props)}</Suspense>
}

function sheetOf({ sheet, view, face, groups, gestures, onClose, onAdded, onSaved }: DeskSheetsProps) {
  const { card, phase } = view
  switch (sheet) {
    case 'keys':
      return <KeysDialog note={card.note} place={phase} onClose={onClose} />
    case 'more':
      return <MoreMenu groups={groups} phase={phase} flag={card.flag} onClose={onClose} />
    case 'info':
      return <CardInfoSheet cardId={card.cardId} revision={view.revision} onClose={onClose} />
    case 'edit':
      return <NoteEditor id={card.cardId} onClose={onClose} onSaved={onSaved} />
    case 'newPicture':
      return <NewPictureNote besideId={card.cardId} onClose={onClose} onAdded={onAdded} />
    case 'setDue':
      return (
        <SetDueDialog
          onClose={onClose}
          onSet={(due) => {
            onClose()
            gestures.setDue(due)
          }}
        />
      )
    case 'forget':
      return (
        <Question
          title={words.desk.forgetTitle}
          detail={words.desk.forgetDetail}
          yes={words.desk.forgetYes}
          onNo={onClose}
          onYes={() => {
            onClose()
            gestures.forget()
          }}
        />
      )
    case 'source':
      return <SourceDialog card={card} onClose={onClose} />
    case 'zoom':
      return face === null ? null : <ZoomOverlay pictures={face.media.pictures} onClose={onClose} />
  }
}
