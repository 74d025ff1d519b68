/** What ankiLibrary.py prints of a collection. */
export interface DescribedCollection {
  readonly notes: readonly DescribedNote[]
  readonly media: readonly string[]
  /** Of an imported package: what Anki's check of the database says. */
  readonly integrity?: string
  /** Of Anki's own collection: its day 0, Unix seconds, and today, counted from there. */
  readonly crt?: number
  readonly today?: number
}

export interface DescribedNote {
  readonly guid: string
  readonly type: string
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  readonly cards: readonly DescribedCard[]
}

export interface DescribedCard {
  readonly ordinal: number
  readonly deck: string
  readonly type: number
  readonly queue: number
  /** Of cards that fall due on a day. */
  readonly daysFromToday: number | null
  /** Of new cards: their position. */
  readonly due: number | null
  readonly ivl: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  readonly flag: number
  readonly stability: number | null
  readonly difficulty: number | null
  /** id, ease, ivl, lastIvl, factor, time, type. */
  readonly logs: readonly (readonly number[])[]
  /** Rendered HTML. */
  readonly question: string
  readonly answer: string
}

/** One sentence for each difference of two values that should be the same. */
export function difference(what: string, found: unknown, expected: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
  return one === other ? [] : [`${what} is ${one}, not ${other}`]
}
