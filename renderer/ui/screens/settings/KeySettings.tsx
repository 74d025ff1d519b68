import { useEffect, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import {
  ACTION_IDS,
  chordsOf,
  isReserved,
  keymapOf,
  KeyNames,
  placesOf,
  rivalsOf,
  withKeys,
  type ActionId,
  type KeyChanges,
} from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import styles from './KeySettings.module.css'

/** The key that is being given: the one at that place of the action's keys, or one more. */
interface Wanted {
  readonly action: ActionId
  readonly index: number
}

interface KeySettingsProps {
  readonly changes: KeyChanges
  readonly onChange: (changes: KeyChanges) => void
}

/** Every action with its keys; a key is changed by choosing it and pressing another one. */
export function KeySettings({ changes, onChange }: KeySettingsProps) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [said, setSaid] = useState('')
  const keymap = keymapOf(changes)

  useEffect(() => {
    if (wanted === null) return
    const hear = (event: KeyboardEvent) => {
      const { action, index } = wanted
      const keys = keymapOf(changes)
      const [chord] = chordsOf(event)
      if (chord === undefined) return
      event.preventDefault()
      event.stopPropagation()
      if (chord === 'Escape') return setWanted(null)
      if (isReserved(chord)) return setSaid(words.keys.reserved)
      setWanted(null)
      if (chord === 'Delete') {
        setSaid('')
        return onChange(withKeys(changes, action, keys[action].toSpliced(index, 1)))
      }
      const rivals = rivalsOf(keys, action, chord)
      setSaid(rivals.length === 0 ? '' : words.keys.takenOf(rivals.map((id) => words.keys.names[id])))
      const others = keys[action].filter((other, at) => at !== index && other !== chord)
      onChange(withKeys(changes, action, others.toSpliced(index, 0, chord)))
    }
    const leave = () => setWanted(null)
    window.addEventListener('keydown', hear, true)
    window.addEventListener('pointerdown', leave)
    return () => {
      window.removeEventListener('keydown', hear, true)
      window.removeEventListener('pointerdown', leave)
    }
  }, [wanted, changes, onChange])

  const isWanted = (action: ActionId, index: number) => wanted?.action === action && wanted.index === index
  const name = (action: ActionId) => words.keys.names[action]
  return (
    <>
      <p className={styles.help}>{words.keys.help}</p>
      <p role="status" className={styles.said}>
        {wanted === null ? said : `${words.keys.press} ${words.keys.pressHelp}`}
      </p>
      <details className={styles.details}>
        <summary>{words.keys.all}</summary>
        <ul className={styles.list}>
          {ACTION_IDS.map((action) => (
            <li key={action}>
              <span>
                {name(action)}
                <small>{words.keys.placesOf(placesOf(action))}</small>
              </span>
              <span className={styles.keys}>
                {keymap[action].map((chord, index) => (
                  <button
                    key={chord}
                    type="button"
                    className={isWanted(action, index) ? styles.wanted : styles.key}
                    aria-label={words.keys.change(name(action), chord)}
                    onClick={() => setWanted({ action, index })}
                  >
                    {isWanted(action, index) ? words.keys.press : <KeyNames chord={chord} />}
                  </button>
                ))}
                <button
                  type="button"
                  className={isWanted(action, keymap[action].length) ? styles.wanted : styles.add}
                  aria-label={words.keys.addFor(name(action))}
                  title={words.keys.add}
                  onClick={() => setWanted({ action, index: keymap[action].length })}
                >
                  {isWanted(action, keymap[action].length) ? words.keys.press : '+'}
                </button>
              </span>
            </li>
          ))}
        </ul>
      </details>
      {Object.keys(changes).length > 0 && (
        <Button
          className={styles.reset}
          onClick={() => {
            setSaid('')
            onChange({})
          }}
        >
          {words.keys.reset}
        </Button>
      )}
    </>
  )
}
