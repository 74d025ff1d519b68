import type { CardMedia } from './media.ts'

/** One side of a card: the HTML of its frame's body, and its text for the screen reader. */
export interface Face {
  /** Which side of which card it is: `cardId:side`. */
  readonly key: string
  readonly html: string
  readonly text: string
  /** Which of the four sizes the text is set in: longer texts are set smaller. */
  readonly size: 'xl' | 'l' | 'm' | 's'
  /** Lines that the question takes, about: frames cannot be measured from outside. */
  readonly lines: number
  /** The question is one paragraph of plain words, whose lines can be counted. */
  readonly isPlain: boolean
  /** The question is a few lines of text. */
  readonly isBrief: boolean
  /** Gaps are filled in, within the question, when the leaf is turned. */
  readonly hasGaps: boolean
  /** The question is a picture with covered parts. */
  readonly isPicture: boolean
  /** What this side can sound and show large; on the answer, sounds are those of the answer alone. */
  readonly media: CardMedia
  /** Of a templated note: the style of its type, and which of its cards this is. */
  readonly templated: { readonly css: string; readonly ordinal: number } | null
}

/** What tells the sides of cards apart. */
export function faceKey({ cardId }: { readonly cardId: string }, side: string): string {
  return `${cardId}:${side}`
}
