import { changedProgress, type CardAction } from '../../core/cards/changeCard.ts'
import type { CardId, CardProgress } from '../../core/model/card.ts'
import type { ChangeAction } from '../../core/model/changeRecord.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import type { ChangedCard } from '../../core/session/session.ts'
import { readCards } from '../../data/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { databaseFailure, messageOf, type AppError } from '../messages.ts'
import { appendChange, appendUndoChange } from '../review/appendStep.ts'
import { changeTold } from '../review/tellings.ts'
import { isSameValue } from '../store.ts'

/** Cards in one record of the journal: the host takes up to 16 MB at once. */
const CARDS_PER_RECORD = 20_000

export interface ChangeDone {
  /** What was done, in a sentence. */
  readonly told: string
  /** Cards that are different now. */
  readonly count: number
  /** Takes it back. Answers null, or a sentence that says why it could not be. */
  readonly undo: () => Promise<string | null>
}

/**
 * Does something to many cards at once, outside a session. Those that would stay as they are, or that no deck makes
 * now, are left out. The error is a sentence.
 */
export async function changeCards(
  context: Context,
  ids: readonly CardId[],
  action: CardAction,
): Promise<Result<ChangeDone, string>> {
  const { day } = studyMoment(context)
  return rewriteCards(context, ids, action.action, (progress) => changedProgress(progress, action, day))
}

/** The same for any rewriting of progress, such as dates that were computed anew. */
export async function rewriteCards(
  context: Context,
  ids: readonly CardId[],
  action: ChangeAction,
  rewrite: (progress: CardProgress, id: CardId) => CardProgress,
): Promise<Result<ChangeDone, string>> {
  const database = context.database.get()
  if (database === null) return err(messageOf({ kind: 'closed' }))
  const read = await readCards(database, ids)
  if (!read.ok) return err(messageOf(databaseFailure(read.error)))
  const changed: ChangedCard[] = read.value
    .map((before) => ({ before, after: { ...before, progress: rewrite(before.progress, before.id) } }))
    .filter(({ before, after }) => !isSameValue(before.progress, after.progress))
  const at = studyMoment(context)
  const done: { readonly seq: number; readonly cards: readonly ChangedCard[] }[] = []
  const undo = () => undoAll(context, done)
  for (let from = 0; from < changed.length; from += CARDS_PER_RECORD) {
    const cards = changed.slice(from, from + CARDS_PER_RECORD)
    const appended = await appendChange(context, { action, cards, at })
    if (!appended.ok) {
      await undo()
      return err(messageOf(appended.error))
    }
    done.push({ seq: appended.value.seq, cards })
  }
  const told =
    changed.length === 0 ? 'No card had to be changed.' : changeTold(action, { cards: changed, at })
  return ok({ told, count: changed.length, undo })
}

async function undoAll(
  context: Context,
  done: { readonly seq: number; readonly cards: readonly ChangedCard[] }[],
): Promise<string | null> {
  for (let last = done.at(-1); last !== undefined; last = done.at(-1)) {
    const undone = await undoOne(context, last)
    if (undone !== null) return undone.kind === 'changed' ? CHANGED_SINCE : messageOf(undone)
    done.pop()
  }
  return null
}

const CHANGED_SINCE = 'This cannot be taken back any more: some of the cards have changed since.'

async function undoOne(
  context: Context,
  { seq, cards }: { readonly seq: number; readonly cards: readonly ChangedCard[] },
): Promise<AppError | null> {
  const database = context.database.get()
  if (database === null) return { kind: 'closed' }
  const stored = await readCards(
    database,
    cards.map(({ after }) => after.id),
  )
  if (!stored.ok) return databaseFailure(stored.error)
  const now = new Map(stored.value.map((card) => [card.id, card.progress]))
  // Cards answered or changed since would be thrown back over what came after.
  const areSame = cards.every(
    ({ after }) => !now.has(after.id) || isSameValue(now.get(after.id), after.progress),
  )
  if (!areSame) return { kind: 'changed' }
  const appended = await appendUndoChange(context, seq, cards)
  return appended.ok ? null : appended.error
}
