// Imports of a library: begun, filled, decided, taken back. Each has a folder of its own under backups/imports.
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import type { HostResult, JournalHead, Notice } from '../../contract/contract.ts'
import { createDeckParser } from '../deckParser.ts'
import { type FileSystem, nodeFileSystem } from '../fileSystem.ts'
import type { ExclusiveJournal, Journal } from '../journal.ts'
import { codeOf, fail, messageOf, ok, writeFailure } from '../result.ts'
import { RefusedAppend } from './appendRecords.ts'
import {
  type ImportTools,
  prepareCommit,
  readPlan,
  rollForward,
  syncStaged,
  writeManifest,
} from './commit.ts'
import { type Manifest, manifestSchema } from './importPlan.ts'
import { syncFile } from './importFiles.ts'
import { createStaging, stagedFile, stagedSize, type Staging, type StagingArea } from './staging.ts'
import { rollBack } from './undo.ts'

export interface Imports {
  begin(): Promise<HostResult<Staging>>
  readonly put: StagingArea['put']
  /** `plan`: number of the staged plan. Ok: all of it is in its place. */
  commit(id: string, plan: number, afterSeq: number): Promise<HostResult<JournalHead>>
  /** `staging`: id of another import that was begun to stage `records`; null: there is no history to take back. */
  undo(id: string, afterSeq: number, staging: string | null): Promise<HostResult<JournalHead>>
  discard(id: string): Promise<HostResult<null>>
  close(): Promise<void>
}

interface ImportsOptions {
  readonly library: string
  readonly journal: Journal
  readonly isReadOnly: boolean
  readonly now: () => number
  readonly fileSystem?: FileSystem | undefined
}

const ID = /^[0-9]{8}T[0-9]{9}-[0-9a-f]{8}$/

/**
 * Opens the imports of a library: finishes what was decided and cut short, throws away what was never decided. Answers
 * what the learner should know of it. Nobody reads the library before it returns.
 */
export async function openImports(options: ImportsOptions): Promise<{ imports: Imports; notices: Notice[] }> {
  const { library, journal, isReadOnly, now, fileSystem = nodeFileSystem } = options
  const importsFolder = path.join(library, 'backups', 'imports')
  const parser = createDeckParser()
  const staging = createStaging(importsFolder, now)
  const tools = (held: ExclusiveJournal): ImportTools => ({ library, journal: held, parser, fileSystem, now })
  const notices: Notice[] = isReadOnly
    ? []
    : await journal.exclusively((held) => recover(importsFolder, tools(held)))

  const refusal = fail('readOnly', `The library at ${library} is read-only, so nothing can be imported.`)
  let turn: Promise<unknown> = Promise.resolve()
  const one = <T>(work: () => Promise<HostResult<T>>): Promise<HostResult<T>> => {
    const result = turn.then(work)
    turn = result.catch(() => undefined)
    return result
  }

  async function commit(id: string, plan: number, afterSeq: number): Promise<HostResult<JournalHead>> {
    const staged = staging.find(id)
    if (staged === null) return fail('notFound', 'This import has ended. Choose the file again to import it.')
    const { folder } = staged
    const read = await readPlan(folder, plan)
    if (!read.ok) return read
    return journal.exclusively(async (held) => {
      const { lastSeq } = held.head()
      if (lastSeq !== afterSeq) return moved(lastSeq, afterSeq)
      let isDecided = false
      try {
        const manifest = await prepareCommit(folder, read.value, afterSeq, tools(held))
        if (!manifest.ok) return manifest
        await syncStaged(folder, manifest.value, tools(held))
        await writeManifest(folder, manifest.value, tools(held))
        isDecided = true
        staging.settle(id)
        await rollForward(folder, manifest.value, tools(held))
        return ok(held.head())
      } catch (error) {
        return isDecided ? cutShort(error, 'The import') : writeFailure(error, `the import (${folder})`)
      }
    })
  }

  async function undo(
    id: string,
    afterSeq: number,
    stagingId: string | null,
  ): Promise<HostResult<JournalHead>> {
    const folder = path.join(importsFolder, id)
    const manifest = ID.test(id) ? await readManifest(folder) : null
    if (manifest === null)
      return fail(
        'notFound',
        `There is nothing kept of this import in ${folder}, so it cannot be taken back.`,
      )
    if (manifest.state !== 'done') return fail('badInput', 'This import has been taken back already.')
    const later = await laterOnSameFiles(importsFolder, id, manifest)
    if (later !== null)
      return fail('badInput', `"${later}" was imported into the same decks later. Take that one back first.`)
    const staged = stagingId === null ? null : staging.find(stagingId)
    if (stagingId !== null && (staged === null || (await stagedSize(staged.folder, 0)) === null))
      return fail('notFound', 'What is to be taken back did not come in. Try again.')
    return journal.exclusively(async (held) => {
      const { lastSeq } = held.head()
      if (lastSeq !== afterSeq) return moved(lastSeq, afterSeq)
      let isDecided = false
      try {
        if (staged !== null) {
          await syncFile(stagedFile(staged.folder, 0), fileSystem)
          await rm(path.join(folder, 'undo'), { recursive: true, force: true })
          await rename(path.dirname(stagedFile(staged.folder, 0)), path.join(folder, 'undo'))
          await staging.discard(staged.id)
        }
        const undoRecords = staged === null ? null : { file: 'undo/0', afterSeq }
        const undoing: Manifest = { ...manifest, state: 'undoing', undoRecords }
        await writeManifest(folder, undoing, tools(held))
        isDecided = true
        await rollBack(folder, undoing, tools(held))
        return ok(held.head())
      } catch (error) {
        return isDecided ? cutShort(error, 'Taking the import back') : writeFailure(error, folder)
      }
    })
  }

  return {
    notices,
    imports: {
      begin: async () => (isReadOnly ? refusal : staging.begin()),
      put: (part) => staging.put(part),
      commit: (id, plan, afterSeq) => one(() => commit(id, plan, afterSeq)),
      undo: (id, afterSeq, stagingId) =>
        isReadOnly ? Promise.resolve(refusal) : one(() => undo(id, afterSeq, stagingId)),
      async discard(id) {
        await staging.discard(id)
        return ok(null)
      },
      async close() {
        await turn
        await parser.close()
      },
    },
  }
}

function moved(lastSeq: number, afterSeq: number) {
  return fail('journalMoved', `The journal ends at record ${lastSeq}, not ${afterSeq}: reload this page.`)
}

/** It has been decided, and so it will be: the next start goes on with it. */
function cutShort(error: unknown, what: string) {
  const { ok: _ok, ...failure } =
    error instanceof RefusedAppend
      ? { ok: false as const, error: error.error as ReturnType<typeof fail>['error'] }
      : writeFailure(error, 'the library')
  return fail(
    failure.error.kind,
    `${what} could not be finished: ${failure.error.message} Verso finishes it when it starts the next time.`,
  )
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), text)
  return parsed.success ? parsed.output : null
}

async function importIds(importsFolder: string): Promise<string[]> {
  const names = await readdir(importsFolder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => ID.test(name)).sort()
}

/** The title of a later import that still stands and wrote one of the same deck files. */
async function laterOnSameFiles(importsFolder: string, id: string, own: Manifest): Promise<string | null> {
  const files = new Set(own.moves.map(({ to }) => to).filter((to) => !to.includes('.media/')))
  for (const later of (await importIds(importsFolder)).reverse()) {
    if (later <= id) return null
    const manifest = await readManifest(path.join(importsFolder, later))
    if (manifest?.state === 'done' && manifest.moves.some(({ to }) => files.has(to))) return manifest.title
  }
  return null
}

async function recover(importsFolder: string, tools: ImportTools): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const id of await importIds(importsFolder)) {
    const folder = path.join(importsFolder, id)
    try {
      const manifest = await readManifest(folder)
      if (manifest === null) {
        // A manifest that cannot be read is not thrown away: somebody may still want what it kept.
        const isStaged = !(await readdir(folder)).includes('manifest.json')
        if (isStaged) await rm(folder, { recursive: true, force: true })
      } else if (manifest.state === 'committed') {
        await rollForward(folder, manifest, tools)
        notices.push({
          kind: 'importFinished',
          message: `The import of "${manifest.title}" had been cut short. It is complete now.`,
        })
      } else if (manifest.state === 'undoing') {
        await rollBack(folder, manifest, tools)
        notices.push({
          kind: 'importFinished',
          message: `Taking back "${manifest.title}" had been cut short. It is done now.`,
        })
      }
    } catch (error) {
      notices.push({
        kind: 'importFinished',
        message: `An import that had been cut short could not be finished (${messageOf(error)}). Verso tries again at the next start.`,
      })
    }
  }
  return notices
}
