import { effectiveOptions, followedPreset } from '../../core/model/preset.ts'
import type { DeckId } from '../../core/model/card.ts'
import { studyPaceOf, type StudyPace } from '../../core/stats/estimateMinutes.ts'
import { readLatestLogs, watchHomeRows, type HomeRows } from '../../data/index.ts'
import { addNotice, studyMoment, type Context } from '../context.ts'
import { createStore, isSameValue, type Store, type WritableStore } from '../store.ts'
import { deckFigures } from './deckFigures.ts'
import { homeFigures } from './homeFigures.ts'
import { waitingNow } from './waiting.ts'

const CLOCK_MS = 20_000
/** Latest answers from which the learner's pace is taken. */
const PACE_ANSWERS = 400

export type HomeFigures = ReturnType<typeof homeFigures>
export type DeckPage = NonNullable<ReturnType<typeof deckPage>>

export interface HomeWatch {
  readonly home: Store<HomeFigures | undefined>
  readonly watchDeck: (deckId: DeckId) => Store<DeckPage | undefined>
  /** Gives rows that were read on the way, so that the first drawing has them. */
  readonly prime: (rows: HomeRows) => void
  /** Reads the learner's pace anew; for idle time. */
  readonly refreshPace: () => Promise<void>
}

/** The home screen's figures, kept current while somebody watches: by writes, by the clock, by the window's focus. */
export function watchHome(context: Context): HomeWatch {
  let pace: StudyPace | null = null
  const rows: WritableStore<HomeRows | undefined> = createStore<HomeRows | undefined>(undefined, {
    onWatched: (): (() => void) => followRows(context, (current) => rows.set(current)),
  })
  const paceChanged = createStore(0)

  const home = derived(context, [rows, paceChanged], () => {
    const current = rows.get()
    if (current === undefined || context.startup.get().phase !== 'ready') return undefined
    return homeFigures(
      {
        rows: current,
        held: context.held.get(),
        pace,
        notices: context.notices.get(),
        libraryPath: context.info?.path ?? '',
        hour: hourOf(context),
      },
      studyMoment(context),
    )
  })
  return {
    home,
    prime: (primed) => rows.set(primed),
    watchDeck: (deckId) =>
      derived(context, [rows], () => {
        const current = rows.get()
        return current === undefined ? undefined : deckPage(context, current, deckId)
      }),
    refreshPace: async () => {
      const database = context.database.get()
      const logs = database === null ? null : await readLatestLogs(database, PACE_ANSWERS)
      if (!logs?.ok) return
      pace = studyPaceOf(logs.value)
      paceChanged.set(paceChanged.get() + 1)
      warnOfClock(context, logs.value[0]?.reviewedAtMs)
    },
  }
}

function deckPage(context: Context, rows: HomeRows, deckId: DeckId) {
  const deck = rows.decks.find(({ id }) => id === deckId)
  if (deck === undefined) return undefined
  const choice = rows.choices.find((row) => row.deckId === deckId)
  const options = effectiveOptions(choice, rows.presets)
  const counts = rows.counts.find((row) => row.deckId === deckId)
  const problems = rows.files.find(({ path }) => path === deck.path)?.problems ?? []
  const at = studyMoment(context)
  const waiting = waitingNow(rows, context.held.get(), at).byDeck.get(deckId)
  return {
    summary: deckFigures(
      { deck, counts, preset: followedPreset(choice, rows.presets), problems, waiting },
      at,
    ),
    source: deck.source ?? null,
    licence: deck.licence ?? null,
    options,
    ownOptions: choice?.options ?? options,
    /** Id and name of the preset that the deck follows, or null. */
    preset: presetOf(choice, rows),
  }
}

function presetOf(choice: HomeRows['choices'][number] | undefined, { presets }: HomeRows) {
  const preset = choice?.preset == null ? undefined : presets.get(choice.preset)
  return preset === undefined ? null : { id: preset.id, name: preset.name }
}

/** A store that is computed while it is watched, and wakes its listeners only when something in it is different. */
function derived<T>(
  context: Context,
  sources: readonly Store<unknown>[],
  compute: () => T,
): Store<T | undefined> {
  const store = createStore<T | undefined>(undefined, {
    isSame: isSameValue,
    onWatched: () => {
      const update = () => store.set(compute())
      const { startup, settings, notices, held } = context
      const stops = [...sources, startup, settings, notices, held].map((source) => source.subscribe(update))
      const timer = setInterval(update, CLOCK_MS)
      stops.push(() => clearInterval(timer), onFocus(update))
      update()
      return () => stops.forEach((stop) => stop())
    },
  })
  return store
}

function followRows({ database }: Context, onRows: (rows: HomeRows) => void): () => void {
  let stop = () => {}
  const follow = () => {
    stop()
    const current = database.get()
    // A failing query says nothing new: the figures stay as they were.
    stop = current === null ? () => {} : watchHomeRows(current, onRows, () => {})
  }
  follow()
  const unfollow = database.subscribe(follow)
  return () => {
    unfollow()
    stop()
  }
}

function onFocus(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  window.addEventListener('focus', listener)
  document.addEventListener('visibilitychange', listener)
  return () => {
    window.removeEventListener('focus', listener)
    document.removeEventListener('visibilitychange', listener)
  }
}

function hourOf({ services }: Context): number {
  const format = new Intl.DateTimeFormat('en', {
    hour: 'numeric',
    hourCycle: 'h23',
    timeZone: services.zone(),
  })
  return Number(format.format(services.now()))
}

const CLOCK_TOLERANCE_MS = 3_600_000

function warnOfClock(context: Context, lastAnswerMs: number | undefined): void {
  if (lastAnswerMs === undefined || lastAnswerMs - context.services.now() < CLOCK_TOLERANCE_MS) return
  addNotice(context, {
    kind: 'clockMoved',
    message:
      'Your latest answer lies in the future: this computer’s clock was moved back. Check the date; nothing is lost, and the order of your answers is kept.',
  })
}
