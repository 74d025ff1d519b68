import { useId, type KeyboardEventHandler, type ReactNode } from 'react'
import styles from './NoteEditor.module.css'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | null
  readonly help?: string
  /** A line that cannot be broken, as for tags. */
  readonly isLine?: boolean
  readonly isFirst?: boolean
  readonly isCode?: boolean
  readonly onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>
  /** Beside the label. */
  readonly tools?: ReactNode
}

/** A text of a note, as high as what is written in it; what is wrong with it stands below. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, error = null, help, isLine = false } = props
  const id = useId()
  const described = [error === null ? '' : `${id}-error`, help === undefined ? '' : `${id}-help`]
  const shared = {
    id,
    value,
    dir: 'auto' as const,
    'aria-invalid': error !== null,
    'aria-describedby': described.filter((part) => part !== '').join(' ') || undefined,
    'data-autofocus': props.isFirst === true ? true : undefined,
  }
  return (
    <div className={styles.field}>
      <div className={styles.label}>
        <label htmlFor={id}>{label}</label>
        {props.tools}
      </div>
      {isLine ? (
        <input {...shared} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          rows={1}
          className={props.isCode === true ? styles.code : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={props.onKeyDown}
        />
      )}
      {error !== null && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  )
}
