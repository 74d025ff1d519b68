import type { ExamQuestion, SittingAnswer } from '../../../core/exam/model.ts'
import type { QuestionFaceView } from '../../../state/index.ts'
import { ExplanationFrame } from '../../cardFace/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { plainStem } from '../sitting/plainStem.ts'
import { Stem } from '../sitting/Stem.tsx'
import { ChoiceOptions } from '../study/ChoiceOptions.tsx'
import styles from './QuestionReview.module.css'

interface QuestionReviewProps {
  readonly question: ExamQuestion | undefined
  readonly shown: QuestionFaceView
  readonly answer: SittingAnswer | null
}

/** One question gone over: what was chosen, what is right, each option's reason, and where it stands in the source. */
export function QuestionReview({ question, shown, answer }: QuestionReviewProps) {
  const { face, isRewritten } = shown
  const { note } = face
  const source = [face.sourceTitle, face.sectionTitle].filter((part) => part !== null).join(' › ')
  return (
    <div className={styles.review}>
      {isRewritten && <p className={styles.note}>{words.sitting.rewritten}</p>}
      {note.kind === 'choice' && plainStem(note.stem) === null && <Stem face={face} isInset />}
      {note.kind === 'choice' ? (
        <ChoiceOptions
          note={note}
          order={face.optionOrder}
          chosen={answer?.chosen ?? []}
          isAnswered
          onChoose={() => undefined}
        />
      ) : (
        <>
          <Stem face={face} side="answer" isInset />
          {question?.kind === 'recall' && answer !== null && answer.isKnown !== null && (
            <p className={styles.note}>{answer.isKnown ? words.result.knew : words.result.knewNot}</p>
          )}
        </>
      )}
      {note.kind === 'choice' && <ExplanationFrame card={face} />}
      {source !== '' && <p className={styles.note}>{words.result.source(source)}</p>}
    </div>
  )
}
