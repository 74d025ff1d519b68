import { useEffect, useRef } from 'react'
import type { Note } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import styles from './KeysDialog.module.css'

/** The keys of the study screen. */
export function KeysDialog({ note, onClose }: { readonly note: Note; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const { keyNames } = words.study
  const rows: (readonly [readonly string[], string])[] = [
    [[words.study.space, words.study.enter], keyNames.turn],
    ...(note.kind === 'choice' ? [[['1', '…', '9'], keyNames.choose] as const] : []),
    [['1', '2', '3', '4'], keyNames.rate],
    [[words.study.space, words.study.enter], keyNames.rateProposed],
    [['Z'], keyNames.undo],
    [['I'], keyNames.why],
    [[words.study.tab], keyNames.scroll],
    [words.study.shiftTab, keyNames.back],
    [['?'], keyNames.keys],
    [[words.study.escape], keyNames.leave],
  ]
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="keys-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className={styles.body}>
        <h2 id="keys-title">{words.study.keysOfScreen}</h2>
        <dl>
          {rows.map(([keys, name], index) => (
            <div key={index}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <Button onClick={onClose}>{words.app.close}</Button>
      </div>
    </dialog>
  )
}
