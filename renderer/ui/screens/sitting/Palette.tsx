import type { SittingView } from '../../../state/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './Palette.module.css'

interface PaletteProps {
  readonly marks: Extract<SittingView, { phase: 'running' }>['marks']
  readonly current: number
  readonly onGo: (index: number) => void
}

/** Every question of the paper: which are answered, which are marked, and which is in sight. */
export function Palette({ marks, current, onGo }: PaletteProps) {
  const answered = marks.filter(({ isAnswered }) => isAnswered).length
  return (
    <nav className={styles.palette} aria-label={words.sitting.palette}>
      <p className={styles.count}>{words.sitting.answered(answered, marks.length)}</p>
      <ol>
        {marks.map(({ isAnswered, isMarked }, index) => (
          <li key={index}>
            <button
              type="button"
              data-question={index}
              className={[
                isAnswered ? styles.answered : styles.empty,
                isMarked ? styles.marked : '',
                index === current ? styles.current : '',
              ].join(' ')}
              aria-label={words.sitting.state(index + 1, isAnswered, isMarked)}
              aria-current={index === current ? 'step' : undefined}
              // One stop of Tab for the whole palette; the arrows go on from there.
              tabIndex={index === current ? 0 : -1}
              onClick={() => onGo(index)}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
      <p className={styles.help}>{words.sitting.paletteHelp}</p>
    </nav>
  )
}
