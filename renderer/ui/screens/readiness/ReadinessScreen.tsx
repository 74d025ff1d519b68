import { useEffect } from 'react'
import type { Exam, ExamId } from '../../../core/exam/model.ts'
import {
  routeHref,
  useExams,
  usePlan,
  usePlanning,
  useReadiness,
  useRoute,
  type ReadinessView,
} from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { useActions } from '../../keys/index.ts'
import { planWords } from '../../words/examPlans.ts'
import { examWords } from '../../words/exams.ts'
import { words as appWords } from '../../words/index.ts'
import { DomainReadiness } from './DomainReadiness.tsx'
import { Explanations } from './Explanations.tsx'
import { PredictionRecord } from './PredictionRecord.tsx'
import styles from './Readiness.module.css'
import { ScoreFigures } from './ScoreFigures.tsx'

const words = planWords.readiness

/** Would I pass? With everything that the answer rests on, and how good such answers have been. */
export function ReadinessScreen({ examId }: { readonly examId: ExamId }) {
  const exams = useExams()
  const [, navigate] = useRoute()
  const exam = exams?.exams.find((view) => view.exam.id === examId)?.exam ?? null
  const readiness = useReadiness(exam)
  useEffect(() => {
    document.title = `${words.title} · ${appWords.app.name}`
  }, [])
  useActions('rooms', { back: () => navigate({ screen: 'exam', examId }) })
  if (exams === undefined) return null
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'exam', examId })}>
        <span aria-hidden="true">‹</span> {exam?.title ?? examWords.title}
      </a>
      <h1>{exam === null ? examWords.unknown : words.title}</h1>
      {exam !== null &&
        (readiness === undefined ? (
          <p className={styles.lead} role="status">
            {words.working}
          </p>
        ) : typeof readiness === 'string' ? (
          <p className={styles.lead} role="alert">
            {words.failed} {readiness}
          </p>
        ) : readiness.cardCount === 0 ? (
          <p className={styles.lead}>{words.noCards}</p>
        ) : (
          <Readiness exam={exam} readiness={readiness} />
        ))}
    </div>
  )
}

function Readiness({ exam, readiness }: { readonly exam: Exam; readonly readiness: ReadinessView }) {
  const { plan } = usePlan(exam.id)
  const { view } = usePlanning(exam, plan ?? null)
  const { answeredCount, cardCount } = readiness
  return (
    <>
      <p className={styles.lead}>
        <Emphasis>
          {answeredCount === 0 ? words.nothingStudied : words.unseen(answeredCount, cardCount)}
        </Emphasis>
      </p>
      <ScoreFigures
        readiness={readiness}
        planned={view.phase === 'ready' ? view.planned.prediction : null}
        passMark={exam.blueprint.passMark}
      />
      <section className={styles.section} aria-labelledby="domains">
        <h2 id="domains">{words.byDomain}</h2>
        <DomainReadiness readiness={readiness} passMark={exam.blueprint.passMark} />
      </section>
      <section className={styles.section} aria-labelledby="record">
        <h2 id="record">{words.record}</h2>
        <PredictionRecord calibration={readiness.calibration} />
      </section>
      <section className={styles.section} aria-labelledby="how">
        <h2 id="how">{words.how}</h2>
        <Explanations blueprint={exam.blueprint} readiness={readiness} />
      </section>
    </>
  )
}
