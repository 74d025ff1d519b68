import styles from './Field.module.css'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly unit: string | null
  readonly error: string | null
  readonly value: string
  readonly isNumber: boolean
  readonly onChange: (value: string) => void
}

/** One line of a form: name and a sentence on the left, what is typed on the right. */
export function Field({ id, label, help, unit, error, value, isNumber, onChange }: FieldProps) {
  return (
    <div className={styles.field}>
      <div className={styles.text}>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-help`}>{help}</p>
        {error !== null && (
          <p id={`${id}-error`} className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
      <div className={styles.entry}>
        <input
          id={id}
          className={isNumber ? styles.number : styles.words}
          inputMode={isNumber ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-describedby={error === null ? `${id}-help` : `${id}-error ${id}-help`}
          aria-invalid={error !== null}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className={styles.unit}>{unit}</span>
      </div>
    </div>
  )
}
