import { useId } from 'react'
import styles from './RadioCards.module.css'

interface RadioCardsProps<T extends string> {
  readonly legend: string
  readonly options: readonly {
    readonly value: T
    readonly label: string
    /** A sentence that says what it does. */
    readonly help: string | null
  }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of several, each with a sentence about it, all of them in sight. */
export function RadioCards<T extends string>({ legend, options, value, onChange }: RadioCardsProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.cards}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {options.map((option, index) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              aria-describedby={option.help === null ? undefined : `${name}-${index}`}
              aria-labelledby={`${name}-${index}-name`}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.name} id={`${name}-${index}-name`}>
              {option.label}
            </span>
            {option.help !== null && (
              <span className={styles.help} id={`${name}-${index}`}>
                {option.help}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
