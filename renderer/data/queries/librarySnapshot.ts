import type { LibraryDeck, LibrarySnapshot } from '../../core/importing/libraryIndex.ts'
import type { CardId, DeckId } from '../../core/model/card.ts'
import type { Result } from '../../core/model/result.ts'
import { deckOfRow } from '../deckOfRow.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { readNoteBlocks } from '../noteBlocks.ts'

/**
 * What an import plan is made against: the learner's own decks whole, and the cards that have progress. Decks whose file
 * has errors just now are left out, since nothing may be written into them. Reads everything: for a worker.
 */
export function readLibrarySnapshot(
  database: VersoDatabase,
): Promise<Result<LibrarySnapshot, DatabaseError>> {
  return databaseCall(
    'readLibrarySnapshot',
    async () => {
      const [rows, files] = await Promise.all([database.decks.toArray(), database.files.toArray()])
      const decks: LibraryDeck[] = []
      for (const row of rows) {
        const file = files.find(({ path }) => path === row.path)
        if (row.origin !== 'library' || file === undefined || file.problems.length > 0) continue
        const blocks = await readNoteBlocks(database, row.id)
        const notes = blocks
          .flatMap((block) => block.notes)
          .sort((one, other) => one.index - other.index)
          .map(({ note }) => note)
        decks.push({ path: row.path, fingerprint: file.fingerprint, deck: deckOfRow(row, notes) })
      }
      const studied = new Set<CardId>()
      await database.cards.each(({ id, progress }) => {
        if (progress !== undefined) studied.add(id)
      })
      return { decks, paths: files.map(({ path }) => path), studied }
    },
    LONG_DEADLINE_MS,
  )
}

/** Whether the database has anything of that deck, cards that no file makes any more included. */
export function hasRowsOf(database: VersoDatabase, deckId: DeckId): Promise<Result<boolean, DatabaseError>> {
  return databaseCall('hasRowsOf', async () => {
    const own = `${deckId}:`
    const [card, notes] = await Promise.all([
      database.cards.where('id').startsWith(own).first(),
      database.noteBlocks.where('key').startsWith(own).first(),
    ])
    return card !== undefined || notes !== undefined
  })
}
