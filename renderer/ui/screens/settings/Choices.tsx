import { useId } from 'react'
import styles from './Choices.module.css'

interface ChoicesProps<T extends string> {
  readonly legend: string
  readonly options: readonly {
    readonly value: T
    readonly label: string
    /** A small picture of the theme. */
    readonly swatch: 'system' | 'paper' | 'ink' | null
  }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few, all of them in sight. */
export function Choices<T extends string>({ legend, options, value, onChange }: ChoicesProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.swatch !== null && (
              <span className={`${styles.swatch} ${styles[option.swatch]}`} aria-hidden="true">
                <i />
              </span>
            )}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
