// Hooks over the use cases of exams.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ExamUseCases, OpenSitting } from '../app/index.ts'
import type { Exam, SittingId } from '../core/exam/model.ts'
import type { BankCheck } from '../core/exam/fillBlueprint.ts'
import { useApp } from './StateProvider.tsx'
import type { ExamsView, NextExamView, SittingGestures, SittingReviewView, SittingView } from './examViews.ts'

/** Every exam with its results; undefined until they are read. */
export function useExams(): ExamsView | undefined {
  const { exams } = useApp().exams
  return useSyncExternalStore(exams.subscribe, exams.get)
}

/** The next exam that has a date; null when there is none. */
export function useNextExam(): NextExamView | null {
  const { nextExam } = useApp().exams
  return useSyncExternalStore(nextExam.subscribe, nextExam.get)
}

/** What can be done with exams; see the use cases. */
export function useExamActions(): Pick<
  ExamUseCases,
  'saveExam' | 'dropExam' | 'newExamId' | 'startSitting' | 'endOverdue' | 'missedCards'
> {
  return useApp().exams
}

const CHECK_WAIT_MS = 150

/** Whether the bank can fill the blueprint, looked up again a moment after each change; undefined until it is known. */
export function useBankCheck(
  exam: Pick<Exam, 'blueprint' | 'deckIds'> | null,
): BankCheck | string | undefined {
  const { checkExam } = useApp().exams
  const [check, setCheck] = useState<BankCheck | string>()
  const key = exam === null ? null : JSON.stringify([exam.blueprint, exam.deckIds])
  const isFirst = useRef(true)
  useEffect(() => {
    if (key === null) return
    let isGone = false
    const [blueprint, deckIds] = JSON.parse(key) as [Exam['blueprint'], Exam['deckIds']]
    const timer = setTimeout(
      () => {
        void checkExam({ blueprint, deckIds }).then((answer) => {
          if (!isGone) setCheck(answer.ok ? answer.value : answer.message)
        })
      },
      isFirst.current ? 0 : CHECK_WAIT_MS,
    )
    isFirst.current = false
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [checkExam, key])
  return check
}

const LOADING: SittingView = { phase: 'loading' }

/** A sitting where it was left; time left in whole seconds, null when it is not timed. */
export function useSitting(id: SittingId): {
  view: SittingView
  remainingMs: number | null
  gestures: SittingGestures
} {
  const { openSitting } = useApp().exams
  const [open, setOpen] = useState<OpenSitting | null>(null)
  useEffect(() => {
    const opened = openSitting(id)
    setOpen(opened)
    return () => {
      opened.close()
      setOpen(null)
    }
  }, [openSitting, id])
  const view = useSyncExternalStore(open?.view.subscribe ?? neverChanges, open?.view.get ?? (() => LOADING))
  const remainingMs = useSyncExternalStore(
    open?.clock.subscribe ?? neverChanges,
    open?.clock.get ?? (() => null),
  )
  const gestures = useMemo<SittingGestures>(
    () => ({
      goTo: (index) => open?.goTo(index),
      make: (gesture) => void open?.make(gesture),
      submit: () => void open?.submit(),
      giveUp: () => void open?.giveUp(),
    }),
    [open],
  )
  return { view, remainingMs, gestures }
}

/** What came of a sitting: undefined while it is read, null when there is no such result, a sentence when it failed. */
export function useResult(id: SittingId): SittingReviewView | null | string | undefined {
  const { readResult } = useApp().exams
  const [review, setReview] = useState<SittingReviewView | null | string>()
  useEffect(() => {
    let isGone = false
    setReview(undefined)
    void readResult(id).then((read) => {
      if (!isGone) setReview(read.ok ? read.value : read.message)
    })
    return () => {
      isGone = true
    }
  }, [readResult, id])
  return review
}

function neverChanges(): () => void {
  return () => undefined
}
