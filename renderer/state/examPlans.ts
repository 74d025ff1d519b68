// Hooks over readiness for an exam and plans towards it.
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Exam, ExamId } from '../core/exam/model.ts'
import type { ExamPlan } from '../core/exam/plan/planDocument.ts'
import { useApp } from './StateProvider.tsx'
import type { PlanningView, PlanWishes, ReadinessView } from './examPlanViews.ts'

/** Undefined while it is worked out; a sentence when it failed. Read anew each time the screen appears. */
export function useReadiness(exam: Exam | null): ReadinessView | string | undefined {
  const { readReadiness } = useApp().plans
  const [readiness, setReadiness] = useState<ReadinessView | string>()
  const key = exam === null ? null : JSON.stringify(exam)
  useEffect(() => {
    if (key === null) return
    let isGone = false
    void readReadiness(JSON.parse(key) as Exam).then((read) => {
      if (!isGone) setReadiness(read.ok ? read.value : read.message)
    })
    return () => {
      isGone = true
    }
  }, [readReadiness, key])
  return readiness
}

/** The plan towards the exam: undefined until it is read, null when there is none. `save` null: no plan any more. */
export function usePlan(examId: ExamId): {
  readonly plan: ExamPlan | null | undefined
  /** Answers null, or a sentence that says why it was not saved. */
  readonly save: (wishes: PlanWishes | null) => Promise<string | null>
} {
  const { plans, savePlan } = useApp().plans
  const all = useSyncExternalStore(plans.subscribe, plans.get)
  const plan = all === undefined ? undefined : (all.find(({ id }) => id === examId)?.value ?? null)
  const save = useCallback((wishes: PlanWishes | null) => savePlan(examId, wishes), [savePlan, examId])
  return { plan, save }
}

const WORKING: PlanningView = { phase: 'working' }
/** A form asks again with each key pressed. */
const WAIT_MS = 300

/** What a plan comes to; null wishes: nothing is asked. What was known before stays in sight while it is worked out anew. */
export function usePlanning(
  exam: Exam | null,
  wishes: PlanWishes | null,
): { readonly view: PlanningView; readonly isStale: boolean } {
  const { openPlanning } = useApp().plans
  const [known, setKnown] = useState<{ readonly key: string; readonly view: PlanningView } | null>(null)
  const key = exam === null || wishes === null ? null : JSON.stringify([exam, wishes])
  const isFirst = useRef(true)
  useEffect(() => {
    if (key === null) return
    const [asked, wished] = JSON.parse(key) as [Exam, PlanWishes]
    let close = () => {}
    const timer = setTimeout(
      () => {
        isFirst.current = false
        const { view, close: closeView } = openPlanning(asked, wished)
        const take = () => {
          const state = view.get()
          if (state.phase !== 'working') setKnown({ key, view: state })
        }
        const stop = view.subscribe(take)
        take()
        close = () => {
          stop()
          closeView()
        }
      },
      isFirst.current ? 0 : WAIT_MS,
    )
    return () => {
      clearTimeout(timer)
      close()
    }
  }, [openPlanning, key])
  return useMemo(
    () => ({ view: known?.view ?? WORKING, isStale: known !== null && known.key !== key }),
    [known, key],
  )
}
