import fc from 'fast-check'
import * as v from 'valibot'
import { deckSchema, type Deck } from '../../decks/format/schema.ts'

const nasty = fc.constantFrom(
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  ': ',
  ':',
  ' #',
  '#',
  '- ',
  '-',
  '---',
  '...',
  '?',
  '!',
  '&a',
  '*a',
  '|',
  '>',
  '%',
  '@',
  '`',
  '"',
  "'",
  '\\',
  '\\n',
  '[',
  ']',
  '{',
  '}',
  ',',
  'yes',
  'No',
  'null',
  '~',
  'true',
  '0x10',
  '0o7',
  '1e3',
  '.inf',
  '12:30',
  '2024-01-01',
  '1',
  'a',
  'Zoë',
  '🙂',
  '日本',
  '\u2028',
  '\u2029',
  '\u0085',
  '\ufeff',
  '\u00a0',
  '\u0000',
  '\u001b',
  '\u007f',
  '\ud800',
  '\ufffe',
  'word',
  '$x^2$',
  '<<',
  '=',
)
/** Texts that YAML, JSON and editors like to change. */
export const nastyText = fc.oneof(
  fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.lorem({ maxCount: 30 }),
)
const filled = nastyText.map((value) => (/\S/.test(value) ? value : `${value}x`))
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/)
const tag = fc.oneof(
  fc.stringMatching(/^[^\s,]{1,8}$/),
  filled.map((value) => value.replaceAll(/[\s,]/g, '_')),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const head = { tags: fc.array(tag, { maxLength: 3 }), explanation: maybe(nastyText), guid: maybe(filled) }
const fraction = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)
const FIELD_NAMES = ['Front', 'Back side', 'n', '#: {x}']
const note = fc.oneof(
  fc.record({ kind: fc.constant('basic'), ...head, front: filled, back: filled, reversed: fc.boolean() }),
  fc.record({
    kind: fc.constant('cloze'),
    ...head,
    text: filled.map((value) => `{{c1::x}}\n${value.replaceAll('{{', '')}`),
    extra: maybe(nastyText),
  }),
  fc.record({
    kind: fc.constant('typed'),
    ...head,
    prompt: filled,
    answer: filled,
    accepted: fc.array(filled, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('choice'),
    ...head,
    stem: filled,
    options: fc
      .array(fc.record({ text: filled, correct: fc.boolean(), rationale: maybe(nastyText) }), {
        minLength: 2,
        maxLength: 4,
      })
      .map((options) =>
        options.map((option, index) => (index === 0 ? { ...option, correct: true } : option)),
      ),
    pinned: fc.boolean(),
    difficulty: maybe(fc.constantFrom('easy', 'medium', 'hard')),
  }),
  fc.record({
    kind: fc.constant('occlusion'),
    ...head,
    image: filled,
    mode: fc.constantFrom('hide-one', 'hide-all'),
    shapes: fc.array(
      fc.oneof(
        fc.record({
          card: fc.integer({ min: 1, max: 9 }),
          shape: fc.constantFrom('rect', 'ellipse'),
          left: fraction,
          top: fraction,
          width: fraction,
          height: fraction,
          label: maybe(nastyText),
        }),
        fc.record({
          card: fc.integer({ min: 1, max: 9 }),
          shape: fc.constant('polygon'),
          points: fc.array(fc.tuple(fraction, fraction), { minLength: 3, maxLength: 4 }),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    header: maybe(nastyText),
  }),
  fc.record({
    kind: fc.constant('templated'),
    ...head,
    type: fc.constant('t1'),
    fields: fc.dictionary(fc.constantFrom(...FIELD_NAMES), nastyText),
    cards: fc.subarray([0, 1], { minLength: 1 }),
  }),
)

/** Any good deck. */
export const anyDeck: fc.Arbitrary<Deck> = fc
  .record({
    id,
    title: filled,
    description: maybe(nastyText),
    language: maybe(fc.constantFrom('en', 'pt-BR', 'no')),
    licence: maybe(filled),
    source: maybe(
      fc.record({
        title: filled,
        author: maybe(filled),
        year: maybe(fc.integer().map((year) => year + 0)),
        sections: fc.array(fc.record({ title: filled }), { maxLength: 3 }),
      }),
    ),
    exams: fc.array(
      fc.record({
        title: filled,
        questions: fc.integer({ min: 1, max: 99 }),
        minutes: fc.double({ min: 1, max: 1e5, noNaN: true }),
        scoring: fc.constantFrom('all-or-nothing', 'partial'),
        penalty: fraction,
        passMark: fc.double({ min: 1e-9, max: 1, noNaN: true }),
        domains: fc.array(
          fc.record({
            title: filled,
            weight: fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
            search: maybe(filled),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { maxLength: 2 },
    ),
    speech: maybe(fc.record({ question: maybe(fc.constantFrom('es', 'zh-Hans')) })),
    css: maybe(nastyText),
    notes: fc.array(note, { maxLength: 5 }),
  })
  .map(({ css, ...deck }) => {
    const templates = [
      { name: 'Card 1', front: '{{Front}}', back: css ?? '' },
      { name: 'Card 2', front: '', back: '' },
    ]
    const numbered = <T extends object>(list: readonly T[], prefix: string) =>
      list.map((item, index) => ({ id: `${prefix}${index + 1}`, ...item }))
    const plain = {
      format: 1,
      ...deck,
      source: deck.source && { ...deck.source, sections: numbered(deck.source.sections, 's') },
      exams: numbered(deck.exams, 'e').map((exam) => ({ ...exam, domains: numbered(exam.domains, 'd') })),
      noteTypes: [
        { id: 't1', name: 'A type', fields: FIELD_NAMES, templates, css, anki: { id: 1, stock: true } },
      ],
      notes: numbered(deck.notes, 'n'),
    }
    return v.parse(deckSchema, withoutUndefined(plain))
  })

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, withoutUndefined(inner)]),
  )
}
