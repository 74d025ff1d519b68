import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { DeckContent } from '../contract/contract.ts'
import type { Host } from '../host/index.ts'

/**
 * The screen that shows a deck file which the system asked Verso to open, such as `#/deck/verbs`; `#/` when the file
 * is in the library but no deck can be read from it (home lists what is wrong); null when it is not in the library.
 */
export async function screenOfDeckFile(host: Host, file: string): Promise<string | null> {
  const decks = await realpath(path.join(host.libraryPath, 'decks')).catch(() => null)
  const real = await realpath(file).catch(() => null)
  if (decks === null || real === null) return null
  const relative = path.relative(decks, real)
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return null
  const answer = await host.dispatch('decks:read', { path: `library/${relative.split(path.sep).join('/')}` })
  const deck = answer.ok ? (answer.value as DeckContent).deck : null
  return deck === null ? '#/' : `#/deck/${encodeURIComponent(deck.id)}`
}
