import { foreignReader } from './foreignReader.ts'
import type { DeckFile, DeckReader } from './deckReader.ts'
import type { DeckReport } from './report.ts'
import { versoReader } from './versoReader.ts'

/** The first reader that recognises a file reads it; the last one takes everything, also to say what it looks like. */
export const readers: readonly DeckReader[] = [versoReader, foreignReader]

export async function readDeckFile(input: DeckFile): Promise<DeckReport> {
  const reader = readers.find((candidate) => candidate.recognise(input)) ?? foreignReader
  return await reader.read(input)
}
