import type { Route } from '../../state/index.ts'
import { Modal } from '../components/Modal.tsx'
import { KeyNames, useKeymap } from '../keys/index.ts'
import { words } from '../words/index.ts'
import styles from './RoomKeys.module.css'

const BEGINS: ReadonlySet<Route['screen']> = new Set(['home', 'deck', 'exam', 'exam-paper'])
const RETURNS: ReadonlySet<Route['screen']> = new Set([
  'deck',
  'options',
  'presets',
  'leeches',
  'catch-up',
  'exam',
  'exam-paper',
  'exam-plan',
  'readiness',
  'result',
])

/** The keys of a screen other than studying. */
export function RoomKeys({
  screen,
  onClose,
}: {
  readonly screen: Route['screen']
  readonly onClose: () => void
}) {
  const keymap = useKeymap()
  const { move, extend, all, study } = words.browse.keys
  const rows: (readonly [string, readonly string[]])[] = [
    [words.palette.open, keymap.palette],
    [words.browse.search, keymap.search],
    [words.palette.keys, keymap.keys],
    ...(BEGINS.has(screen) ? [[words.keys.names.go, keymap.go] as const] : []),
    ...(RETURNS.has(screen) ? [[words.keys.names.back, keymap.back] as const] : []),
    ...(screen === 'browse'
      ? ([
          [move, ['ArrowUp', 'ArrowDown']],
          [extend, ['Shift+ArrowDown', 'Ctrl+Space']],
          [all, ['Ctrl+a']],
          [study, ['Enter']],
          [words.browse.edit, ['e']],
          [words.browse.info, ['i']],
          [words.browse.undo, ['Ctrl+z']],
        ] as const)
      : []),
  ]
  return (
    <Modal title={words.palette.keys} onClose={onClose}>
      <dl className={styles.keys}>
        {rows.map(([name, chords]) => (
          <div key={name}>
            <dt>
              {chords.map((chord) => (
                <KeyNames key={chord} chord={chord} />
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
