import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clozeOrdinals, parseCloze, readCloze, type ClozeNode } from '../../decks/format/cloze.ts'

const text = (value: string): ClozeNode => ({ kind: 'text', text: value })
const deletion = (ordinals: number[], hint: string | null, ...children: ClozeNode[]): ClozeNode => ({
  kind: 'deletion',
  ordinals,
  hint,
  children,
})

describe('cloze text', () => {
  test('is text and deletions in order', () => {
    expect(parseCloze('The {{c1::owner}} decides {{c2::what::what or how}}.')).toEqual([
      text('The '),
      deletion([0], null, text('owner')),
      text(' decides '),
      deletion([1], 'what or how', text('what')),
      text('.'),
    ])
  })

  test('without deletions is one text, stray braces and colons included', () => {
    expect(parseCloze('a }} b {{ c :: d { e')).toEqual([text('a }} b {{ c :: d { e')])
    expect(clozeOrdinals('')).toEqual([])
  })

  test('gives one deletion several numbers, ascending and once each', () => {
    expect(parseCloze('{{c3,1,3::x}}')).toEqual([deletion([0, 2], null, text('x'))])
    expect(clozeOrdinals('{{c3,1::x}} {{c1::y}}')).toEqual([0, 2])
  })

  test('nests, and the outer hint stays with the outer deletion', () => {
    expect(parseCloze('{{c1::a {{c2::b::inner}} c::outer}}')).toEqual([
      deletion([0], 'outer', text('a '), deletion([1], 'inner', text('b')), text(' c')),
    ])
  })

  test.each([
    ['{{c1::\\frac{a}{b}}}', '\\frac{a}{b}', ''],
    ['$x = {{c1::\\frac{1}{2}}}$', '\\frac{1}{2}', '$'],
    ['{{c1::\\frac{a}{\\sqrt{b}}}}', '\\frac{a}{\\sqrt{b}}', ''],
    ['{{c1::\\{a\\}}} rest', '\\{a\\}', ' rest'],
    ['{{c1::x^{2} }} rest', 'x^{2} ', ' rest'],
    ['{{c1::`}` and `{`}}', '`}` and `{`', ''],
    ['{{c1::`std::vector`}}', '`std::vector`', ''],
  ])('closes %s where its author means it to', (source, hidden, after) => {
    const nodes = parseCloze(source)
    expect(nodes.find((node) => node.kind === 'deletion')).toEqual(deletion([0], null, text(hidden)))
    expect(nodes.at(-1)).toEqual(after === '' ? deletion([0], null, text(hidden)) : text(after))
  })

  test('takes braces as signs when they do not balance', () => {
    expect(parseCloze('{{c1::an opening { brace}} and {{c2::C:\\}}')).toEqual([
      deletion([0], null, text('an opening { brace')),
      text(' and '),
      deletion([1], null, text('C:\\')),
    ])
  })

  test('finds deletions inside maths and code', () => {
    expect(clozeOrdinals('$x^{{{c1::2}}}$ and `{{c2::malloc}}(n)`')).toEqual([0, 1])
    expect(parseCloze('{{c1::`f({{c2::x}})`}}')).toEqual([
      deletion([0], null, text('`f('), deletion([1], null, text('x')), text(')`')),
    ])
  })

  test('reports a deletion that is not closed, and reads the others', () => {
    const reading = readCloze('ok {{c1::a}} bad {{c2::b and {{c3::c}}')
    expect(reading.problems).toEqual([
      { offset: 17, message: expect.stringContaining('{{c2:: is not closed') as string },
    ])
    expect(clozeOrdinals('ok {{c1::a}} bad {{c2::b and {{c3::c}}')).toEqual([0, 2])
  })

  test('reports numbers that count from nowhere', () => {
    expect(readCloze('{{c0::a}}').problems).toHaveLength(1)
    expect(readCloze('{{c501::a}}').problems).toHaveLength(1)
    expect(readCloze('{{c500::a}}').problems).toEqual([])
  })

  test('nests ten deep and reports the eleventh', () => {
    const nested = (depth: number): string =>
      Array.from({ length: depth }, (_, index) => `{{c${index + 1}::`).join('') + 'x' + '}}'.repeat(depth)
    expect(readCloze(nested(10)).problems).toEqual([])
    expect(clozeOrdinals(nested(10))).toHaveLength(10)
    expect(readCloze(nested(11)).problems).toHaveLength(1)
    expect(clozeOrdinals(nested(11))).toHaveLength(10)
  })

  test('leaves out an opening that is escaped', () => {
    expect(clozeOrdinals('\\{{c1::a}}')).toEqual([])
  })

  test('doubts a deletion that hides nothing', () => {
    expect(readCloze('{{c1::}} {{c2::x}}').doubts).toHaveLength(1)
  })

  test('never throws and keeps every text that has no deletion', () => {
    const pieces = fc.constantFrom(
      '{{c1::',
      '{{c2,3::',
      '}}',
      '{',
      '}',
      '::',
      '\\',
      '`',
      '``',
      'a',
      ' ',
      '\n',
      '🙂',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
        (source) => {
          const { nodes } = readCloze(source)
          if (!source.includes('{{c')) expect(nodes).toEqual(source === '' ? [] : [text(source)])
          for (const node of nodes) if (node.kind === 'text') expect(source).toContain(node.text)
        },
      ),
    )
  })

  test('reads hostile text in one go', () => {
    expect(readCloze('{{c1::{'.repeat(50_000)).problems.length).toBeGreaterThan(0)
    expect(readCloze('{{c1::`'.repeat(50_000)).problems.length).toBeGreaterThan(0)
  })
})
