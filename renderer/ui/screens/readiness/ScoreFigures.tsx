import type { ExamPrediction } from '../../../core/exam/model.ts'
import type { ReadinessView } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import styles from './Readiness.module.css'

const words = planWords.readiness

interface ScoreFiguresProps {
  readonly readiness: ReadinessView
  /** What the plan leads to; null while there is none. */
  readonly planned: ExamPrediction | null
  readonly passMark: number
}

/** The expected score today and on the day, each on a scale with its interval and the pass mark. */
export function ScoreFigures({ readiness, planned, passMark }: ScoreFiguresProps) {
  return (
    <dl className={styles.figures}>
      <Score name={words.today} prediction={readiness.today} passMark={passMark} />
      {planned && <Score name={words.onDay} prediction={planned} passMark={passMark} />}
      {readiness.untouched && (
        <Score name={words.untouched} prediction={readiness.untouched} passMark={passMark} />
      )}
    </dl>
  )
}

function Score({
  name,
  prediction,
  passMark,
}: {
  readonly name: string
  readonly prediction: ExamPrediction
  readonly passMark: number
}) {
  const { mean, low, high, passProbability } = prediction
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.big}>{words.expectedScore(mean)}</dd>
      <dd aria-hidden="true" className={styles.scale}>
        <i className={styles.range} style={{ left: percent(low), width: percent(high - low) }} />
        <i className={styles.dot} style={{ left: percent(mean) }} />
        <i className={styles.mark} style={{ left: percent(passMark) }} />
      </dd>
      <dd>{words.range(low, high)}</dd>
      <dd className={styles.chance}>
        <Emphasis>{words.chanceToPass(passProbability)}</Emphasis>
      </dd>
    </div>
  )
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`
