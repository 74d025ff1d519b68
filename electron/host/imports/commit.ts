// Decides an import and carries it out. The manifest is written once everything is staged and checked; from that moment
// the import happens, whoever dies in between, and before it nothing of the library has changed.
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import type { DeckEdit } from '../../../decks/format/deckEdit.ts'
import { decodeDeckText } from '../../../decks/format/parse.ts'
import { deckEditSchema, type HostResult } from '../../contract/contract.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { fingerprintOf, isKnownBy } from '../deckListing.ts'
import type { DeckParser } from '../deckParser.ts'
import type { FileSystem } from '../fileSystem.ts'
import type { ExclusiveJournal } from '../journal.ts'
import { fail, ok } from '../result.ts'
import { appendRecords } from './appendRecords.ts'
import {
  ageFile,
  copyIntoPlace,
  isSameFile,
  isThere,
  keepCopy,
  moveIntoPlace,
  syncFile,
} from './importFiles.ts'
import {
  deckSegments,
  fileKey,
  type Manifest,
  mediaPath,
  type Move,
  type StagedPlan,
  stagedPlanSchema,
} from './importPlan.ts'
import { stagedFile, stagedSize } from './staging.ts'

export interface ImportTools {
  /** Absolute path of the library. */
  readonly library: string
  readonly journal: ExclusiveJournal
  readonly parser: DeckParser
  readonly fileSystem: FileSystem
  readonly now: () => number
}

const MANIFEST = 'manifest.json'

export async function writeManifest(
  folder: string,
  manifest: Manifest,
  { fileSystem }: ImportTools,
): Promise<void> {
  await atomicWrite(path.join(folder, MANIFEST), `${JSON.stringify(manifest)}\n`, fileSystem)
}

/** Reads the plan that was staged as file `number`; `badInput` when it is none. */
export async function readPlan(folder: string, number: number): Promise<HostResult<StagedPlan>> {
  const text = await readFile(stagedFile(folder, number), 'utf8').catch(() => '')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stagedPlanSchema), text)
  return parsed.success
    ? ok(parsed.output)
    : fail('badInput', `The plan of the import cannot be read (${parsed.issues[0].message}).`)
}

/** Checks everything that was staged and makes the manifest of it; changes nothing outside the import's folder. */
export async function prepareCommit(
  folder: string,
  plan: StagedPlan,
  afterSeq: number,
  tools: ImportTools,
): Promise<HostResult<Manifest>> {
  const moves: Move[] = []
  const places = new Set<string>()
  const claim = (to: string): boolean => {
    const key = fileKey(to)
    if (places.has(key)) return false
    places.add(key)
    return true
  }
  for (const deck of plan.decks) {
    const move = await prepareDeck(folder, deck, moves.length, tools)
    if (!move.ok) return move
    if (!claim(move.value.to)) return fail('badInput', `${deck.path} would be written twice.`)
    moves.push(move.value)
  }
  const uses = new Map<number, number>()
  for (const { file } of plan.media) uses.set(file, (uses.get(file) ?? 0) + 1)
  for (const { deckPath, fileName, file } of plan.media) {
    const segments = deckSegments(deckPath)
    const to = segments && mediaPath(segments, fileName)
    if (to === null) return fail('badInput', `"${fileName}" is no name for a file beside ${deckPath}.`)
    if (!claim(to)) return fail('badInput', `${to} would be written twice.`)
    const from = stagedFile(folder, file)
    if (!(await isThere(from))) return fail('badInput', `${fileName} did not come in.`)
    const left = (uses.get(file) ?? 1) - 1
    uses.set(file, left)
    const target = path.join(tools.library, to)
    const isPresent = await isThere(target)
    if (isPresent && (await isSameFile(from, target))) continue
    moves.push({
      from: path.posix.join('staged', String(file)),
      to,
      before: isPresent ? path.posix.join('before', String(moves.length)) : null,
      isCopy: left > 0,
    })
  }
  if (plan.records !== null && (await stagedSize(folder, plan.records)) === null)
    return fail('badInput', 'The history of the import did not come in.')
  const records =
    plan.records === null ? null : { file: path.posix.join('staged', String(plan.records)), afterSeq }
  return ok({ format: 1, state: 'committed', title: plan.title, moves, records, undoRecords: null })
}

async function prepareDeck(
  folder: string,
  deck: StagedPlan['decks'][number],
  index: number,
  tools: ImportTools,
): Promise<HostResult<Move>> {
  const segments = deckSegments(deck.path)
  if (segments === null) return fail('badInput', `"${deck.path}" is no path of a deck file in the library.`)
  const to = path.posix.join('decks', ...segments)
  const target = path.join(tools.library, to)
  const isPresent = await isThere(target)
  const changed = fail(
    'deckChanged',
    `${deck.path} was changed on the disk meanwhile, so nothing was imported. Look at what will happen once more.`,
  )
  if (isPresent !== (deck.fingerprint !== null)) return changed
  const bytes = isPresent ? await readFile(target) : new Uint8Array()
  if (deck.fingerprint !== null) {
    const current = await fingerprintOf(target, tools.now())
    if (current === null || !isKnownBy(deck.fingerprint, current, bytes)) return changed
  }
  const number = deck.text ?? deck.edits
  if (number === undefined || (deck.edits !== undefined && !isPresent))
    return fail('badInput', `There is nothing to write to ${deck.path}.`)
  const file = stagedFile(folder, number)
  if (deck.edits !== undefined) {
    const text = await editedText(file, bytes, segments.at(-1) ?? '', deck.path, tools.parser)
    if (!text.ok) return text
    await writeFile(file, text.value, { flush: true })
  } else if (!(await isThere(file))) return fail('badInput', `${deck.path} did not come in.`)
  await ageFile(file, tools.now())
  return ok({
    from: path.posix.join('staged', String(number)),
    to,
    before: isPresent ? path.posix.join('before', String(index)) : null,
    isCopy: false,
  })
}

async function editedText(
  editsFile: string,
  bytes: Uint8Array,
  fileName: string,
  deckPath: string,
  parser: DeckParser,
): Promise<HostResult<string>> {
  const staged = await readFile(editsFile, 'utf8').catch(() => '')
  const edits = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(deckEditSchema)), staged)
  const decoded = decodeDeckText(bytes)
  if (!edits.success || !decoded.ok) return fail('badInput', `The changes of ${deckPath} cannot be read.`)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const edited = await parser.edit(text, fileName, edits.output as readonly DeckEdit[])
  return edited.ok ? ok(edited.text) : fail('badEdit', `Not imported: in ${deckPath}, ${edited.message}.`)
}

/** Carries out what a manifest of state `committed` says, from wherever it was left. Throws where the disk refuses. */
export async function rollForward(folder: string, manifest: Manifest, tools: ImportTools): Promise<void> {
  const { library, fileSystem } = tools
  const folders = new Set<string>()
  for (const { from, to, before, isCopy } of manifest.moves) {
    const [source, target] = [path.join(folder, from), path.join(library, to)]
    if (!(await isThere(source))) continue
    // Kept by a second name before the first one is given away: the old file is never without one.
    if (before !== null) await keepCopy(target, path.join(folder, before), fileSystem)
    await (isCopy ? copyIntoPlace : moveIntoPlace)(source, target, fileSystem)
    folders.add(path.dirname(target))
  }
  for (const each of folders) await fileSystem.syncFolder(each)
  if (manifest.records !== null) {
    const { file, afterSeq } = manifest.records
    await appendRecords(path.join(folder, file), afterSeq, tools.journal)
  }
  await writeManifest(folder, { ...manifest, state: 'done' }, tools)
  await rm(path.join(folder, 'staged'), { recursive: true, force: true })
}

/** What was staged is on the disk before anything is decided. */
export async function syncStaged(
  folder: string,
  manifest: Manifest,
  { fileSystem }: ImportTools,
): Promise<void> {
  const records = manifest.records === null ? [] : [manifest.records.file]
  for (const file of new Set([...manifest.moves.map(({ from }) => from), ...records]))
    await syncFile(path.join(folder, file), fileSystem)
}
