import type { Exam } from '../../core/exam/model.ts'
import { planPhase, type ExamPlan, type PlanPhase } from '../../core/exam/plan/planDocument.ts'
import { studyMoment, type Context } from '../context.ts'
import { messageOf } from '../messages.ts'
import { createStore, type Store, type WritableStore } from '../store.ts'
import { workOutPlan, type PlanFigures } from './workOutPlan.ts'

export type PlanningState =
  | { readonly phase: 'working' }
  | { readonly phase: Exclude<PlanPhase, 'running'> | 'noCards' }
  | { readonly phase: 'failed'; readonly message: string }
  | ({ readonly phase: 'ready' } & PlanFigures)

/** A plan being worked out while somebody looks at it. */
export interface Planning {
  readonly view: Store<PlanningState>
  readonly close: () => void
}

/** Works plans out; several panels of one screen, or a screen come back to, share the work while nothing has changed. */
export type Planner = (exam: Exam, plan: ExamPlan) => Planning

interface Work {
  readonly key: string
  readonly view: WritableStore<PlanningState>
  watchers: number
}

export function createPlanner(context: Context, decksChanged: Store<number>): Planner {
  let latest: Work | null = null
  return (exam, plan) => {
    // Whatever could change the outcome is in the journal, on the calendar, or in the deck files.
    const { lastSeq } = context.journalEnd
    const key = JSON.stringify([exam, plan, lastSeq, decksChanged.get(), studyMoment(context).day])
    const known = latest?.key === key && latest.view.get().phase !== 'failed' ? latest : null
    const work: Work = known ?? { key, view: createStore<PlanningState>({ phase: 'working' }), watchers: 0 }
    latest = work
    work.watchers += 1
    if (known === null) void begin(context, exam, plan, work)
    let isOpen = true
    return {
      view: work.view,
      close: () => {
        if (!isOpen) return
        isOpen = false
        work.watchers -= 1
        // Given up half way: whoever asks next begins anew.
        if (work.watchers === 0 && work.view.get().phase === 'working' && latest === work) latest = null
      },
    }
  }
}

/** A second or so, in small pieces. */
async function begin(context: Context, exam: Exam, plan: ExamPlan, work: Work): Promise<void> {
  const { view } = work
  const phase = planPhase(exam.examDay, studyMoment(context).day)
  if (exam.examDay === null || phase !== 'running') {
    return view.set({ phase: phase === 'running' ? 'noDate' : phase })
  }
  const worked = await workOutPlan(context, exam, exam.examDay, plan, () => work.watchers === 0)
  if (!worked.ok) return view.set({ phase: 'failed', message: messageOf(worked.error) })
  if (worked.value === 'given up') return
  view.set(worked.value === 'no cards' ? { phase: 'noCards' } : { phase: 'ready', ...worked.value })
}
