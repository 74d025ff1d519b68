import type { CardProgress, Flag } from '../../state/index.ts'
import { words } from '../words/index.ts'
import styles from './CardMarks.module.css'

/** A flag with its colour and its name; nothing for none. */
export function FlagMark({ flag }: { readonly flag: Flag }) {
  if (flag === 0) return null
  return (
    <span className={styles.flag} data-flag={flag} title={words.browse.flags[flag]}>
      <svg viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
        <path d="M2 1v12" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        <path d="M2 1.5h8l-2 2.75 2 2.75H2z" fill="currentColor" />
      </svg>
      <span className="visually-hidden">{words.browse.flags[flag]}</span>
    </span>
  )
}

/** Where a card stands, in words. */
export function stateWords(progress: CardProgress, today: number): string {
  const { states, suspended, buried, leech } = words.browse
  const parts: string[] = [progress.isSuspended ? suspended : states[progress.state]]
  if (progress.buriedUntilDay !== null && progress.buriedUntilDay > today) parts.push(buried)
  if (progress.isLeech) parts.push(leech)
  return parts.join(' · ')
}

/** When a card is asked, in words. */
export function dueWords(progress: CardProgress, today: number): string {
  if (progress.dueDay !== null) return words.browse.due(progress.dueDay - today)
  return progress.dueAtMs === null ? words.browse.noDue : words.browse.dueNow
}
