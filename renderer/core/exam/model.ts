// Exams: what the learner prepares for, the papers drawn for it, and what came of them. Nothing here touches the
// schedule of cards. Shares and probabilities are 0–1; moments are Unix ms; a point is what one question is worth.
import type { CardId, DeckId, NoteKey, StudyDay } from '../model/card.ts'

/** `deckId/blueprintId` for a blueprint of a deck file, else a text of the app's own. Holds no colon. */
export type ExamId = string & { readonly __exam: unique symbol }
/** `examId:moment`, in order of time within an exam. */
export type SittingId = string & { readonly __sitting: unique symbol }

/** Which notes a domain draws from, beside the choice notes that name it: those that fit any one of these. */
export interface DomainSources {
  readonly deckIds: readonly DeckId[]
  /** With the levels below them: `scrum` takes `scrum::events` too. */
  readonly tags: readonly string[]
  /** In the search language; empty: none. */
  readonly search: string
}

export interface ExamDomain {
  readonly id: string
  readonly title: string
  /** Share of the questions, relative to the other domains' weights; above 0. */
  readonly weight: number
  readonly sources: DomainSources
}

/** `choice`: choice notes as written. `recall`: other cards, which the learner marks. `choice-first`: these where those run out. */
export type QuestionKinds = 'choice-first' | 'choice' | 'recall'

/** What a paper is like, and how it is scored. */
export interface Blueprint {
  readonly questions: number
  readonly minutes: number
  /** Share of the points that passes. */
  readonly passMark: number
  readonly scoring: 'all-or-nothing' | 'partial'
  /** Points, 0–1, that a wrong answer costs; an empty one costs nothing. */
  readonly penalty: number
  readonly asks: QuestionKinds
  readonly domains: readonly ExamDomain[]
}

/**
 * An exam that the learner prepares for: the document kind `exam`. Its blueprint is that of a deck file as it is now
 * (`deck`), or its own.
 */
export interface ExamDocument {
  readonly title: string
  readonly source:
    | { readonly kind: 'deck'; readonly deckId: DeckId; readonly blueprintId: string }
    | { readonly kind: 'own'; readonly blueprint: Blueprint }
  /** Decks whose notes may be asked at all; empty: all decks. */
  readonly deckIds: readonly DeckId[]
  /** The calendar day of the exam (not turned over at the rollover hour); null while it has none. */
  readonly examDay: StudyDay | null
}

/** An exam with its blueprint at hand. `isPrepared`: the learner has taken it up; others are offered by deck files. */
export interface Exam {
  readonly id: ExamId
  readonly title: string
  readonly blueprint: Blueprint
  readonly deckIds: readonly DeckId[]
  readonly examDay: StudyDay | null
  /** The deck file that its blueprint stands in; null when the blueprint is the learner's own. */
  readonly origin: { readonly deckId: DeckId; readonly blueprintId: string } | null
  readonly isPrepared: boolean
}

/** A question of a paper. `stamp` tells whether its note has been rewritten since. */
export type ExamQuestion =
  | {
      readonly kind: 'choice'
      readonly noteKey: NoteKey
      readonly domainId: string
      readonly stamp: string
      /** Indexes into the note's options, as they are shown. */
      readonly optionOrder: readonly number[]
      /** Indexes of the right options, ascending. */
      readonly correct: readonly number[]
    }
  | {
      readonly kind: 'recall'
      readonly noteKey: NoteKey
      readonly cardId: CardId
      readonly domainId: string
      readonly stamp: string
    }

/** The same seed on the same bank gives the same paper. */
export interface Paper {
  readonly seed: string
  readonly questions: readonly ExamQuestion[]
}

export interface SittingRules {
  readonly passMark: number
  readonly scoring: Blueprint['scoring']
  readonly penalty: number
  readonly domains: readonly { readonly id: string; readonly title: string; readonly weight: number }[]
}

export type SittingMode = 'mock' | 'practice'

/** One paper being sat, or sat: the document kind `sitting`. The rules are those that stood when it began. */
export interface Sitting {
  readonly id: SittingId
  readonly examId: ExamId
  readonly examTitle: string
  readonly mode: SittingMode
  readonly paper: Paper
  readonly rules: SittingRules
  readonly startedAtMs: number
  /** When the time is up; null: untimed. */
  readonly deadlineMs: number | null
  readonly finishedAtMs: number | null
  /** How it ended; `abandoned` ones are kept, and count for nothing. */
  readonly finishedBy: 'submitted' | 'timeUp' | 'abandoned' | null
  /** What was predicted before it began; null: nothing was. */
  readonly prediction: ExamPrediction | null
}

/** What the learner gave to one question so far: the document kind `sittingAnswer`, its id `sittingId:index`. */
export interface SittingAnswer {
  readonly sittingId: SittingId
  /** Index into the paper's questions. */
  readonly index: number
  /** Indexes into the note's options, ascending; of recall items empty. */
  readonly chosen: readonly number[]
  /** Of recall items: whether the learner knew it; null while unmarked. */
  readonly isKnown: boolean | null
  /** Practice: the answer was checked and stays as it is. Recall items: the answer side was seen. */
  readonly isRevealed: boolean
  /** Marked for review. */
  readonly isMarked: boolean
  /** Time with the question in sight. */
  readonly spentMs: number
  /** When this was written, as the sitting's clock stood. */
  readonly atMs: number
}

/** A forecast of an exam's score, as a share of its points. */
export interface ExamPrediction {
  readonly atMs: number
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly passProbability: number
  readonly byDomain: readonly DomainPrediction[]
}

export interface DomainPrediction {
  readonly domainId: string
  readonly mean: number
  readonly low: number
  readonly high: number
  /** What the figure was made from, before any correction; missing in predictions of another making. */
  readonly basis?: DomainBasis | undefined
}

/** What is known of a domain before an exam; shares and probabilities, 0–1. */
export interface DomainBasis {
  /** Of its cards, those answered at least once. */
  readonly covered: number
  /** Mean predicted recall of the covered ones. */
  readonly recall: number
  /** Knowledge of the others, as answers in mock exams suggest. */
  readonly hunch: number
  /** Chance of a right answer where nothing is known. */
  readonly guess: number
}

export type Verdict = 'right' | 'partial' | 'wrong' | 'empty'

export interface QuestionResult {
  readonly index: number
  readonly domainId: string
  readonly verdict: Verdict
  /** 1 at most; below 0 where a penalty was due. */
  readonly points: number
  readonly spentMs: number
  readonly isMarked: boolean
}

export interface DomainResult {
  readonly domainId: string
  readonly title: string
  readonly questions: number
  readonly points: number
  /** Points of those to be had, never below 0. */
  readonly share: number
  readonly low: number
  readonly high: number
  readonly spentMs: number
}

/** What came of a sitting; derived from it and its answers alone. */
export interface MockResult {
  readonly sittingId: SittingId
  readonly points: number
  readonly maxPoints: number
  /** Share of the points, never below 0. */
  readonly score: number
  /** 95 % interval of the score that this knowledge gives on papers of this length. */
  readonly low: number
  readonly high: number
  readonly passMark: number
  readonly isPassed: boolean
  readonly answered: number
  readonly spentMs: number
  /** From its beginning to its end, pauses included. */
  readonly durationMs: number
  readonly byDomain: readonly DomainResult[]
  readonly questions: readonly QuestionResult[]
}
