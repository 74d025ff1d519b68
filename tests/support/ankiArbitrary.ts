// Notes of every kind, as an export meets them.
import fc from 'fast-check'
import type { Note, NoteType } from '../../renderer/core/model/deck.ts'

/** The type of the templated notes. */
export const aNoteType: NoteType = {
  id: 'my-type',
  name: 'My type',
  cloze: false,
  fields: ['One', 'Two'],
  templates: [
    { name: 'A', front: '{{One}}', back: '{{Two}}' },
    { name: 'B', front: '{{Two}}', back: '{{One}}' },
  ],
  css: '.card { color: red }',
}

const letters = fc.constantFrom(...'abc 12*_`#$<>&[]{}()|~-+.:!\\"\'é漢\n'.split(''))
const text = fc
  .array(letters, { minLength: 1, maxLength: 24 })
  .map((list) => list.join(''))
  .filter((made) => /\S/.test(made))
const id = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const tag = fc.stringMatching(/^[a-z]{1,5}(::[a-z]{1,3})?$/)
const share = fc.integer({ min: 0, max: 1000 }).map((made) => made / 1000)

const shared = {
  id,
  tags: fc.uniqueArray(tag, { maxLength: 3 }),
}
const extras = {
  explanation: fc.option(text, { nil: undefined }),
  guid: fc.option(fc.stringMatching(/^[!-~]{5,10}$/), { nil: undefined }),
}

type Loose = { readonly [name: string]: unknown }

function withoutUndefined(note: Loose): Note {
  return Object.fromEntries(
    Object.entries(note).filter(([, value]) => value !== undefined),
  ) as unknown as Note
}

export const arbitraryNote: fc.Arbitrary<Note> = fc
  .oneof(
    fc.record({
      ...shared,
      ...extras,
      kind: fc.constant('basic'),
      front: text,
      back: text,
      reversed: fc.boolean(),
    }),
    fc.record({
      ...shared,
      ...extras,
      kind: fc.constant('cloze'),
      text: fc
        .tuple(fc.stringMatching(/^[a-z *]{1,9}$/), fc.stringMatching(/^[a-z]{1,5}$/))
        .map(([before, hidden]) => `${before}{{c1::${hidden}::a hint}} and {{c2,3::more}}`),
      extra: fc.option(text, { nil: undefined }),
    }),
    fc.record({
      ...shared,
      ...extras,
      kind: fc.constant('typed'),
      prompt: text,
      answer: text,
      accepted: fc.array(text, { maxLength: 2 }),
    }),
    fc.record({
      ...shared,
      ...extras,
      kind: fc.constant('choice'),
      stem: text,
      options: fc
        .array(text, { minLength: 2, maxLength: 4 })
        .map((list) => list.map((made, index) => ({ text: made, correct: index === 0 }))),
      pinned: fc.boolean(),
    }),
    fc.record({
      ...shared,
      ...extras,
      kind: fc.constant('occlusion'),
      image: fc.stringMatching(/^[a-z ]{1,8}\.png$/).filter((name) => name.trim() === name),
      mode: fc.constantFrom('hide-one', 'hide-all'),
      shapes: fc.array(fc.tuple(share, share, share, share), { minLength: 1, maxLength: 3 }).map((list) =>
        list.map(([left, top, width, height], index) => ({
          card: index + 1,
          shape: 'rect',
          left,
          top,
          width,
          height,
        })),
      ),
    }),
    fc.record({
      ...shared,
      ...extras,
      kind: fc.constant('templated'),
      type: fc.constant('my-type'),
      fields: fc.record({ One: text, Two: text }),
      cards: fc.constantFrom([0], [1], [0, 1]),
    }),
  )
  .map(withoutUndefined)
