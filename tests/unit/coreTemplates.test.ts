import { describe, expect, it } from 'vitest'
import type { NoteType } from '../../renderer/core/model/deck.ts'
import {
  clozeForTyping,
  clozeHtml,
  clozeNumbers,
  clozeOnly,
} from '../../renderer/core/templates/clozeHtml.ts'
import { applyFilters } from '../../renderer/core/templates/filters.ts'
import { needsScript } from '../../renderer/core/templates/needsScript.ts'
import { parseTemplate } from '../../renderer/core/templates/parseTemplate.ts'
import { renderCard, type TemplatedCard } from '../../renderer/core/templates/renderCard.ts'
import { templatedOrdinals } from '../../renderer/core/templates/templatedOrdinals.ts'

function aType(front: string, back = '', overrides: Partial<NoteType> = {}): NoteType {
  return {
    id: 't',
    name: 'My type',
    cloze: false,
    fields: ['Front', 'Back', 'Extra'],
    templates: [{ name: 'Card 1', front, back }],
    ...overrides,
  }
}

function aCard(
  type: NoteType,
  fields: Record<string, string>,
  overrides: Partial<TemplatedCard> = {},
): TemplatedCard {
  return { type, fields, ordinal: 0, tags: ['a', 'b'], deckTitle: 'One::Two', flag: 3, ...overrides }
}

function question(
  front: string,
  fields: Record<string, string>,
  overrides: Partial<TemplatedCard> = {},
): string {
  return renderCard(aCard(aType(front), fields, overrides)).question
}

describe('a template', () => {
  it('shows fields, and what Anki adds where no field has the name', () => {
    const front = '{{Front}}|{{Tags}}|{{Type}}|{{Deck}}|{{Subdeck}}|{{Card}}|{{CardFlag}}'
    expect(question(front, { Front: '<b>x</b>' })).toBe('<b>x</b>|a b|My type|One::Two|Two|Card 1|flag3')
    const own = aType('{{Tags}}', '', { fields: ['Tags'] })
    expect(renderCard(aCard(own, { Tags: 'my own' })).question).toBe('my own')
  })

  it('shows conditionals when their field says something, or nothing', () => {
    const front = '{{Front}}{{#Back}} yes {{#Extra}}deep{{/Extra}}{{/Back}}{{^Back}} no{{/Back}}'
    expect(question(front, { Front: 'f', Back: 'b', Extra: 'x' })).toBe('f yes deep')
    expect(question(front, { Front: 'f', Back: ' <br><div></div> ' })).toBe('f no')
    expect(question('{{Front}}{{#c1}}one{{/c1}}{{#c2}}two{{/c2}}', { Front: 'f' })).toBe('fone')
  })

  it('repeats the front on the back, and takes other braces and comments', () => {
    const { answer } = renderCard(
      aCard(aType('{{ Front }}', '{{FrontSide}}<hr id=answer>{{Back}}'), { Front: 'q', Back: 'a' }),
    )
    expect(answer).toBe('q<hr id=answer>a')
    expect(question('{{=<% %>=}}<%Front%> {{Back}}', { Front: 'q' })).toBe('q {{Back}}')
    expect(question('{{Front}}<!-- {{Nowhere}} -->', { Front: 'q' })).toBe('q<!-- {{Nowhere}} -->')
    expect(question('{{{Front}}}', { Front: 'q' })).toBe('q}')
  })

  it.each([
    ['{{#Front}}x', "Missing '{{/Front}}'"],
    ['{{/Front}}', "Found '{{/Front}}', but missing '{{#Front}}' or '{{^Front}}'"],
    ['{{#Front}}{{/Back}}', "Found '{{/Back}}', but expected '{{/Front}}'"],
  ])('%j is told as Anki tells it', (template, message) => {
    expect(parseTemplate(template)).toEqual({ ok: false, error: message })
  })

  it('names a field that is not there, also inside what is not shown', () => {
    expect(question('{{text:Nope}}', {})).toContain(
      "Found '{{text:Nope}}', but there is no field called 'Nope'",
    )
    expect(question('{{#Back}}{{Nope}}{{/Back}}', { Front: 'x' })).toContain("no field called 'Nope'")
    expect(question('{{#Nope}}{{/Nope}}', { Front: 'x' })).toContain("Found '{{#Nope}}'")
  })

  it('says that its front is blank', () => {
    expect(question('<b>only this</b> {{Back}}', { Front: 'x' })).toContain(
      'The front of this card is blank.',
    )
  })

  it('says which cards it needs scripts for', () => {
    expect(needsScript(aType('<script>x</script>{{Front}}'))).toBe(true)
    expect(needsScript(aType('{{Front}}', '<a onclick="x()">more</a>'))).toBe(true)
    expect(needsScript(aType('{{Front}} on one = two'))).toBe(false)
  })
})

describe('filters', () => {
  const context = { clozeNumber: 1, isQuestion: true }
  it.each([
    ['text', '<b>a</b> &amp; b<!-- c -->', 'a & b'],
    [
      'furigana',
      'test first[second] third[fourth]',
      'test<ruby>first<rt>second</rt></ruby><ruby>third<rt>fourth</rt></ruby>',
    ],
    ['kana', 'test first[second] third[fourth]', 'testsecondfourth'],
    ['kanji', 'test first[second] third[fourth]', 'testfirstthird'],
    ['furigana', '[sound:a.mp3]x', '[sound:a.mp3]x'],
    ['hint', 'x', '<details class="hint"><summary>F</summary>x</details>'],
    ['hint', ' ', ' '],
    ['tts en_US voices=Bob', 'hello', '<span class="spoken" lang="en-US">hello</span>'],
    ['nobody-knows-this', 'x', 'x'],
    ['', 'x', 'x'],
  ])('%s of %j', (filter, html, expected) => {
    expect(applyFilters(html, [filter], 'F', context)).toBe(expected)
  })

  it('are applied from the field outwards', () => {
    expect(question('{{hint:text:Front}}', { Front: '<b>x</b>' })).toBe(
      '<details class="hint"><summary>Front</summary>x</details>',
    )
  })

  it('type asks for the field, a deletion, or the field without its marks', () => {
    const ask = (filter: string, Front: string) =>
      renderCard(aCard(aType(`{{Front}} {{${filter}:Front}}`, '{{type:Front}}', { cloze: true }), { Front }))
        .typed
    expect(ask('type', '<b>a</b> {{c1::b}}')).toMatchObject({ field: 'Front', answer: 'a {{c1::b}}' })
    expect(ask('type:cloze', '{{c1::a}} {{c2::b}} {{c1::c}}')).toMatchObject({ answer: 'a, c' })
    expect(ask('type:nc', '{{c1::é}}')).toMatchObject({ ignoresMarks: true })
    const { question: asked, answer } = renderCard(
      aCard(aType('{{Front}} {{type:Back}}', '{{Front}} {{type:Back}}'), { Front: 'q', Back: 'a&lt;b' }),
    )
    expect(asked).toBe('q ')
    expect(answer).toBe('q <code class="typeans">a&lt;b</code>')
  })
})

describe('deletions of templated notes', () => {
  it('are hidden or shown as in Anki', () => {
    const text = '{{c1::one}} {{c2::two::hint}}'
    expect(clozeHtml(text, 1, true)).toBe(
      '<span class="cloze" data-ordinal="1">[...]</span> <span class="cloze-inactive" data-ordinal="2">two</span>',
    )
    expect(clozeHtml(text, 2, true)).toContain('[hint]')
    expect(clozeHtml(text, 2, false)).toContain('>two</span>')
    expect(clozeHtml(text, 3, true)).toBe('')
  })

  it('may nest and have several numbers', () => {
    const text = 'foo {{c1::bar {{c2::baz}}::qux}} {{c1,3::x}}'
    expect(clozeNumbers(text)).toEqual([1, 2, 3])
    expect(clozeHtml(text, 1, true)).toContain('[qux]')
    expect(clozeHtml(text, 2, true)).toContain('bar <span class="cloze" data-ordinal="2">[...]</span>')
    expect(clozeHtml(text, 3, true)).toContain('data-ordinal="1,3">[...]')
    expect(clozeNumbers('{{c0::te}}s{{c2::t}}s}}{{c')).toEqual([2])
  })

  it('can be had alone', () => {
    expect(clozeOnly('foo {{c1::bar::baz}} {{c1::x}}', 1, true)).toBe('baz, ...')
    expect(clozeOnly('{{c1::foo}} {{c1::bar}}', 1, false)).toBe('foo, bar')
    expect(clozeForTyping('{{c1::foo}} {{c1::foo}}', 1)).toBe('foo')
  })
})

describe('the cards of a note', () => {
  it('are those whose front shows a field, and at least one', () => {
    const type = aType('{{Front}}', '', {
      templates: [
        { name: '1', front: '{{Front}}', back: '' },
        { name: '2', front: '{{#Extra}}{{Back}}{{/Extra}}', back: '' },
        { name: '3', front: 'text {{^Extra}}{{Back}}{{/Extra}}', back: '' },
      ],
    })
    expect(templatedOrdinals(type, { Front: 'a', Back: 'b', Extra: 'x' })).toEqual([0, 1])
    expect(templatedOrdinals(type, { Front: 'a', Back: 'b' })).toEqual([0, 2])
    expect(templatedOrdinals(type, {})).toEqual([0])
  })

  it('are one for each deletion of a cloze type', () => {
    const type = aType('{{cloze:Front}}', '', { cloze: true })
    expect(templatedOrdinals(type, { Front: '{{c3::a}} {{c1::b}}', Back: '{{c1::c}}' })).toEqual([0, 2])
  })
})
