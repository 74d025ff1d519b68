import { useState } from 'react'
import { routeHref, useDiagnostics } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './DiagnosticsScreen.module.css'

/** What Verso knows about itself, to read and to copy into a report. */
export function DiagnosticsScreen() {
  const diagnostics = useDiagnostics()
  const [status, setStatus] = useState('')
  const copy = async () => {
    const text = (diagnostics?.rows ?? []).map(({ name, value }) => `${name}: ${value}`).join('\n')
    try {
      await navigator.clipboard.writeText(text)
      setStatus(words.diagnostics.copied)
    } catch {
      setStatus(words.diagnostics.notCopied)
    }
  }
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'settings' })}>
        <span aria-hidden="true">‹</span> {words.settings.title}
      </a>
      <h1>{words.diagnostics.title}</h1>
      <p className={styles.lead}>{words.diagnostics.lead}</p>
      <div className={styles.copy}>
        <Button disabled={diagnostics === undefined} onClick={() => void copy()}>
          {words.diagnostics.copy}
        </Button>
        <span role="status">{status}</span>
      </div>
      {diagnostics === undefined ? (
        <p className={styles.reading}>{words.diagnostics.reading}</p>
      ) : (
        <dl className={styles.rows}>
          {diagnostics.rows.map(({ name, value }, index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
