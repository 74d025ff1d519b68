import { EMPTY_DIGEST } from './cardDigest.ts'
import type { VersoDatabase } from './database.ts'
import type { StateRow } from './rows.ts'

export const EMPTY_STATE: StateRow = {
  key: 'state',
  journal: { lastSeq: 0, lastCheck: '' },
  cards: EMPTY_DIGEST,
  logCount: 0,
  revision: 0,
}

/** For use inside a transaction. Undefined when the database has been emptied, or is new. */
export async function readStateRow(database: VersoDatabase): Promise<StateRow | undefined> {
  const row = await database.meta.get('state')
  return row?.key === 'state' ? row : undefined
}
