import type { DeckFileBytes, DeckReader } from './deckReader.ts'
import { foreignReader } from './foreignReader.ts'
import type { DeckReport } from './report.ts'
import { versoReader } from './versoReader.ts'

/** The first reader that recognises a file reads it; the last one takes everything and says what it looks like. */
export const readers: readonly DeckReader[] = [versoReader, foreignReader]

export async function readDeckFile(input: DeckFileBytes): Promise<DeckReport> {
  const reader = readers.find((candidate) => candidate.recognise(input)) ?? foreignReader
  return await reader.read(input)
}
