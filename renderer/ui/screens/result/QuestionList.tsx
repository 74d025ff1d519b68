import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { questionText } from '../../../core/exam/resultCsv.ts'
import type { Note, SittingReviewView } from '../../../state/index.ts'
import { InlineText } from '../../cardFace/index.ts'
import { Button } from '../../components/Button.tsx'
import { examWords as words } from '../../words/exams.ts'
import styles from './QuestionList.module.css'
import { plainStem } from '../sitting/plainStem.ts'
import { QuestionReview } from './QuestionReview.tsx'

type Filter = 'all' | 'missed' | 'marked'

/** Every question of the paper: closed a line, opened with what was chosen, what is right, and why. */
export function QuestionList({ review }: { readonly review: SittingReviewView }) {
  const { sitting, result, answers, faces } = review
  const [filter, setFilter] = useState<Filter>(result.questions.some(isMissed) ? 'missed' : 'all')
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    // On paper nothing can be opened: everything is.
    const before = () => flushSync(() => setIsPrinting(true))
    const after = () => setIsPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  const shown = result.questions.filter(
    (question) =>
      isPrinting || filter === 'all' || (filter === 'missed' ? isMissed(question) : question.isMarked),
  )
  const titles = new Map(sitting.rules.domains.map(({ id, title }) => [id, title]))
  const isAllOpen = shown.length > 0 && shown.every(({ index }) => open.has(index))
  const toggle = (index: number, isOpen: boolean) => {
    if (open.has(index) === isOpen) return
    const next = new Set(open)
    if (isOpen) next.add(index)
    else next.delete(index)
    setOpen(next)
  }
  return (
    <section className={styles.section} aria-labelledby="questions">
      <div className={styles.head}>
        <h2 id="questions">{words.result.questions}</h2>
        <div className={styles.tools}>
          <div role="group" aria-label={words.result.show} className={styles.filters}>
            {(['all', 'missed', 'marked'] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={filter === each}
                className={filter === each ? styles.on : styles.off}
                onClick={() => setFilter(each)}
              >
                {words.result.filters[each]}
              </button>
            ))}
          </div>
          <Button
            kind="quiet"
            onClick={() => setOpen(isAllOpen ? new Set() : new Set(shown.map(({ index }) => index)))}
          >
            {isAllOpen ? words.result.collapseAll : words.result.expandAll}
          </Button>
        </div>
      </div>
      {shown.length === 0 && <p className={styles.none}>{words.result.noneOfThese}</p>}
      <ol className={styles.list}>
        {shown.map((question) => {
          const { index, verdict } = question
          const shownFace = faces[index] ?? null
          const isOpen = isPrinting || open.has(index)
          return (
            <li key={index}>
              <details
                open={isOpen}
                onToggle={(event) => isPrinting || toggle(index, event.currentTarget.open)}
              >
                <summary>
                  <span className={styles.number}>{index + 1}</span>
                  <span className={verdict === 'right' ? styles.right : styles.wrong}>
                    <span aria-hidden="true">{SIGNS[verdict]} </span>
                    {words.result.verdicts[verdict]}
                  </span>
                  <span className={styles.text}>
                    {shownFace === null ? words.sitting.gone : <Question note={shownFace.face.note} />}
                  </span>
                  <span className={styles.about}>
                    {question.isMarked && `⚑ ${words.result.marked} · `}
                    {titles.get(question.domainId)} · {words.result.spent(question.spentMs)}
                  </span>
                </summary>
                {isOpen && shownFace !== null && (
                  <QuestionReview
                    question={sitting.paper.questions[index]}
                    shown={shownFace}
                    answer={answers[index] ?? null}
                  />
                )}
              </details>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The question on one line. What stands in frames comes with the opened question. */
function Question({ note }: { readonly note: Note }) {
  const plain = note.kind === 'choice' ? plainStem(note.stem) : null
  if (plain !== null) return <InlineText>{plain}</InlineText>
  return questionText(note).replace(/```.*?(```|$)/gs, '…')
}

const SIGNS = { right: '✓', partial: '◐', wrong: '✗', empty: '–' } as const

function isMissed({ verdict }: SittingReviewView['result']['questions'][number]): boolean {
  return verdict !== 'right'
}
