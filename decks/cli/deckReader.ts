import type { DeckReport } from './report.ts'

/** A file as a reader sees it. */
export interface DeckFileBytes {
  /** As the user named it; reports repeat it. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** One kind of file that `deck check` can read. A new format is one more entry of `readers`. */
export interface DeckReader {
  /** Cheap: looks at the name and the first bytes. */
  recognise(input: DeckFileBytes): boolean
  /** Reads the whole file and never throws for what is in it. */
  read(input: DeckFileBytes): Promise<DeckReport> | DeckReport
}
