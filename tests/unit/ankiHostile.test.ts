import { describe, expect, it } from 'vitest'
import type { ImportError } from '../../renderer/core/importing/foreignCollection.ts'
import { readAnkiPackage } from '../../renderer/importers/anki/readAnkiPackage.ts'
import {
  collectionBytes,
  packageBlob,
  sqlWasm,
  stockType,
  zipOf,
  zstd,
  type Fixture,
} from '../support/ankiPackages.ts'

const ONE: Fixture = {
  types: [stockType('basic', 10)],
  notes: [{ id: 1, guid: 'g', type: 10, fields: ['a', 'b'] }],
  cards: [{ id: 2, nid: 1 }],
}

async function refusal(blob: Blob, name = 'deck.apkg'): Promise<ImportError> {
  const result = await readAnkiPackage({ name, blob }, { sqlWasm })
  if (result.ok) throw new Error('it was read')
  expect(result.error.message).toContain(name)
  return result.error
}

const bytes = (array: Uint8Array): Blob => new Blob([new Uint8Array(array)])

describe('a file that is no good package is refused with its cause', () => {
  it('when it is empty or something else', async () => {
    expect(await refusal(new Blob([]))).toMatchObject({ kind: 'empty' })
    expect(await refusal(new Blob(['this is not a deck at all']))).toMatchObject({ kind: 'notRecognised' })
    expect(await refusal(await zipOf({ 'photo.jpg': 'x' }))).toMatchObject({ kind: 'notRecognised' })
  })

  it('when it is cut short', async () => {
    const whole = await packageBlob(ONE, 'modern')
    expect(await refusal(whole.slice(0, whole.size >> 1))).toMatchObject({ kind: 'truncated' })
  })

  it('when it is encrypted', async () => {
    const blob = await zipOf({ 'collection.anki2': await collectionBytes(ONE, 11) }, { password: 'secret' })
    expect(await refusal(blob)).toMatchObject({ kind: 'encrypted' })
  })

  it('when it is newer than any Anki that is known, by the version of its package or of its collection', async () => {
    const newer = await packageBlob(ONE, 'modern', { meta: Uint8Array.of(8, 4) })
    expect(await refusal(newer)).toMatchObject({
      kind: 'tooNew',
      message: expect.stringContaining('version 4'),
    })
    const collection = await collectionBytes({ ...ONE, version: 250 }, 11)
    expect(await refusal(bytes(collection), 'x.anki2')).toMatchObject({ kind: 'tooNew' })
  })

  it('when its collection is missing, is no SQLite file, or is no collection', async () => {
    expect(await refusal(await zipOf({ meta: Uint8Array.of(8, 3), 'collection.anki2': 'x' }))).toMatchObject({
      kind: 'malformed',
    })
    expect(await refusal(await zipOf({ 'collection.anki2': 'no database' }))).toMatchObject({
      kind: 'malformed',
    })
    const damaged = await collectionBytes(ONE, 11)
    damaged.fill(0xff, 100, 4096)
    expect(await refusal(bytes(damaged), 'x.anki2')).toMatchObject({ kind: 'malformed' })
    const other = await collectionBytes(ONE, 11, (database) => database.exec('DROP TABLE notes'))
    expect(await refusal(bytes(other), 'x.anki2')).toMatchObject({ kind: 'notACollection' })
  })

  it('when views or computed columns stand where tables belong', async () => {
    const view = await collectionBytes(ONE, 11, (database) =>
      database.exec(
        `ALTER TABLE notes RENAME TO n2; CREATE VIEW notes AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)
         SELECT n2.* FROM n2, c`,
      ),
    )
    expect(await refusal(bytes(view), 'x.anki2')).toMatchObject({ kind: 'notACollection' })
    const computed = await collectionBytes(ONE, 11, (database) =>
      database.exec(
        `DROP TABLE notes; CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, mod, tags, data,
         flds AS (hex(zeroblob(100000000))))`,
      ),
    )
    expect(await refusal(bytes(computed), 'x.anki2')).toMatchObject({ kind: 'notACollection' })
  })

  it('when it unpacks to far more than it is, declared or not', async () => {
    const zeros = new Blob(Array.from({ length: 80 }, () => new Uint8Array(1024 * 1024)))
    expect(await refusal(await zipOf({ 'collection.anki2': zeros }))).toMatchObject({ kind: 'tooLarge' })
    // One frame that promises 3 GB, in 14 bytes.
    const promise = Uint8Array.of(
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0xe0,
      0,
      0,
      0,
      0xc0,
      0,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
    )
    const declared = await packageBlob(ONE, 'modern', { 'collection.anki21b': promise })
    expect(await refusal(declared)).toMatchObject({ kind: 'tooLarge' })
  })

  it('when bytes in the middle of it were overwritten', async () => {
    const whole = new Uint8Array(await (await packageBlob(ONE, 'legacy1')).arrayBuffer())
    whole.fill(0x55, 200, 900)
    expect(await refusal(bytes(whole))).toMatchObject({ kind: 'malformed' })
  })

  it('when its compressed streams end early', async () => {
    const whole = await zstd(await collectionBytes(ONE, 18))
    const cut = await packageBlob(ONE, 'modern', { 'collection.anki21b': whole.slice(0, whole.length - 900) })
    expect(await refusal(cut)).toMatchObject({ kind: 'malformed' })
  })
})

it('triggers of a collection never run', async () => {
  const trap = await collectionBytes(ONE, 11, (database) =>
    database.exec(`CREATE TRIGGER trap AFTER UPDATE ON notes BEGIN DELETE FROM cards; END`),
  )
  const result = await readAnkiPackage({ name: 'x.anki2', blob: bytes(trap) }, { sqlWasm })
  expect(result.ok && result.value.collection.cards).toHaveLength(1)
})
