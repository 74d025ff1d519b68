import { useEffect, useState } from 'react'
import type { CardView } from '../../state/index.ts'
import { useTheme } from '../theme/ThemeProvider.tsx'
import { words } from '../words/index.ts'
import { drawExplanation, type Face } from './face.ts'
import { faceDocument } from './faceDocument.ts'
import styles from './FaceStage.module.css'

const LINE_PX = 26

/** Why the answer is so, in a frame of its own; nothing when the note does not say. */
export function ExplanationFrame({ card }: { readonly card: CardView }) {
  const theme = useTheme()
  const [face, setFace] = useState<Face | null>(null)
  const { explanation } = card.note
  useEffect(() => {
    let isGone = false
    void drawExplanation(card).then((drawn) => {
      if (!isGone) setFace(drawn)
    })
    return () => {
      isGone = true
    }
    // The explanation and its folder stand for the card, which is a new value at each redraw.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [explanation, card.mediaBase])
  if (face === null) return null
  return (
    <iframe
      className={styles.explanation}
      style={{ height: Math.min(240, Math.ceil(face.lines) * LINE_PX) }}
      sandbox=""
      title={words.study.explanation}
      srcDoc={faceDocument(face, 'explanation', theme, 'aside-only')}
    />
  )
}
