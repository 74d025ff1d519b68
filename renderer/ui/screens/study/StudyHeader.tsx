import type { ReactNode } from 'react'
import type { SessionCounts } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './StudyHeader.module.css'

interface StudyHeaderProps {
  readonly title: string
  /** 0–1 */
  readonly progress: number
  readonly counts: SessionCounts
  /** What is out of the ordinary: practice, going on by itself, the time. */
  readonly children?: ReactNode
  readonly onLeave: () => void
  readonly onKeys: () => void
}

/** Where the session stands: a thin line and three counts. */
export function StudyHeader({ title, progress, counts, children, onLeave, onKeys }: StudyHeaderProps) {
  const share = Math.min(1, Math.max(0, progress))
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.leave}
        onClick={onLeave}
        title={words.study.leaveTitle}
        aria-label={words.study.leave}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M10 3 5 8l5 5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </button>
      <span className={styles.title}>{title}</span>
      <div
        className={styles.line}
        role="progressbar"
        aria-label={words.study.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      {children !== undefined && <span className={styles.marks}>{children}</span>}
      <ul className={styles.counts}>
        <Count kind="new" name={words.study.new} count={counts.new} />
        <Count kind="learning" name={words.study.learning} count={counts.learning} />
        <Count kind="due" name={words.study.due} count={counts.review} />
      </ul>
      <button
        type="button"
        className={styles.keys}
        onClick={onKeys}
        title={words.study.keysOfScreen}
        aria-label={words.study.keysOfScreen}
      >
        <kbd aria-hidden="true">?</kbd>
      </button>
    </header>
  )
}

interface CountProps {
  readonly kind: 'new' | 'learning' | 'due'
  readonly name: string
  readonly count: number
}

function Count({ kind, name, count }: CountProps) {
  return (
    <li className={count === 0 ? styles.zero : styles[kind]} title={words.study.countTitle(name, count)}>
      <span className={styles.name}>{name}</span>
      <b>{words.number(count)}</b>
    </li>
  )
}
