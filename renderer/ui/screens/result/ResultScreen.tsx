import { useEffect } from 'react'
import type { SittingId } from '../../../core/exam/model.ts'
import { routeHref, useExams, useResult, useRoute, type SittingReviewView } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { useActions } from '../../keys/index.ts'
import { words as appWords } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { DomainBars } from '../exams/DomainBars.tsx'
import { ResultsTable } from '../exams/ResultsTable.tsx'
import { QuestionList } from './QuestionList.tsx'
import { ResultActions } from './ResultActions.tsx'
import styles from './ResultScreen.module.css'
import { TimeChart } from './TimeChart.tsx'

/** Did I pass, by how much, and what do I go over? */
export function ResultScreen({ sittingId }: { readonly sittingId: SittingId }) {
  const review = useResult(sittingId)
  const [, navigate] = useRoute()
  const examId = typeof review === 'object' && review !== null ? review.sitting.examId : null
  useEffect(() => {
    document.title = `${words.result.title} · ${appWords.app.name}`
  }, [])
  useActions('rooms', {
    back: () => navigate(examId === null ? { screen: 'exams' } : { screen: 'exam', examId }),
  })
  if (review === undefined) return null
  if (review === null || typeof review === 'string') {
    return (
      <div className={styles.page}>
        <a className={styles.back} href={routeHref({ screen: 'exams' })}>
          ‹ {words.back}
        </a>
        <h1>{review === null ? words.result.missing : words.result.failed}</h1>
        <p className={styles.lead}>{review}</p>
      </div>
    )
  }
  return <Result review={review} />
}

function Result({ review }: { readonly review: SittingReviewView }) {
  const { sitting, result } = review
  const exams = useExams()
  const others = exams?.exams.find(({ exam }) => exam.id === sitting.examId)?.results ?? []
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'exam', examId: sitting.examId })}>
        ‹ {sitting.examTitle}
      </a>
      <Verdict review={review} />
      <ResultActions review={review} />
      <section className={styles.section} aria-labelledby="by-domain">
        <h2 id="by-domain">{words.result.byDomain}</h2>
        <DomainBars domains={result.byDomain} passMark={result.passMark} />
      </section>
      <section className={styles.section}>
        <TimeChart result={result} />
      </section>
      <QuestionList review={review} />
      {others.length > 1 && (
        <section className={styles.compare} aria-labelledby="compare">
          <h2 id="compare">{words.result.compare}</h2>
          <ResultsTable results={others} current={sitting.id} />
        </section>
      )}
    </div>
  )
}

/** The score against the pass mark, with how sure it is. */
function Verdict({ review: { sitting, result } }: { readonly review: SittingReviewView }) {
  const headline =
    sitting.mode === 'practice'
      ? words.result.practice
      : result.isPassed
        ? words.result.passed
        : words.result.notPassed
  const { prediction } = sitting
  return (
    <div className={styles.verdict}>
      <h1>{headline}</h1>
      <p className={styles.score}>{words.percent(result.score)}</p>
      <Scale result={result} />
      <p className={styles.sentence}>
        {words.result.sentence(result.points, result.maxPoints, result.passMark)}{' '}
        <span title={words.result.rangeWhy}>
          <Emphasis>{words.result.range(result.low, result.high)}</Emphasis>
        </span>
        {prediction !== null && (
          <> {words.result.predicted(prediction.mean, prediction.low, prediction.high)}</>
        )}
      </p>
      <p className={styles.facts}>
        {words.moment(sitting.startedAtMs)}. {words.result.answered(result.answered, result.maxPoints)}{' '}
        {sitting.finishedBy === 'timeUp' ? words.result.timeUp : words.result.took(result.durationMs)}{' '}
        {words.result.rangeWhy}
      </p>
    </div>
  )
}

/** Score, interval and pass mark on one line from 0 to 100 %. The sentence below says the same. */
function Scale({ result }: { readonly result: SittingReviewView['result'] }) {
  const left = (share: number) => ({ left: `${share * 100}%` })
  return (
    <div className={styles.scale} aria-hidden="true">
      <i
        className={styles.range}
        style={{ ...left(result.low), width: `${(result.high - result.low) * 100}%` }}
      />
      <i className={styles.pass} style={left(result.passMark)}>
        <span>
          {words.passMark} {words.percent(result.passMark)}
        </span>
      </i>
      <i className={result.isPassed ? styles.dot : styles.hollow} style={left(result.score)} />
    </div>
  )
}
