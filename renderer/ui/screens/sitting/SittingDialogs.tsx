import { useEffect, useRef, type ReactNode } from 'react'
import type { SittingView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { ACTION_IDS, KeyNames, placesOf, useKeymap } from '../../keys/index.ts'
import { formatList, words as appWords } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './SittingDialogs.module.css'

type Running = Extract<SittingView, { phase: 'running' }>

function Dialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // The key that is pressed without thought is the one that is safe, or that was asked for.
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="sitting-dialog"
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose()
      }}
    >
      <div className={styles.body}>
        <h2 id="sitting-dialog">{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  )
}

interface SubmitDialogProps {
  readonly view: Running
  readonly remainingMs: number | null
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** Asks once more before the paper is handed in, and says what is still open. */
export function SubmitDialog({ view, remainingMs, onSubmit, onClose }: SubmitDialogProps) {
  const open = numbersOf(view, ({ isAnswered }) => !isAnswered)
  const marked = numbersOf(view, ({ isMarked }) => isMarked)
  const isWhole = open.length === 0 && marked.length === 0
  return (
    <Dialog title={words.sitting.submitTitle} onClose={onClose}>
      <p>
        {open.length === 0 ? words.sitting.submitAll : words.sitting.submitOpen(open.length, listOf(open))}
      </p>
      {marked.length > 0 && <p>{words.sitting.submitMarked(marked.length, listOf(marked))}</p>}
      {remainingMs !== null && <p>{words.sitting.submitLeft(words.sitting.clock(remainingMs))}</p>}
      <div className={styles.buttons}>
        <Button data-first={isWhole ? undefined : true} onClick={onClose}>
          {words.sitting.stay}
        </Button>
        <Button
          kind="primary"
          disabled={view.isBusy}
          data-first={isWhole ? true : undefined}
          onClick={onSubmit}
        >
          {words.sitting.submit}
        </Button>
      </div>
      {view.error !== null && (
        <p className={styles.problem} role="alert">
          {view.error}
        </p>
      )}
    </Dialog>
  )
}

interface LeaveDialogProps {
  readonly isTimed: boolean
  readonly onLeave: () => void
  readonly onGiveUp: () => void
  readonly onClose: () => void
}

/** Leaving is not the end: says what happens meanwhile, and offers to give the paper up. */
export function LeaveDialog({ isTimed, onLeave, onGiveUp, onClose }: LeaveDialogProps) {
  return (
    <Dialog title={words.sitting.leaveTitle} onClose={onClose}>
      <p>{isTimed ? words.sitting.leaveTimed : words.sitting.leaveUntimed}</p>
      <p className={styles.help}>{words.sitting.giveUpHelp}</p>
      <div className={styles.buttons}>
        <Button kind="quiet" className={styles.giveUp} onClick={onGiveUp}>
          {words.sitting.giveUp}
        </Button>
        <Button data-first onClick={onClose}>
          {words.sitting.stay}
        </Button>
        <Button kind="primary" onClick={onLeave}>
          {words.sitting.leave}
        </Button>
      </div>
    </Dialog>
  )
}

/** The keys of the sitting, as the learner has them. */
export function SittingKeys({ onClose }: { readonly onClose: () => void }) {
  const keymap = useKeymap()
  const actions = ACTION_IDS.filter((id) => placesOf(id).includes('paper') && keymap[id].length > 0)
  return (
    <Dialog title={appWords.study.keysOfScreen} onClose={onClose}>
      <dl className={styles.keys}>
        <div>
          <dt>
            <kbd>A</kbd> … <kbd>H</kbd> {appWords.app.or} <kbd>1</kbd> … <kbd>9</kbd>
          </dt>
          <dd>{appWords.keys.options}</dd>
        </div>
        {actions.map((id) => (
          <div key={id}>
            <dt>
              {keymap[id].map((chord) => (
                <KeyNames key={chord} chord={chord} />
              ))}
            </dt>
            <dd>{appWords.keys.names[id]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.help}>{appWords.keys.changeable}</p>
      <div className={styles.buttons}>
        <Button data-first onClick={onClose}>
          {appWords.app.close}
        </Button>
      </div>
    </Dialog>
  )
}

function numbersOf(
  { marks }: Running,
  isMeant: (mark: Running['marks'][number]) => boolean,
): readonly number[] {
  return marks.flatMap((mark, index) => (isMeant(mark) ? [index + 1] : []))
}

const MOST_LISTED = 12

/** "3, 7, and 12"; of a long list the first ones, and how many more. */
function listOf(numbers: readonly number[]): string {
  return numbers.length <= MOST_LISTED
    ? formatList(numbers.map(String))
    : formatList([
        ...numbers.slice(0, MOST_LISTED).map(String),
        words.sitting.more(numbers.length - MOST_LISTED),
      ])
}
