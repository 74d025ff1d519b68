import type { ReactNode } from 'react'
import styles from './CalmPage.module.css'
import { Mark } from './Mark.tsx'

interface CalmPageProps {
  readonly title: string
  readonly detail?: string | undefined
  readonly children?: ReactNode
}

/** One thing said in the middle of the desk. */
export function CalmPage({ title, detail, children }: CalmPageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.body}>
        <Mark />
        <h1>{title}</h1>
        {children}
        {detail !== undefined && <p className={styles.detail}>{detail}</p>}
      </div>
    </main>
  )
}
