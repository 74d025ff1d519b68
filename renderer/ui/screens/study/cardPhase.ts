import type { ReviewView } from '../../../state/index.ts'

/** A session while a card lies on the desk. */
export type CardPhase = Extract<ReviewView, { phase: 'question' | 'answer' }>
