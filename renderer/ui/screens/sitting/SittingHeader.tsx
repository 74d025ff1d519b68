import { words as appWords } from '../../words/index.ts'
import { Button } from '../../components/Button.tsx'
import { ActionKey, ariaKeys, useKeymap } from '../../keys/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './SittingHeader.module.css'

interface SittingHeaderProps {
  readonly title: string
  /** 0–1 */
  readonly share: number
  readonly remainingMs: number | null
  /** The whole time, ms; null: untimed. */
  readonly totalMs: number | null
  readonly onLeave: () => void
  readonly onKeys: () => void
  readonly onSubmit: () => void
}

/** In the last five minutes, or the last fifth of a short paper, the clock stands out. */
const LITTLE_MS = 5 * 60_000
const LITTLE_SHARE = 5
const MINUTE_MS = 60_000

/** Where the paper stands: a thin line, the time left, and the way to hand it in. */
export function SittingHeader(props: SittingHeaderProps) {
  const keymap = useKeymap()
  const { title, share, remainingMs, totalMs } = props
  const littleMs = Math.min(LITTLE_MS, (totalMs ?? 0) / LITTLE_SHARE)
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.icon}
        onClick={props.onLeave}
        title={appWords.study.leaveTitle}
        aria-label={words.sitting.leave}
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
        aria-label={appWords.study.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      {totalMs !== null ? (
        <span
          className={remainingMs !== null && remainingMs < littleMs ? styles.little : styles.clock}
          role="timer"
          aria-label={words.sitting.timeLeft}
        >
          {remainingMs === null ? '' : words.sitting.clock(remainingMs)}
        </span>
      ) : (
        <span className={styles.untimed}>{words.sitting.untimed}</span>
      )}
      <span className="visually-hidden" aria-live="polite">
        {remainingMs !== null && remainingMs <= littleMs && remainingMs % MINUTE_MS === 0
          ? words.sitting.announceTime(words.sitting.clock(remainingMs))
          : ''}
      </span>
      <Button onClick={props.onSubmit} aria-keyshortcuts={ariaKeys(keymap, 'handIn')}>
        {words.sitting.submit}
      </Button>
      <button
        type="button"
        className={styles.icon}
        onClick={props.onKeys}
        title={appWords.study.keysOfScreen}
        aria-label={appWords.study.keysOfScreen}
      >
        <ActionKey action="keys" />
      </button>
    </header>
  )
}
