import { memo, useCallback, useEffect, useState } from 'react'
import type { CardView } from '../../state/index.ts'
import { useTheme } from '../theme/ThemeProvider.tsx'
import { words } from '../words/index.ts'
import { drawFace, faceKey, type Face, type Side } from './face.ts'
import { faceDocument } from './faceDocument.ts'
import styles from './FaceStage.module.css'

const PATIENCE_MS = 100

interface Wanted {
  readonly key: string
  readonly card: CardView
  readonly side: Side
}

interface FaceStageProps {
  readonly card: CardView
  readonly side: Side
  /** Drawn ahead, out of sight. */
  readonly upcoming: CardView | null
  /** `head`: something follows below the text, as the options of a choice. */
  readonly layoutOf: (card: CardView) => 'leaf' | 'head'
  /** The side that was asked for is drawn: its text for the screen reader, and how high it is. */
  readonly onFace: (face: Face) => void
}

/**
 * The frames of a leaf: the side in sight, and those that will be wanted next, ready behind it. Turning, and going on
 * to the next card, only change which one is visible, so nothing is loaded then and nothing flashes.
 */
export const FaceStage = memo(function FaceStage({ card, side, upcoming, layoutOf, onFace }: FaceStageProps) {
  const wanted: Wanted[] = [
    { key: faceKey(card, 'question'), card, side: 'question' },
    { key: faceKey(card, 'answer'), card, side: 'answer' },
  ]
  if (upcoming && upcoming.cardId !== card.cardId) {
    wanted.push({ key: faceKey(upcoming, 'question'), card: upcoming, side: 'question' })
  }
  const current = faceKey(card, side)
  const [ready, setReady] = useState<readonly string[]>([])
  const [shown, setShown] = useState<Wanted | null>(null)
  const [frames, setFrames] = useState<readonly Wanted[]>([])
  const [paintedCard, setPaintedCard] = useState<string | null>(null)

  // What was shown stays until what comes next is ready.
  const visible = ready.includes(current) ? wanted.find(({ key }) => key === current) : shown
  // Loading and removing frames would keep the card that has just come waiting: they change once it is painted.
  const isPainted = paintedCard === card.cardId
  const needed = wanted.filter(({ key }) => isPainted || key === current)
  const kept = isPainted ? [] : frames.map((frame) => wanted.find(({ key }) => key === frame.key) ?? frame)
  const next = inPlace(frames, distinct([...needed, ...kept, ...(visible ? [visible] : [])]))
  if (!isSame(frames, next)) setFrames(next)
  if (visible && visible.key !== shown?.key) setShown(visible)
  const gone = ready.filter((key) => !next.some((frame) => frame.key === key))
  if (gone.length > 0) setReady(ready.filter((key) => !gone.includes(key)))

  const isInSight = visible?.key === current
  const { cardId } = card
  useEffect(() => {
    if (isInSight && !isPainted) return afterPaint(() => setPaintedCard(cardId))
    return undefined
  }, [isInSight, isPainted, cardId])
  const noteReady = useCallback(
    (key: string) => setReady((keys) => (keys.includes(key) ? keys : [...keys, key])),
    [setReady],
  )

  return (
    <div className={styles.stage}>
      {next.map((frame) => (
        <FaceFrame
          key={frame.key}
          frameKey={frame.key}
          card={frame.card}
          side={frame.side}
          layout={layoutOf(frame.card)}
          isVisible={frame.key === visible?.key}
          isCurrent={frame.key === current}
          onReady={noteReady}
          onFace={onFace}
        />
      ))}
    </div>
  )
})

interface FaceFrameProps {
  readonly frameKey: string
  readonly card: CardView
  readonly side: Side
  readonly layout: 'leaf' | 'head'
  readonly isVisible: boolean
  readonly isCurrent: boolean
  readonly onReady: (frameKey: string) => void
  readonly onFace: (face: Face) => void
}

const FaceFrame = memo(function FaceFrame(props: FaceFrameProps) {
  const { card, side, layout, isVisible, isCurrent, onFace } = props
  const theme = useTheme()
  const [face, setFace] = useState<Face | null>(null)
  const { note, noteType, ordinal, mediaBase, flag } = card
  // The card is a new value at each redraw of the screen; its content is not.
  const content = JSON.stringify([note, noteType, ordinal, mediaBase, note.kind === 'templated' ? flag : 0])
  useEffect(() => {
    let isGone = false
    void drawFace(card, side).then((drawn) => {
      if (!isGone) setFace(drawn)
    })
    return () => {
      isGone = true
    }
    // `content` stands for the parts of the card that are drawn.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [content, side])
  useEffect(() => {
    if (face && isCurrent) onFace(face)
  }, [face, isCurrent, onFace])
  if (!face) return null
  return (
    <iframe
      className={isVisible ? styles.visible : styles.hidden}
      sandbox=""
      title={side === 'question' ? words.study.question : words.study.answer}
      srcDoc={faceDocument(face, side, theme, layout)}
      onLoad={() => props.onReady(props.frameKey)}
      aria-hidden={isVisible ? undefined : true}
      tabIndex={isVisible ? undefined : -1}
    />
  )
})

/** The frames in the order in which they came: a frame that moves in the page is loaded anew. */
function inPlace(before: readonly Wanted[], wanted: readonly Wanted[]): readonly Wanted[] {
  const kept = before.flatMap(({ key }) => wanted.find((frame) => frame.key === key) ?? [])
  return [...kept, ...wanted.filter(({ key }) => !before.some((frame) => frame.key === key))]
}

function distinct(frames: readonly Wanted[]): readonly Wanted[] {
  return frames.filter(({ key }, index) => frames.findIndex((other) => other.key === key) === index)
}

function isSame(one: readonly Wanted[], other: readonly Wanted[]): boolean {
  return one.length === other.length && one.every((frame, index) => frame.key === other[index]?.key)
}

/** Runs once what is drawn now is on the screen and the window has a moment. Returns a function that calls it off. */
function afterPaint(work: () => void): () => void {
  let idle = 0
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(work, { timeout: PATIENCE_MS })
    })
  })
  return () => {
    cancelAnimationFrame(frame)
    cancelIdleCallback(idle)
  }
}
