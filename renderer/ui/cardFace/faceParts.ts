import type { CardView } from '../../state/index.ts'
import { askedLabels, drawOcclusion } from './occlusion.ts'
import { clozeFace, withoutSigns } from './signs.ts'

export type Side = 'question' | 'answer'

/** What stands on one side of a card, before it is drawn. */
export interface FaceParts {
  readonly question: string
  readonly hints: readonly (string | null)[]
  /** Drawn already, below the question. */
  readonly picture: { readonly html: string; readonly text: string } | null
  /** What the answer adds below the question. */
  readonly answer: string | null
  /** The answer is plain text, as the learner types it. */
  readonly isPlainAnswer: boolean
  readonly extra: string | null
  readonly explanation: string | null
}

export function partsOf(card: CardView, side: Side): FaceParts {
  const { note } = card
  const isAnswer = side === 'answer'
  const explanation = isAnswer && note.explanation ? withoutSigns(note.explanation) : null
  const plain = { hints: [], picture: null, isPlainAnswer: false, extra: null, explanation }
  switch (note.kind) {
    case 'basic': {
      const [front, back] = card.ordinal === 1 ? [note.back, note.front] : [note.front, note.back]
      return { ...plain, question: withoutSigns(front), answer: isAnswer ? withoutSigns(back) : null }
    }
    case 'cloze': {
      const { markdown, hints } = clozeFace(note.text, card.ordinal, isAnswer)
      const extra = isAnswer && note.extra ? withoutSigns(note.extra) : null
      return { ...plain, question: markdown, hints, answer: null, extra }
    }
    case 'choice':
      // The explanation stands below the options: see ExplanationFrame.
      return { ...plain, question: withoutSigns(note.stem), answer: null, explanation: null }
    case 'typed':
      return {
        ...plain,
        question: withoutSigns(note.prompt),
        answer: isAnswer ? note.answer : null,
        isPlainAnswer: true,
      }
    case 'occlusion': {
      const labels = askedLabels(note, card.ordinal)
      return {
        ...plain,
        question: withoutSigns(note.header ?? ''),
        picture: drawOcclusion(note, card.ordinal, isAnswer, card.mediaBase),
        answer: isAnswer && labels !== '' ? labels : null,
        isPlainAnswer: true,
        extra: isAnswer && note.extra ? withoutSigns(note.extra) : null,
      }
    }
    case 'templated':
      // Drawn by templatedFace.ts: nothing of it is Markdown.
      return { ...plain, question: '', answer: null }
  }
}
