import { useEffect, useRef, useState, type MouseEvent } from 'react'
import type { Rating, ReviewGestures } from '../../../state/index.ts'
import type { Face } from '../../cardFace/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { ariaKeys, firstKey, KeyNames, useActions, useKeymap } from '../../keys/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import { Announcer } from './Announcer.tsx'
import { cardActions, type SheetName } from './cardActions.ts'
import styles from './CardDesk.module.css'
import type { CardPhase } from './cardPhase.ts'
import { DeskMarks } from './DeskMarks.tsx'
import { DeskSheets, fetchSheets } from './DeskSheets.tsx'
import { Leaf } from './Leaf.tsx'
import { asksForOne } from './proposal.ts'
import { Ratings } from './Ratings.tsx'
import { StudyHeader } from './StudyHeader.tsx'
import { useAttempt } from './useAttempt.ts'
import { useAutoAdvance } from './useAutoAdvance.ts'
import { useEditUndo } from './useEditUndo.ts'
import { useFocusBack } from './useFocusBack.ts'
import { useLookHold } from './useLookHold.ts'
import { usePlayback } from './usePlayback.ts'
import { useSaid } from './useSaid.ts'

interface CardDeskProps {
  readonly view: CardPhase
  readonly gestures: ReviewGestures
  readonly onLeave: () => void
}

/** The desk while a card lies on it. */
export function CardDesk({ view, gestures, onLeave }: CardDeskProps) {
  const { card, phase, isBusy } = view
  const { note } = card
  const keymap = useKeymap()
  const [face, setFace] = useState<Face | null>(null)
  const [sheet, setSheet] = useState<SheetName | null>(null)
  const desk = useRef<HTMLElement>(null)
  const { said, isDeed, say } = useSaid(view)
  const { attempt, comparison, proposed, pick, type } = useAttempt(view)
  const playback = usePlayback(view, face, say)
  const auto = useAutoAdvance(view, gestures, sheet !== null || playback.isSounding)
  const edits = useEditUndo(view, say)

  const turn = () => {
    if (phase === 'question' && !isBusy) gestures.turn()
  }
  const rate = (rating: Rating) => {
    if (phase === 'answer' && !isBusy) gestures.rate(rating)
  }
  const choose = (option: number) => {
    if (note.kind !== 'choice' || phase !== 'question') return
    pick(option)
    if (asksForOne(note)) turn()
  }
  const canUndo = view.canUndo || edits.canUndo
  const undo = () => {
    if (edits.canUndo) void edits.undo()
    else if (view.canUndo && !isBusy) gestures.undo()
  }
  const groups = cardActions(view, face, gestures, {
    open: setSheet,
    say,
    undo,
    canUndo,
    playAgain: playback.playAgain,
    speak: playback.speak,
    toggleAuto: () => (auto.state === 'none' ? say(words.desk.autoNone) : auto.toggle()),
    isAuto: auto.state === 'running',
  })
  const list = Object.values(groups).flat()
  useActions(
    phase,
    {
      ...Object.fromEntries(list.map(({ id, isEnabled, run }) => [id, isEnabled ? run : () => undefined])),
      turn,
      rateProposed: () => rate(proposed),
      again: () => rate(1),
      hard: () => rate(2),
      good: () => rate(3),
      easy: () => rate(4),
      replay: playback.playAgain,
      speak: playback.speak,
      zoom: () => ((face?.media.pictures.length ?? 0) > 0 ? setSheet('zoom') : say(words.desk.noPicture)),
      more: () => setSheet('more'),
      leave: onLeave,
    },
    ([chord = ''], event) => {
      // A sheet that is still coming: what is typed is meant for it.
      if (sheet !== null) {
        if (chord === 'Escape') setSheet(null)
        return true
      }
      // Out of the line to type on first; the keys work again then.
      if (chord === 'Escape' && event.target instanceof HTMLInputElement) {
        desk.current?.focus({ preventScroll: true })
        return true
      }
      if (phase !== 'question' || note.kind !== 'choice' || !/^[1-9a-h]$/.test(chord)) return false
      const place = /\d/.test(chord) ? Number(chord) - 1 : chord.charCodeAt(0) - 'a'.charCodeAt(0)
      const option = card.optionOrder[place]
      if (option === undefined) return false
      choose(option)
      return true
    },
  )
  useLookHold(keymap.look, view.isLooking, gestures.look)
  const isInside = useFocusBack(desk)
  useEffect(() => {
    const idle = requestIdleCallback(fetchSheets, { timeout: 3000 })
    return () => cancelIdleCallback(idle)
  }, [])
  useEffect(() => {
    // Keys belong to the desk, unless something is to be typed.
    const field = phase === 'question' ? desk.current?.querySelector<HTMLElement>('input[type=text]') : null
    ;(field ?? desk.current)?.focus({ preventScroll: true })
  }, [card.cardId, phase])

  return (
    <main className={styles.screen} ref={desk} tabIndex={-1} onClick={giveKeysBack}>
      <h1 className="visually-hidden">{formatDeckTitle(view.title)}</h1>
      <StudyHeader
        title={formatDeckTitle(view.title)}
        progress={view.progress}
        counts={view.counts}
        onLeave={onLeave}
        onKeys={() => setSheet('keys')}
      >
        <DeskMarks view={view} auto={auto} />
      </StudyHeader>
      <div className={styles.desk}>
        <Leaf
          view={view}
          face={face}
          attempt={attempt}
          comparison={comparison}
          isInside={isInside}
          canUndo={canUndo}
          onFace={setFace}
          onChoose={choose}
          onType={type}
          onTurn={turn}
          onUndo={undo}
          onOpen={setSheet}
        />
        <div className={styles.actions}>
          {phase === 'question' ? (
            <Button
              kind="primary"
              className={styles.show}
              onClick={turn}
              aria-keyshortcuts={ariaKeys(keymap, 'turn')}
            >
              {words.study.show}
              {comparison ? (
                <kbd aria-hidden="true">{words.study.enter}</kbd>
              ) : (
                <KeyNames chord={firstKey(keymap, 'turn')} />
              )}
            </Button>
          ) : (
            <Ratings outcomes={view.outcomes} proposed={proposed} isBusy={isBusy} onRate={rate} />
          )}
        </div>
        <p className={view.error === null ? styles.message : styles.error} role="alert">
          {view.error}
        </p>
        {view.error === null && said !== null && !isInside && (
          <p className={styles.message}>
            {said}
            {isDeed && canUndo && (
              <button type="button" onClick={undo}>
                {words.desk.actions.undo} <KeyNames chord={firstKey(keymap, 'undo')} />
              </button>
            )}
          </p>
        )}
        <p className={styles.message} role="status">
          {isInside && <Emphasis>{words.study.insideCard}</Emphasis>}
        </p>
      </div>
      <Announcer view={view} face={face} said={said} />
      {sheet !== null && (
        <DeskSheets
          sheet={sheet}
          view={view}
          face={face}
          groups={groups}
          gestures={gestures}
          onClose={() => setSheet(null)}
          onAdded={(saved) => say(words.desk.added(saved.path))}
          onSaved={(saved, before, isCopy) => {
            edits.remember(saved, before)
            say(isCopy ? words.desk.savedCopy(saved.path) : words.desk.saved(saved.path), true)
          }}
        />
      )}
    </main>
  )
}

/** A button that was clicked would keep Space for itself: the keys belong to the desk again. */
function giveKeysBack(event: MouseEvent<HTMLElement>): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  const isByMouse = event.detail > 0
  if (button && isByMouse && !button.closest('dialog')) event.currentTarget.focus({ preventScroll: true })
}
