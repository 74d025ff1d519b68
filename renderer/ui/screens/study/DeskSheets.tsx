import { lazy, Suspense } from 'react'
import type { EditableNoteView, Note, ReviewGestures } from '../../../state/index.ts'
import type { Face } from '../../cardFace/index.ts'
import { Question } from '../../components/Question.tsx'
import { words } from '../../words/index.ts'
import type { ActionGroups, SheetName } from './cardActions.ts'
import type { CardPhase } from './cardPhase.ts'

// None of them is needed to study: each comes when it is first asked for.
const CardInfoSheet = lazy(() =>
  import('./CardInfoSheet.tsx').then((module) => ({ default: module.CardInfoSheet })),
)
const KeysDialog = lazy(() => import('./KeysDialog.tsx').then((module) => ({ default: module.KeysDialog })))
const MoreMenu = lazy(() => import('./MoreMenu.tsx').then((module) => ({ default: module.MoreMenu })))
const NoteEditor = lazy(() =>
  import('../../noteEditor/index.ts').then((module) => ({ default: module.NoteEditor })),
)
const SetDueDialog = lazy(() =>
  import('./SetDueDialog.tsx').then((module) => ({ default: module.SetDueDialog })),
)
const SourceDialog = lazy(() =>
  import('./SourceDialog.tsx').then((module) => ({ default: module.SourceDialog })),
)
const ZoomOverlay = lazy(() =>
  import('./ZoomOverlay.tsx').then((module) => ({ default: module.ZoomOverlay })),
)

interface DeskSheetsProps {
  readonly sheet: SheetName
  readonly view: CardPhase
  readonly face: Face | null
  readonly groups: ActionGroups
  readonly gestures: ReviewGestures
  readonly onClose: () => void
  readonly onSaved: (saved: EditableNoteView, before: Note, isCopy: boolean) => void
}

/** What lies over the desk, one at a time. */
export function DeskSheets(props: DeskSheetsProps) {
  return <Suspense>{sheetOf(props)}</Suspense>
}

function sheetOf({ sheet, view, face, groups, gestures, onClose, onSaved }: DeskSheetsProps) {
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
