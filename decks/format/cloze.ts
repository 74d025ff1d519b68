// Cloze text: deletions `{{c1::hidden::hint}}`, several numbers `{{c1,2::…}}`, nested up to ten deep.
// Braces inside a deletion are balanced, so `{{c1::\frac{a}{b}}}` ends where its author means it to end.

import { joinText, scan, type ClozeNode, type ClozeProblem } from './clozeScan.ts'

export type { ClozeDeletion, ClozeNode, ClozeProblem, ClozeText } from './clozeScan.ts'

export interface ClozeReading {
  readonly nodes: readonly ClozeNode[]
  /** Why the text is not what its author means; empty for good text. */
  readonly problems: readonly ClozeProblem[]
  /** Odd, yet readable. */
  readonly doubts: readonly ClozeProblem[]
}

/** Each unbalanced deletion costs a second look at the rest of the text; hostile text does not get more. */
const MAX_SECOND_LOOKS = 12

/** The text as a tree of plain text and deletions, with what is wrong in it. Never throws, whatever the text. */
export function readCloze(text: string): ClozeReading {
  const problems: ClozeProblem[] = []
  const doubts: ClozeProblem[] = []
  const nodes: ClozeNode[] = []
  let from = 0
  let secondLooks = 0
  while (from < text.length) {
    const balanced = scan(text, from, true)
    if (balanced.unclosed === null) {
      nodes.push(...balanced.nodes)
      problems.push(...balanced.problems)
      doubts.push(...balanced.doubts)
      break
    }
    // The outermost deletion has no end when braces are balanced: perhaps its braces are only characters.
    const before = scan(text, from, true, balanced.unclosed.start)
    nodes.push(...before.nodes)
    problems.push(...before.problems)
    doubts.push(...before.doubts)
    const literal = scan(text, balanced.unclosed.start, false, text.length, true)
    secondLooks += 1
    if (literal.unclosed === null) {
      nodes.push(...literal.nodes)
      problems.push(...literal.problems)
      doubts.push(...literal.doubts)
      from = literal.end
    } else {
      const { start, marker } = balanced.unclosed
      problems.push({ offset: start, message: `the deletion ${marker} is not closed: end it with }}` })
      nodes.push({ kind: 'text', text: marker })
      from = start + marker.length
    }
    if (secondLooks >= MAX_SECOND_LOOKS) {
      nodes.push({ kind: 'text', text: text.slice(from) })
      problems.push({ offset: from, message: 'too many deletions are not closed: the rest is not read' })
      break
    }
  }
  return { nodes: joinText(nodes), problems, doubts }
}

/** The tree that a card face renders: text and deletions in order. Text that is not a deletion stays as written. */
export function parseCloze(text: string): readonly ClozeNode[] {
  return readCloze(text).nodes
}

/** Ordinals of the cards that a cloze text makes, ascending and distinct. */
export function clozeOrdinals(text: string): readonly number[] {
  return ordinalsOf(parseCloze(text))
}

export function ordinalsOf(nodes: readonly ClozeNode[]): readonly number[] {
  const found = new Set<number>()
  const visit = (list: readonly ClozeNode[]): void => {
    for (const node of list) {
      if (node.kind === 'text') continue
      for (const ordinal of node.ordinals) found.add(ordinal)
      visit(node.children)
    }
  }
  visit(nodes)
  return [...found].toSorted((a, b) => a - b)
}
