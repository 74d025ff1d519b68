import type { ExamQuestion, SittingAnswer } from '../../../core/exam/model.ts'
import { scoreAnswer } from '../../../core/exam/scoring.ts'
import type { Gesture } from '../../../core/exam/sitting.ts'
import type { QuestionFaceView, SittingView } from '../../../state/index.ts'
import { ExplanationFrame } from '../../cardFace/index.ts'
import { Button } from '../../components/Button.tsx'
import { ActionKey, ariaKeys, useKeymap } from '../../keys/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { ChoiceOptions } from '../study/ChoiceOptions.tsx'
import styles from './QuestionView.module.css'
import { Stem } from './Stem.tsx'

interface QuestionViewProps {
  readonly sitting: Extract<SittingView, { phase: 'running' }>['sitting']
  readonly question: ExamQuestion
  readonly shown: QuestionFaceView
  readonly answer: SittingAnswer | null
  readonly onMake: (gesture: Gesture) => void
}

/** The question in sight: its text and its options, or the card to be turned and marked. */
export function QuestionView({ sitting, question, shown, answer, onMake }: QuestionViewProps) {
  const keymap = useKeymap()
  const { face, isRewritten } = shown
  const { note } = face
  const isRevealed = answer?.isRevealed ?? false
  if (question.kind === 'choice' && note.kind === 'choice') {
    const isChecked = isRevealed && sitting.mode === 'practice'
    const { verdict } = scoreAnswer(question, answer ?? undefined, sitting.rules)
    return (
      <>
        <Stem face={face} id="stem" />
        {isRewritten && <p className={styles.note}>{words.sitting.rewritten}</p>}
        <div className={styles.options}>
          <ChoiceOptions
            note={note}
            order={face.optionOrder}
            chosen={answer?.chosen ?? []}
            isAnswered={isChecked}
            onChoose={(option) => onMake({ kind: 'choose', option })}
          />
        </div>
        {isChecked && (
          <>
            <p className="visually-hidden" role="status">
              {words.sitting[verdict === 'right' ? 'right' : verdict === 'partial' ? 'partial' : 'wrong']}
            </p>
            <ExplanationFrame card={face} />
            {face.sectionTitle !== null && (
              <p className={styles.source}>{words.result.source(face.sectionTitle)}</p>
            )}
          </>
        )}
      </>
    )
  }
  return (
    <>
      <Stem face={face} side={isRevealed ? 'answer' : 'question'} />
      {isRewritten && <p className={styles.note}>{words.sitting.rewritten}</p>}
      <div className={styles.recall}>
        {isRevealed ? (
          <>
            <span>{words.sitting.recallAsk}</span>
            <Button
              aria-pressed={answer?.isKnown === true}
              className={answer?.isKnown === true ? styles.picked : undefined}
              onClick={() => onMake({ kind: 'selfMark', isKnown: true })}
              aria-keyshortcuts={ariaKeys(keymap, 'knew')}
            >
              {words.sitting.knew} <ActionKey action="knew" />
            </Button>
            <Button
              aria-pressed={answer?.isKnown === false}
              className={answer?.isKnown === false ? styles.picked : undefined}
              onClick={() => onMake({ kind: 'selfMark', isKnown: false })}
              aria-keyshortcuts={ariaKeys(keymap, 'knewNot')}
            >
              {words.sitting.knewNot} <ActionKey action="knewNot" />
            </Button>
          </>
        ) : (
          <>
            <span>{words.sitting.recallHelp}</span>
            <Button onClick={() => onMake({ kind: 'reveal' })} aria-keyshortcuts={ariaKeys(keymap, 'goOn')}>
              {words.sitting.turn}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
