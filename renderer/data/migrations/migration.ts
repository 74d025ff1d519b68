import type { Transaction } from 'dexie'

/**
 * One step of the database's shape. `stores` names only what changes: store → primary key and indexes, null to drop.
 * `upgrade` runs inside the version change and awaits nothing but Dexie. A released migration is never edited, and
 * imports only types, so that it does the same in every later release.
 */
export interface Migration {
  readonly version: number
  readonly stores: Readonly<Record<string, string | null>>
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>
}
