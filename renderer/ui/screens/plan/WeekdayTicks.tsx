import type { StudyWeek } from '../../../state/index.ts'
import { planWords } from '../../words/examPlans.ts'
import styles from './Plan.module.css'

const words = planWords.plan

/** The days of the week, each to be ticked or not. */
export function WeekdayTicks({
  week,
  error,
  onToggle,
}: {
  readonly week: StudyWeek
  readonly error: string | null
  readonly onToggle: (index: number) => void
}) {
  return (
    <fieldset className={styles.week} aria-describedby={error === null ? undefined : 'plan-week-error'}>
      <legend>{words.week}</legend>
      {error !== null && (
        <p id="plan-week-error" className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.days}>
        {week.map((isStudied, index) => (
          <label key={words.weekday(index)} className={styles.day}>
            <input type="checkbox" checked={isStudied} onChange={() => onToggle(index)} />
            <span aria-hidden="true">{words.weekdayShort(index)}</span>
            <span className="visually-hidden">{words.weekday(index)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
