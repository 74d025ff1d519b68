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
  /** What the note is called where it came from (Anki's guid): by it, a newer copy finds the note again. */
  guid: v.optional(filled),
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

const fraction = v.pipe(
  v.number(),
  v.minValue(0, 'is outside 0–1: places are shares of the image'),
  v.maxValue(1, 'is outside 0–1: places are shares of the image'),
)

/** What covers a part of the image. Places and sizes are shares, 0–1, of the image's width and height. */
export const shapeSchema = v.pipe(
  v.strictObject({
    /** Shapes with the same number are asked on one card, as c1, c2 … in a cloze; 0: covered always, never asked. */
    card: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is less than 0')),
    shape: v.picklist(['rect', 'ellipse', 'polygon']),
    /** Rectangles and ellipses: the box around them. */
    left: v.optional(fraction),
    top: v.optional(fraction),
    width: v.optional(fraction),
    height: v.optional(fraction),
    /** Polygons: the corners, each as [from the left, from the top]. */
    points: v.optional(v.array(v.strictTuple([fraction, fraction]))),
    /** What is under it, in words: shown with the answer, read aloud by screen readers. */
    label: v.optional(text),
  }),
  v.check(
    ({ shape, left, top, width, height, points }) =>
      shape === 'polygon'
        ? points !== undefined && points.length >= 3
        : ![left, top, width, height].includes(undefined),
    'has no place: a polygon needs three or more `points`, others `left`, `top`, `width` and `height`',
  ),
)

/** Parts of an image are covered; one card for each number among the shapes. */
export const occlusionNoteSchema = v.strictObject({
  ...shared,
  kind: v.literal('occlusion'),
  /** Name of the image in the deck's media folder. */
  image: filled,
  /** `hide-all`: the shapes of other cards stay covered too, while one is asked. */
  mode: v.optional(v.picklist(['hide-one', 'hide-all']), 'hide-one'),
  shapes: v.pipe(v.array(shapeSchema), v.minLength(1, 'are empty: cover at least one part of the image')),
  /** Shown above the image. */
  header: v.optional(text),
  extra: v.optional(text),
})

/** Fields for the templates of one of the deck's note types; see `noteTypes`. */
export const templatedNoteSchema = v.strictObject({
  ...shared,
  kind: v.literal('templated'),
  /** Id of one of the deck's note types. */
  type: id,
  /** HTML by the field's name. */
  fields: v.record(v.string(), v.string()),
  /** Ordinals of the cards that it makes: indexes into the type's templates, or for cloze types n − 1 of each c-n. */
  cards: v.optional(
    v.pipe(
      v.array(v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is less than 0'))),
      v.minLength(1, 'are empty: a note makes at least one card'),
    ),
    [0],
  ),
})

export const noteSchema = v.variant('kind', [
  basicNoteSchema,
  clozeNoteSchema,
  choiceNoteSchema,
  typedNoteSchema,
  occlusionNoteSchema,
  templatedNoteSchema,
])

/** How notes that have their own fields become cards, as in Anki; templates and style are HTML, text and CSS. */
export const noteTypeSchema = v.strictObject({
  id,
  name: filled,
  /** Cards come from the deletions in its fields; it has one template. */
  cloze: v.optional(v.boolean(), false),
  fields: v.pipe(v.array(filled), v.minLength(1, 'are empty: a note type needs at least one field')),
  templates: v.pipe(
    v.array(v.strictObject({ name: filled, front: text, back: text })),
    v.minLength(1, 'are empty: a note type needs at least one template'),
  ),
  css: v.optional(text),
  /** What Anki keeps of it besides (its id, stock kind, LaTeX preamble): carried for the way back, not read. */
  anki: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
})

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

/** What a mock exam is like: how many questions of which domains, how long, how it is scored. */
export const blueprintSchema = v.strictObject({
  id,
  title: filled,
  questions: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1, 'is less than 1')),
  minutes: v.pipe(v.number(), v.minValue(1, 'is less than 1'), v.maxValue(100_000, 'is above 100,000')),
  /** Share of the points that passes, 0–1. */
  passMark: share,
  /** Several correct options: `all-or-nothing` gives the point for exactly these, `partial` a share for each right one. */
  scoring: v.optional(v.picklist(['all-or-nothing', 'partial']), 'all-or-nothing'),
  /** Points, 0–1, that a wrong answer costs; an empty one costs nothing. */
  penalty: v.optional(share, 0),
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
        /** Notes that belong to it beside those that name it as their `domain`: a search, such as `tag:scrum`. */
        search: v.optional(filled),
      }),
    ),
    v.minLength(1, 'are empty: an exam needs at least one domain'),
  ),
})

const language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag: write one such as en or pt-BR'),
)

export const deckSchema = v.strictObject({
  /** Where editors find the JSON Schema; Verso keeps it and does not read it. */
  $schema: v.optional(text),
  format: v.literal(FORMAT_VERSION),
  id,
  /** What Verso shows; `::` puts the deck below another one: `Languages::Spanish`. */
  title: filled,
  description: v.optional(text),
  /** BCP 47, such as `en` or `pt-BR`. */
  language: v.optional(language),
  /** The languages in which the system's voices read questions and answers aloud, where it is wanted. */
  speech: v.optional(v.strictObject({ question: v.optional(language), answer: v.optional(language) })),
  licence: v.optional(filled),
  source: v.optional(sourceSchema),
  exams: v.optional(v.array(blueprintSchema), []),
  noteTypes: v.optional(v.array(noteTypeSchema), []),
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
export type OcclusionNote = v.InferOutput<typeof occlusionNoteSchema>
export type OcclusionShape = v.InferOutput<typeof shapeSchema>
export type TemplatedNote = v.InferOutput<typeof templatedNoteSchema>
export type NoteType = v.InferOutput<typeof noteTypeSchema>
export type ChoiceOption = v.InferOutput<typeof optionSchema>
export type SourceDocument = v.InferOutput<typeof sourceSchema>
export type ExamBlueprint = v.InferOutput<typeof blueprintSchema>

/** One thing wrong with a deck file. `line` and `column` count from 1. */
export interface DeckProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}
