/** Two remainders closer than this are equal: weights are written with a few digits, and shares of them are not exact. */
const SAME = 1e-9

/**
 * How many of `total` questions each weight gets, by the largest remainder (Hamilton's method): every count is its exact
 * share rounded down or up, and they sum to `total`. Equal remainders go to the one that stands first.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0)
  const quotas = weights.map((weight) => (total * weight) / sum)
  const counts = quotas.map((quota) => Math.floor(quota + SAME))
  const left = total - counts.reduce((whole, count) => whole + count, 0)
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - (counts[index] ?? 0) }))
    .sort((one, other) =>
      Math.abs(one.remainder - other.remainder) < SAME
        ? one.index - other.index
        : other.remainder - one.remainder,
    )
  for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1
  return counts
}
