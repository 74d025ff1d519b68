import type { ReadOptions } from '../../renderer/core/importing/readOptions.ts'
import type { Note } from '../../renderer/core/model/deck.ts'
import { read, readFolder, type ReadSource } from '../../renderer/importers/index.ts'

/** Reads a file that must be readable. */
export async function readFile(
  name: string,
  content: string | Blob | Uint8Array<ArrayBuffer>,
  options: ReadOptions = {},
): Promise<ReadSource> {
  const blob = content instanceof Blob ? content : new Blob([content])
  const result = await read({ name, blob }, options)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Reads a folder, by path and content, that must be readable. */
export async function readFiles(name: string, files: Readonly<Record<string, string>>): Promise<ReadSource> {
  const listed = Object.entries(files).map(([path, text]) => ({ path, blob: new Blob([text]) }))
  const result = await readFolder({ name, files: listed })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** `front|back` of basic notes, or what else they are. */
export function brief(note: Note): string {
  if (note.kind === 'basic') return `${note.front}|${note.back}${note.reversed ? '|⇄' : ''}`
  if (note.kind === 'cloze') return `cloze ${note.text}|${note.extra ?? ''}`
  return note.kind === 'typed' ? `typed ${note.prompt}|${note.answer}` : note.kind
}

/** `deck: note` of everything in a source. */
export function briefs({ collection }: ReadSource): readonly string[] {
  return collection.notes.map(({ note, deckKey }) => {
    const title = collection.decks.find(({ key }) => key === deckKey)?.title
    return `${title}: ${brief(note)}`
  })
}
