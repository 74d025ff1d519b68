import { useId, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Dialog, DialogEnd } from '../../components/Dialog.tsx'
import { words } from '../../words/index.ts'
import styles from './OptionsScreen.module.css'

interface NameDialogProps {
  readonly title: string
  /** Names that others have. */
  readonly taken: readonly string[]
  readonly initial: string
  readonly action: string
  /** Answers null, or a sentence that says why it could not be. */
  readonly onName: (name: string) => Promise<string | null>
  readonly onClose: () => void
}

/** Asks for the name of a preset. */
export function NameDialog({ title, taken, initial, action, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const trimmed = name.trim()
  const isTaken = taken.some((other) => other.toLowerCase() === trimmed.toLowerCase() && other !== initial)
  const submit = async () => {
    if (trimmed === '' || isTaken) return
    const failed = await onName(trimmed)
    if (failed === null) onClose()
    else setProblem(failed)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles.naming}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <label htmlFor={id}>{words.options.presetName}</label>
        <input
          id={id}
          autoComplete="off"
          value={name}
          maxLength={80}
          aria-invalid={isTaken}
          aria-describedby={`${id}-help`}
          onChange={(event) => setName(event.target.value)}
        />
        <p id={`${id}-help`} role="status" className={isTaken || problem ? styles.problem : styles.help}>
          {problem ?? (isTaken ? words.options.nameTaken : words.options.presetNameHelp)}
        </p>
        <DialogEnd>
          <Button kind="quiet" onClick={onClose}>
            {words.options.cancel}
          </Button>
          <Button type="submit" disabled={trimmed === '' || isTaken}>
            {action}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  )
}
