// Real files of people, where they are at hand: each gives as many notes, cards and reviews as its manifest says.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { reviewsHeld } from '../../renderer/core/importing/foreignCollection.ts'
import { readAnkiPackage } from '../../renderer/importers/anki/readAnkiPackage.ts'
import { sqlWasm } from '../support/ankiPackages.ts'

const folder = path.resolve(import.meta.dirname, '../../../shared/decks')
const manifest = path.join(folder, 'manifest.tsv')
const rows = existsSync(manifest)
  ? readFileSync(manifest, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([name = '']) => /\.(?:apkg|colpkg|anki2)$/.test(name))
  : []

it.skipIf(rows.length > 0)('real Anki packages: ../shared/decks is not at hand', () => undefined)

it.each(rows.map((columns) => [columns[0] ?? '', columns] as const))(
  '%s is read as its manifest says',
  async (name, columns) => {
    const [unzips, version, notes, cards, reviews] = [columns[6], ...columns.slice(7, 11).map(Number)]
    const blob = new Blob([readFileSync(path.join(folder, name))])
    const result = await readAnkiPackage({ name, blob }, { sqlWasm })
    if (unzips === 'FAIL' || (version ?? 0) > 18) {
      expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining(name) } })
      return
    }
    if (!result.ok) throw new Error(result.error.message)
    const { collection } = result.value
    expect({
      notes: collection.notes.length,
      cards: collection.cards.length,
      reviews: reviewsHeld(collection),
    }).toEqual({ notes, cards, reviews })
    await result.value.media.close()
  },
)
