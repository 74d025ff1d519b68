import {
  useCardInfo,
  type CardId,
  type CardInfoView,
  type HistoryEntry,
  type Rating,
} from '../../../state/index.ts'
import { Modal } from '../../components/Modal.tsx'
import { words } from '../../words/index.ts'
import styles from './CardInfoSheet.module.css'
import { RecallChart } from './RecallChart.tsx'

interface CardInfoSheetProps {
  readonly cardId: CardId
  /** Goes up with everything that the session stores. */
  readonly revision?: number
  readonly onClose: () => void
}

/** Everything that is known of a card: why it is asked when it is, each state value, and its whole history. */
export function CardInfoSheet({ cardId, revision = 0, onClose }: CardInfoSheetProps) {
  const info = useCardInfo(cardId, revision)
  return (
    <Modal
      kind="sheet"
      title={words.info.title}
      onClose={onClose}
      onKey={(event) => {
        if (event.key !== 'i' || event.ctrlKey || event.metaKey || event.altKey) return false
        onClose()
        return true
      }}
    >
      {info === undefined && <p aria-busy="true">{words.info.reading}</p>}
      {info === null && <p>{words.info.gone}</p>}
      {info && <Info info={info} />}
    </Modal>
  )
}

function Info({ info }: { readonly info: CardInfoView }) {
  const { progress } = info
  const reviews = info.history.filter((entry) => entry.kind === 'review' && !entry.isUndone).length
  return (
    <div className={styles.info}>
      <section>
        <h3>{words.info.why}</h3>
        <p className={styles.why}>{info.why}</p>
      </section>
      <dl className={styles.values}>
        <Value name={words.info.state} value={stateOf(info)} />
        <Value name={words.info.due} value={dueOf(info)} />
        <Value
          name={words.info.interval}
          value={info.intervalDays === null ? words.info.none : words.info.wholeDays(info.intervalDays)}
        />
        <Value
          name={words.info.recall}
          help={words.info.recallHelp}
          value={info.recall === null ? words.info.none : words.percent(info.recall)}
        />
        <Value
          name={words.info.stability}
          help={words.info.stabilityHelp}
          value={progress.stabilityDays > 0 ? words.info.days(progress.stabilityDays) : words.info.none}
        />
        <Value
          name={words.info.difficulty}
          help={words.info.difficultyHelp}
          value={progress.difficulty > 0 ? words.info.difficultyOf(progress.difficulty) : words.info.none}
        />
        <Value name={words.info.reps} value={words.number(progress.reps)} />
        <Value name={words.info.lapses} value={words.number(progress.lapses)} />
        <Value
          name={words.info.flag}
          value={progress.flag === 0 ? words.info.none : words.desk.flag(progress.flag)}
        />
        <Value name={words.info.leech} value={progress.isLeech ? words.info.yes : words.info.no} />
      </dl>
      {reviews > 0 && info.recall !== null && <RecallChart info={info} />}
      <section>
        <h3>{words.info.history}</h3>
        {info.history.length === 0 ? <p>{words.info.noHistory}</p> : <History entries={info.history} />}
      </section>
    </div>
  )
}

function Value({
  name,
  value,
  help,
}: {
  readonly name: string
  readonly value: string
  readonly help?: string
}) {
  return (
    <div title={help}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <table className={styles.history}>
      <thead>
        <tr>
          <th scope="col">{words.info.when}</th>
          <th scope="col">{words.info.what}</th>
          <th scope="col">{words.info.took}</th>
          <th scope="col">{words.info.stability}</th>
          <th scope="col">{words.info.difficulty}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={index} className={entry.isUndone ? styles.undone : undefined}>
            <td>{words.momentOf(entry.atMs)}</td>
            <td>
              <span className={styles.what} data-rating={entry.kind === 'change' ? undefined : entry.rating}>
                {nameOf(entry)}
              </span>
              {entry.isUndone && <span className={styles.note}> · {words.info.undone}</span>}
            </td>
            <td>{entry.kind === 'change' ? '' : words.info.seconds(entry.answerMs)}</td>
            <td>{entry.kind === 'review' ? words.info.days(entry.after.stabilityDays) : ''}</td>
            <td>{entry.kind === 'review' ? words.info.difficultyOf(entry.after.difficulty) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(entry: HistoryEntry): string {
  if (entry.kind === 'change') return words.info.changes[entry.action]
  const rating = words.study.rating[entry.rating as Rating] ?? words.number(entry.rating)
  if (entry.kind === 'imported') return words.info.imported(entry.rating === 0 ? null : rating)
  return entry.kind === 'practice' ? words.info.practice(rating) : rating
}

function stateOf({ progress }: CardInfoView): string {
  const marks = [progress.isSuspended ? words.info.suspended : '', words.info.states[progress.state]]
  return marks.filter((mark) => mark !== '').join(', ')
}

function dueOf({ progress }: CardInfoView): string {
  if (progress.dueDay !== null) return words.dateOf(progress.dueDay * 86_400_000)
  return progress.dueAtMs === null ? words.info.none : words.momentOf(progress.dueAtMs)
}
