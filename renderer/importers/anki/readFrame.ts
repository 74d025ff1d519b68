import type { AnkiFrame } from './collection.ts'
import type { CollectionDatabase } from './database.ts'
import { readFrame11 } from './readFrame11.ts'
import { readFrame18 } from './readFrame18.ts'
import { Refusal } from './refusal.ts'

export const NEWEST_SCHEMA = 18

/** Note types and decks, from JSON (schema 11) or from tables of their own (schemas 15 to 18). */
export function readFrame(fileName: string, database: CollectionDatabase): AnkiFrame {
  let version = NaN
  let createdAtSecs = 0
  database.scan('col', ['ver', 'crt'], ([ver, crt]) => {
    version = Number(ver)
    createdAtSecs = Number(crt)
  })
  if (!Number.isInteger(version) || version < 1) {
    throw new Refusal('notACollection', `${fileName} is an SQLite file, but its collection has no version.`)
  }
  if (version > NEWEST_SCHEMA) {
    throw new Refusal(
      'tooNew',
      `${fileName} holds a collection of version ${version}; Verso reads up to ${NEWEST_SCHEMA}, the newest that Anki writes. In Anki, export it with “Support older Anki versions” on.`,
    )
  }
  const frame = database.hasTable('notetypes') ? readFrame18(database) : readFrame11(fileName, database)
  return { version, createdAtSecs, ...frame }
}
