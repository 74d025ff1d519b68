import { useState } from 'react'
import { usePastImports } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog, DialogEnd } from '../../components/Dialog.tsx'
import { words } from '../../words/index.ts'
import styles from './PastImports.module.css'

interface PastImportsProps {
  readonly takeBack: (importId: string) => Promise<string | null>
}

/** What was imported so far, each with the way to take it back. */
export function PastImports({ takeBack }: PastImportsProps) {
  const imports = usePastImports()
  const [asked, setAsked] = useState<{ readonly id: string; readonly title: string } | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  if (imports === undefined || imports.length === 0) return null
  const confirm = async (id: string) => {
    setAsked(null)
    setIsBusy(true)
    setProblem(await takeBack(id))
    setIsBusy(false)
  }
  return (
    <section className={styles.section} aria-labelledby="past-imports">
      <h2 id="past-imports">{words.import.past}</h2>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {words.import.takeBackFailed}: {problem}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.import.pastWhat}</th>
            <th scope="col">{words.import.pastCounts}</th>
            <th scope="col">{words.import.pastWhen}</th>
            <th scope="col">
              <span className="visually-hidden">{words.import.takeBack}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, value }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{value.title}</bdi>
                <small>{words.import.formats[value.format] ?? value.format}</small>
              </th>
              <td>{words.import.countsOf(value.counts)}</td>
              <td>{words.dayOf(value.importedAt)}</td>
              <td>
                {value.undoneAt === undefined ? (
                  <Button
                    kind="quiet"
                    disabled={isBusy}
                    aria-label={words.import.takeBackName(value.title)}
                    onClick={() => setAsked({ id, title: value.title })}
                  >
                    {words.import.takeBack}
                  </Button>
                ) : (
                  <span className={styles.gone}>{words.import.takenBack}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked !== null && (
        <Dialog title={words.import.takeBackQuestion(asked.title)} onClose={() => setAsked(null)}>
          <p>{words.import.takeBackHelp}</p>
          <DialogEnd>
            <Button onClick={() => setAsked(null)}>{words.import.cancel}</Button>
            <Button kind="primary" onClick={() => void confirm(asked.id)}>
              {words.import.takeBack}
            </Button>
          </DialogEnd>
        </Dialog>
      )}
    </section>
  )
}
