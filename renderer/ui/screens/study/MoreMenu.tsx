import { useRef } from 'react'
import { Modal } from '../../components/Modal.tsx'
import { actionOf, ariaKeys, chordsOf, firstKey, KeyNames, useKeymap } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import type { ActionGroups, CardAction } from './cardActions.ts'
import styles from './MoreMenu.module.css'

interface MoreMenuProps {
  readonly groups: ActionGroups
  readonly phase: 'question' | 'answer'
  /** 0: none. */
  readonly flag: number
  readonly onClose: () => void
}

/** Everything that can be done with the card, each with its key: by mouse, by arrows, or by the keys themselves. */
export function MoreMenu({ groups, phase, flag, onClose }: MoreMenuProps) {
  const keymap = useKeymap()
  const list = useRef<HTMLDivElement>(null)
  const run = (action: CardAction) => {
    onClose()
    action.run()
  }
  const move = (by: number) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    items.at((at + by + items.length) % items.length)?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') move(1)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') move(-1)
    else {
      const chords = chordsOf(event)
      const id = actionOf(keymap, phase, chords)
      if (id === 'more') onClose()
      const digit = /^[1-7]$/.exec(chords.at(-1) ?? '')?.[0]
      const wanted = digit === undefined ? id : `flag${digit}`
      const action = Object.values(groups)
        .flat()
        .find((each) => each.id === wanted)
      if (action?.isEnabled !== true) return id === 'more'
      run(action)
    }
    return true
  }
  const item = (action: CardAction, index: number, isFirst: boolean) => (
    <button
      key={action.id}
      type="button"
      role="menuitem"
      className={styles.item}
      disabled={!action.isEnabled}
      aria-keyshortcuts={ariaKeys(keymap, action.id)}
      data-autofocus={isFirst && index === 0 ? true : undefined}
      onClick={() => run(action)}
    >
      <span>{action.label}</span>
      <KeyNames chord={firstKey(keymap, action.id)} />
    </button>
  )
  return (
    <Modal kind="broad" title={words.desk.allActions} onClose={onClose} onKey={onKey}>
      <div ref={list} className={styles.menu} role="menu" aria-label={words.desk.allActions}>
        {(['card', 'schedule', 'session'] as const).map((group) => (
          <div key={group} role="group" aria-label={words.desk.groups[group]}>
            <h3 aria-hidden="true">{words.desk.groups[group]}</h3>
            {groups[group].map((action, index) => item(action, index, group === 'card'))}
          </div>
        ))}
        <div role="group" aria-label={words.desk.groups.flag}>
          <h3 aria-hidden="true">{words.desk.groups.flag}</h3>
          <div className={styles.flags}>
            {groups.flag.map((action, index) => (
              <button
                key={action.id}
                type="button"
                role="menuitemradio"
                aria-checked={flag === index + 1}
                aria-label={action.label}
                aria-keyshortcuts={ariaKeys(keymap, action.id)}
                title={flag === index + 1 ? words.desk.takeFlagOff(flag) : action.label}
                className={styles.flag}
                style={{ background: `var(--flag-${index + 1})` }}
                onClick={() => run(action)}
              >
                {index + 1}
              </button>
            ))}
          </div>
        </div>
      </div>
    </Modal>
  )
}
