import { useEffect } from 'react'
import { routeHref, useExamActions, useExams, useRoute, type ExamView } from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { formatDeckTitle } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './ExamsScreen.module.css'

/** What am I preparing for, and how does it stand? */
export function ExamsScreen() {
  const view = useExams()
  const { endOverdue } = useExamActions()
  useEffect(() => void endOverdue(), [endOverdue])
  if (view === undefined) return null
  const prepared = view.exams.filter(({ exam }) => exam.isPrepared)
  const offered = view.exams.filter(({ exam }) => !exam.isPrepared)
  return (
    <div className={styles.page}>
      <h1>{words.title}</h1>
      <p className={styles.lead}>
        {prepared.length > 0 ? words.lead : offered.length > 0 ? words.none : words.noneAtAll}
      </p>
      {prepared.length > 0 && (
        <ul className={styles.prepared}>
          {prepared.map((exam) => (
            <Prepared key={exam.exam.id} view={exam} />
          ))}
        </ul>
      )}
      <div className={styles.go}>
        <LinkButton href={routeHref({ screen: 'exam-edit', examId: null })}>{words.new}</LinkButton>
      </div>
      {offered.length > 0 && (
        <section className={styles.section} aria-labelledby="offered">
          <h2 id="offered">{words.offered}</h2>
          <ul className={styles.offered}>
            {offered.map((exam) => (
              <Offered key={exam.exam.id} view={exam} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Prepared({ view }: { readonly view: ExamView }) {
  const { exam, daysLeft, results } = view
  const last = results.findLast(({ sitting }) => sitting.mode === 'mock')
  return (
    <li>
      <div className={styles.name}>
        <a className={styles.title} href={routeHref({ screen: 'exam', examId: exam.id })}>
          {exam.title}
        </a>
        <p>
          <Emphasis>{daysLeft === null ? words.noDate : `${words.countdown(daysLeft)}.`}</Emphasis>{' '}
          {words.questionsAndMinutes(exam.blueprint.questions, exam.blueprint.minutes)}.
        </p>
      </div>
      {last && (
        <p className={styles.last}>
          <b>{words.percent(last.result.score)}</b>
          <span>
            {words.lastMock}: {last.result.isPassed ? `✓ ${words.passed}` : `✗ ${words.notPassed}`}
          </span>
        </p>
      )}
    </li>
  )
}

function Offered({ view }: { readonly view: ExamView }) {
  const { exam, deckTitle } = view
  const { saveExam } = useExamActions()
  const [, navigate] = useRoute()
  const { origin } = exam
  const prepare = async () => {
    if (origin === null) return
    const { title, deckIds } = exam
    const problem = await saveExam(exam.id, {
      title,
      source: { kind: 'deck', ...origin },
      deckIds,
      examDay: null,
    })
    if (problem === null) navigate({ screen: 'exam-edit', examId: exam.id })
  }
  return (
    <li>
      <div className={styles.name}>
        <a className={styles.title} href={routeHref({ screen: 'exam', examId: exam.id })}>
          {exam.title}
        </a>
        <p>
          {words.questionsAndMinutes(exam.blueprint.questions, exam.blueprint.minutes)}
          {deckTitle !== null && <>, {words.offeredFrom(formatDeckTitle(deckTitle))}</>}
        </p>
      </div>
      <Button onClick={() => void prepare()} aria-label={`${words.prepare}: ${exam.title}`}>
        {words.prepare}
      </Button>
    </li>
  )
}
