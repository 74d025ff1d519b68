import { Fragment } from 'react'
import type { Note } from '../../../state/index.ts'
import { Modal } from '../../components/Modal.tsx'
import {
  ACTION_IDS,
  chordsOf,
  KeyNames,
  placesOf,
  useKeymap,
  type ActionId,
  type KeyPlace,
} from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import styles from './KeysDialog.module.css'

/** The keys of the study screen, as the learner has them: what the side in sight hears first, then the rest. */
export function KeysDialog({
  note,
  place,
  onClose,
}: {
  readonly note: Note
  readonly place: KeyPlace
  readonly onClose: () => void
}) {
  const keymap = useKeymap()
  const here = ACTION_IDS.filter((id) => placesOf(id).includes(place) && keymap[id].length > 0)
  const rating: readonly ActionId[] = ['again', 'hard', 'good', 'easy']
  const rows = here.filter((id) => !rating.includes(id) && !id.startsWith('flag'))
  const flags = here.filter((id) => id.startsWith('flag'))
  return (
    <Modal
      kind="broad"
      title={words.study.keysOfScreen}
      onClose={onClose}
      onKey={(event) => {
        if (!chordsOf(event).some((chord) => keymap.keys.includes(chord))) return false
        onClose()
        return true
      }}
    >
      <dl className={styles.keys}>
        {note.kind === 'choice' && place === 'question' && (
          <Row name={words.keys.options} note={words.keys.optionsNote}>
            <kbd>A</kbd> … <kbd>H</kbd> {words.app.or} <kbd>1</kbd> … <kbd>9</kbd>
          </Row>
        )}
        {place === 'answer' && (
          <Row name={words.study.keyNames.rate}>
            {rating.map((id) => (
              <KeyNames key={id} chord={keymap[id][0] ?? null} />
            ))}
          </Row>
        )}
        {rows.map((id) => (
          <Row key={id} name={words.keys.names[id]}>
            {keymap[id].map((chord, index) => (
              <Fragment key={chord}>
                {index > 0 && <span className={styles.or}>{words.app.or}</span>}
                <KeyNames chord={chord} />
              </Fragment>
            ))}
          </Row>
        ))}
        {flags.length > 0 && (
          <Row name={words.desk.groups.flag}>
            <KeyNames chord={keymap.flag1[0] ?? null} /> … <KeyNames chord={keymap.flag7[0] ?? null} />
          </Row>
        )}
        <Row name={words.study.keyNames.scroll}>
          <kbd>{words.study.tab}</kbd>
        </Row>
        <Row name={words.study.keyNames.back}>
          {words.study.shiftTab.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </Row>
      </dl>
      {note.kind === 'typed' && place === 'question' && <p className={styles.note}>{words.keys.fieldNote}</p>}
      <p className={styles.note}>{words.keys.changeable}</p>
    </Modal>
  )
}

function Row({
  name,
  note,
  children,
}: {
  readonly name: string
  readonly note?: string
  readonly children: React.ReactNode
}) {
  return (
    <div>
      <dt>
        {name}
        {note !== undefined && <small>{note}</small>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
