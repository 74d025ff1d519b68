// What each call takes and gives back, checked on both sides. The only thing that the host and the pages share.
import * as v from 'valibot'
import type { DeckEdit } from '../../decks/format/deckEdit.ts'
import type { deckSchema, Note } from '../../decks/format/schema.ts'
import type { CallName, EventName } from './callNames.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const checksum = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/))

/** Something the learner should be told once: what happened to which file, and what Verso did about it. */
export const noticeSchema = v.object({
  kind: v.picklist([
    'setAside',
    'journalTail',
    'journalDamaged',
    'clockMoved',
    'readOnly',
    'bundledMissing',
    'importFinished',
    'importFinished',
  ]),
  message: v.string(),
  path: v.optional(v.string()),
})

/**
 * The end of the journal. `lastSeq` 0 means empty. Each record's checksum covers the one before it, so equal
 * `lastCheck` means equal journals.
 */
export const journalHeadSchema = v.object({ lastSeq: count, lastCheck: checksum })

export const settingsSchema = v.object({
  theme: v.optional(v.picklist(['system', 'paper', 'ink']), 'system'),
  contrast: v.optional(v.picklist(['system', 'normal', 'high']), 'system'),
  /** Hour of local time, 0–23, at which the study day begins. */
  rolloverHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), 4),
  /** Keys that the learner changed: by the action's name, the chords (`z`, `Shift+z`, `Ctrl+1`) that it has now. */
  keys: v.optional(v.record(v.string(), v.pipe(v.array(v.string()), v.readonly()))),
  /** Absolute path of the library folder; absent means Documents/Verso. */
  libraryPath: v.optional(v.string()),
})

export const libraryInfoSchema = v.object({
  libraryId: v.string(),
  path: v.string(),
  isReadOnly: v.boolean(),
  appVersion: v.string(),
  shell: v.picklist(['electron', 'serve']),
  /** Address under which media are served: `${mediaBase}/${encodeURIComponent(path of the deck file)}/${encodeURIComponent(name)}`. */
  mediaBase: v.string(),
  journal: journalHeadSchema,
  settings: settingsSchema,
  notices: v.array(noticeSchema),
})

/** A deck file as it lies on disk. `fingerprint` changes whenever its content may have changed. */
export const deckFileSchema = v.object({
  /** `library/Verbs.deck.yaml` or `bundled/po-vs-pm.deck.yaml`, always with forward slashes. */
  path: v.string(),
  origin: v.picklist(['library', 'bundled']),
  fingerprint: v.string(),
})

export const problemSchema = v.object({ line: count, column: count, message: v.string() })

/** `deck` is null when the file cannot be read as a deck; `problems` then says why. */
export const deckContentSchema = v.object({
  file: deckFileSchema,
  deck: v.nullable(
    v.custom<v.InferOutput<typeof deckSchema>>((value) => typeof value === 'object' && value !== null),
  ),
  problems: v.array(problemSchema),
})

/** A change to one note of a deck file; see decks/format/deckEdit.ts. What comes of it is checked as a whole deck. */
export const deckEditSchema: v.GenericSchema<DeckEdit> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('setField'),
    noteId: v.string(),
    field: v.string(),
    /** Absent: the field is taken out. */
    value: v.optional(v.unknown()),
  }),
  v.strictObject({
    kind: v.literal('addNote'),
    note: v.custom<Note>((value) => typeof value === 'object' && value !== null),
    afterId: v.exactOptional(v.string()),
  }),
  v.strictObject({ kind: v.literal('removeNote'), noteId: v.string() }),
])

/** The host keeps bodies as they are; their meaning is the domain's (renderer/core/progress). */
export const journalBodySchema = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((body) => typeof body['type'] === 'string', 'a journal record has a type'),
)

export const journalEntrySchema = v.object({ seq: count, check: checksum, body: journalBodySchema })

export const damageSchema = v.object({ file: v.string(), line: count, reason: v.string() })

export const hostErrorSchema = v.object({
  kind: v.picklist([
    'unknownCall',
    'badInput',
    'forbidden',
    'libraryHeld',
    'libraryMissing',
    'libraryNewer',
    'libraryUnreadable',
    'readOnly',
    'diskFull',
    'notFound',
    'journalMoved',
    'deckChanged',
    'badEdit',
    'cancelled',
    'io',
    'internal',
  ]),
  /** Names the thing, the place and the next step, in the learner's words. */
  message: v.string(),
})

export const contract = {
  /** Opens the library that the host was started on; the first call of every page. */
  'library:open': { input: v.strictObject({}), output: libraryInfoSchema },
  /** Chooses another folder from the next start on; without a path the host asks (Electron only). */
  'library:choose': {
    input: v.strictObject({ path: v.optional(v.string()) }),
    output: v.object({ path: v.string() }),
  },
  'decks:list': { input: v.strictObject({}), output: v.array(deckFileSchema) },
  'decks:read': { input: v.strictObject({ path: v.string() }), output: deckContentSchema },
  /**
   * Writes edits into a deck file, everything else in it staying byte for byte, and answers the file as it is then. A
   * bundled deck is copied into the library first, with its media and the same ids. `fingerprint` is the content that
   * the edits were made for: `deckChanged` when the file says something else by now; `badEdit` when the deck would
   * have errors with them.
   */
  'decks:edit': {
    input: v.strictObject({
      path: v.string(),
      fingerprint: v.string(),
      edits: v.pipe(v.array(deckEditSchema), v.minLength(1), v.maxLength(10_000)),
    }),
    output: deckFileSchema,
  },
  /** Files that the system asked Verso to open and nobody has taken yet; they are read with GET from `address`. */
  'files:take': {
    input: v.strictObject({}),
    output: v.array(v.object({ name: v.string(), address: v.string() })),
  },
  /**
   * Puts a file into a deck's media folder and answers its name there: the given one, or with a number where that name
   * holds something else. `content` is base64. Decks that come with Verso take none (`forbidden`).
   */
  'media:write': {
    input: v.strictObject({
      path: v.string(),
      name: v.string(),
      content: v.pipe(v.string(), v.maxLength(14_000_000), v.base64()),
    }),
    output: v.object({ name: v.string() }),
  },
  /**
   * Makes room for the files of an import. They are put to `door`: `PUT ${door}/${number}?offset=${bytes}&last=1`, in
   * parts of at most 32 MB, each file's in order. Nothing of the library changes before `import:commit`.
   */
  'import:begin': { input: v.strictObject({}), output: v.object({ id: v.string(), door: v.string() }) },
  /**
   * Decides and carries out what the staged file `plan` says (electron/host/imports/importPlan.ts): all of it or, killed
   * before it was decided, nothing. `afterSeq` must be the journal's end, else `journalMoved`; `deckChanged` when a
   * deck file is not the one that the plan was made for. Answers the journal's new end.
   */
  'import:commit': {
    input: v.strictObject({ id: v.string(), plan: count, afterSeq: count }),
    output: journalHeadSchema,
  },
  /** Throws away what was staged. */
  'import:discard': { input: v.strictObject({ id: v.string() }), output: v.null() },
  /** Takes an import back, with the journal bodies staged as file 0 of `staging` (null: none). */
  'import:undo': {
    input: v.strictObject({ id: v.string(), afterSeq: count, staging: v.nullable(v.string()) }),
    output: journalHeadSchema,
  },
  /** Returns when the records are on the disk. `afterSeq` must be the journal's end, else `journalMoved`. */
  'journal:append': {
    input: v.strictObject({
      afterSeq: count,
      bodies: v.pipe(v.array(journalBodySchema), v.minLength(1), v.maxLength(5000)),
    }),
    output: v.object({ entries: v.array(v.object({ seq: count, check: checksum })) }),
  },
  /** Good records with a sequence number above `afterSeq`, ascending; `limit` at most 20,000. */
  'journal:read': {
    input: v.strictObject({
      afterSeq: count,
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20000)),
    }),
    output: v.object({ entries: v.array(journalEntrySchema), isEnd: v.boolean() }),
  },
  /** Reads the whole journal and lists what is damaged. */
  'journal:check': {
    input: v.strictObject({}),
    output: v.object({ records: count, damaged: v.array(damageSchema) }),
  },
  'settings:read': { input: v.strictObject({}), output: settingsSchema },
  'settings:write': { input: v.partial(settingsSchema), output: settingsSchema },
  'diagnostics:read': { input: v.strictObject({}), output: v.record(v.string(), v.string()) },
  /** Opens an https address in the system's browser, after asking. */
  'link:open': { input: v.strictObject({ url: v.string() }), output: v.object({ isOpened: v.boolean() }) },
} as const satisfies Record<CallName, { input: v.GenericSchema; output: v.GenericSchema }>

export const events = {
  /** The deck files as they are now, after something in a deck folder changed. */
  'decks:changed': v.object({ files: v.array(deckFileSchema) }),
  'settings:changed': settingsSchema,
  /** The system asked Verso to open a file: `files:take` gives it. */
  'files:offered': v.object({ count }),
} as const satisfies Record<EventName, v.GenericSchema>

export type CallInput<N extends CallName> = v.InferInput<(typeof contract)[N]['input']>
export type CallOutput<N extends CallName> = v.InferOutput<(typeof contract)[N]['output']>
export type EventPayload<N extends EventName> = v.InferOutput<(typeof events)[N]>
export type HostError = v.InferOutput<typeof hostErrorSchema>
export type HostErrorKind = HostError['kind']
export type HostResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HostError }
export type LibraryInfo = v.InferOutput<typeof libraryInfoSchema>
export type Notice = v.InferOutput<typeof noticeSchema>
export type Settings = v.InferOutput<typeof settingsSchema>
export type JournalHead = v.InferOutput<typeof journalHeadSchema>
export type JournalBody = v.InferOutput<typeof journalBodySchema>
export type JournalEntry = v.InferOutput<typeof journalEntrySchema>
export type DeckFile = v.InferOutput<typeof deckFileSchema>
export type DeckContent = v.InferOutput<typeof deckContentSchema>

/** What a page sees of the host, whichever way it is reached. Never throws: failures are values. */
export interface HostApi {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<HostResult<CallOutput<N>>>
  /** Returns a function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
}
