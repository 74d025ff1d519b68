import type { CardAction } from '../core/cards/changeCard.ts'
import type { CardId, DeckId, NoteKey } from '../core/model/card.ts'
import type { Note } from '../core/model/deck.ts'
import type { DeckOptions } from '../core/model/deckOptions.ts'
import type { Result } from '../core/model/result.ts'
import type { CatchUpChoice } from '../core/queue/catchUp.ts'
import type { Twin } from '../core/search/nearTwins.ts'
import type { RetentionLoad } from '../core/stats/loadForRetention.ts'
import type { HostApi, Settings } from '../platform/index.ts'
import { applyCatchUp, previewCatchUp, type CatchUpPreview } from './catchUp/catchUp.ts'
import { changeCards, type ChangeDone } from './cards/changeCards.ts'
import { readCardInfo, type CardInfo } from './cards/cardInfo.ts'
import { readFace } from './cards/readFace.ts'
import { createContext, studyMoment, type StartupState } from './context.ts'
import { saveDeckOptions } from './deckOptions.ts'
import { syncDecks } from './decks/syncDecks.ts'
import { examUseCases, type ExamUseCases } from './exam/index.ts'
import { refreshExamDays } from './examPlan/examDays.ts'
import { planUseCases, type PlanUseCases } from './examPlan/index.ts'
import { readDiagnostics, type DiagnosticsRow } from './diagnostics.ts'
import { exportDesk, type ExportDesk } from './export/exportDesk.ts'
import { watchHome, type DeckPage, type HomeFigures } from './home/watchHome.ts'
import type { ImportEngine } from './import/engineTypes.ts'
import { importDesk, type ImportDesk } from './import/importDesk.ts'
import { watchOffered } from './import/offeredFiles.ts'
import { askToPersist, auditDatabase, pause, settle } from './library/idleWork.ts'
import { noteSyncFailure, startLibrary } from './library/startLibrary.ts'
import { windowLock } from './library/windowLock.ts'
import { messageOf } from './messages.ts'
import {
  addNote,
  addPicture,
  openNote,
  saveNote,
  type EditableNote,
  type SavedNote,
} from './notes/editNotes.ts'
import { optionsEffect, replanDecks, retentionLoads, type OptionsEffect } from './options/optionsEffect.ts'
import { watchPresets, type Presets } from './options/presets.ts'
import { gatherQueue } from './review/gatherQueue.ts'
import type { CardFace } from './review/cardFace.ts'
import { chosenCards, type ChosenCards } from './review/chosenCards.ts'
import { openReview, type Review } from './review/openReview.ts'
import type { ReviewScope } from './review/scope.ts'
import { readNearTwins } from './search/readNearTwins.ts'
import { openSearch, type Search } from './search/openSearch.ts'
import { watchSettings, type SettingsFigures } from './settings.ts'
import { createStore, type Store, type WritableStore } from './store.ts'

const DAY_CHECK_MS = 60_000

export interface AppOptions {
  readonly host: HostApi
  /** Unix milliseconds. */
  readonly now: () => number
  /** IANA name of the learner's time zone. */
  readonly zone: () => string
  /** 0 to below 1. */
  readonly random: () => number
  /** The browser's own unless a test brings one. */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
  /** Where it remembers which library it had last, to open it ahead; nowhere unless given. */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem'>
  /** Does the heavy part of imports; a worker unless a test brings another. */
  readonly importEngine?: (databaseName: string) => ImportEngine
}

/** Every use case of the app; what `renderer/state` makes its hooks of. */
export interface App {
  readonly startup: Store<StartupState>
  /** Opens the library; a second call gives the first one's promise. Settles when the screens may be used, or cannot. */
  readonly start: () => Promise<void>
  /** Opens the library here although another window has it. */
  readonly takeOver: () => Promise<void>
  readonly home: Store<HomeFigures | undefined>
  readonly dismissNotices: () => void
  readonly watchDeck: (deckId: DeckId) => Store<DeckPage | undefined>
  readonly saveDeckOptions: (
    deckId: DeckId,
    options: DeckOptions,
    preset?: string | null,
  ) => Promise<string | null>
  readonly openReview: (scope: ReviewScope) => Review
  /** Does something to cards outside a session. */
  readonly changeCards: (ids: readonly CardId[], action: CardAction) => Promise<Result<ChangeDone, string>>
  /** What is overdue in these decks, and what each plan of catching up comes to. */
  readonly previewCatchUp: (
    deckIds: readonly DeckId[] | 'all',
    choices?: readonly CatchUpChoice[],
  ) => Promise<Result<CatchUpPreview, string>>
  /** The plan that was put into practice last in this window, until it is taken back. */
  readonly catchUpDone: WritableStore<ChangeDone | null>
  readonly applyCatchUp: (
    deckIds: readonly DeckId[] | 'all',
    choice: CatchUpChoice,
  ) => Promise<Result<ChangeDone, string>>
  /** Null when no deck makes the card now. */
  readonly readCardInfo: (cardId: CardId) => Promise<CardInfo | null>
  /** Ready to be drawn; null when no deck makes the card now. */
  readonly readFace: (cardId: CardId) => Promise<CardFace | null>
  /** The notes of the card's deck that are most like its own, the likest first. */
  readonly readNearTwins: (cardId: CardId) => Promise<readonly Twin[]>
  readonly chosenCards: ChosenCards
  readonly presets: Presets
  /** What changes for these decks, which share their options. Errors are sentences. */
  readonly optionsEffect: (
    deckIds: readonly DeckId[],
    before: DeckOptions,
    after: DeckOptions,
    isMoving: boolean,
  ) => Promise<Result<OptionsEffect, string>>
  readonly retentionLoads: (
    deckIds: readonly DeckId[],
    options: DeckOptions,
  ) => Promise<Result<readonly RetentionLoad[], string>>
  /** Plans the decks' reviews anew, as these options would have. */
  readonly replanDecks: (
    deckIds: readonly DeckId[],
    options: DeckOptions,
  ) => Promise<Result<ChangeDone, string>>
  /** Searches of one screen, until it is closed. */
  readonly openSearch: () => Search
  /** A card's note, to be edited; null when no deck holds it now. */
  readonly openNote: (id: CardId | NoteKey) => Promise<EditableNote | null>
  /** Writes the note into its deck file; the screens show it once this settles. */
  readonly saveNote: (before: EditableNote, after: Note) => Promise<SavedNote>
  /** Puts a picture (base64) into the media folder of the note's deck, and answers its name there. */
  readonly addPicture: (beside: EditableNote, name: string, content: string) => ReturnType<typeof addPicture>
  /** Adds a note to the deck of another one, after it. */
  readonly addNote: (beside: EditableNote, note: Note) => Promise<SavedNote>
  readonly exams: ExamUseCases
  readonly plans: PlanUseCases
  readonly settings: Store<SettingsFigures | undefined>
  readonly saveSettings: (changes: Partial<Settings>) => Promise<string | null>
  readonly chooseLibrary: (path?: string) => Promise<string | null>
  /** Asks, then opens an https address in the system's browser; answers whether it was opened. */
  readonly openLink: (url: string) => Promise<boolean>
  /** Looks at files of other programs, imports them, takes imports back. */
  readonly imports: ImportDesk
  /** Takes cards out, for other programs. */
  readonly exports: ExportDesk
  /** Goes up with each file that the system asks Verso to open; it is looked at by `imports`. */
  readonly offeredFiles: Store<number>
  readonly readDiagnostics: () => Promise<readonly DiagnosticsRow[]>
  /** Settles when the work that waits for idle time after the start is done. */
  readonly idle: () => Promise<void>
  /** Closes the database and stops listening. */
  readonly stop: () => Promise<void>
}

export function createApp(options: AppOptions): App {
  const { host, now, zone, random, memory, importEngine } = options
  const backend = {
    indexedDB: options.indexedDB ?? globalThis.indexedDB,
    IDBKeyRange: options.IDBKeyRange ?? globalThis.IDBKeyRange,
  }
  const context = createContext({ host, now, zone, random, backend, memory, importEngine })
  const { startup, database } = context
  const lock = windowLock(() => {
    database.get()?.close()
    database.set(null)
    startup.set({ phase: 'elsewhere' })
  })
  const homeWatch = watchHome(context)
  const settings = watchSettings(context)
  const imports = importDesk(context)
  const offered = watchOffered(context, imports)
  const decksChanged = createStore(0)
  const plans = planUseCases(context, decksChanged)
  const exams = examUseCases(context, decksChanged, plans.predict)
  let starting: Promise<void> | undefined
  let idleWork: Promise<void> = Promise.resolve()
  let auditedDay = 0

  const workWhenIdle = async (isWithAudit: boolean) => {
    await pause()
    const open = database.get()
    if (open === null || startup.get().phase !== 'ready') return
    auditedDay = studyMoment(context).day
    await homeWatch.refreshPace()
    await gatherQueue(context, open, 'all')
    await refreshExamDays(context)
    if (!isWithAudit) return
    await settle()
    await auditDatabase(context)
  }

  const begin = async (isStealing: boolean): Promise<void> => {
    startup.set({ phase: 'opening' })
    const started = await startLibrary(context, lock, isStealing)
    if (!started.ok) return startup.set({ phase: 'failed', message: messageOf(started.error) })
    if (started.value.isElsewhere) return startup.set({ phase: 'elsewhere' })
    if (started.value.rows !== null) homeWatch.prime(started.value.rows)
    startup.set({ phase: 'ready' })
    idleWork = started.value.decksSynced.then(async (areDecksWhole) => {
      decksChanged.set(decksChanged.get() + 1)
      await workWhenIdle(areDecksWhole)
      await askToPersist()
    })
  }

  /** Answers null, or a sentence that says why the decks could not be read. */
  const takeUpDecks = async (): Promise<string | null> => {
    if (startup.get().phase !== 'ready') return messageOf({ kind: 'closed' })
    const synced = await syncDecks(context)
    if (!synced.ok) {
      noteSyncFailure(context, synced.error)
      return messageOf(synced.error)
    }
    decksChanged.set(decksChanged.get() + 1)
    // New cards of an exam wait for it too.
    void refreshExamDays(context)
    return null
  }

  const stops = [
    host.on('decks:changed', () => void takeUpDecks()),
    host.on('settings:changed', (changed) => context.settings.set(changed)),
  ]
  const dayTimer = setInterval(() => {
    if (startup.get().phase !== 'ready' || studyMoment(context).day === auditedDay) return
    idleWork = idleWork.then(() => workWhenIdle(true))
  }, DAY_CHECK_MS)
  stops.push(() => clearInterval(dayTimer))

  return {
    startup,
    start: () => (starting ??= begin(false)),
    takeOver: () => (starting = begin(true)),
    home: homeWatch.home,
    dismissNotices: () => context.notices.set([]),
    watchDeck: homeWatch.watchDeck,
    saveDeckOptions: (deckId, deckOptions, preset) => saveDeckOptions(context, deckId, deckOptions, preset),
    openReview: (scope) => openReview(context, scope, decksChanged),
    changeCards: (ids, action) => changeCards(context, ids, action),
    previewCatchUp: (deckIds, choices) => previewCatchUp(context, deckIds, choices),
    catchUpDone: createStore<ChangeDone | null>(null),
    readNearTwins: (cardId) => readNearTwins(context, cardId),
    applyCatchUp: (deckIds, choice) => applyCatchUp(context, deckIds, choice),
    readCardInfo: (cardId) => readCardInfo(context, cardId),
    readFace: (cardId) => readFace(context, cardId),
    chosenCards: chosenCards(memory),
    presets: watchPresets(context),
    optionsEffect: (deckIds, before, after, isMoving) =>
      optionsEffect(context, deckIds, before, after, isMoving),
    retentionLoads: (deckIds, deckOptions) => retentionLoads(context, deckIds, deckOptions),
    replanDecks: (deckIds, deckOptions) => replanDecks(context, deckIds, deckOptions),
    openSearch: () => openSearch(context, decksChanged),
    openNote: (id) => openNote(context, id),
    saveNote: (before, after) => saveNote(context, before, after, takeUpDecks),
    addPicture: (beside, name, content) => addPicture(context, beside, name, content),
    addNote: (beside, note) => addNote(context, beside, note, takeUpDecks),
    exams: {
      ...exams,
      saveExam: async (id, exam) => {
        const problem = await exams.saveExam(id, exam)
        await refreshExamDays(context)
        return problem
      },
    },
    plans,
    ...settings,
    openLink: async (url) => {
      const opened = await host.call('link:open', { url })
      return opened.ok && opened.value.isOpened
    },
    imports,
    exports: exportDesk(context),
    offeredFiles: offered.count,
    readDiagnostics: () => readDiagnostics(context),
    idle: () => idleWork,
    stop: async () => {
      for (const stop of stops) stop()
      imports.cancel()
      offered.stop()
      context.openReviews.set(0)
      await idleWork
      await context.inJournal(async () => undefined)
      await context.inDecks(async () => undefined)
      startup.set({ phase: 'opening' })
      database.get()?.close()
      database.set(null)
      lock.release()
    },
  }
}
