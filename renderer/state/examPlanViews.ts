// What the screens of readiness and plans are given.
export type {
  PlanFigures as PlanFiguresView,
  PlanningState as PlanningView,
  PlanWishes,
  Readiness as ReadinessView,
  TodaysPlan as TodaysPlanView,
} from '../app/index.ts'
export type { ExamPlan, StudyWeek } from '../core/exam/plan/planDocument.ts'
