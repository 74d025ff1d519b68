import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is the one thing to do next; at most one on a screen. */
  readonly kind?: 'primary' | 'plain' | 'quiet'
}

export function Button({ kind = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" className={[styles.button, styles[kind], className].join(' ')} {...rest} />
}

interface LinkButtonProps extends ComponentProps<'a'> {
  readonly kind?: 'primary' | 'plain' | 'quiet'
}

/** A link that looks like a button: it leads to another screen. */
export function LinkButton({ kind = 'plain', className, ...rest }: LinkButtonProps) {
  return <a className={[styles.button, styles[kind], className].join(' ')} {...rest} />
}
