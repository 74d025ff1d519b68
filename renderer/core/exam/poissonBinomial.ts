// The distribution of the number of right answers when each question has a chance of its own: a Poisson-binomial
// distribution. Exact up to a few thousand questions; an exam has hundreds.

/** Questions that share one chance: `count` of them, each right with probability `chance`, 0–1. */
export interface QuestionGroup {
  readonly count: number
  readonly chance: number
}

/** Above this many questions the refined normal approximation takes over: its error is then below 1e-5. */
export const EXACT_UP_TO = 3000

/**
 * Probability of exactly 0, 1, … n right answers. Adds one question after the other (the recursion of Barlow and Heidtmann,
 * 1984): n² steps, without the cancellation that Fourier methods suffer from in the tails.
 */
export function rightAnswerDistribution(groups: readonly QuestionGroup[]): Float64Array {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const chances = new Float64Array(total + 1)
  chances[0] = 1
  let asked = 0
  for (const { count, chance } of groups) {
    for (let question = 0; question < count; question += 1) {
      asked += 1
      for (let right = asked; right > 0; right -= 1) {
        chances[right] = (chances[right] as number) * (1 - chance) + (chances[right - 1] as number) * chance
      }
      chances[0] = (chances[0] as number) * (1 - chance)
    }
  }
  return chances
}

/** Probability of at most 0, 1, … n right answers; exact up to `EXACT_UP_TO` questions. */
export function rightAnswerCumulative(
  groups: readonly QuestionGroup[],
  exactUpTo: number = EXACT_UP_TO,
): Float64Array {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  if (total > exactUpTo) return refinedNormal(groups, total)
  const cumulative = rightAnswerDistribution(groups)
  for (let right = 1; right <= total; right += 1) {
    cumulative[right] = Math.min(1, (cumulative[right] as number) + (cumulative[right - 1] as number))
  }
  return cumulative
}

/** Normal with a correction for skewness (Volkova, 1996). */
function refinedNormal(groups: readonly QuestionGroup[], total: number): Float64Array {
  let mean = 0
  let variance = 0
  let third = 0
  for (const { count, chance } of groups) {
    const spread = chance * (1 - chance)
    mean += count * chance
    variance += count * spread
    third += count * spread * (1 - 2 * chance)
  }
  const cumulative = new Float64Array(total + 1)
  const deviation = Math.sqrt(variance)
  const skewness = deviation === 0 ? 0 : third / deviation ** 3
  for (let right = 0; right <= total; right += 1) {
    if (deviation === 0) cumulative[right] = right >= mean - 1e-9 ? 1 : 0
    else {
      const at = (right + 0.5 - mean) / deviation
      const refined = normalCumulative(at) + (skewness * (1 - at * at) * normalDensity(at)) / 6
      cumulative[right] = Math.min(1, Math.max(0, refined))
    }
  }
  return cumulative
}

export function normalDensity(at: number): number {
  return Math.exp(-0.5 * at * at) / Math.sqrt(2 * Math.PI)
}

/** Abramowitz and Stegun 26.2.17; off by less than 7.5e-8. */
export function normalCumulative(at: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(at))
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = normalDensity(at) * series
  return at >= 0 ? 1 - tail : tail
}
