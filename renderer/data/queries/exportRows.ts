import type { CardId, CardProgress, DeckId } from '../../core/model/card.ts'
import type { Deck } from '../../core/model/deck.ts'
import type { HistoryLog } from '../../core/model/importRecord.ts'
import type { Result } from '../../core/model/result.ts'
import type { ReviewLog } from '../../core/model/review.ts'
import { deckIdOf } from '../../core/progress/ids.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall, LONG_DEADLINE_MS } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import { deckOfRow } from '../deckOfRow.ts'
import { visitLatestLogs } from '../logBlocks.ts'
import { readNoteBlocks } from '../noteBlocks.ts'

export interface ExportRows {
  /** With the path of the file that each is in. */
  readonly decks: readonly { readonly deck: Deck; readonly path: string }[]
  readonly progress: ReadonlyMap<CardId, CardProgress>
  /** Oldest first. */
  readonly reviews: ReadonlyMap<CardId, readonly ReviewLog[]>
  readonly imported: ReadonlyMap<CardId, readonly HistoryLog[]>
}

/** Everything of these decks (null: of all) that an export takes; progress and answers only `withHistory`. For a worker. */
export function readExportRows(
  database: VersoDatabase,
  deckIds: ReadonlySet<DeckId> | null,
  withHistory: boolean,
): Promise<Result<ExportRows, DatabaseError>> {
  return databaseCall(
    'readExportRows',
    async () => {
      const isWanted = (deckId: DeckId) => deckIds === null || deckIds.has(deckId)
      const rows = (await database.decks.toArray()).filter(({ id }) => isWanted(id))
      const decks: { deck: Deck; path: string }[] = []
      for (const row of rows) {
        const blocks = await readNoteBlocks(database, row.id)
        const notes = blocks.flatMap((block) => block.notes).sort((one, other) => one.index - other.index)
        const deck = deckOfRow(
          row,
          notes.map(({ note }) => note),
        )
        decks.push({ deck, path: row.path })
      }
      const progress = new Map<CardId, CardProgress>()
      const reviews = new Map<CardId, ReviewLog[]>()
      const imported = new Map<CardId, HistoryLog[]>()
      if (withHistory) {
        await database.cards.each((row) => {
          if (row.progress !== undefined && isWanted(row.deckId)) progress.set(row.id, row.progress)
        })
        await visitLatestLogs(database, (log) => {
          if (isWanted(deckIdOf(log.cardId))) {
            const own = reviews.get(log.cardId)
            if (own === undefined) reviews.set(log.cardId, [log])
            else own.push(log)
          }
          return true
        })
        for (const own of reviews.values()) own.reverse()
        await database.histories.each(({ cards }) => {
          for (const { card, logs } of cards)
            if (isWanted(deckIdOf(card))) imported.set(card, [...(imported.get(card) ?? []), ...logs])
        })
      }
      return { decks, progress, reviews, imported }
    },
    LONG_DEADLINE_MS,
  )
}
