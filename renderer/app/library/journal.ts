import type { JournalRecord } from '../../core/model/journalRecord.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { isKnownRecordType, parseJournalRecord } from '../../core/progress/parseJournalRecord.ts'
import {
  readState,
  replayRecords,
  type DatabaseError,
  type JournalEnd,
  type JournalStep,
  type VersoDatabase,
} from '../../data/index.ts'
import type { HostApi, JournalEntry } from '../../platform/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { databaseFailure, hostFailure, type AppError } from '../messages.ts'

const PAGE = 5000
const ATTEMPTS = 3

/** What came of bringing the database to the end of the journal. */
export type CatchUp = 'done' | 'rebuildNeeded'

/**
 * Appends a record to the journal, then stores it. Ok once it is on the disk: when the database fails after that, it
 * is brought up to the journal later. `onWritten` runs once the journal has it and the
 * database, if it can, is writing it. When another window was faster, catches up, asks `isStillRight` and tries again;
 * `changed` when it is not.
 */
export function appendRecord(
  context: Context,
  record: JournalRecord,
  store: (
    database: VersoDatabase,
    step: JournalStep,
    afterSeq: number,
    onSent: () => void,
  ) => Promise<Result<void, DatabaseError>>,
  isStillRight: () => Promise<boolean>,
  onWritten: (step: JournalStep) => void = () => undefined,
): Promise<Result<JournalStep, AppError>> {
  return context.inJournal(async () => {
    for (let attempt = 1; ; attempt++) {
      const database = context.database.get()
      if (database === null) return err({ kind: 'closed' })
      const afterSeq = context.journalEnd.lastSeq
      const body = { ...record }
      const appended = await context.services.host.call('journal:append', { afterSeq, bodies: [body] })
      if (appended.ok) {
        const [entry] = appended.value.entries
        if (entry === undefined) throw new Error('The host acknowledged no record')
        const step = { ...entry, record }
        context.journalEnd = { lastSeq: entry.seq, lastCheck: entry.check }
        let hasSent = () => {}
        const sent = new Promise<void>((resolve) => {
          hasSent = resolve
        })
        const storing = context.isBehind ? null : store(database, step, afterSeq, hasSent)
        await Promise.race([sent, storing])
        onWritten(step)
        if (storing === null) catchUpSoon(context)
        else if (!(await storing).ok) {
          context.isBehind = true
          catchUpSoon(context)
        }
        return ok(step)
      }
      if (appended.error.kind !== 'journalMoved' || attempt === ATTEMPTS)
        return err(hostFailure(appended.error))
      const caughtUp = await catchUp(context)
      if (!caughtUp.ok) return caughtUp
      if (caughtUp.value !== 'done' || !(await isStillRight())) return err({ kind: 'changed' })
    }
  })
}

/**
 * Stores the records that the journal has and the database has not. `rebuildNeeded` when the database reflects
 * something that is not the beginning of this journal. The caller holds `inJournal`, or nothing else runs yet.
 */
export async function catchUp(context: Context): Promise<Result<CatchUp, AppError>> {
  const database = context.database.get()
  if (database === null) return err({ kind: 'closed' })
  const state = await readState(database)
  if (!state.ok) return err(databaseFailure(state.error))
  if (state.value === undefined) return ok('rebuildNeeded')
  let end: JournalEnd = state.value.journal

  // The record that the database ends with is read again: its checksum covers all before it.
  let afterSeq = Math.max(0, end.lastSeq - 1)
  for (let isFirst = end.lastSeq > 0; ; isFirst = false) {
    const page = await readPage(context.services.host, afterSeq, PAGE)
    if (!page.ok) return page
    let { entries } = page.value
    if (isFirst) {
      const [joint, ...rest] = entries
      if (joint?.seq !== end.lastSeq || joint.check !== end.lastCheck) return ok('rebuildNeeded')
      entries = rest
    }
    const last = entries.at(-1)
    if (last !== undefined) {
      const next: JournalEnd = { lastSeq: last.seq, lastCheck: last.check }
      const at = { afterSeq: end.lastSeq, end: next, day: studyMoment(context).day }
      const stored = await replayRecords(database, stepsOf(entries).steps, at)
      if (!stored.ok) return err(databaseFailure(stored.error))
      end = next
    }
    if (page.value.isEnd) break
    afterSeq = end.lastSeq
  }
  context.journalEnd = end
  context.isBehind = false
  return ok('done')
}

/** Tries to bring the database up to the journal; when it cannot now, the next answer tries again. */
export function catchUpSoon(context: Context): void {
  void context.inJournal(async () => {
    if (context.isBehind) await catchUp(context)
  })
}

export async function readPage(
  host: HostApi,
  afterSeq: number,
  limit: number,
): Promise<Result<{ entries: readonly JournalEntry[]; isEnd: boolean }, AppError>> {
  const page = await host.call('journal:read', { afterSeq, limit })
  return page.ok ? ok(page.value) : err(hostFailure(page.error))
}

/** The entries that are records. `unreadable` counts those of a known type that are not right; newer types are not. */
export function stepsOf(entries: readonly JournalEntry[]): { steps: JournalStep[]; unreadable: number } {
  const steps: JournalStep[] = []
  let unreadable = 0
  for (const { seq, check, body } of entries) {
    const record = parseJournalRecord(body)
    if (record.ok) steps.push({ seq, check, record: record.value })
    else if (isKnownRecordType(body['type'])) unreadable += 1
  }
  return { steps, unreadable }
}
