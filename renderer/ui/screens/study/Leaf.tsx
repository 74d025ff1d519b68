import { useLayoutEffect, useRef } from 'react'
import type { CardView } from '../../../state/index.ts'
import {
  ExplanationFrame,
  FaceStage,
  headHeight,
  type Face,
  type TypedComparison,
} from '../../cardFace/index.ts'
import { words } from '../../words/index.ts'
import type { SheetName } from './cardActions.ts'
import type { CardPhase } from './cardPhase.ts'
import { ChoiceOptions } from './ChoiceOptions.tsx'
import styles from './Leaf.module.css'
import { LeafFooter } from './LeafFooter.tsx'
import type { Attempt } from './proposal.ts'
import { turnLeaf } from './turnLeaf.ts'
import { TypedAnswer } from './TypedAnswer.tsx'

interface LeafProps {
  readonly view: CardPhase
  readonly face: Face | null
  readonly attempt: Attempt
  /** Of a card whose answer is typed. */
  readonly comparison: TypedComparison | null
  /** The keyboard is in a frame of the leaf. */
  readonly isInside: boolean
  readonly canUndo: boolean
  readonly onFace: (face: Face) => void
  readonly onChoose: (option: number) => void
  readonly onType: (typed: string) => void
  readonly onTurn: () => void
  readonly onUndo: () => void
  readonly onOpen: (sheet: SheetName) => void
}

const layoutOf = (card: CardView) => (card.note.kind === 'choice' ? 'head' : 'leaf')
const LEAF_PX = 720

/** One card as a leaf of paper: its question or its answer, what is chosen or typed on it, and its foot. */
export function Leaf(props: LeafProps) {
  const { view, face, attempt, comparison } = props
  const { card, phase } = view
  const { note } = card
  const leaf = useRef<HTMLElement>(null)
  useLayoutEffect(() => turnLeaf(leaf.current, phase), [card.cardId, phase])
  const isChoice = note.kind === 'choice'
  const className = isChoice ? styles.tallLeaf : styles.leaf
  return (
    <article className={props.isInside ? `${className} ${styles.inside}` : className} ref={leaf}>
      <div
        className={isChoice ? styles.head : styles.face}
        style={isChoice && face ? { flexBasis: headHeight(face, textWidth()) } : undefined}
      >
        <FaceStage
          card={card}
          side={view.isLooking ? 'question' : phase}
          upcoming={view.upcoming}
          layoutOf={layoutOf}
          onFace={props.onFace}
        />
      </div>
      {isChoice && (
        <div
          className={styles.below}
          role="group"
          aria-label={words.study.options}
          tabIndex={phase === 'answer' ? 0 : -1}
        >
          <ChoiceOptions
            key={card.cardId}
            note={note}
            order={card.optionOrder}
            chosen={attempt.chosen}
            isAnswered={phase === 'answer'}
            onChoose={props.onChoose}
          />
          {phase === 'answer' && <ExplanationFrame card={card} />}
        </div>
      )}
      {comparison && (
        <TypedAnswer
          typed={attempt.typed}
          comparison={phase === 'answer' ? comparison : null}
          onType={props.onType}
          onEnter={props.onTurn}
        />
      )}
      {card.flag !== 0 && (
        <span
          className={styles.ribbon}
          style={{ background: `var(--flag-${card.flag})` }}
          role="img"
          aria-label={words.desk.flag(card.flag)}
          title={words.desk.flag(card.flag)}
        >
          {card.flag}
        </span>
      )}
      {face !== null && face.media.pictures.length > 0 && (
        <button
          type="button"
          className={styles.zoom}
          title={words.keys.names.zoom}
          aria-label={words.keys.names.zoom}
          onClick={() => props.onOpen('zoom')}
        >
          <svg
            viewBox="0 0 16 16"
            width="16"
            height="16"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
          >
            <circle cx="7" cy="7" r="4.25" strokeWidth="1.5" />
            <path d="m10.3 10.3 3.2 3.2M7 5.2v3.6M5.2 7h3.6" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </button>
      )}
      <LeafFooter
        card={card}
        canUndo={props.canUndo}
        onEdit={() => props.onOpen('edit')}
        onInfo={() => props.onOpen('info')}
        onUndo={props.onUndo}
        onMore={() => props.onOpen('more')}
        onSource={() => props.onOpen('source')}
      />
    </article>
  )
}

/** Px that a line of the question has: the leaf as Leaf.module.css and card.css make it. */
function textWidth(): number {
  const { innerWidth } = window
  return innerWidth > 600 ? Math.min(LEAF_PX, innerWidth - 48) - 128 : innerWidth - 24 - 64
}
