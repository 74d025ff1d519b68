import type { DeckId } from '../core/model/card.ts'
import type { JournalRecord } from '../core/model/journalRecord.ts'
import { applyRecord, emptyProgress, type ProgressState } from '../core/progress/fold.ts'
import { deckIdOf } from '../core/progress/ids.ts'
import { countAnswer, draftOf, emptyCounts, type CountsDraft } from './deckCounts.ts'

/** A record and its place in the journal. */
export interface JournalStep {
  readonly seq: number
  readonly check: string
  readonly record: JournalRecord
}

/** What the records taken up so far come to: the fold of renderer/core, and beside it the day's answers per deck. */
export interface JournalFold {
  readonly progress: ProgressState
  readonly drafts: Map<DeckId, CountsDraft>
}

export function emptyFold(): JournalFold {
  return { progress: emptyProgress(), drafts: new Map() }
}

/** Takes up one record; changes the fold that it is given. Sequence numbers ascend. */
export function applyStep(
  { progress, drafts }: JournalFold,
  { seq, record }: Omit<JournalStep, 'check'>,
): void {
  if (record.type === 'review' || record.type === 'undo') {
    const deckId = deckIdOf(record.card)
    const draft = drafts.get(deckId) ?? draftOf(emptyCounts(deckId))
    drafts.set(deckId, draft)
    if (record.type === 'review') countAnswer(draft, record.studyDay, 1)
    else {
      // From the end: what is taken back was answered a moment ago.
      const log = progress.logs.findLast((each) => each.seq === record.of)
      const isTakenBack = log?.undoneBySeq === null && log.cardId === record.card
      if (isTakenBack) countAnswer(draft, log.after.lastReviewDay ?? 0, -1)
    }
  }
  applyRecord(progress, seq, record)
}
