import type { DeckOptions } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import { formatSteps, parseSteps } from './steps.ts'

/** Whole numbers, in the unit of the form (retention in per cent), with their bounds. */
export const BOUNDS = {
  desiredRetention: [70, 97],
  newPerDay: [0, 9999],
  reviewsPerDay: [0, 9999],
  maximumIntervalDays: [1, 36500],
  learnAheadMinutes: [0, 1440],
  answerCapSeconds: [5, 3600],
  leechThreshold: [1, 99],
  questionSeconds: [0, 3600],
  answerSeconds: [0, 3600],
} as const

type NumberField = keyof typeof BOUNDS
type StepsField = 'learningStepsMinutes' | 'relearningStepsMinutes'
export type TypedField = NumberField | StepsField

/** What is typed into the form, every field a text. */
export type OptionsDraft = Readonly<Record<TypedField, string>>
export type OptionsErrors = Partial<Readonly<Record<TypedField, string>>>

const USUAL_SECONDS = { questionSeconds: 20, answerSeconds: 10 }

export function draftOf(options: DeckOptions): OptionsDraft {
  const { questionSeconds, answerSeconds } = options.display.autoAdvance ?? USUAL_SECONDS
  return {
    desiredRetention: String(Math.round(options.desiredRetention * 100)),
    newPerDay: String(options.newPerDay),
    reviewsPerDay: String(options.reviewsPerDay),
    learningStepsMinutes: formatSteps(options.learningStepsMinutes),
    relearningStepsMinutes: formatSteps(options.relearningStepsMinutes),
    maximumIntervalDays: String(options.maximumIntervalDays),
    learnAheadMinutes: String(options.learnAheadMinutes),
    answerCapSeconds: String(options.answerCapSeconds),
    leechThreshold: String(options.leechThreshold),
    questionSeconds: String(questionSeconds),
    answerSeconds: String(answerSeconds),
  }
}

/** The options that a draft says, those that it has no field for as they were, or what is wrong with each field. */
export function readDraft(
  draft: OptionsDraft,
  given: DeckOptions,
):
  | { readonly options: DeckOptions; readonly errors: null }
  | { readonly options: null; readonly errors: OptionsErrors } {
  const errors: { -readonly [Field in TypedField]?: string } = {}
  const whole = (field: NumberField): number => {
    const [low, high] = BOUNDS[field]
    const value = /^\s*\d+\s*$/.test(draft[field]) ? Number(draft[field]) : NaN
    if (!(value >= low && value <= high)) errors[field] = words.options.wholeBetween(low, high)
    return value
  }
  const steps = (field: StepsField): readonly number[] => {
    const value = parseSteps(draft[field])
    if (value === null) errors[field] = words.options.steps
    return value ?? []
  }
  const { autoAdvance } = given.display
  const options: DeckOptions = {
    ...given,
    desiredRetention: whole('desiredRetention') / 100,
    newPerDay: whole('newPerDay'),
    reviewsPerDay: whole('reviewsPerDay'),
    learningStepsMinutes: steps('learningStepsMinutes'),
    relearningStepsMinutes: steps('relearningStepsMinutes'),
    maximumIntervalDays: whole('maximumIntervalDays'),
    learnAheadMinutes: whole('learnAheadMinutes'),
    answerCapSeconds: whole('answerCapSeconds'),
    leechThreshold: whole('leechThreshold'),
    display: {
      ...given.display,
      autoAdvance: autoAdvance && {
        ...autoAdvance,
        questionSeconds: whole('questionSeconds'),
        answerSeconds: whole('answerSeconds'),
      },
    },
  }
  return Object.keys(errors).length > 0 ? { options: null, errors } : { options, errors: null }
}
