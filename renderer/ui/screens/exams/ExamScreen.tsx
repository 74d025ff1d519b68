import { useEffect } from 'react'
import { weakestDomain } from '../../../core/exam/results.ts'
import type { ExamId } from '../../../core/exam/model.ts'
import { routeHref, useExamActions, useExams, useRoute, type ExamView } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { ActionKey, ariaKeys, useActions, useKeymap } from '../../keys/index.ts'
import { words as appWords } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { PlanPanel } from '../plan/PlanPanel.tsx'
import { ReadinessPanel } from '../readiness/ReadinessPanel.tsx'
import { DomainBars } from './DomainBars.tsx'
import { ExamFacts } from './ExamFacts.tsx'
import styles from './ExamScreen.module.css'
import { ResultsTable } from './ResultsTable.tsx'
import { TrendChart } from './TrendChart.tsx'

/** Would I pass? How far it is, how the last papers went, and what holds the learner back. */
export function ExamScreen({ examId }: { readonly examId: ExamId }) {
  const exams = useExams()
  const [, navigate] = useRoute()
  const { endOverdue } = useExamActions()
  const view = exams?.exams.find(({ exam }) => exam.id === examId)
  useEffect(() => void endOverdue(), [endOverdue])
  useEffect(() => {
    if (view) document.title = `${view.exam.title} · ${appWords.app.name}`
  }, [view])
  useActions('rooms', {
    back: () => navigate({ screen: 'exams' }),
    ...(view ? { go: () => navigate(nextStep(view)) } : {}),
  })
  if (exams === undefined) return null
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'exams' })}>
        ‹ {words.back}
      </a>
      {view ? (
        <ExamHome view={view} />
      ) : (
        <>
          <h1>{words.unknown}</h1>
          <p className={styles.today}>{words.unknownHelp}</p>
        </>
      )}
    </div>
  )
}

function ExamHome({ view }: { readonly view: ExamView }) {
  const keymap = useKeymap()
  const { exam, daysLeft, running, results } = view
  const mocks = results.filter(({ sitting }) => sitting.mode === 'mock')
  const latest = results.at(-1)
  const weakest = latest ? weakestDomain(latest.result) : null
  const [open] = running
  return (
    <>
      <h1>{exam.title}</h1>
      <p className={styles.today}>
        <Emphasis>
          {daysLeft === null || exam.examDay === null
            ? words.noDate
            : words.countdownOn(daysLeft, exam.examDay * DAY_MS)}
        </Emphasis>
      </p>
      {open && (
        <p className={styles.open} role="status">
          {words.underWay(
            open.sitting.mode,
            open.answered,
            open.sitting.paper.questions.length,
            open.remainingMs,
          )}
        </p>
      )}
      <div className={styles.go}>
        <LinkButton
          kind="primary"
          href={routeHref(nextStep(view))}
          aria-keyshortcuts={ariaKeys(keymap, 'go')}
        >
          {open ? words.goOn : words.sit}
        </LinkButton>
        <ActionKey action="go" />
        <LinkButton kind="quiet" href={routeHref({ screen: 'exam-edit', examId: exam.id })}>
          {daysLeft === null ? words.setDate : words.edit}
        </LinkButton>
      </div>
      <PlanPanel exam={exam} />
      <ReadinessPanel exam={exam} />
      <section className={styles.section} aria-labelledby="papers">
        {latest ? (
          <>
            {weakest && (
              <>
                <h2 id="papers">{words.byDomainLatest}</h2>
                <p className={styles.weakest}>
                  <Emphasis>{words.weakest(weakest.title, weakest.share)}</Emphasis>
                </p>
                <DomainBars domains={latest.result.byDomain} passMark={latest.result.passMark} />
              </>
            )}
          </>
        ) : (
          <>
            <h2 id="papers">{words.lastPapers}</h2>
            <p className={styles.none}>{words.noPapers}</p>
          </>
        )}
      </section>
      {latest && (
        <section className={styles.section} aria-label={words.lastPapers}>
          {mocks.length > 0 && <TrendChart results={mocks} />}
          <ResultsTable results={results} />
        </section>
      )}
      <ExamFacts exam={exam} />
    </>
  )
}

const DAY_MS = 86_400_000

/** On with the paper that is under way, else to a new one. */
function nextStep({ exam, running }: ExamView) {
  const [open] = running
  return open
    ? ({ screen: 'sitting', sittingId: open.sitting.id } as const)
    : ({ screen: 'exam-paper', examId: exam.id } as const)
}
