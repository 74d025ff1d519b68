import { useState } from 'react'
import type { CardView } from '../../../state/index.ts'
import { FaceStage, headHeight, InlineText, type Face } from '../../cardFace/index.ts'
import styles from './Stem.module.css'

interface StemProps {
  readonly face: CardView
  readonly side?: 'question' | 'answer'
  /** Of an element to be labelled by a plain question. */
  readonly id?: string
  readonly className?: string | undefined
}

/**
 * What is asked. Plain words are drawn as text of the page, so that they are as high as they are and can be read by
 * every means; whatever may hold more (pictures, code, tables, HTML) stays in a card frame.
 */
export function Stem({ face, side = 'question', id, className }: StemProps) {
  const [drawn, setDrawn] = useState<Face | null>(null)
  const { note } = face
  const plain = note.kind === 'choice' ? plainStem(note.stem) : null
  if (plain !== null) {
    return (
      <p id={id} className={[styles.plain, className].join(' ')} dir="auto">
        <InlineText>{plain}</InlineText>
      </p>
    )
  }
  const isChoice = note.kind === 'choice'
  const height = isChoice ? Math.min(420, drawn ? headHeight(drawn, 592) : 104) : 320
  return (
    <div className={styles.frame} style={{ height }}>
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

/** The text when it is one paragraph without anything that draws a block or a medium; null otherwise. */
function plainStem(stem: string): string | null {
  const text = stem.trim()
  return /\n\s*\n|```|!\[|<[a-z/!]|\[sound:|\$\$|^\s*([-*+#>|]|\d+\.)\s/im.test(text) ? null : text
}
