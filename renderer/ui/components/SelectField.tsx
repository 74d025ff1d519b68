import styles from './Field.module.css'

interface SelectFieldProps<T extends string> {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly choices: Readonly<Record<T, string>>
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One line of a form whose value is one of a few. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { id, label, help, choices, value, onChange } = props
  return (
    <div className={styles.field}>
      <div className={styles.text}>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-help`}>{help}</p>
      </div>
      <select
        id={id}
        className={styles.select}
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {(Object.entries(choices) as [T, string][]).map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

interface SwitchFieldProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** One line of a form that is on or off. */
export function SwitchField({ id, label, help, value, onChange }: SwitchFieldProps) {
  return (
    <div className={styles.field}>
      <div className={styles.text}>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-help`}>{help}</p>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={value}
        aria-checked={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.target.checked)}
      />
    </div>
  )
}
