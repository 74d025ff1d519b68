import { useState } from 'react'
import { resultCsv } from '../../../core/exam/resultCsv.ts'
import { missedNotes } from '../../../core/exam/results.ts'
import {
  useChosenCards,
  useExamActions,
  useExams,
  useRoute,
  type SittingReviewView,
} from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { examWords as words } from '../../words/exams.ts'
import styles from './ResultActions.module.css'
import { saveText } from './saveText.ts'

/** What can be done with a result: go over it, sit the paper again, take it elsewhere. */
export function ResultActions({ review }: { readonly review: SittingReviewView }) {
  const { sitting, result, answers, faces } = review
  const { startSitting, missedCards } = useExamActions()
  const { choose } = useChosenCards()
  const [, navigate] = useRoute()
  const exam = useExams()?.exams.find((view) => view.exam.id === sitting.examId)?.exam
  const [problem, setProblem] = useState<string | null>(null)

  const missed = missedNotes(sitting, result)

  const studyMissed = async () => {
    const cards = await missedCards(missed)
    if (!cards.ok) return setProblem(cards.message)
    choose({
      title: words.result.studyTitle(sitting.examTitle),
      cards: cards.value,
      countsForSchedule: false,
    })
    navigate({ screen: 'session' })
  }
  const again = async () => {
    if (exam === undefined) return
    const { mode, deadlineMs } = sitting
    const started = await startSitting(exam, {
      mode,
      isTimed: deadlineMs !== null,
      questions: sitting.paper.questions.length,
      again: sitting.id,
    })
    if (started.ok) navigate({ screen: 'sitting', sittingId: started.value })
    else setProblem(started.message)
  }
  const exportCsv = () => {
    const csv = resultCsv(
      sitting,
      result,
      answers,
      faces.map((face) => face?.face.note ?? null),
    )
    const day = new Date(sitting.startedAtMs).toISOString().slice(0, 10)
    saveText(`${sitting.examTitle} ${day}.csv`, 'text/csv', csv)
  }
  return (
    <div className={styles.actions}>
      {missed.length > 0 && (
        <Button kind="primary" title={words.result.studyHelp} onClick={() => void studyMissed()}>
          {words.result.studyMissed(missed.length)}
        </Button>
      )}
      {exam && <Button onClick={() => void again()}>{words.result.again}</Button>}
      <Button kind="quiet" onClick={exportCsv}>
        {words.result.exportCsv}
      </Button>
      <Button kind="quiet" onClick={() => window.print()}>
        {words.result.print}
      </Button>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    </div>
  )
}
