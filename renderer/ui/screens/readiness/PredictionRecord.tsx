import type { Calibration, JudgedMock } from '../../../core/exam/calibration.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import { examWords } from '../../words/exams.ts'
import styles from './Readiness.module.css'
import tables from './RecordTable.module.css'
import { ReliabilityChart } from './ReliabilityChart.tsx'

const words = planWords.readiness
/** Below this many mock exams the record says so. */
const FEW_MOCKS = 5

/** The predictions that stood before each mock exam, held against what came of it. */
export function PredictionRecord({ calibration }: { readonly calibration: Calibration }) {
  const { mocks, brier, brierOfMean, passBrier, bias } = calibration
  if (mocks.length === 0) return <p className={styles.lead}>{words.noRecord}</p>
  return (
    <>
      <p className={styles.lead}>
        <Emphasis>
          {`${words.recordLead(mocks.length, mocks.filter(({ isWithin }) => isWithin).length)} ${words.bias(bias ?? 0)}`}
        </Emphasis>
      </p>
      {mocks.length < FEW_MOCKS && <p className={styles.few}>{words.few(mocks.length)}</p>}
      <dl className={styles.records}>
        <Figure name={words.brier} value={brier} help={words.brierHelp} />
        <Figure name={words.brierOfMean} value={brierOfMean} help={words.brierOfMeanHelp} />
        <Figure name={words.brierPass} value={passBrier} help={words.brierPassHelp} />
      </dl>
      <ReliabilityChart bins={calibration.bins} />
      <MockTable mocks={mocks} />
    </>
  )
}

function Figure({
  name,
  value,
  help,
}: {
  readonly name: string
  readonly value: number | null
  readonly help: string
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.value}>{value === null ? '–' : words.decimals(value)}</dd>
      <dd>{help}</dd>
    </div>
  )
}

function MockTable({ mocks }: { readonly mocks: readonly JudgedMock[] }) {
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{words.mock}</th>
          <th scope="col">{words.predictedRange}</th>
          <th scope="col">{words.score}</th>
          <th scope="col">{words.verdict}</th>
          <th scope="col">{words.pass}</th>
          <th scope="col">{examWords.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {mocks.toReversed().map((mock) => (
          <tr key={mock.sittingId}>
            <th scope="row">{examWords.moment(mock.atMs)}</th>
            <td>
              {words.percent(mock.predicted)} ({words.rangeShort(mock.low, mock.high)})
            </td>
            <td>{words.percent(mock.score)}</td>
            <td>{mock.isWithin ? words.within : words.outside}</td>
            <td>{words.chance(mock.passProbability)}</td>
            <td>{mock.isPassed ? examWords.passed : examWords.notPassed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
