import { useState } from 'react'
import type { CardView } from '../../../state/index.ts'
import { FaceStage, headHeight, InlineText, type Face } from '../../cardFace/index.ts'
import { plainStem } from './plainStem.ts'
import styles from './Stem.module.css'

const LEAF_PX = 320
const INSET_PX = 220
const MOST_PX = 440
const LINE_PX = 34
const CODE_PADDING_PX = 96

interface StemProps {
  readonly face: CardView
  readonly side?: 'question' | 'answer'
  /** Of an element to be labelled by a plain question. */
  readonly id?: string
  /** It stands in a list, not on the leaf. */
  readonly isInset?: boolean
}

/**
 * What is asked. Plain words are drawn as text of the page, so that they are as high as they are and can be read by
 * every means; whatever may hold more (pictures, code, tables, HTML) stays in a card frame.
 */
export function Stem({ face, side = 'question', id, isInset = false }: StemProps) {
  const [drawn, setDrawn] = useState<Face | null>(null)
  const { note } = face
  const plain = note.kind === 'choice' ? plainStem(note.stem) : null
  if (plain !== null) {
    return (
      <p id={id} className={styles.plain} dir="auto">
        <InlineText>{plain}</InlineText>
      </p>
    )
  }
  const isChoice = note.kind === 'choice'
  const height = note.kind === 'choice' ? choiceHeight(note.stem, drawn) : isInset ? INSET_PX : LEAF_PX
  return (
    <div className={isInset ? styles.inset : styles.frame} style={{ height }}>
      <FaceStage
        card={face}
        side={side}
        upcoming={null}
        layoutOf={() => (isChoice ? 'head' : 'leaf')}
        onFace={setDrawn}
      />
    </div>
  )
}

/** A frame cannot be measured: lines that are written one below the other count at least as many. */
function choiceHeight(stem: string, drawn: Face | null): number {
  const written = stem.trim().split('\n').length * LINE_PX + CODE_PADDING_PX
  return Math.min(MOST_PX, Math.max(written, drawn === null ? 0 : headHeight(drawn, 592)))
}
