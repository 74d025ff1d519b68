// Reads journal bodies. The journal outlives versions of Verso: fields that we do not know are passed over, records
// of a kind that we do not know are told apart from broken ones, and both stay in the journal as they are.
import * as v from 'valibot'
import { FLAGS, type CardId, type CardProgress, type DeckId, type StudyDay } from '../model/card.ts'
import { CHANGE_ACTIONS } from '../model/changeRecord.ts'
import { HISTORY_STATES, type HistoryLog } from '../model/importRecord.ts'
import type { JournalRecord } from '../model/journalRecord.ts'
import { err, ok, type Result } from '../model/result.ts'
import { deckOptionsSchema } from './parseDeckOptions.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const day = v.pipe(
  v.number(),
  v.safeInteger(),
  v.transform((value) => value as StudyDay),
)
const moment = v.pipe(v.number(), v.finite())
const cardId = v.pipe(
  v.string(),
  v.regex(/^[^:\s]+:[^:\s]+:\d+$/, 'is not deck:note:ordinal'),
  v.transform((value) => value as CardId),
)
const deckId = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.transform((value) => value as DeckId),
)
const state = v.picklist(['new', 'learning', 'review', 'relearning'])

const progressSchema = v.pipe(
  v.object({
    state,
    dueDay: v.nullable(day),
    dueAtMs: v.nullable(moment),
    stepIndex: count,
    stabilityDays: v.pipe(v.number(), v.finite(), v.minValue(0)),
    difficulty: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
    lastReviewAtMs: v.nullable(moment),
    lastReviewDay: v.nullable(day),
    reps: count,
    lapses: count,
    isSuspended: v.boolean(),
    // Records from before these existed lack them.
    buriedUntilDay: v.optional(v.nullable(day), null),
    flag: v.optional(v.picklist(FLAGS), 0),
    isLeech: v.optional(v.boolean(), false),
  }),
  v.check((progress) => isDueWhereItShould(progress), 'is not due in the way of its state'),
)

/** New cards are never due, review cards on a day, learning cards at a moment or, after a long step, on a day. */
function isDueWhereItShould(progress: Pick<CardProgress, 'state' | 'dueDay' | 'dueAtMs'>): boolean {
  const hasDay = progress.dueDay !== null
  const hasMoment = progress.dueAtMs !== null
  if (progress.state === 'new') return !hasDay && !hasMoment
  if (progress.state === 'review') return hasDay && !hasMoment
  return hasDay !== hasMoment
}

/** By hand: a history holds hundreds of thousands, for which a schema is too slow. */
function areLogs(logs: unknown): boolean {
  return Array.isArray(logs) && logs.every(isHistoryLog)
}

function isHistoryLog(log: unknown): boolean {
  if (!Array.isArray(log) || log.length !== 8 || !log.every(Number.isFinite)) return false
  const [, rating, answerMs, stateBefore, , , , kind] = log as number[]
  return (
    isWhole(rating, 4) &&
    (answerMs as number) >= 0 &&
    isWhole(stateBefore, HISTORY_STATES.length - 1) &&
    isWhole(kind, 5)
  )
}

function isWhole(value: number | undefined, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= most
}

const recordSchema: v.GenericSchema<unknown, JournalRecord> = v.variant('type', [
  v.object({
    type: v.literal('review'),
    at: moment,
    card: cardId,
    rating: v.picklist([1, 2, 3, 4]),
    answerMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
    stateBefore: state,
    studyDay: day,
    after: progressSchema,
  }),
  v.object({
    type: v.literal('undo'),
    at: moment,
    of: count,
    card: cardId,
    before: v.nullable(progressSchema),
  }),
  v.object({
    type: v.literal('change'),
    at: moment,
    studyDay: day,
    action: v.picklist(CHANGE_ACTIONS),
    cards: v.array(v.object({ card: cardId, after: v.nullable(progressSchema) })),
  }),
  v.object({
    type: v.literal('practice'),
    at: moment,
    studyDay: day,
    card: cardId,
    rating: v.picklist([1, 2, 3, 4]),
    answerMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  v.object({
    type: v.literal('undoChange'),
    at: moment,
    of: count,
    cards: v.array(v.object({ card: cardId, before: v.nullable(progressSchema) })),
  }),
  v.object({
    type: v.literal('options'),
    at: moment,
    deck: deckId,
    options: deckOptionsSchema,
    // Records from before presets lack it.
    preset: v.optional(v.nullable(v.string()), null),
  }),
  v.object({
    type: v.literal('document'),
    at: moment,
    kind: v.pipe(v.string(), v.nonEmpty()),
    id: v.pipe(v.string(), v.nonEmpty()),
    value: v.nullable(v.record(v.string(), v.unknown())),
  }),
  v.object({
    type: v.literal('import'),
    at: moment,
    id: v.pipe(v.string(), v.nonEmpty()),
    cards: v.array(
      v.object({ card: cardId, after: progressSchema, logs: v.custom<readonly HistoryLog[]>(areLogs) }),
    ),
  }),
  v.object({
    type: v.literal('importUndone'),
    at: moment,
    id: v.pipe(v.string(), v.nonEmpty()),
    cards: v.array(v.object({ card: cardId, before: v.nullable(progressSchema) })),
  }),
])

const KNOWN_TYPES: ReadonlySet<unknown> = new Set([
  'review',
  'undo',
  'change',
  'practice',
  'undoChange',
  'options',
  'document',
  'import',
  'importUndone',
] satisfies JournalRecord['type'][])

/** Whether this version knows records of that type. Others come from a newer Verso: skip them, and keep them. */
export function isKnownRecordType(type: unknown): boolean {
  return KNOWN_TYPES.has(type)
}

/** A journal body as a record, or a sentence that says what is wrong with it, unknown types included. */
export function parseJournalRecord(body: unknown): Result<JournalRecord, string> {
  const parsed = v.safeParse(recordSchema, body, { abortEarly: true })
  if (parsed.success) return ok(parsed.output)
  const type = (body as { type?: unknown } | null | undefined)?.type
  if (typeof type === 'string' && !isKnownRecordType(type)) {
    return err(`a record of type "${type}" comes from a newer Verso`)
  }
  const [issue] = parsed.issues
  const place = v.getDotPath(issue)
  return err(place === null ? issue.message : `${place}: ${issue.message}`)
}
