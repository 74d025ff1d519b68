import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './Menu.module.css'

interface MenuProps {
  readonly label: ReactNode
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** A button with a list of things to do; arrows move in it, Escape closes it. */
export function Menu({ label, isDisabled = false, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const own = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => {
    if (!isOpen) return undefined
    own.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const closeOutside = (event: MouseEvent) => {
      if (!(event.target instanceof Node && own.current?.contains(event.target))) setIsOpen(false)
    }
    window.addEventListener('mousedown', closeOutside)
    return () => window.removeEventListener('mousedown', closeOutside)
  }, [isOpen])

  const close = () => {
    setIsOpen(false)
    own.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return
    const items = [...(own.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined) items.at(to % items.length)?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.menu} ref={own} role="presentation" onKeyDown={onKeyDown}>
      <Button
        kind="quiet"
        disabled={isDisabled}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && (
        <div role="menu" id={id} tabIndex={-1} className={styles.list} onClick={close}>
          {children}
        </div>
      )}
    </div>
  )
}

export function MenuItem({
  onChoose,
  children,
}: {
  readonly onChoose: () => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} className={styles.item} onClick={onChoose}>
      {children}
    </button>
  )
}
