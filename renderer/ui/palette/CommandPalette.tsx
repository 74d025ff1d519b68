import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { fuzzyFilter } from '../../core/search/fuzzyMatch.ts'
import { useHome, useRoute, useSettings } from '../../state/index.ts'
import { words } from '../words/index.ts'
import { allCommands, type Command } from './commands.ts'
import styles from './CommandPalette.module.css'

const MOST = 60

/** Everything by name: a few letters, Enter, and one is there. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const home = useHome()
  const [, navigate] = useRoute()
  const { save } = useSettings()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const commands = useMemo(() => allCommands(home?.decks ?? [], home?.waitingCount ?? 0), [home])
  const matches = useMemo(() => {
    const found = fuzzyFilter(typed, commands, ({ name }) => name).slice(0, MOST)
    const text = typed.trim()
    if (text === '') return found
    const search: Command = {
      id: 'search',
      kind: 'action',
      name: words.palette.search(text),
      to: { screen: 'browse', query: text },
    }
    return [...found, { item: search, match: { score: 0, places: [] } }]
  }, [typed, commands])

  const run = (command: Command | undefined) => {
    if (command === undefined) return
    onClose()
    if ('theme' in command.to) void save({ theme: command.to.theme })
    else navigate(command.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 8, PageUp: active - 8 }[
      event.key
    ]
    if (to !== undefined) {
      const last = matches.length - 1
      const next = to < 0 ? (active === 0 ? last : 0) : to > last ? (active === last ? 0 : last) : to
      setActive(next)
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') run(matches[active]?.item)
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={words.palette.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <input
        type="text"
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={matches.length > 0 ? `${list}-${active}` : undefined}
        aria-label={words.palette.title}
        placeholder={words.palette.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div tabIndex={-1} id={list} role="listbox" aria-label={words.palette.title} className={styles.list}>
        {matches.map(({ item, match }, index) => (
          <div
            tabIndex={-1}
            key={item.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.item}
            onMouseMove={() => setActive(index)}
            onClick={() => run(item)}
          >
            <bdi>
              <Lit name={item.name} places={match.places} />
            </bdi>
            <span className={styles.kind}>{words.palette.kinds[item.kind]}</span>
          </div>
        ))}
      </div>
    </dialog>
  )
}

/** The name with the letters that were typed lit. */
function Lit({ name, places }: { readonly name: string; readonly places: readonly number[] }) {
  if (places.length === 0) return name
  return [...name.split('').entries()].map(([index, letter]) =>
    places.includes(index) ? <b key={index}>{letter}</b> : letter,
  )
}
