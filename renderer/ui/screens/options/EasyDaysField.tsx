import type { DeckOptions } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './EasyDaysField.module.css'

interface EasyDaysFieldProps {
  readonly value: DeckOptions['easyDays']
  readonly onChange: (value: DeckOptions['easyDays']) => void
}

/** The load of each day of the week as seven small bars, each of which can be drawn up and down. */
export function EasyDaysField({ value, onChange }: EasyDaysFieldProps) {
  return (
    <fieldset className={styles.field}>
      <legend>{words.options.easyDays}</legend>
      <p id="easy-days-help">{words.options.easyDaysHelp}</p>
      <div className={styles.week}>
        {value.map((share, day) => (
          <label key={words.options.weekdays[day]} className={styles.day}>
            <input
              type="range"
              min={0}
              max={100}
              step={25}
              value={Math.round(share * 100)}
              aria-label={words.options.weekdays[day]}
              aria-valuetext={words.options.dayShare(share)}
              aria-describedby="easy-days-help"
              title={`${words.options.weekdays[day]}: ${words.options.dayShare(share)}`}
              style={{ '--share': `${Math.round(share * 100)}%` } as React.CSSProperties}
              onChange={(event) => {
                const next = value.map((own, index) =>
                  index === day ? Number(event.target.value) / 100 : own,
                )
                onChange(next as unknown as DeckOptions['easyDays'])
              }}
            />
            <span aria-hidden="true">{words.options.shortDays[day]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
