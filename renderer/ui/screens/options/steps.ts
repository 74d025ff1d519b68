const UNITS = { m: 1, h: 60, d: 1440 } as const

/** "1m 10m 2h 1d" as minutes; a bare number is minutes. Null when it is something else. */
export function parseSteps(text: string): readonly number[] | null {
  const steps: number[] = []
  for (const word of text.trim().split(/[\s,]+/)) {
    if (word === '') continue
    const found = /^(\d+(?:\.\d+)?)([mhd]?)$/i.exec(word)
    if (!found) return null
    const minutes = Number(found[1]) * UNITS[(found[2]?.toLowerCase() || 'm') as keyof typeof UNITS]
    if (!(minutes > 0) || minutes > 365 * UNITS.d) return null
    steps.push(minutes)
  }
  return steps
}

/** The way back, in the largest unit that stays whole. */
export function formatSteps(minutes: readonly number[]): string {
  return minutes
    .map((step) =>
      step % UNITS.d === 0 ? `${step / UNITS.d}d` : step % UNITS.h === 0 ? `${step / UNITS.h}h` : `${step}m`,
    )
    .join(' ')
}
