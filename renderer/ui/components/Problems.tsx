import type { DeckProblem } from '../../state/index.ts'
import { words } from '../words/index.ts'
import styles from './Problems.module.css'

/** What is wrong with a file, each with its place. */
export function Problems({ problems }: { readonly problems: readonly DeckProblem[] }) {
  return (
    <ul className={styles.list}>
      {problems.map((problem, index) => (
        <li key={index}>
          <span className={styles.place}>{words.home.place(problem.line, problem.column)}</span>
          <span>{problem.message}</span>
        </li>
      ))}
    </ul>
  )
}
