import type { DeckId } from '../core/model/card.ts'
import type { DeckOptions } from '../core/model/deckOptions.ts'
import type { OptionsRecord } from '../core/model/journalRecord.ts'
import { parseDeckOptions } from '../core/progress/parseDeckOptions.ts'
import { storeOptions } from '../data/index.ts'
import { studyMoment, type Context } from './context.ts'
import { appendRecord } from './library/journal.ts'
import { messageOf } from './messages.ts'

/**
 * Saves how a deck is studied: by options of its own, or (`preset`) by a preset, its own kept beside. Answers null, or a
 * sentence that says why it was not saved.
 */
export async function saveDeckOptions(
  context: Context,
  deckId: DeckId,
  options: DeckOptions,
  preset: string | null = null,
): Promise<string | null> {
  const checked = parseDeckOptions(options)
  if (!checked.ok) return `Not saved: ${checked.error}.`
  const { nowMs, day } = studyMoment(context)
  const record: OptionsRecord = { type: 'options', at: nowMs, deck: deckId, options: checked.value, preset }
  const appended = await appendRecord(
    context,
    record,
    (database, step, afterSeq) => storeOptions(database, step, afterSeq, day),
    () => Promise.resolve(true),
  )
  return appended.ok ? null : messageOf(appended.error)
}
