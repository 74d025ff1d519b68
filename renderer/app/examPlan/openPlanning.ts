import type { Exam } from '../../core/exam/model.ts'
import { planPhase, type ExamPlan, type PlanPhase } from '../../core/exam/plan/planDocument.ts'
import { studyMoment, type Context } from '../context.ts'
import { messageOf } from '../messages.ts'
import { createStore, type Store } from '../store.ts'
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

/** Works out what a plan comes to, whether it is saved or only being thought over; a second or so, in small pieces. */
export function openPlanning(context: Context, exam: Exam, plan: ExamPlan): Planning {
  const view = createStore<PlanningState>({ phase: 'working' })
  let isClosed = false
  const work = async () => {
    const phase = planPhase(exam.examDay, studyMoment(context).day)
    if (exam.examDay === null || phase !== 'running') {
      return view.set({ phase: phase === 'running' ? 'noDate' : phase })
    }
    const worked = await workOutPlan(context, exam, exam.examDay, plan, () => isClosed)
    if (isClosed) return
    if (!worked.ok) return view.set({ phase: 'failed', message: messageOf(worked.error) })
    view.set(worked.value === null ? { phase: 'noCards' } : { phase: 'ready', ...worked.value })
  }
  void work()
  return {
    view,
    close: () => {
      isClosed = true
    },
  }
}
