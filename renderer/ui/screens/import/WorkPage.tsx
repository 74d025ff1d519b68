import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './ImportScreen.module.css'

interface WorkPageProps {
  readonly title: string
  readonly progress: { readonly phase: keyof typeof words.import.phases; readonly done: number | null }
  /** Null: it is decided, and goes on to its end. */
  readonly onCancel: (() => void) | null
}

/** Long work, shown as it goes. */
export function WorkPage({ title, progress, onCancel }: WorkPageProps) {
  const told = words.import.phases[progress.phase]
  return (
    <div className={styles.work}>
      <h1 tabIndex={-1}>{title}</h1>
      <progress aria-label={title} max={1} {...(progress.done === null ? {} : { value: progress.done })} />
      <p className={styles.quiet} aria-live="polite">
        {told}
        {progress.done !== null && <b> {words.percent(progress.done)}</b>}
      </p>
      {onCancel !== null && <Button onClick={onCancel}>{words.import.cancel}</Button>}
    </div>
  )
}
