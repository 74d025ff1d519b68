import type { Result } from '../../core/model/result.ts'
import type { VersoDatabase } from '../database.ts'
import { databaseCall } from '../databaseCall.ts'
import type { DatabaseError } from '../databaseError.ts'
import type { FileRow, StateRow } from '../rows.ts'
import { readStateRow } from '../stateRow.ts'

/** What the database says of itself at start, from a handful of reads. */
export interface StartFacts {
  /** Undefined: emptied, or new. */
  readonly state: StateRow | undefined
  /** A rebuild was cut short. */
  readonly isTorn: boolean
  /** It holds no cards, logs or notes at all, although it should. */
  readonly isHollow: boolean
}

export function readStartFacts(database: VersoDatabase): Promise<Result<StartFacts, DatabaseError>> {
  const { meta, decks, noteBlocks, cards, reviewLogs, logBlocks, histories } = database
  return databaseCall('readStartFacts', () =>
    database.transaction(
      'r',
      [meta, decks, noteBlocks, cards, reviewLogs, logBlocks, histories],
      async () => {
        const [state, rebuild, deck, note, card, log, block, history] = await Promise.all([
          readStateRow(database),
          meta.get('rebuild'),
          decks.filter(({ noteCount }) => noteCount > 0).first(),
          noteBlocks.limit(1).primaryKeys(),
          cards.limit(1).primaryKeys(),
          reviewLogs.limit(1).primaryKeys(),
          logBlocks.limit(1).primaryKeys(),
          histories.limit(1).primaryKeys(),
        ])
        const isHollow =
          (deck !== undefined && note.length === 0) ||
          (state !== undefined && state.cards.count > 0 && card.length === 0) ||
          (state !== undefined && state.logCount > 0 && log.length + block.length + history.length === 0)
        return { state, isTorn: rebuild !== undefined, isHollow }
      },
    ),
  )
}

/** The end of the journal that the database reflects, and the rest of its state row; undefined when it is gone. */
export function readState(database: VersoDatabase): Promise<Result<StateRow | undefined, DatabaseError>> {
  return databaseCall('readState', () => readStateRow(database))
}

/** Deck files as they were last read, and which of them gave the decks that are stored. */
export function readFiles(
  database: VersoDatabase,
): Promise<Result<{ files: FileRow[]; decks: { id: string; path: string }[] }, DatabaseError>> {
  return databaseCall('readFiles', () =>
    database.transaction('r', [database.files, database.decks], async () => {
      const [files, decks] = await Promise.all([database.files.toArray(), database.decks.toArray()])
      return { files, decks: decks.map(({ id, path }) => ({ id, path })) }
    }),
  )
}
