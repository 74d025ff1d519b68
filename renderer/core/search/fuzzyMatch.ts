/** How well typed letters fit a name, and which of its letters they are. */
export interface FuzzyMatch {
  /** Higher is better; comparable between names for the same typed text. */
  readonly score: number
  /** Indexes of the letters in the name, ascending. */
  readonly places: readonly number[]
}

const START_OF_NAME = 12
const START_OF_WORD = 8
const AFTER_THE_LAST = 6
const GAP = 0.4
const LENGTH = 0.05

/**
 * Whether the typed letters are all in the name, in their order; null when they are not. Beginnings of words and
 * letters side by side count most, so `op ge` finds “Options: German” before “Shop keeper”. Case and spaces aside.
 */
export function fuzzyMatch(typed: string, name: string): FuzzyMatch | null {
  const wanted = fold(typed).replace(/\s+/g, '')
  if (wanted === '') return { score: -name.length * LENGTH, places: [] }
  const letters = fold(name)
  // Folding may change lengths (ß, ligatures): places would be wrong then.
  if (letters.length !== name.length || wanted.length > letters.length) return null

  // best[j]: the best way to place the letters so far with the last one at j (Smith–Waterman without mismatches).
  let best = new Array<number>(letters.length).fill(-Infinity)
  const from: number[][] = []
  for (let i = 0; i < wanted.length; i += 1) {
    const next = new Array<number>(letters.length).fill(-Infinity)
    const back = new Array<number>(letters.length).fill(-1)
    let before = i === 0 ? 0 : -Infinity
    let beforeAt = -1
    for (let j = 0; j < letters.length; j += 1) {
      if (i > 0 && j > 0) {
        const candidate = best[j - 1] as number
        // Of two ways that end up equal, the later one leaves the smaller gap.
        if (candidate >= before - GAP) [before, beforeAt] = [candidate, j - 1]
        else before -= GAP
      }
      if (letters[j] !== wanted[i] || before === -Infinity) continue
      const isNext = beforeAt === j - 1 && i > 0
      next[j] = before + startBonus(name, j) + (isNext ? AFTER_THE_LAST : 0)
      back[j] = beforeAt
    }
    best = next
    from.push(back)
  }

  let at = best.reduce((found, score, index) => (score > (best[found] ?? -Infinity) ? index : found), 0)
  const score = best[at] as number
  if (score === -Infinity) return null
  const places: number[] = []
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    places.unshift(at)
    at = from[i]?.[at] ?? 0
  }
  return { score: score - name.length * LENGTH, places }
}

function startBonus(name: string, index: number): number {
  if (index === 0) return START_OF_NAME
  const [before, letter] = [name[index - 1] as string, name[index] as string]
  const isStart = /[^\p{L}\p{N}]/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(letter))
  return isStart && /[\p{L}\p{N}]/u.test(letter) ? START_OF_WORD : 0
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\x20-\x7e]/g, (letter) => letter.normalize('NFD')[0] ?? letter)
}

/** The items whose name the typed letters fit, the best first; equal ones in their order. */
export function fuzzyFilter<T>(
  typed: string,
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly { readonly item: T; readonly match: FuzzyMatch }[] {
  const matches = items.flatMap((item) => {
    const match = fuzzyMatch(typed, nameOf(item))
    return match === null ? [] : [{ item, match }]
  })
  return typed.trim() === '' ? matches : matches.sort((one, other) => other.match.score - one.match.score)
}
