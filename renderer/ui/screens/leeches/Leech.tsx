import { lazy, Suspense, useState } from 'react'
import { answerText, questionText } from '../../../core/cards/questionText.ts'
import {
  useCardInfo,
  useChangeCards,
  useNearTwins,
  useNotes,
  type CardAction,
  type CardId,
  type FoundCard,
  type NoteKey,
} from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { stateWords } from '../../components/CardMarks.tsx'
import { words } from '../../words/index.ts'
import styles from './LeechesScreen.module.css'

const CardInfoSheet = lazy(() =>
  import('../study/CardInfoSheet.tsx').then((module) => ({ default: module.CardInfoSheet })),
)
const NoteEditor = lazy(() =>
  import('../../noteEditor/index.ts').then((module) => ({ default: module.NoteEditor })),
)

const LATEST = 16

interface LeechProps {
  readonly found: FoundCard
  readonly today: number
  /** Goes up with every change of a leech. */
  readonly revision: number
  /** `ids`: the cards that were written; undefined when notes were. */
  readonly onChanged: (ids?: readonly CardId[]) => void
}

/** One leech: what happened, what it is confused with, and what can be done about it. */
export function Leech({ found, today, revision, onChanged }: LeechProps) {
  const { card, indexed } = found
  const change = useChangeCards()
  const notes = useNotes()
  const [sheet, setSheet] = useState<{
    readonly kind: 'edit' | 'info'
    readonly id: CardId | NoteKey
  } | null>(null)
  const [told, setTold] = useState('')
  const [undo, setUndo] = useState<(() => Promise<string | null>) | null>(null)
  const text = words.leeches

  const act = async (action: CardAction) => {
    const done = await change([card.id], action)
    setTold(done.ok ? done.value.told : done.error)
    const back = done.ok && done.value.count > 0 ? done.value.undo : null
    setUndo(() => back)
    onChanged([card.id])
  }
  const split = async () => {
    const opened = await notes.open(card.id)
    if (opened === null) return
    const added = await notes.add(opened, { ...opened.note, id: '', guid: undefined })
    if (!added.ok) return setTold(added.message)
    setTold(text.splitDone)
    onChanged()
    setSheet({ kind: 'edit', id: added.saved.key })
  }
  const { isSuspended } = card.progress
  return (
    <section className={styles.leech} aria-label={questionText(indexed.note, card.ordinal)}>
      <div className={styles.leaf}>
        <p className={styles.big}>
          <bdi>{questionText(indexed.note, card.ordinal)}</bdi>
        </p>
        <p className={styles.answer}>
          <bdi>{answerText(indexed.note, card.ordinal)}</bdi>
        </p>
        <p className={styles.sub}>
          {stateWords(card.progress, today)} · {text.lapses(card.progress.lapses)}
        </p>
      </div>
      <p className={styles.told} role="status">
        {told}
        {undo !== null && (
          <Button
            kind="quiet"
            onClick={() => {
              setUndo(null)
              void undo().then((problem) => {
                setTold(problem ?? text.undone)
                onChanged([card.id])
              })
            }}
          >
            {text.undo}
          </Button>
        )}
      </p>
      <h2>{text.help}</h2>
      <ul className={styles.ways}>
        <Way name={text.edit} help={text.editHelp} onDo={() => setSheet({ kind: 'edit', id: card.id })} />
        <Way name={text.split} help={text.splitHelp} onDo={() => void split()} />
        <Way
          name={isSuspended ? text.unsuspend : text.suspend}
          help={text.suspendHelp}
          onDo={() => void act({ action: isSuspended ? 'unsuspend' : 'suspend' })}
        />
        <Way
          name={text.keep}
          help={text.keepHelp}
          onDo={() => void act({ action: 'leech', isLeech: false })}
        />
        <Way name={text.release} help={text.releaseHelp} onDo={() => void act({ action: 'forget' })} />
      </ul>
      <Twins cardId={card.id} revision={revision} onEdit={(key) => setSheet({ kind: 'edit', id: key })} />
      <History cardId={card.id} revision={revision} onAll={() => setSheet({ kind: 'info', id: card.id })} />
      <Suspense>
        {sheet?.kind === 'edit' && (
          <NoteEditor
            id={sheet.id}
            onClose={() => setSheet(null)}
            onSaved={() => {
              setSheet(null)
              onChanged()
            }}
          />
        )}
        {sheet?.kind === 'info' && (
          <CardInfoSheet cardId={card.id} revision={revision} onClose={() => setSheet(null)} />
        )}
      </Suspense>
    </section>
  )
}

function Way({
  name,
  help,
  onDo,
}: {
  readonly name: string
  readonly help: string
  readonly onDo: () => void
}) {
  return (
    <li>
      <Button onClick={onDo}>{name}</Button>
      <span>{help}</span>
    </li>
  )
}

function Twins({
  cardId,
  revision,
  onEdit,
}: {
  readonly cardId: CardId
  readonly revision: number
  readonly onEdit: (key: NoteKey) => void
}) {
  const twins = useNearTwins(cardId, revision)
  return (
    <>
      <h2>{words.leeches.twins}</h2>
      <p className={styles.help}>
        {twins === undefined
          ? words.leeches.reads
          : twins.length === 0
            ? words.leeches.noTwins
            : words.leeches.twinsHelp}
      </p>
      <ul className={styles.twins}>
        {(twins ?? []).map(({ key, note, likeness }) => (
          <li key={key}>
            <span className={styles.likeness} title={words.leeches.likeness(likeness)}>
              <i style={{ width: `${likeness * 100}%` }} aria-hidden="true" />
              <span className="visually-hidden">{words.leeches.likeness(likeness)}</span>
            </span>
            <span className={styles.pair}>
              <bdi className={styles.question}>{questionText(note, 0)}</bdi>
              <bdi className={styles.sub}>{answerText(note, 0)}</bdi>
            </span>
            <Button
              kind="quiet"
              aria-label={`${words.leeches.edit}: ${questionText(note, 0)}`}
              onClick={() => onEdit(key)}
            >
              {words.browse.edit}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function History({
  cardId,
  revision,
  onAll,
}: {
  readonly cardId: CardId
  readonly revision: number
  readonly onAll: () => void
}) {
  const info = useCardInfo(cardId, revision)
  const answers = (info?.history ?? [])
    .flatMap((entry) => (entry.kind === 'review' && !entry.isUndone ? [entry] : []))
    .slice(0, LATEST)
    .reverse()
  return (
    <>
      <h2>{words.leeches.history}</h2>
      <p className={styles.marks}>
        <span className="visually-hidden">
          {words.leeches.answers(answers.map(({ rating }) => words.leeches.ratings[rating]).join(', '))}
        </span>
        {answers.map(({ seq, rating, atMs }) => (
          <span
            key={seq}
            aria-hidden="true"
            data-rating={rating}
            title={`${words.leeches.ratings[rating]} · ${words.dayOf(atMs)}`}
          >
            {rating}
          </span>
        ))}
      </p>
      <Button kind="quiet" className={styles.all} onClick={onAll}>
        {words.leeches.wholeHistory}
      </Button>
    </>
  )
}
