import type { OptionsEffect } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { words } from '../../words/index.ts'
import type { OptionChange } from './optionsChanges.ts'
import styles from './OptionsEditor.module.css'

interface ChangePreviewProps {
  readonly changes: readonly OptionChange[]
  readonly hasErrors: boolean
  /** Undefined while it is computed. */
  readonly effect: OptionsEffect | undefined
  /** What is planned already would be planned otherwise by these options. */
  readonly isMovable: boolean
  readonly isMoving: boolean
  readonly deckCount: number
  readonly status: string
  readonly onMoving: (isMoving: boolean) => void
  readonly onDiscard: () => void
}

/** What changes, before it does: each option, and what it means for today. */
export function ChangePreview(props: ChangePreviewProps) {
  const { changes, effect, isMovable, isMoving, deckCount } = props
  const text = words.options
  return (
    <section className={styles.preview} aria-label={text.changes}>
      <div className={styles.what}>
        <ul>
          {changes.map(({ label, from, to }) => (
            <li key={label}>
              <span>{label}</span> <b>{text.changedFrom(from, to)}</b>
            </li>
          ))}
        </ul>
        <p role="status">
          {effect && <Emphasis>{text.today(effect.todayBefore, effect.todayAfter)}</Emphasis>}{' '}
          {effect !== undefined && effect.newLeeches > 0 && text.leechesFound(effect.newLeeches)}
        </p>
        {isMovable && effect !== undefined && effect.moved > 0 && (
          <label className={styles.move}>
            <input
              type="checkbox"
              checked={isMoving}
              onChange={(event) => props.onMoving(event.target.checked)}
            />
            <span>
              {text.move(effect.moved)}
              <small>{text.moveHelp(effect.dueIfMoved, effect.dueNow)}</small>
            </span>
          </label>
        )}
        {props.status !== '' && (
          <p role="alert" className={styles.problem}>
            {props.status}
          </p>
        )}
      </div>
      <div className={styles.end}>
        <Button kind="quiet" onClick={props.onDiscard}>
          {text.discard}
        </Button>
        <Button kind="primary" type="submit" aria-disabled={props.hasErrors}>
          {deckCount > 1 ? text.applyToMany(deckCount) : text.apply}
        </Button>
      </div>
    </section>
  )
}
