// What a page stages for an import, and what the host makes of it: every path is checked here, none comes from a page
// as it is.
import path from 'node:path'
import * as v from 'valibot'
import { safeSegments } from '../confine.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const fileNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))

/** The plan of an import as the page stages it: numbers name staged files, paths are below the decks folder. */
export const stagedPlanSchema = v.strictObject({
  /** For people who look into the folder, and for the list of imports. */
  title: v.string(),
  decks: v.array(
    v.strictObject({
      path: v.string(),
      /** Of the file that is there now; null: there must be none. */
      fingerprint: v.nullable(v.string()),
      /** The file's whole new text, or edits of the one that is there. */
      text: v.exactOptional(fileNumber),
      edits: v.exactOptional(fileNumber),
    }),
  ),
  media: v.array(v.strictObject({ deckPath: v.string(), fileName: v.string(), file: fileNumber })),
  /** Journal bodies, one JSON object a line; null: none. */
  records: v.nullable(fileNumber),
})
export type StagedPlan = v.InferOutput<typeof stagedPlanSchema>

/** One file that takes its place. Paths are relative: `from` and `before` to the import's folder, `to` to the library. */
export const moveSchema = v.strictObject({
  from: v.string(),
  to: v.string(),
  /** Where what was there before is kept; null: nothing was. */
  before: v.nullable(v.string()),
  /** Others need the staged file too. */
  isCopy: v.boolean(),
})
export type Move = v.InferOutput<typeof moveSchema>

const journalPartSchema = v.strictObject({
  /** File of bodies, relative to the import's folder. */
  file: v.string(),
  /** The journal's end when this was decided. */
  afterSeq: count,
})

/**
 * What has been decided. `committed` and `undoing` are carried on at the next start when they were cut short; in `done`
 * and `undone` everything is in its place.
 */
export const manifestSchema = v.strictObject({
  format: v.literal(1),
  state: v.picklist(['committed', 'done', 'undoing', 'undone']),
  title: v.string(),
  moves: v.array(moveSchema),
  records: v.nullable(journalPartSchema),
  undoRecords: v.nullable(journalPartSchema),
})
export type Manifest = v.InferOutput<typeof manifestSchema>

const DECK_NAME = /\.deck\.(ya?ml|json)$/i

/** The deck's path below the decks folder as names, or null when it is no path of a deck file. */
export function deckSegments(deckPath: string): string[] | null {
  const relative = deckPath.startsWith('library/') ? deckPath.slice('library/'.length) : null
  const segments = relative === null ? null : safeSegments(relative)
  if (segments === null || !DECK_NAME.test(segments.at(-1) ?? '')) return null
  const isHidden = segments.some((name) => name.startsWith('.') || name.endsWith('.media'))
  return isHidden ? null : segments
}

/** `decks/…/Verbs.media/cat.png`, or null when the name is not one safe file name. */
export function mediaPath(segments: readonly string[], fileName: string): string | null {
  if (fileName.includes('/') || safeSegments(fileName) === null) return null
  const deck = segments.at(-1) ?? ''
  return path.posix.join('decks', ...segments.slice(0, -1), deck.replace(DECK_NAME, '.media'), fileName)
}

/** Two names that some file system takes for one. */
export function fileKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}
