import type { Result } from '../../core/model/result.ts'
import {
  openDatabase,
  type DatabaseBackend,
  type DatabaseError,
  type VersoDatabase,
} from '../../data/index.ts'

const GENERATIONS = 5

/**
 * Opens the library's database. One that cannot be opened is left as it is, and the next generation is opened beside it:
 * a damaged database may be a full disk in disguise, and everything in it can be made again.
 */
export async function openLibraryDatabase(
  libraryId: string,
  backend: DatabaseBackend,
): Promise<Result<{ database: VersoDatabase; generation: number }, DatabaseError>> {
  for (let generation = 1; ; generation++) {
    const name = generation === 1 ? `verso-${libraryId}` : `verso-${libraryId}-${generation}`
    const opened = await openDatabase(name, backend)
    if (opened.ok) return { ok: true, value: { database: opened.value, generation } }
    if (opened.error.kind !== 'unopenable' || generation === GENERATIONS) return opened
  }
}
