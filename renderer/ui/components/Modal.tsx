import { useEffect, useId, useRef, type ReactNode } from 'react'
import { words } from '../words/index.ts'
import styles from './Modal.module.css'

interface ModalProps {
  readonly title: string
  /** `dialog`: a small leaf in the middle, `broad`: with room for two columns; `sheet`: a page at the side; `wide`: a large leaf. */
  readonly kind?: 'dialog' | 'broad' | 'sheet' | 'wide'
  /** Wanted by Esc, by a click beside it, or by the cross. */
  readonly onClose: () => void
  /** Keys pressed inside it. Answering true means that the key was used. */
  readonly onKey?: (event: KeyboardEvent) => boolean
  /** Stays at the bottom: the buttons. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** Something over the screen that keeps everything else waiting; gives the focus back to where it was. */
export function Modal({ title, kind = 'dialog', onClose, onKey, footer, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const latestKey = useRef(onKey)
  useEffect(() => {
    latestKey.current = onKey
  })
  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    element?.showModal()
    const first = element?.querySelector<HTMLElement>('[data-autofocus]') ?? body.current
    // What is there to be read has the focus so that arrows scroll it, not to be pointed at.
    if (first === body.current && first !== null) first.dataset['quiet'] = ''
    first?.focus()
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (latestKey.current?.(event) === true) event.preventDefault()
    }
    element?.addEventListener('keydown', hear)
    return () => {
      element?.removeEventListener('keydown', hear)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles[kind]}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Whoever opened it takes it away; it may want to ask first.
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className={styles.page}>
        <header className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className={styles.close} onClick={onClose} aria-label={words.app.close}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
            </svg>
          </button>
        </header>
        <div
          ref={body}
          className={styles.body}
          role="group"
          aria-labelledby={titleId}
          tabIndex={0}
          onBlur={(event) => delete event.currentTarget.dataset['quiet']}
        >
          {children}
        </div>
        {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  )
}
