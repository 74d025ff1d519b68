import {
  checkBank,
  decksOf,
  fillBlueprint,
  type BankCheck,
  type DomainBank,
} from '../../core/exam/fillBlueprint.ts'
import type { Exam } from '../../core/exam/model.ts'
import { searchReader } from '../../core/exam/searchReader.ts'
import type { DeckId, StoredNote } from '../../core/model/card.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { readDecks, readNotesOfDeck, type DeckRow } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { databaseFailure, type AppError } from '../messages.ts'

export interface GatheredBank {
  readonly banks: readonly DomainBank[]
  readonly check: BankCheck
  /** Decks that notes were read from. */
  readonly decks: readonly DeckRow[]
}

/** The notes of decks, kept for as long as the decks stay as they are: an editor asks again with each letter typed. */
export type NoteCache = Map<DeckId, readonly StoredNote[]>

/** What each domain of the exam may ask, from every note of its decks. */
export async function gatherBank(
  context: Context,
  exam: Pick<Exam, 'blueprint' | 'deckIds'>,
  cache: NoteCache = new Map(),
): Promise<Result<GatheredBank, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const all = await readDecks(database)
  if (!all.ok) return err(databaseFailure(all.error))
  const wanted = decksOf(exam)
  const decks = all.value.filter(({ id }) => wanted === 'all' || wanted.includes(id))
  const notes: StoredNote[] = []
  for (const { id } of decks) {
    const known = cache.get(id)
    const read = known === undefined ? await readNotesOfDeck(database, id) : ok(known)
    if (!read.ok) return err(databaseFailure(read.error))
    cache.set(id, read.value)
    for (const note of read.value) notes.push(note)
  }
  const banks = fillBlueprint(exam, notes, searchReader(decks))
  return ok({ banks, check: checkBank(exam.blueprint, banks), decks })
}
