import { useEffect, useRef, useState, type MouseEvent } from 'react'
import { useRoute, type SittingGestures, type SittingView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { ActionKey, ariaKeys, useActions, useKeymap } from '../../keys/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { useFocusBack } from '../study/useFocusBack.ts'
import { Palette } from './Palette.tsx'
import { QuestionView } from './QuestionView.tsx'
import { LeaveDialog, SittingKeys, SubmitDialog } from './SittingDialogs.tsx'
import styles from './SittingDesk.module.css'
import { SittingHeader } from './SittingHeader.tsx'

interface SittingDeskProps {
  readonly view: Extract<SittingView, { phase: 'running' }>
  readonly remainingMs: number | null
  readonly gestures: SittingGestures
}

/** The desk during a paper: the question, its palette, and the clock. */
export function SittingDesk({ view, remainingMs, gestures }: SittingDeskProps) {
  const { sitting, current, shown, answer, marks } = view
  const [dialog, setDialog] = useState<'submit' | 'leave' | 'keys' | null>(null)
  const [, navigate] = useRoute()
  const keymap = useKeymap()
  const desk = useRef<HTMLElement>(null)
  const leaf = useRef<HTMLElement>(null)
  const question = sitting.paper.questions[current]
  const count = sitting.paper.questions.length
  const isLast = current === count - 1
  const isRevealed = answer?.isRevealed ?? false
  const isPractice = sitting.mode === 'practice'
  const canCheck =
    (question?.kind === 'recall' && !isRevealed) ||
    (isPractice && !isRevealed && (answer?.chosen.length ?? 0) > 0)
  useFocusBack(desk)
  useEffect(() => {
    leaf.current?.scrollTo(0, 0)
    paletteButton(desk.current, current)?.scrollIntoView({ block: 'nearest' })
    // In the palette the focus goes along with the question; from elsewhere the keys belong to the desk.
    const isInPalette = document.activeElement?.hasAttribute('data-question') ?? false
    if (isInPalette) paletteButton(desk.current, current)?.focus()
    else desk.current?.focus({ preventScroll: true })
  }, [current])

  const choose = (place: number): boolean => {
    const option = shown?.face.optionOrder[place]
    if (question?.kind !== 'choice' || option === undefined) return false
    gestures.make({ kind: 'choose', option })
    return true
  }
  const goOn = () => {
    if (canCheck) gestures.make({ kind: 'reveal' })
    else if (isLast) setDialog('submit')
    else gestures.goTo(current + 1)
  }
  const selfMark = (isKnown: boolean) => {
    if (question?.kind === 'recall') gestures.make({ kind: 'selfMark', isKnown })
  }
  useActions(
    'paper',
    {
      goOn,
      nextQuestion: () => gestures.goTo(current + 1),
      previousQuestion: () => gestures.goTo(current - 1),
      firstQuestion: () => gestures.goTo(0),
      lastQuestion: () => gestures.goTo(count - 1),
      markQuestion: () => gestures.make({ kind: 'mark' }),
      knew: () => selfMark(true),
      knewNot: () => selfMark(false),
      questions: () => paletteButton(desk.current, current)?.focus(),
      handIn: () => setDialog('submit'),
      keys: () => setDialog('keys'),
      leave: () => setDialog('leave'),
    },
    ([chord = '']) => {
      if (/^[1-9]$/.test(chord)) return choose(Number(chord) - 1)
      return /^[a-h]$/.test(chord) && choose(chord.charCodeAt(0) - 'a'.charCodeAt(0))
    },
  )
  const leave = () => navigate({ screen: 'exam', examId: sitting.examId })

  return (
    <main className={styles.screen} ref={desk} tabIndex={-1} onClick={giveKeysBack}>
      <h1 className="visually-hidden">{sitting.examTitle}</h1>
      <SittingHeader
        title={sitting.examTitle}
        share={marks.filter(({ isAnswered }) => isAnswered).length / count}
        remainingMs={remainingMs}
        totalMs={sitting.deadlineMs === null ? null : sitting.deadlineMs - sitting.startedAtMs}
        onLeave={() => setDialog('leave')}
        onKeys={() => setDialog('keys')}
        onSubmit={() => setDialog('submit')}
      />
      <div className={styles.desk}>
        <div className={styles.left}>
          <article className={styles.leaf} ref={leaf} aria-labelledby="question-number">
            <p className={styles.number} id="question-number" aria-live="polite">
              {words.sitting.question(current + 1, count)}
            </p>
            {shown === null || question === undefined ? (
              <p className={styles.gone}>{words.sitting.gone}</p>
            ) : (
              <QuestionView
                key={current}
                sitting={sitting}
                question={question}
                shown={shown}
                answer={answer}
                onMake={gestures.make}
              />
            )}
          </article>
          <p className={styles.error} role="alert">
            {view.error}
          </p>
          <div className={styles.actions}>
            <Button
              disabled={current === 0}
              onClick={() => gestures.goTo(current - 1)}
              aria-keyshortcuts={ariaKeys(keymap, 'previousQuestion')}
            >
              ‹ {words.sitting.previous}
            </Button>
            <Button
              kind="quiet"
              aria-pressed={answer?.isMarked ?? false}
              className={answer?.isMarked ? styles.marked : undefined}
              onClick={() => gestures.make({ kind: 'mark' })}
              aria-keyshortcuts={ariaKeys(keymap, 'markQuestion')}
            >
              {answer?.isMarked ? `⚑ ${words.sitting.marked}` : `⚐ ${words.sitting.mark}`}
              <ActionKey action="markQuestion" />
            </Button>
            <Button
              kind={isLast && !canCheck ? 'plain' : 'primary'}
              className={styles.next}
              onClick={goOn}
              aria-keyshortcuts={ariaKeys(keymap, 'goOn')}
            >
              {canCheck
                ? question?.kind === 'recall'
                  ? words.sitting.turn
                  : words.sitting.check
                : isLast
                  ? words.sitting.submit
                  : words.sitting.next}
              <ActionKey action="goOn" />
            </Button>
          </div>
        </div>
        <Palette marks={marks} current={current} onGo={gestures.goTo} />
      </div>
      {dialog === 'submit' && (
        <SubmitDialog
          view={view}
          remainingMs={remainingMs}
          onSubmit={gestures.submit}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'leave' && (
        <LeaveDialog
          isTimed={sitting.deadlineMs !== null}
          onLeave={leave}
          onGiveUp={gestures.giveUp}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'keys' && <SittingKeys onClose={() => setDialog(null)} />}
    </main>
  )
}

function paletteButton(desk: HTMLElement | null, index: number): HTMLElement | null {
  return desk?.querySelector<HTMLElement>(`[data-question="${index}"]`) ?? null
}

/** A button that was clicked would keep Space for itself: the keys belong to the desk again. */
function giveKeysBack(event: MouseEvent<HTMLElement>): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button && event.detail > 0 && !button.closest('dialog'))
    event.currentTarget.focus({ preventScroll: true })
}
