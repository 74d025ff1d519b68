// What the screens of exams are given.
import type { Gesture } from '../core/exam/sitting.ts'

export type {
  ExamFigures as ExamView,
  ExamsFigures as ExamsView,
  NextExam as NextExamView,
  QuestionFace as QuestionFaceView,
  ResultFigures as ResultView,
  SittingReview as SittingReviewView,
  SittingState as SittingView,
} from '../app/index.ts'

export interface SittingGestures {
  readonly goTo: (index: number) => void
  readonly make: (gesture: Gesture) => void
  readonly submit: () => void
  readonly giveUp: () => void
}
