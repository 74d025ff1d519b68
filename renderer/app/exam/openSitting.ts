import type { Sitting, SittingAnswer, SittingId } from '../../core/exam/model.ts'
import {
  applyGesture,
  endSitting,
  isAnswered,
  phaseAt,
  remainingMs,
  sittingClock,
  type Gesture,
} from '../../core/exam/sitting.ts'
import type { Context, Serial } from '../context.ts'
import { messageOf, type AppError } from '../messages.ts'
import { createStore, isSameValue, type Store } from '../store.ts'
import { questionFaces, type QuestionFace } from './examFace.ts'
import { readSitting, saveSitting, saveSittingAnswer } from './sittingDocuments.ts'

/** A question on the palette. */
export interface QuestionMark {
  readonly isAnswered: boolean
  readonly isMarked: boolean
  /** Practice: it was checked. */
  readonly isRevealed: boolean
}

/** What the screen shows of a sitting. */
export type SittingState =
  | { readonly phase: 'loading' }
  /** There is no such sitting. */
  | { readonly phase: 'missing' }
  | { readonly phase: 'failed'; readonly message: string }
  | {
      readonly phase: 'running'
      readonly sitting: Sitting
      /** Index of the question in sight. */
      readonly current: number
      /** Null: its note is not in the library any more. */
      readonly shown: QuestionFace | null
      readonly answer: SittingAnswer | null
      readonly marks: readonly QuestionMark[]
      /** The paper is being handed in. */
      readonly isBusy: boolean
      /** Why the last gesture was not taken, and what to do. */
      readonly error: string | null
    }
  | { readonly phase: 'ended'; readonly sittingId: SittingId; readonly isAbandoned: boolean }

/** A sitting that somebody is at. */
export interface OpenSitting {
  readonly view: Store<SittingState>
  /** Time left, ms, in whole seconds; null: untimed. Ticks while it is watched, and ends the sitting at its deadline. */
  readonly clock: Store<number | null>
  readonly goTo: (index: number) => void
  /** Settles when it is on the disk and shown, or refused. */
  readonly make: (gesture: Gesture) => Promise<void>
  readonly submit: () => Promise<void>
  readonly giveUp: () => Promise<void>
  /** Keeps the times, and where it was left. */
  readonly close: () => void
}

const TICK_MS = 1000
/** What two ticks lie apart at most when nobody slept: longer gaps are not time spent on a question. */
const LONGEST_TICK_MS = 5000
/** Shorter looks, as on the way through the paper, are not kept. */
const GLANCE_MS = 400

/**
 * Opens a sitting where it was left. Each gesture is in the journal before the screen shows it. `inTurn` is that of all
 * sittings: one that is opened again waits for what was written when it was closed.
 */
export function openSitting(context: Context, id: SittingId, inTurn: Serial): OpenSitting {
  const view = createStore<SittingState>({ phase: 'loading' }, { isSame: isSameValue })
  let sitting: Sitting | null = null
  let answers = new Map<number, SittingAnswer>()
  let faces: readonly (QuestionFace | null)[] = []
  let current = 0
  let error: string | null = null
  let isBusy = false
  let isClosed = false
  /** Time in sight that is in no answer yet, by question. */
  const unsaved = new Map<number, number>()
  let meterMs = context.services.now()

  const clockMs = () => (sitting === null ? 0 : sittingClock(sitting, answers, context.services.now()))
  const isRunning = () => sitting !== null && sitting.finishedAtMs === null

  /** Puts the time since the last reading on the question in sight. */
  const readMeter = () => {
    const now = context.services.now()
    const passed = Math.min(LONGEST_TICK_MS, Math.max(0, now - meterMs))
    meterMs = now
    if (isRunning()) unsaved.set(current, (unsaved.get(current) ?? 0) + passed)
  }

  const publish = () => {
    if (sitting === null || isClosed) return
    if (sitting.finishedAtMs !== null) {
      view.set({ phase: 'ended', sittingId: id, isAbandoned: sitting.finishedBy === 'abandoned' })
      return
    }
    view.set({
      phase: 'running',
      sitting,
      current,
      shown: faces[current] ?? null,
      answer: answers.get(current) ?? null,
      marks: sitting.paper.questions.map((_, index) => {
        const answer = answers.get(index)
        return {
          isAnswered: isAnswered(answer),
          isMarked: answer?.isMarked ?? false,
          isRevealed: answer?.isRevealed ?? false,
        }
      }),
      isBusy,
      error,
    })
  }

  const fail = (failure: AppError) => {
    error = messageOf(failure)
    isBusy = false
    if (sitting === null && !isClosed) view.set({ phase: 'failed', message: error })
    else publish()
  }

  /** Writes one answer; false when it could not be written. */
  const write = async (index: number, gesture: Gesture, atMs: number): Promise<boolean> => {
    if (sitting === null) return false
    const spentMs = unsaved.get(index) ?? 0
    const applied = applyGesture(sitting, answers, index, gesture, { clockMs: atMs, spentMs })
    if (!applied.ok) return true
    const saved = await saveSittingAnswer(context, applied.value)
    if (!saved.ok) {
      fail(saved.error)
      return false
    }
    unsaved.set(index, Math.max(0, (unsaved.get(index) ?? 0) - spentMs))
    answers = new Map(answers).set(index, applied.value)
    return true
  }

  /** Gestures that come quickly are taken one after the other, each on the question that was in sight. */
  const make = async (gesture: Gesture) => {
    if (!isRunning()) return
    const index = current
    readMeter()
    await inTurn(async () => {
      error = null
      await write(index, gesture, clockMs())
      publish()
    })
  }

  const goTo = (index: number) => {
    const count = sitting?.paper.questions.length ?? 0
    if (!isRunning() || index === current || index < 0 || index >= count) return
    readMeter()
    const left = current
    current = index
    error = null
    publish()
    // Only that it was in sight: what was answered is written already.
    if (!answers.has(left) && (unsaved.get(left) ?? 0) >= GLANCE_MS) {
      void inTurn(() => write(left, { kind: 'leave' }, clockMs()))
    }
  }

  const end = (finishedBy: NonNullable<Sitting['finishedBy']>): Promise<void> =>
    inTurn(async () => {
      if (sitting === null || !isRunning()) return
      isBusy = true
      error = null
      publish()
      const atMs = clockMs()
      // Times are kept up to the deadline, also when it has passed.
      const lastMs = sitting.deadlineMs === null ? atMs : Math.min(atMs, sitting.deadlineMs - 1)
      for (const [index, spentMs] of finishedBy === 'abandoned' ? [] : [...unsaved]) {
        if (spentMs < GLANCE_MS) continue
        if (!(await write(index, { kind: 'leave' }, lastMs))) return
      }
      const ended = endSitting(sitting, atMs, finishedBy)
      const saved = await saveSitting(context, ended)
      if (!saved.ok) return fail(saved.error)
      sitting = ended
      isBusy = false
      publish()
    })

  const close = () => {
    if (isClosed) return
    readMeter()
    isClosed = true
    if (!isRunning()) return
    const times = [...unsaved].filter(([index, spentMs]) => index !== current && spentMs >= GLANCE_MS)
    const last = current
    void inTurn(async () => {
      for (const [index] of times) await write(index, { kind: 'leave' }, clockMs())
      // The latest of all: there the paper is opened again.
      if ((unsaved.get(last) ?? 0) >= GLANCE_MS) await write(last, { kind: 'leave' }, clockMs() + 1)
    })
  }

  let isEnding = false
  const tick = () => {
    readMeter()
    if (sitting === null) return
    const now = clockMs()
    const left = remainingMs(sitting, now)
    clock.set(left === null ? null : Math.ceil(left / TICK_MS) * TICK_MS)
    if (isEnding || phaseAt(sitting, now) !== 'timeUp') return
    isEnding = true
    void end('timeUp').finally(() => {
      isEnding = false
    })
  }
  const clock = createStore<number | null>(null, {
    onWatched: () => {
      const timer = setInterval(tick, TICK_MS)
      // A computer that wakes up ticks at once.
      const stopListening = onWake(tick)
      return () => {
        clearInterval(timer)
        stopListening()
      }
    },
  })

  void inTurn(async () => {
    const stored = await readSitting(context, id)
    if (!stored.ok) return fail(stored.error)
    if (stored.value === null) {
      if (!isClosed) view.set({ phase: 'missing' })
      return
    }
    const read = await questionFaces(context, stored.value.sitting.paper.questions)
    if (!read.ok) return fail(read.error)
    sitting = stored.value.sitting
    answers = new Map(stored.value.answers)
    faces = read.value
    current = whereLeft(sitting, answers)
    meterMs = context.services.now()
    // One whose time ran out meanwhile ends before anything of it is shown.
    if (phaseAt(sitting, clockMs()) === 'timeUp') {
      const ended = endSitting(sitting, clockMs(), 'timeUp')
      const saved = await saveSitting(context, ended)
      if (!saved.ok) return fail(saved.error)
      sitting = ended
    }
    publish()
    tick()
  })

  return {
    view,
    clock,
    goTo,
    make,
    submit: () => {
      readMeter()
      return end('submitted')
    },
    giveUp: () => end('abandoned'),
    close,
  }
}

/** The question that was in sight last; the first at the beginning. */
function whereLeft({ paper }: Sitting, answers: ReadonlyMap<number, SittingAnswer>): number {
  const last = [...answers.values()].reduce<SittingAnswer | null>(
    (latest, answer) => (latest === null || answer.atMs >= latest.atMs ? answer : latest),
    null,
  )
  if (last === null) return 0
  // Checked or answered: the next one that is not.
  if (!isAnswered(last)) return last.index
  const open = paper.questions.findIndex((_, index) => index > last.index && !isAnswered(answers.get(index)))
  return open === -1 ? last.index : open
}

function onWake(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => {}
  window.addEventListener('focus', listener)
  document.addEventListener('visibilitychange', listener)
  return () => {
    window.removeEventListener('focus', listener)
    document.removeEventListener('visibilitychange', listener)
  }
}
