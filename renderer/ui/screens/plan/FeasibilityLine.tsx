import type { PlanFiguresView } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import styles from './Plan.module.css'

const words = planWords.plan

/** Whether the time is enough, in one sentence, with what it takes for granted on request. */
export function FeasibilityLine({
  figures,
  passMark,
}: {
  readonly figures: PlanFiguresView
  readonly passMark: number
}) {
  const { planned, enough, untouched, prospects, secondsPerAnswer, isOwnPace } = figures
  const { mean, passProbability, low, high } = planned.prediction
  const most = prospects.at(-1)?.minutesPerDay ?? planned.minutesPerDay
  return (
    <>
      <p className={styles.feasible}>
        <Emphasis>
          {words.feasibility(
            { minutesPerDay: planned.minutesPerDay, mean },
            enough && { minutesPerDay: enough.minutesPerDay, mean: enough.prediction.mean },
            passMark,
            most,
          )}
        </Emphasis>
      </p>
      <p className={styles.chances}>
        {words.chances(passProbability, low, high)} {words.untouched(untouched.mean)}
      </p>
      <details className={styles.disclosure}>
        <summary>{words.assumptions}</summary>
        <ul>
          {words.assumed.map((say, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list never changes
            <li key={index}>{say(secondsPerAnswer, isOwnPace)}</li>
          ))}
        </ul>
      </details>
      <details className={styles.disclosure}>
        <summary>{words.why}</summary>
        <p>{words.policy}</p>
      </details>
    </>
  )
}
