import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDeckText, type DeckEdit } from '../../decks/format/edit.ts'
import { parseDeck } from '../../decks/format/parse.ts'
import type { Note } from '../../decks/format/schema.ts'
import { serializeDeck } from '../../decks/format/serialize.ts'
import { anyDeck, nastyText } from '../support/deckArbitrary.ts'

const byHand = `# my deck
format: 1   # the first
title:   "Ten verbs"
id: verbs
language: en
notes:
# about the first
- kind: basic   # basic, of course
  id: go
  front:   'to go'    # present
  back: |
    ging

    gegangen
  # a remark inside
  tags:
    - strong
    - motion

# about the second
- {id: be, kind: basic, front: to be, back: sein}

- id: see
  kind: typed
  prompt: to see
  answer: sehen
# the end
`
const aNote: Note = {
  id: 'new',
  kind: 'basic',
  tags: ['x'],
  front: 'Line one\nline two',
  back: 'b',
  reversed: false,
}

const edit = (text: string, ...edits: DeckEdit[]): string => {
  const result = editDeckText(text, 'verbs.deck.yaml', edits)
  if (!result.ok) throw new Error(result.message)
  return result.text
}

describe('editing what a person wrote', () => {
  test('replaces one field and leaves every other byte alone', () => {
    const edited = edit(byHand, { kind: 'setField', noteId: 'go', field: 'front', value: 'to walk' })
    expect(edited).toBe(byHand.replace("'to go'", 'to walk').replace('front:   to', 'front: to'))
  })

  test('replaces a block, a list, and a text beside a comment by several lines', () => {
    expect(edit(byHand, { kind: 'setField', noteId: 'go', field: 'back', value: 'ging' })).toBe(
      byHand.replace('|\n    ging\n\n    gegangen', 'ging'),
    )
    expect(edit(byHand, { kind: 'setField', noteId: 'go', field: 'tags', value: ['weak'] })).toBe(
      byHand.replace('tags:\n    - strong\n    - motion', 'tags: [weak]'),
    )
    const lines = edit(byHand, { kind: 'setField', noteId: 'go', field: 'front', value: 'a\nb' })
    expect(lines).toBe(byHand.replace("front:   'to go'", 'front: "a\\nb"'))
  })

  test('adds a field after the last one and takes one out', () => {
    const added = edit(byHand, {
      kind: 'setField',
      noteId: 'see',
      field: 'explanation',
      value: 'As in German',
    })
    expect(added).toBe(byHand.replace('answer: sehen\n', 'answer: sehen\n  explanation: As in German\n'))
    expect(edit(added, { kind: 'setField', noteId: 'see', field: 'explanation', value: undefined })).toBe(
      byHand,
    )
  })

  test('adds a note after another and removes it again without a trace', () => {
    const added = edit(byHand, { kind: 'addNote', note: aNote, afterId: 'go' })
    expect(added).toContain(
      '    - motion\n\n- id: new\n  kind: basic\n  tags: [x]\n  front: |-\n    Line one\n    line two\n  back: b\n\n# about the second',
    )
    expect(edit(added, { kind: 'removeNote', noteId: 'new' }).replaceAll(/\n+/g, '\n')).toBe(
      byHand.replaceAll(/\n+/g, '\n'),
    )
  })

  test('keeps the comments around a removed note', () => {
    const removed = edit(byHand, { kind: 'removeNote', noteId: 'see' })
    expect(removed).toBe(
      byHand.replace('\n- id: see\n  kind: typed\n  prompt: to see\n  answer: sehen\n', ''),
    )
  })

  test('keeps comments where the layout does not allow a splice', () => {
    const edited = edit(byHand, { kind: 'setField', noteId: 'be', field: 'back', value: 'ist' })
    for (const comment of byHand.match(/#.*/g) ?? []) expect(edited).toContain(comment)
  })

  test('keeps line ends of the file', () => {
    const windows = byHand.replaceAll('\n', '\r\n')
    const edited = edit(
      windows,
      { kind: 'addNote', note: aNote },
      { kind: 'setField', noteId: 'go', field: 'back', value: 'x\ny' },
    )
    expect(edited.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('begins an empty list of notes', () => {
    const empty = 'format: 1\nid: e\ntitle: E\nlanguage: en\nnotes: [] # none yet\n'
    expect(parseDeck(edit(empty, { kind: 'addNote', note: aNote }), 'e.deck.yaml').deck?.notes).toEqual([
      aNote,
    ])
  })

  test('writes JSON anew in its own order', () => {
    const json =
      '{"notes":[{"id":"a","front":"f","back":"b","kind":"basic"}],"format":1,"title":"T","id":"t"}'
    const result = editDeckText(json, 't.deck.json', [
      { kind: 'setField', noteId: 'a', field: 'back', value: 'c' },
    ])
    expect(result).toEqual({
      ok: true,
      text: `${JSON.stringify(JSON.parse(json.replace('"b"', '"c"')), null, 2)}\n`,
    })
  })

  test('refuses broken files, unknown notes and edits that would break the deck', () => {
    const set = (noteId: string, value: string): DeckEdit => ({
      kind: 'setField',
      noteId,
      field: 'front',
      value,
    })
    expect(editDeckText('format: 1', 'x.deck.yaml', [set('a', 'x')]).ok).toBe(false)
    expect(editDeckText(byHand, 'x.deck.yaml', [set('nobody', 'x')])).toMatchObject({
      ok: false,
      message: expect.stringContaining('`nobody`') as string,
    })
    expect(editDeckText(byHand, 'x.deck.yaml', [set('go', ' ')])).toMatchObject({
      ok: false,
      message: expect.stringContaining('front is empty') as string,
    })
    expect(editDeckText(byHand, 'x.deck.yaml', [{ kind: 'addNote', note: { ...aNote, id: 'go' } }]).ok).toBe(
      false,
    )
  })

  test('works on whatever Verso wrote, and an edit undone gives the bytes back', () => {
    fc.assert(
      fc.property(anyDeck, nastyText, fc.nat(), (deck, text, pick) => {
        const note = deck.notes[pick % Math.max(1, deck.notes.length)]
        if (!note) return
        const written = serializeDeck(deck, 'yaml')
        const set = (value: unknown): DeckEdit => ({
          kind: 'setField',
          noteId: note.id,
          field: 'explanation',
          value,
        })
        const edited = edit(written, set(text))
        expect(edited).toBe(
          serializeDeck(
            {
              ...deck,
              notes: deck.notes.map((other) => (other === note ? { ...note, explanation: text } : other)),
            },
            'yaml',
          ),
        )
        expect(edit(edited, set(note.explanation))).toBe(written)
      }),
      { numRuns: 80 },
    )
  })
})
