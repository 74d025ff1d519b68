import { studyDayAt, studyDayStartMs } from '../core/time/studyDay.ts'
import type { CardId, DeckId, StudyDay } from '../core/model/card.ts'
import type { DatabaseBackend, JournalEnd, VersoDatabase } from '../data/index.ts'
import type { HostApi, LibraryInfo, Settings } from '../platform/index.ts'
import type { ImportEngine } from './import/engineTypes.ts'
import { createStore, type WritableStore } from './store.ts'

/** What the app is given from outside; time, zone and chance are arguments. */
export interface AppServices {
  readonly host: HostApi
  /** Unix milliseconds. */
  readonly now: () => number
  /** IANA name of the learner's time zone. */
  readonly zone: () => string
  /** 0 to below 1. */
  readonly random: () => number
  readonly backend: DatabaseBackend
  /** Where this window remembers which library it had last. */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem'> | undefined
  /** Does the heavy part of imports on the database of that name; a worker unless a test brings another. */
  readonly importEngine?: ((databaseName: string) => ImportEngine) | undefined
}

export type StartupState =
  | { readonly phase: 'opening' }
  /** The database is being made from the library folder. */
  | { readonly phase: 'rebuilding'; readonly done: number; readonly total: number }
  | { readonly phase: 'ready' }
  /** Another window of this browser has the library open. */
  | { readonly phase: 'elsewhere' }
  | { readonly phase: 'failed'; readonly message: string }

/** Something to tell the learner once, calmly. */
export interface AppNotice {
  readonly kind: string
  readonly message: string
}

/** Due cards and new ones that home should not promise today, since a card of the same note is asked instead. */
export interface HeldBack {
  readonly day: StudyDay
  readonly fresh: number
  readonly review: number
}

/**
 * The open library: what the use cases share. `journalEnd` is the end of the journal as far as this window knows it;
 * `isBehind` says that the database does not reflect all of it yet.
 */
export interface Context {
  readonly services: AppServices
  readonly startup: WritableStore<StartupState>
  readonly settings: WritableStore<Settings | undefined>
  readonly notices: WritableStore<readonly AppNotice[]>
  readonly database: WritableStore<VersoDatabase | null>
  readonly held: WritableStore<ReadonlyMap<DeckId, HeldBack>>
  /** The exam day of each card that a plan towards an exam takes in: its reviews fall due before it. */
  readonly examDays: WritableStore<ReadonlyMap<CardId, StudyDay>>
  /** How many review sessions somebody is looking at: idle work waits for them. */
  readonly openReviews: WritableStore<number>
  /** One use of the journal, or of the deck files, at a time. */
  readonly inJournal: Serial
  readonly inDecks: Serial
  info: LibraryInfo | null
  journalEnd: JournalEnd
  isBehind: boolean
}

export function createContext(services: AppServices): Context {
  return {
    services,
    startup: createStore<StartupState>({ phase: 'opening' }),
    settings: createStore<Settings | undefined>(undefined),
    notices: createStore<readonly AppNotice[]>([]),
    database: createStore<VersoDatabase | null>(null),
    held: createStore<ReadonlyMap<DeckId, HeldBack>>(new Map()),
    examDays: createStore<ReadonlyMap<CardId, StudyDay>>(new Map()),
    openReviews: createStore(0),
    inJournal: serial(),
    inDecks: serial(),
    info: null,
    journalEnd: { lastSeq: 0, lastCheck: '' },
    isBehind: false,
  }
}

/** A moment with the study day around it. */
export interface StudyMoment {
  readonly nowMs: number
  readonly day: StudyDay
  /** First ms of the next study day. */
  readonly dayEndMs: number
}

/** The moment that it is now, on the learner's calendar. */
export function studyMoment({ services, settings }: Context): StudyMoment {
  const nowMs = services.now()
  const zone = services.zone()
  const rolloverHour = settings.get()?.rolloverHour ?? 4
  const day = studyDayAt(nowMs, zone, rolloverHour)
  return { nowMs, day, dayEndMs: studyDayStartMs((day + 1) as StudyDay, zone, rolloverHour) }
}

/** Tells the learner something, once. */
export function addNotice({ notices }: Context, notice: AppNotice): void {
  if (notices.get().some(({ message }) => message === notice.message)) return
  notices.set([...notices.get(), notice])
}

/** Runs what it is given one after the other. */
export type Serial = <T>(work: () => Promise<T>) => Promise<T>

export function serial(): Serial {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = tail.then(work)
    tail = result.catch(() => undefined)
    return result
  }
}
