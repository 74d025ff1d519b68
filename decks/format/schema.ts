// The deck format, version 1: what a deck file may say. One definition gives the types, the checks and the
// JSON Schema beside the decks. Anything that reads or writes decks may import this room.
import * as v from 'valibot'

export const FORMAT_VERSION = 1

export const NO_DELETION = 'has no deletion: mark what to hide as {{c1::hidden}}'
export const NO_CORRECT_OPTION = 'have no correct one: mark at least one with `correct: true`'

const id = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/,
    'is not an id: an id is 1–80 letters, digits, dots, dashes or underscores',
  ),
)
const text = v.string()
const filled = v.pipe(v.string(), v.regex(/\S/, 'is empty: write the text that the learner should see'))
const tag = v.pipe(
  v.string(),
  v.regex(/^[^\s,]+$/, 'is not a tag: a tag has no spaces or commas; use dashes, and :: for levels'),
)
const tags = v.optional(v.array(tag), [])

const OUTSIDE_SHARE = 'is outside 0–1: write a share, such as 0.7 for 70 %'
const shared = {
  id,
  tags,
  /** Id of a section of the deck's source document. */
  source: v.optional(id),
  /** Why the answer is so: shown under the answer. */
  explanation: v.optional(text),
}

/** Front and back; `reversed` adds a second card that asks for the front. */
export const basicNoteSchema = v.strictObject({
  ...shared,
  kind: v.literal('basic'),
  front: filled,
  back: filled,
  reversed: v.optional(v.boolean(), false),
})

/** Text with deletions `{{c1::hidden::hint}}`; one card for each distinct number. */
export const clozeNoteSchema = v.strictObject({
  ...shared,
  kind: v.literal('cloze'),
  /** What regex and schema cannot say, such as deletions that are not closed, is checked in check.ts. */
  text: v.pipe(v.string(), v.regex(/\{\{c\d+(,\d+)*::/, NO_DELETION)),
  extra: v.optional(text),
})

export const optionSchema = v.strictObject({
  text: filled,
  correct: v.optional(v.boolean(), false),
  /** Why this option is right or wrong: shown after answering. */
  rationale: v.optional(text),
})

/** A question with options, one or several of them correct; shuffled unless `pinned`. */
export const choiceNoteSchema = v.strictObject({
  ...shared,
  kind: v.literal('choice'),
  stem: filled,
  options: v.pipe(
    v.array(optionSchema),
    v.minLength(2, 'are fewer than two: a choice needs at least two'),
    v.check((options) => options.some((option) => option.correct), NO_CORRECT_OPTION),
  ),
  pinned: v.optional(v.boolean(), false),
  /** Id of a domain of one of the deck's exam blueprints. */
  domain: v.optional(id),
  difficulty: v.optional(v.picklist(['easy', 'medium', 'hard'])),
})

/** A prompt whose answer is typed; `accepted` lists further answers that count as right. */
export const typedNoteSchema = v.strictObject({
  ...shared,
  kind: v.literal('typed'),
  prompt: filled,
  answer: filled,
  accepted: v.optional(v.array(filled), []),
})

export const noteSchema = v.variant('kind', [
  basicNoteSchema,
  clozeNoteSchema,
  choiceNoteSchema,
  typedNoteSchema,
])

export const sourceSchema = v.strictObject({
  title: filled,
  author: v.optional(filled),
  publisher: v.optional(filled),
  year: v.optional(v.pipe(v.number(), v.integer('is not a whole number'))),
  /** Where to find it: an address, a shelf mark, a file name. */
  location: v.optional(filled),
  sections: v.optional(v.array(v.strictObject({ id, title: filled })), []),
})

const share = v.pipe(v.number(), v.minValue(0, OUTSIDE_SHARE), v.maxValue(1, OUTSIDE_SHARE))

export const blueprintSchema = v.strictObject({
  id,
  title: filled,
  questions: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is less than 1')),
  minutes: v.pipe(v.number(), v.minValue(1, 'is less than 1'), v.maxValue(100_000, 'is above 100,000')),
  /** Share of the points that passes, 0–1. */
  passMark: share,
  domains: v.pipe(
    v.array(
      v.strictObject({
        id,
        title: filled,
        /** Share of the questions, relative to the other domains' weights. */
        weight: v.pipe(
          v.number(),
          v.gtValue(0, 'is not above 0: weights are positive'),
          v.maxValue(1_000_000, 'is above 1,000,000'),
        ),
      }),
    ),
    v.minLength(1, 'are empty: an exam needs at least one domain'),
  ),
})

export const deckSchema = v.strictObject({
  /** Where editors find the JSON Schema; Verso keeps it and does not read it. */
  $schema: v.optional(text),
  format: v.literal(FORMAT_VERSION),
  id,
  title: filled,
  description: v.optional(text),
  /** BCP 47, such as `en` or `pt-BR`. */
  language: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag: write one such as en or pt-BR'),
    ),
  ),
  licence: v.optional(filled),
  source: v.optional(sourceSchema),
  exams: v.optional(v.array(blueprintSchema), []),
  notes: v.array(noteSchema),
})

export type Deck = v.InferOutput<typeof deckSchema>
export type DeckInput = v.InferInput<typeof deckSchema>
export type Note = v.InferOutput<typeof noteSchema>
export type NoteKind = Note['kind']
export type BasicNote = v.InferOutput<typeof basicNoteSchema>
export type ClozeNote = v.InferOutput<typeof clozeNoteSchema>
export type ChoiceNote = v.InferOutput<typeof choiceNoteSchema>
export type TypedNote = v.InferOutput<typeof typedNoteSchema>
export type ChoiceOption = v.InferOutput<typeof optionSchema>
export type SourceDocument = v.InferOutput<typeof sourceSchema>
export type ExamBlueprint = v.InferOutput<typeof blueprintSchema>

/** One thing wrong with a deck file. `line` and `column` count from 1. */
export interface DeckProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}
