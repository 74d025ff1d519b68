// The desk at which one import at a time is looked at, changed and agreed to, and at which past ones are taken back.
import { IMPORT_KIND, parseImportEntry, type ImportEntry } from '../../core/importing/importEntry.ts'
import { choicesFor, type ImportChoices } from '../../core/importing/importChoices.ts'
import type { ReadOptions } from '../../core/importing/readOptions.ts'
import type { ReadInput } from '../../importers/index.ts'
import type { Context } from '../context.ts'
import { documentStore, type Stored } from '../documents.ts'
import { createStore, type Store } from '../store.ts'
import { commitImport, takeBackImport } from './applyImport.ts'
import type {
  EngineProgress,
  EntryList,
  EntryView,
  ImportEngine,
  PlanView,
  SourceView,
} from './engineTypes.ts'
import { workerEngine } from './workerEngine.ts'

export type ImportView =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'reading'; readonly name: string; readonly progress: EngineProgress }
  /** Nothing of the source is taken; `error` says why. */
  | { readonly phase: 'refused'; readonly name: string; readonly message: string }
  | PlannedView
  | {
      readonly phase: 'importing'
      readonly name: string
      readonly progress: EngineProgress
      readonly canCancel: boolean
    }
  | {
      readonly phase: 'done'
      readonly name: string
      readonly importId: string
      readonly plan: PlanView
      readonly isUndone: boolean
      readonly isBusy: boolean
      readonly problem: string | null
    }

export interface PlannedView {
  readonly phase: 'planned'
  readonly name: string
  readonly source: SourceView
  readonly options: ReadOptions
  readonly choices: ImportChoices
  /** The latest plan; null while the first is made. */
  readonly plan: PlanView | null
  /** Another plan is being made, or the source read anew. */
  readonly isBusy: boolean
  readonly problem: string | null
}

export interface ImportDesk {
  readonly view: Store<ImportView>
  /** Imports so far, by id. */
  readonly imports: Store<readonly Stored<ImportEntry>[] | undefined>
  readonly read: (input: ReadInput, options?: ReadOptions) => Promise<void>
  /** Shows why a file could not even be opened. */
  readonly refuse: (name: string, message: string) => void
  /** Reads the same source with other options. */
  readonly reread: (options: ReadOptions) => Promise<void>
  readonly choose: (choices: ImportChoices) => Promise<void>
  readonly list: (list: EntryList, from: number, count: number) => Promise<readonly EntryView[]>
  readonly agree: () => Promise<void>
  /** Stops whatever runs and lets the source go; an import that is decided goes on to its end. */
  readonly cancel: () => void
  /** The learner goes elsewhere: what is finished is put away, a plan or a running import waits. */
  readonly leave: () => void
  /** Null, or a sentence that says why not. */
  readonly takeBack: (importId: string) => Promise<string | null>
}

const READING: EngineProgress = { phase: 'opening', done: null }

export function importDesk(context: Context): ImportDesk {
  const view = createStore<ImportView>({ phase: 'choosing' })
  const imports = documentStore(context, IMPORT_KIND, parseImportEntry)
  let engine: ImportEngine | null = null
  let input: ReadInput | null = null
  /** Counts what was begun: an answer to what was cancelled meanwhile is passed over. */
  let turn = 0

  function freshEngine(): ImportEngine {
    engine?.close()
    const name = context.database.get()?.name ?? ''
    engine = (context.services.importEngine ?? workerEngine)(name)
    return engine
  }

  async function read(given: ReadInput, options: ReadOptions = {}): Promise<void> {
    if (view.get().phase === 'importing') return
    const own = ++turn
    input = given
    const name = given.kind === 'file' ? given.file.name : given.folder.name
    view.set({ phase: 'reading', name, progress: READING })
    const reader = freshEngine()
    const result = await reader.read(given, options, (progress) => {
      if (own === turn) view.set({ phase: 'reading', name, progress })
    })
    if (own !== turn) return
    if (!result.ok) {
      reader.close()
      return view.set({ phase: 'refused', name, message: result.error.message })
    }
    const source = result.value
    const choices = choicesFor(source.detected)
    view.set({ phase: 'planned', name, source, options, choices, plan: null, isBusy: true, problem: null })
    await plan(own, choices)
  }

  async function reread(options: ReadOptions): Promise<void> {
    const planned = view.get()
    if (planned.phase !== 'planned' || input === null || engine === null) return
    const own = ++turn
    view.set({ ...planned, options, isBusy: true, problem: null })
    const result = await engine.read(input, options, () => undefined)
    if (own !== turn) return
    if (!result.ok) return view.set({ ...planned, options, isBusy: false, problem: result.error.message })
    view.set({ ...planned, source: result.value, options, isBusy: true, problem: null })
    await plan(own, planned.choices)
  }

  async function plan(own: number, choices: ImportChoices): Promise<void> {
    const made = await engine?.plan(choices, () => undefined)
    const planned = view.get()
    if (own !== turn || made === undefined || planned.phase !== 'planned') return
    view.set(
      made.ok
        ? { ...planned, choices, plan: made.value, isBusy: false, problem: null }
        : { ...planned, choices, isBusy: false, problem: made.error },
    )
  }

  async function choose(choices: ImportChoices): Promise<void> {
    const planned = view.get()
    if (planned.phase !== 'planned') return
    const own = ++turn
    view.set({ ...planned, choices, isBusy: true })
    await plan(own, choices)
  }

  async function agree(): Promise<void> {
    const planned = view.get()
    if (planned.phase !== 'planned' || planned.plan === null || planned.isBusy || engine === null) return
    const own = ++turn
    const { name, plan: agreed } = planned
    const progressed = (progress: EngineProgress) => {
      const canCancel = progress.phase === 'staging'
      if (own === turn) view.set({ phase: 'importing', name, progress, canCancel })
    }
    progressed({ phase: 'staging', done: 0 })
    const done = await commitImport(context, engine, progressed, () => own === turn)
    if (own !== turn) return
    if (!done.ok) {
      view.set({ ...planned, problem: done.error })
      // The plan was made for a library that may have changed: the next one is not.
      return plan(own, planned.choices)
    }
    letGo()
    const importId = done.value
    view.set({ phase: 'done', name, importId, plan: agreed, isUndone: false, isBusy: false, problem: null })
  }

  function letGo(): void {
    engine?.close()
    engine = null
    input = null
  }

  function cancel(): void {
    const now = view.get()
    if (now.phase === 'importing' && !now.canCancel) return
    turn += 1
    letGo()
    view.set({ phase: 'choosing' })
  }

  function leave(): void {
    const { phase } = view.get()
    if (phase === 'done' || phase === 'refused') view.set({ phase: 'choosing' })
  }

  async function takeBack(importId: string): Promise<string | null> {
    const shown = view.get()
    const isShown = shown.phase === 'done' && shown.importId === importId
    if (isShown) view.set({ ...shown, isBusy: true, problem: null })
    const name = context.database.get()?.name ?? ''
    const own = (context.services.importEngine ?? workerEngine)(name)
    const undone = await takeBackImport(context, own, importId)
    own.close()
    const problem = undone.ok ? null : undone.error
    const now = view.get()
    if (isShown && now.phase === 'done') view.set({ ...now, isBusy: false, problem, isUndone: undone.ok })
    return problem
  }

  return {
    view,
    imports,
    read,
    refuse: (name, message) => view.set({ phase: 'refused', name, message }),
    reread,
    choose,
    agree,
    cancel,
    leave,
    takeBack,
    list: (list, from, count) => engine?.list(list, from, count) ?? Promise.resolve([]),
  }
}
