import type { DeckReport } from './report.ts'

/** A file as a reader sees it; its bytes are read as they are needed. */
export interface DeckFile {
  /** As the user named it; reports repeat it. */
  readonly file: string
  readonly blob: Blob
  /** The first bytes. */
  readonly head: Uint8Array
}

/** One kind of file that `deck check` can read. */
export interface DeckReader {
  /** Cheap: looks at the name and the first bytes. */
  recognise(input: DeckFile): boolean
  /** Reads the whole file and never throws for what is in it. */
  read(input: DeckFile): Promise<DeckReport> | DeckReport
}
