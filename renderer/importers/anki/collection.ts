// What a collection says, in Anki's own terms, whichever schema it is written in.

export interface AnkiTemplate {
  readonly name: string
  readonly front: string
  readonly back: string
}

export interface AnkiNoteType {
  readonly id: number
  readonly name: string
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly AnkiTemplate[]
  readonly css: string
  readonly latexPre: string
  readonly latexPost: string
  readonly isLatexSvg: boolean
  readonly sortField: number
  /** `OriginalStockKind`: 0 unknown, 1 basic, 2 with reversed, 3 optional reversed, 4 typing, 5 cloze, 6 occlusion. */
  readonly stockKind: number
  /** Id of the note type in Verso, of types that Verso made. */
  readonly versoId?: string | null
}

export interface AnkiDeck {
  readonly id: number
  /** Levels separated by `::`. */
  readonly title: string
  readonly description: string
  readonly isFiltered: boolean
  readonly configId: number
}

/** Minutes of the steps, of which a card's `left` counts those to come. */
export interface AnkiSteps {
  readonly learn: readonly number[]
  readonly relearn: readonly number[]
}

export const DEFAULT_STEPS: AnkiSteps = { learn: [1, 10], relearn: [10] }

/** Everything besides notes, cards and reviews. */
export interface AnkiFrame {
  /** 11 or older, or up to 18. */
  readonly version: number
  /** Unix seconds of the beginning of day 0. */
  readonly createdAtSecs: number
  readonly noteTypes: ReadonlyMap<number, AnkiNoteType>
  readonly decks: ReadonlyMap<number, AnkiDeck>
  readonly steps: ReadonlyMap<number, AnkiSteps>
}
