/** A stretch of a typed answer beside the right one: the same in both (as it was typed), typed too much, or missing. */
export interface TypedPart {
  readonly kind: 'same' | 'extra' | 'missing'
  readonly text: string
}

export interface TypedComparison {
  /** `close`: only capitals, accents, spaces or punctuation differ. */
  readonly verdict: 'right' | 'close' | 'wrong' | 'none'
  /** The accepted answer that comes nearest. */
  readonly answer: string
  readonly parts: readonly TypedPart[]
}

const LONGEST = 400

/**
 * Compares what was typed with every accepted answer and shows the nearest. What a keyboard or a font makes of a sign
 * does not count: Unicode's composed form, full and half width, kinds of spaces, quotes and dashes.
 */
export function compareTyped(typed: string, answers: readonly [string, ...string[]]): TypedComparison {
  const given = tidy(typed)
  if (given === '') return { verdict: 'none', answer: answers[0], parts: [] }
  const exact = answers.find((answer) => folded(answer) === folded(given))
  if (exact !== undefined) return { verdict: 'right', answer: exact, parts: [{ kind: 'same', text: given }] }
  const compared = answers.map((answer) => ({ answer, parts: differ(given, tidy(answer)) }))
  const nearest = compared.reduce((best, each) => (distance(each.parts) < distance(best.parts) ? each : best))
  const isClose = answers.some((answer) => loosen(answer) === loosen(given) && loosen(given) !== '')
  return { verdict: isClose ? 'close' : 'wrong', ...nearest }
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

function tidy(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').trim().replace(/\s+/g, ' ')
}

/** A sign as it counts: of the usual width, with straight quotes and plain dashes. */
function fold(sign: string): string {
  return sign
    .replace(/[\uff01-\uff9f\u3000]+/g, (wide) => wide.normalize('NFKC'))
    .replace(/[‘’‚‛′ʹʼ`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
}

const folded = (text: string) => fold(tidy(text)).normalize('NFC')

function loosen(text: string): string {
  return folded(text)
    .normalize('NFD')
    .replace(/\p{M}|\p{P}|\p{Z}/gu, '')
    .toLowerCase()
}

function distance(parts: readonly TypedPart[]): number {
  return parts.reduce((sum, { kind, text }) => (kind === 'same' ? sum : sum + text.length), 0)
}

// The longest common subsequence of the two, by what a reader sees as one character.
function differ(given: string, right: string): TypedPart[] {
  const a = characters(given)
  const b = characters(right)
  if (a.length > LONGEST || b.length > LONGEST) {
    return [
      { kind: 'extra', text: given },
      { kind: 'missing', text: right },
    ]
  }
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = isSame(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const parts: TypedPart[] = []
  const add = (kind: TypedPart['kind'], text: string) => {
    const last = parts.at(-1)
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text }
    else parts.push({ kind, text })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const one = a[i]
    const other = b[j]
    if (one !== undefined && isSame(one, other)) {
      add('same', one)
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add('extra', one)
      i += 1
    } else {
      add('missing', other ?? '')
      j += 1
    }
  }
  return parts
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && fold(one) === fold(other))
}

function characters(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  )
}
