import { useState } from 'react'
import type { Exam } from '../../../core/exam/model.ts'
import { useExamActions, useRoute } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { examWords as words } from '../../words/exams.ts'
import styles from './ExamEditor.module.css'

/** The way out of preparing for an exam; asked twice. */
export function DropExam({ exam }: { readonly exam: Exam }) {
  const { dropExam } = useExamActions()
  const [, navigate] = useRoute()
  const [isAsking, setIsAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const drop = async () => {
    const failure = await dropExam(exam.id)
    if (failure === null) navigate({ screen: 'exams' })
    else setProblem(failure)
  }
  return (
    <section className={styles.drop} aria-label={words.editor.drop}>
      {isAsking ? (
        <>
          <p>{words.editor.dropTitle(exam.title)}</p>
          <Button onClick={() => setIsAsking(false)}>{words.editor.cancel}</Button>
          <Button className={styles.dropButton} onClick={() => void drop()}>
            {words.editor.drop}
          </Button>
        </>
      ) : (
        <>
          <p>{exam.id.includes('/') ? words.editor.dropHelp : words.editor.dropOwnHelp}</p>
          <Button kind="quiet" className={styles.dropButton} onClick={() => setIsAsking(true)}>
            {words.editor.drop}
          </Button>
        </>
      )}
      <p className={styles.error} role="alert">
        {problem}
      </p>
    </section>
  )
}
