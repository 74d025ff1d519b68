import { useEffect, useRef, useState, type MouseEvent } from 'react'
import type { Rating, ReviewGestures } from '../../../state/index.ts'
import { compareTyped, type Face } from '../../cardFace/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { words } from '../../words/index.ts'
import { Announcer } from './Announcer.tsx'
import styles from './CardDesk.module.css'
import type { CardPhase } from './cardPhase.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { Leaf } from './Leaf.tsx'
import {
  asksForOne,
  choose,
  NO_ATTEMPT,
  proposeForChoice,
  proposeForTyped,
  type Attempt,
} from './proposal.ts'
import { Ratings } from './Ratings.tsx'
import { StudyHeader } from './StudyHeader.tsx'
import { useFocusBack } from './useFocusBack.ts'

interface CardDeskProps {
  readonly view: CardPhase
  readonly gestures: ReviewGestures
  readonly onLeave: () => void
}

/** The desk while a card lies on it. */
export function CardDesk({ view, gestures, onLeave }: CardDeskProps) {
  const { card, phase, isBusy } = view
  const { note } = card
  const [attempt, setAttempt] = useState<Attempt>(NO_ATTEMPT)
  const [face, setFace] = useState<Face | null>(null)
  const [isWhyOpen, setIsWhyOpen] = useState(false)
  const [isKeysOpen, setIsKeysOpen] = useState(false)
  const desk = useRef<HTMLElement>(null)

  // A question is a new beginning, also when the same card comes back at once.
  const [asked, setAsked] = useState({ cardId: card.cardId, phase })
  if (asked.cardId !== card.cardId || asked.phase !== phase) {
    setAsked({ cardId: card.cardId, phase })
    setIsWhyOpen(false)
    if (phase === 'question') setAttempt(NO_ATTEMPT)
  }

  const comparison =
    note.kind === 'typed' ? compareTyped(attempt.typed, [note.answer, ...note.accepted]) : null
  const proposed: Rating =
    note.kind === 'choice'
      ? proposeForChoice(note, attempt.chosen)
      : comparison
        ? proposeForTyped(comparison.verdict)
        : 3

  const turn = () => {
    if (phase === 'question' && !isBusy) gestures.turn()
  }
  const rate = (rating: Rating) => {
    if (phase === 'answer' && !isBusy) gestures.rate(rating)
  }
  const pick = (option: number) => {
    if (note.kind !== 'choice' || phase !== 'question') return
    setAttempt(choose(attempt, note, option))
    if (asksForOne(note)) turn()
  }
  const undo = () => {
    if (view.canUndo && !isBusy) gestures.undo()
  }

  useKeys((key) => {
    if (isKeysOpen) {
      if (key !== 'Escape' && key !== '?') return false
      setIsKeysOpen(false)
      return true
    }
    if (key === 'Escape') {
      if (isWhyOpen) setIsWhyOpen(false)
      else onLeave()
    } else if (key === '?') setIsKeysOpen(true)
    else if (key === 'i') setIsWhyOpen(!isWhyOpen)
    else if (key === 'z') undo()
    else if (key === ' ' || key === 'Enter') {
      if (phase === 'question') turn()
      else rate(proposed)
    } else if (phase === 'answer' && /^[1-4]$/.test(key)) rate(Number(key) as Rating)
    else if (phase === 'question' && note.kind === 'choice' && /^([1-9]|[a-h])$/.test(key)) {
      const place = /\d/.test(key) ? Number(key) - 1 : key.charCodeAt(0) - 'a'.charCodeAt(0)
      const option = card.optionOrder[place]
      if (option === undefined) return false
      pick(option)
    } else return false
    return true
  })
  const isInside = useFocusBack(desk)
  useEffect(() => {
    // Keys belong to the desk, unless something is to be typed.
    const field = phase === 'question' ? desk.current?.querySelector<HTMLElement>('input[type=text]') : null
    ;(field ?? desk.current)?.focus({ preventScroll: true })
  }, [card.cardId, phase])

  return (
    <main className={styles.screen} ref={desk} tabIndex={-1} onClick={giveKeysBack}>
      <h1 className="visually-hidden">{view.title}</h1>
      <StudyHeader
        title={view.title}
        progress={view.progress}
        counts={view.counts}
        onLeave={onLeave}
        onKeys={() => setIsKeysOpen(true)}
      />
      <div className={styles.desk}>
        <Leaf
          view={view}
          face={face}
          attempt={attempt}
          comparison={comparison}
          isInside={isInside}
          isWhyOpen={isWhyOpen}
          onFace={setFace}
          onChoose={pick}
          onType={(typed) => setAttempt({ ...attempt, typed })}
          onTurn={turn}
          onWhy={() => setIsWhyOpen(!isWhyOpen)}
          onUndo={undo}
        />
        <div className={styles.actions}>
          {phase === 'question' ? (
            <Button kind="primary" className={styles.show} onClick={turn} aria-keyshortcuts="Space Enter">
              {words.study.show}
              <kbd aria-hidden="true">{note.kind === 'typed' ? words.study.enter : words.study.space}</kbd>
            </Button>
          ) : (
            <Ratings outcomes={view.outcomes} proposed={proposed} isBusy={isBusy} onRate={rate} />
          )}
        </div>
        <p className={view.error === null ? styles.message : styles.error} role="alert">
          {view.error}
        </p>
        {view.error === null && view.told !== null && phase === 'question' && (
          <p className={styles.message}>{view.told}</p>
        )}
        <p className={styles.message} role="status">
          {isInside && <Emphasis>{words.study.insideCard}</Emphasis>}
        </p>
      </div>
      <Announcer view={view} face={face} />
      {isKeysOpen && <KeysDialog note={note} onClose={() => setIsKeysOpen(false)} />}
    </main>
  )
}

/** A button that was clicked would keep Space for itself: the keys belong to the desk again. */
function giveKeysBack(event: MouseEvent<HTMLElement>): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  const isByMouse = event.detail > 0
  if (button && isByMouse && !button.closest('dialog')) event.currentTarget.focus({ preventScroll: true })
}
