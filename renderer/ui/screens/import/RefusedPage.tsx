import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './ImportScreen.module.css'

interface RefusedPageProps {
  readonly name: string
  readonly message: string
  readonly onAnother: () => void
}

/** Why nothing of the file is taken. */
export function RefusedPage({ name, message, onAnother }: RefusedPageProps) {
  return (
    <div className={styles.work}>
      <h1 tabIndex={-1}>{words.import.refused(name)}</h1>
      <p className={styles.cause} role="alert">
        {message}
      </p>
      <p className={styles.quiet}>{words.import.refusedHelp}</p>
      <Button kind="primary" onClick={onAnother}>
        {words.import.another}
      </Button>
    </div>
  )
}
