export interface ClozeText {
  readonly kind: 'text'
  readonly text: string
}

export interface ClozeDeletion {
  readonly kind: 'deletion'
  /** Ordinals of the cards that hide this deletion, ascending: number n of the text is ordinal n − 1. */
  readonly ordinals: readonly number[]
  /** Shown in place of the hidden text; null when the author gave none. */
  readonly hint: string | null
  readonly children: readonly ClozeNode[]
}

export type ClozeNode = ClozeText | ClozeDeletion

/** Something wrong at `offset` (UTF-16 units from the start of the text). */
export interface ClozeProblem {
  readonly offset: number
  readonly message: string
}

const MAX_DEPTH = 10
/** Anki's limit, which keeps a slip such as `c1234567` from making a card nobody meant. */
const MAX_NUMBER = 500
/** Beyond any author's nesting: what is open this deep is taken as not closed. */
const HOPELESS_DEPTH = 40
const MAX_CODE_SPAN = 2000

interface Open {
  readonly start: number
  readonly marker: string
  readonly ordinals: readonly number[]
  readonly children: ClozeNode[]
  hint: string | null
  textFrom: number
  hintFrom: number
  /** Braces open inside this deletion. */
  braces: number
}

export interface Scan {
  readonly nodes: ClozeNode[]
  readonly problems: ClozeProblem[]
  readonly doubts: ClozeProblem[]
  readonly unclosed: { readonly start: number; readonly marker: string } | null
  readonly end: number
}

/**
 * One pass from `from` to `to`. With `isBalanced`, braces, backslash escapes and code spans inside a deletion are
 * respected; without, the first `}}` closes. `onlyFirst` stops after the first deletion at the outer level.
 */
export function scan(
  text: string,
  from: number,
  isBalanced: boolean,
  to = text.length,
  onlyFirst = false,
): Scan {
  const nodes: ClozeNode[] = []
  const problems: ClozeProblem[] = []
  const doubts: ClozeProblem[] = []
  const stack: Open[] = []
  let textFrom = from
  let at = from
  while (at < to) {
    const top = stack.at(-1)
    at = top ? nextMark(text, at, to) : nextOpening(text, at, to)
    if (at >= to) break
    const char = text[at]
    if (char === '\\') {
      at += isBalanced ? 2 : 1
    } else if (char === '{') {
      const opening = openingAt(text, at)
      if (opening === null) {
        if (top) top.braces += 1
        at += 1
        continue
      }
      if (stack.length >= HOPELESS_DEPTH) break
      problems.push(...opening.problems)
      if (stack.length >= MAX_DEPTH) {
        problems.push({
          offset: at,
          message: `deletions are nested more than ${MAX_DEPTH} deep: take one level out`,
        })
      }
      if (top === undefined) pushText(nodes, text, textFrom, at)
      else if (top.hintFrom < 0) pushText(top.children, text, top.textFrom, at)
      const after = at + opening.marker.length
      stack.push({
        marker: opening.marker,
        ordinals: opening.ordinals,
        start: at,
        children: [],
        hint: null,
        textFrom: after,
        hintFrom: -1,
        braces: 0,
      })
      at = after
    } else if (char === '}') {
      if (isBalanced && top && top.braces > 0) {
        top.braces -= 1
        at += 1
      } else if (top && text[at + 1] === '}') {
        if (top.hintFrom >= 0) top.hint = text.slice(top.hintFrom, at)
        else pushText(top.children, text, top.textFrom, at)
        stack.pop()
        at += 2
        const isEmpty = top.children.every((node) => node.kind === 'text' && node.text.trim() === '')
        if (isEmpty) doubts.push({ offset: top.start, message: `the deletion ${top.marker} hides nothing` })
        close(top, stack, nodes, at)
        if (stack.length === 0) {
          textFrom = at
          if (onlyFirst) return { nodes, problems, doubts, unclosed: null, end: at }
        }
      } else at += 1
    } else if (char === '`') {
      at = isBalanced && top ? afterCodeSpan(text, at, to) : at + 1
    } else {
      // `::` begins the hint, once, and only outside inner braces.
      if (top && top.hintFrom < 0 && text[at + 1] === ':' && (!isBalanced || top.braces === 0)) {
        pushText(top.children, text, top.textFrom, at)
        top.hintFrom = at + 2
        at += 2
      } else at += 1
    }
  }
  const outermost = stack[0]
  if (outermost) return { nodes, problems, doubts, unclosed: outermost, end: to }
  pushText(nodes, text, textFrom, to)
  return { nodes, problems, doubts, unclosed: null, end: to }
}

function pushText(nodes: ClozeNode[], text: string, start: number, end: number): void {
  if (end > start) nodes.push({ kind: 'text', text: text.slice(start, end) })
}

function close(closed: Open, stack: readonly Open[], nodes: ClozeNode[], after: number): void {
  const parent = stack.at(-1)
  const siblings = parent ? parent.children : nodes
  if (parent) parent.textFrom = after
  // Inside a hint nothing is hidden: the hint keeps its text as written.
  if (parent && parent.hintFrom >= 0) return
  if (stack.length >= MAX_DEPTH || closed.ordinals.length === 0) siblings.push(...closed.children)
  else {
    const { ordinals, hint } = closed
    siblings.push({ kind: 'deletion', ordinals, hint, children: joinText(closed.children) })
  }
}

const marks = /[\\{}`:]/g

function nextMark(text: string, from: number, to: number): number {
  marks.lastIndex = from
  const found = marks.exec(text)
  return found === null ? to : found.index
}

/** Outside of deletions only openings matter: those without a backslash that escapes them. */
function nextOpening(text: string, from: number, to: number): number {
  for (let at = text.indexOf('{{c', from); at >= 0 && at < to; at = text.indexOf('{{c', at + 1)) {
    let backslashes = 0
    while (at - backslashes > from && text[at - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return at
  }
  return to
}

const opening = /\{\{c(\d+(?:,\d+)*)::/y

interface Opening {
  readonly marker: string
  readonly ordinals: readonly number[]
  readonly problems: readonly ClozeProblem[]
}

function openingAt(text: string, at: number): Opening | null {
  opening.lastIndex = at
  const found = opening.exec(text)
  if (found === null) return null
  const marker = found[0]
  const list = found[1] ?? ''
  const single = Number(list)
  if (single >= 1 && single <= MAX_NUMBER) return { marker, ordinals: [single - 1], problems: [] }
  const numbers = [...new Set(list.split(',').map(Number))]
  const good = numbers.filter((number) => number >= 1 && number <= MAX_NUMBER)
  const problems =
    good.length === numbers.length
      ? []
      : [
          {
            offset: at,
            message: `the deletion ${marker} has a number outside 1–${MAX_NUMBER}: count from c1`,
          },
        ]
  return { marker, ordinals: good.map((number) => number - 1).toSorted((a, b) => a - b), problems }
}

/** Code is opaque, so that `std::vector` has no hint; unless deletions are inside, as in `{{c1::f({{c2::x}})}}`. */
function afterCodeSpan(text: string, at: number, to: number): number {
  let length = 1
  while (text[at + length] === '`') length += 1
  const after = at + length
  const ticks = text.slice(at, after)
  const end = text.slice(after, Math.min(to, after + MAX_CODE_SPAN)).indexOf(ticks)
  if (end < 0 || text.slice(after, after + end).includes('{{c')) return after
  return after + end + length
}

/** Merges neighbouring texts into one. */
export function joinText(nodes: readonly ClozeNode[]): readonly ClozeNode[] {
  if (nodes.length < 2) return nodes
  const joined: ClozeNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + node.text }
    } else joined.push(node)
  }
  return joined
}
