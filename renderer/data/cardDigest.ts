import type { CardProgress } from '../core/model/card.ts'
import type { CardRow, CardsDigest } from './rows.ts'

export const EMPTY_DIGEST: CardsDigest = { count: 0, hash: [0, 0] }

/** The digest after a row was put (`after`), replaced (both) or deleted (`before`). */
export function digestAfter(
  digest: CardsDigest,
  before: CardRow | undefined,
  after: CardRow | undefined,
): CardsDigest {
  let { count } = digest
  let [a, b] = digest.hash
  if (before !== undefined) {
    const [rowA, rowB] = hashOfRow(before)
    count -= 1
    a = (a - rowA) >>> 0
    b = (b - rowB) >>> 0
  }
  if (after !== undefined) {
    const [rowA, rowB] = hashOfRow(after)
    count += 1
    a = (a + rowA) >>> 0
    b = (b + rowB) >>> 0
  }
  return { count, hash: [a, b] }
}

export function isSameDigest(a: CardsDigest, b: CardsDigest): boolean {
  return a.count === b.count && a.hash[0] === b.hash[0] && a.hash[1] === b.hash[1]
}

/** Everything that a row says, as text; the order of the fields in storage does not matter. */
function textOfRow(row: CardRow): string {
  return `${row.id}|${row.position}|${row.queue}|${row.order}|${row.progress ? textOfProgress(row.progress) : ''}`
}

function textOfProgress(p: CardProgress): string {
  return `${p.state},${p.dueDay},${p.dueAtMs},${p.stepIndex},${p.stabilityDays},${p.difficulty},${p.lastReviewAtMs},${p.lastReviewDay},${p.reps},${p.lapses},${p.isSuspended},${p.buriedUntilDay},${p.flag},${p.isLeech}`
}

// cyrb53 by bryc (public domain): two 32-bit halves in one pass.
function hashOfRow(row: CardRow): [number, number] {
  const text = textOfRow(row)
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [a >>> 0, b >>> 0]
}
