import { describe, expect, it } from 'vitest'
import type { Note } from '../../renderer/core/model/deck.ts'
import { mapNote } from '../../renderer/importers/anki/mapNote.ts'
import { mapNoteType } from '../../renderer/importers/anki/mapNoteType.ts'
import { stockType, type FixtureType } from '../support/ankiPackages.ts'

function noteOf(type: FixtureType, fields: readonly string[], ordinals: readonly number[] = [0]): Note {
  const mapped = mapNoteType({ ...type, latexPre: '', latexPost: '', isLatexSvg: false, sortField: 0 })
  if (mapped === null) throw new Error('no type')
  return mapNote({ id: 'n', guid: 'g', fields, tags: [], data: '', ordinals }, mapped).note
}

describe('a note of a stock type becomes one of Verso’s kinds', () => {
  it('basic, with its reversed card where there is one', () => {
    expect(noteOf(stockType('basic', 1), ['a &amp; b', '<b>c</b><br>d'])).toMatchObject({
      kind: 'basic',
      front: 'a & b',
      back: '**c**\\\nd',
      reversed: false,
    })
    expect(noteOf(stockType('reversed', 1), ['a', 'b'], [0, 1])).toMatchObject({
      kind: 'basic',
      reversed: true,
    })
  })

  it('typed, when its answer is plain text', () => {
    expect(noteOf(stockType('typed', 1), ['a', 'b &lt; c'])).toMatchObject({ kind: 'typed', answer: 'b < c' })
    expect(noteOf(stockType('typed', 1), ['a', '<b>b</b>'])).toMatchObject({ kind: 'templated' })
  })

  it('cloze, with hints, nesting, several numbers and formulas', () => {
    const text = '{{c1::Canberra::city}} was founded in {{c2,3::1913 {{c4::in}} <b>March</b>}} \\(x^2\\)'
    expect(noteOf(stockType('cloze', 1), [text, 'more'], [0, 1, 2, 3])).toMatchObject({
      kind: 'cloze',
      text: '{{c1::Canberra::city}} was founded in {{c2,3::1913 {{c4::in}} **March**}} $x^2$',
      extra: 'more',
    })
  })

  it('occlusion, with every shape', () => {
    const shapes =
      '{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1:oi=1}}<br>' +
      '{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.05:oi=1}}<br>' +
      '{{c0::image-occlusion:polygon:left=0:top=0:points=.1,.1 .2,.1 .2,.2:oi=1}}'
    expect(
      noteOf(stockType('occlusion', 1), [shapes, '<img src="heart%20a.png">', 'Head', '', ''], [0, 1]),
    ).toMatchObject({
      kind: 'occlusion',
      image: 'heart a.png',
      mode: 'hide-all',
      header: 'Head',
      shapes: [
        { card: 1, shape: 'rect', left: 0.1, top: 0.2, width: 0.3, height: 0.1 },
        { card: 2, shape: 'ellipse', left: 0.5, top: 0.5, width: 0.2, height: 0.1 },
        {
          card: 0,
          shape: 'polygon',
          points: [
            [0.1, 0.1],
            [0.2, 0.1],
            [0.2, 0.2],
          ],
        },
      ],
    })
  })
})

describe('a note stays templated, with its fields to the letter', () => {
  it.each([
    ['an empty back', stockType('basic', 1), ['a', ''], [0]],
    ['a script', stockType('basic', 1), ['a', '<script>x</script>'], [0]],
    ['tags left open', stockType('basic', 1), ['<b>a', 'b'], [0]],
    ['cards that its kind does not make', stockType('reversed', 1), ['a', 'b'], [0]],
    ['a style of its own', { ...stockType('basic', 1), css: '.card { color: red }' }, ['a', 'b'], [0]],
    ['a third field', { ...stockType('basic', 1), fields: ['Front', 'Back', 'More'] }, ['a', 'b', 'c'], [0]],
    ['a deletion that Anki ends elsewhere', stockType('cloze', 1), ['{{c1::\\frac{a}{b}}}', ''], [0]],
    ['no deletion left', stockType('cloze', 1), ['text', ''], [0]],
  ] as const)('%s', (_, type, fields, ordinals) => {
    const note = noteOf(type, fields, ordinals)
    expect(note).toMatchObject({ kind: 'templated', type: 't1', cards: [...ordinals] })
    const kept = note.kind === 'templated' ? Object.values(note.fields) : []
    expect(kept).toEqual(fields.filter((field) => field !== ''))
  })
})
