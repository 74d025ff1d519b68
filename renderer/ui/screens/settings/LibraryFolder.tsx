import { useState } from 'react'
import type { SettingsView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './LibraryFolder.module.css'

interface LibraryFolderProps {
  readonly settings: SettingsView
  readonly choose: (path?: string) => Promise<string | null>
}

/** Where the library lies, and how to use another one: by the system's dialog, or by its path in a browser. */
export function LibraryFolder({ settings, choose }: LibraryFolderProps) {
  const [path, setPath] = useState('')
  const [status, setStatus] = useState<{ readonly text: string; readonly isError: boolean } | null>(null)
  const use = async (chosen?: string) => {
    const problem = await choose(chosen)
    setStatus(
      problem === null ? { text: words.settings.chosen, isError: false } : { text: problem, isError: true },
    )
  }
  return (
    <div className={styles.folder}>
      {settings.libraryPath !== '' && <code className={styles.path}>{settings.libraryPath}</code>}
      <p>{words.settings.libraryHelp}</p>
      {settings.shell === 'electron' ? (
        <Button onClick={() => void use()}>{words.settings.choose}</Button>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (path.trim() !== '') void use(path.trim())
          }}
        >
          <label htmlFor="library-path">{words.settings.path}</label>
          <input
            id="library-path"
            value={path}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setPath(event.target.value)}
          />
          <Button type="submit" disabled={path.trim() === ''}>
            {words.settings.usePath}
          </Button>
        </form>
      )}
      <p className={styles.small}>{words.settings.nextStart}</p>
      <p role="status" className={status?.isError ? styles.problem : styles.done}>
        {status?.text}
      </p>
    </div>
  )
}
