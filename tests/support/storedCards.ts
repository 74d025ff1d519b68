import type { Page } from '@playwright/test'
import type { CardProgress } from '../../renderer/core/model/card.ts'

/** Progress of every card that was ever answered, read from the page's database past the app. */
export async function readStoredCards(page: Page): Promise<Map<string, CardProgress>> {
  const rows = await page.evaluate(readRows)
  return new Map(rows.map(({ id, progress }) => [id, progress]))
}

/** The database of the open library, wherever a repair has put it: the one with the newest generation. */
async function readRows(): Promise<{ id: string; progress: CardProgress }[]> {
  const names = (await indexedDB.databases())
    .map((database) => database.name ?? '')
    .filter((name) => name.startsWith('verso-'))
  const name = names.sort().at(-1)
  if (name === undefined) return []
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onerror = () => reject(new Error(`${name} cannot be opened`))
    request.onsuccess = () => {
      const all = request.result.transaction('cards').objectStore('cards').getAll()
      all.onerror = () => reject(new Error(`${name} cannot be read`))
      all.onsuccess = () => {
        request.result.close()
        const rows = all.result as { id: string; progress?: CardProgress }[]
        resolve(rows.flatMap(({ id, progress }) => (progress ? [{ id, progress }] : [])))
      }
    }
  })
}
