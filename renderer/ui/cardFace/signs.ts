import { parseCloze, type ClozeNode } from '../../core/cards/clozeTree.ts'

// Private characters that stand in a text, while it is Markdown, for what Markdown must not touch. They are taken
// out of what authors write, so none of them can be forged.
export const REVEAL_START = '\uE000'
export const REVEAL_END = '\uE001'
const BLANK_START = '\uE002'
const BLANK_END = '\uE003'
const MATHS_START = '\uE004'
const MATHS_END = '\uE005'

export const BLANK = /\uE002(\d+)\uE003/g
export const MATHS = /\uE004(\d+)\uE005/g
const ANY = /[\uE000-\uE005]/g

export const blankSign = (index: number) => `${BLANK_START}${index}${BLANK_END}`
export const mathsSign = (index: number) => `${MATHS_START}${index}${MATHS_END}`

export function withoutSigns(text: string): string {
  return text.replace(ANY, '')
}

export interface ClozeFace {
  readonly markdown: string
  /** Hints, by the number in the blank's sign; null: no hint. */
  readonly hints: readonly (string | null)[]
}

/** A cloze text as the card with `ordinal` shows it: its own deletions hidden or revealed, the others plain. */
export function clozeFace(text: string, ordinal: number, isRevealed: boolean): ClozeFace {
  const hints: (string | null)[] = []
  const write = (nodes: readonly ClozeNode[]): string =>
    nodes
      .map((node) => {
        if (node.kind === 'text') return node.text
        if (!node.ordinals.includes(ordinal)) return write(node.children)
        if (isRevealed) return `${REVEAL_START}${write(node.children)}${REVEAL_END}`
        return blankSign(hints.push(node.hint) - 1)
      })
      .join('')
  return { markdown: write(parseCloze(withoutSigns(text))), hints }
}
