// Figures of a benchmark run: medians and percentiles of paired samples, and the table that shows them.

export interface Figure {
  readonly name: string
  readonly unit: 'ms' | 'KB' | 'frames' | 'points'
  readonly measured: number
  /** The same thing with everything of Verso taken away, measured in the same run; null where there is none. */
  readonly floor: number | null
  /** Highest measured ÷ floor (or highest value where there is no floor) that meets the aim. */
  readonly aim: number
  readonly samples: number
}

/** The `share` (0–1) quantile by linear interpolation; NaN when there are no samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - Math.floor(at))
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** Median of the ratios of each pair: what stays true when the machine's speed drifts. */
export function pairedRatio(measured: readonly number[], floor: readonly number[]): number {
  return median(measured.map((value, index) => value / (floor[index] ?? Number.NaN)))
}

/** What is compared with the aim. */
export const achieved = (figure: Figure): number =>
  figure.floor === null ? figure.measured : figure.measured / figure.floor

export function formatTable(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'floor', 'ratio', 'aim', 'n', ''],
    ...figures.map((figure) => [
      figure.name,
      `${figure.measured.toFixed(1)} ${figure.unit}`,
      figure.floor === null ? '–' : `${figure.floor.toFixed(1)} ${figure.unit}`,
      figure.floor === null ? '–' : `${achieved(figure).toFixed(2)}×`,
      figure.floor === null ? `≤ ${figure.aim} ${figure.unit}` : `≤ ${figure.aim}×`,
      String(figure.samples),
      achieved(figure) <= figure.aim ? 'met' : 'NOT MET',
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  '),
    )
    .join('\n')
}
