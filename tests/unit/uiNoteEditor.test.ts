import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNote } from '../../renderer/core/notes/checkNote.ts'
import { isSameNote, noteEdits } from '../../renderer/core/notes/noteEdits.ts'
import type { OcclusionShape } from '../../renderer/state/views.ts'
import { deletionNumber } from '../../renderer/ui/noteEditor/deletion.ts'
import { draftOf, noteOf, readTags } from '../../renderer/ui/noteEditor/draft.ts'
import {
  boxAround,
  boxBetween,
  grown,
  moved,
  nextCard,
  polygonOf,
  sized,
} from '../../renderer/ui/noteEditor/shapes.ts'
import { chooseVoice } from '../../renderer/ui/screens/study/speakAloud.ts'
import { aNote } from '../support/builders.ts'
import { anyDeck } from '../support/deckArbitrary.ts'

const surroundings = { source: undefined, exams: [], noteTypes: [] }

describe('the draft of a note', () => {
  it('stands for the note that it was made of', () => {
    fc.assert(
      fc.property(anyDeck, ({ notes }) => {
        for (const note of notes) {
          // Blank optional texts and accepted answers say nothing: they alone may be left out.
          const tidied = noteOf(draftOf(note))
          expect(noteOf(draftOf(tidied))).toEqual(tidied)
          const changed = noteEdits(note, tidied).map((edit) => ('field' in edit ? edit.field : ''))
          const mayChange = ['explanation', 'extra', 'header', 'accepted', 'options', 'shapes', 'tags']
          expect(mayChange).toEqual(expect.arrayContaining(changed))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('leaves empty optional texts out, so that the file does not hold empty fields', () => {
    const note = noteOf({ note: { ...aNote(), explanation: '  ', source: '' }, tags: 'a, b  a' })
    expect(note).toEqual({ ...aNote(), tags: ['a', 'b'] })
    expect(readTags(' geo::rivers,  hard ')).toEqual(['geo::rivers', 'hard'])
  })

  it('knows by its edits what changed, field by field', () => {
    expect(noteEdits(aNote(), { ...aNote({ back: 'ir!' }), explanation: 'So.' })).toEqual([
      { kind: 'setField', noteId: 'n1', field: 'back', value: 'ir!' },
      { kind: 'setField', noteId: 'n1', field: 'explanation', value: 'So.' },
    ])
    expect(noteEdits({ ...aNote(), explanation: 'So.' }, aNote())).toEqual([
      { kind: 'setField', noteId: 'n1', field: 'explanation' },
    ])
    expect(isSameNote(aNote(), aNote({ reversed: false }))).toBe(true)
  })

  it('is checked as it would stand in its deck, each fault at its field', () => {
    expect(checkNote(aNote({ front: ' ' }), surroundings)).toEqual([
      { path: ['front'], message: 'front is empty: write the text that the learner should see' },
    ])
    expect(checkNote({ ...aNote(), source: 's1' }, surroundings)).toMatchObject([{ path: ['source'] }])
    const cloze = { id: 'c', kind: 'cloze' as const, tags: [], text: 'no gap' }
    expect(checkNote(cloze, surroundings)).toMatchObject([{ path: ['text'] }])
  })
})

it('a new deletion has the next number, or the latest one', () => {
  expect(deletionNumber('plain', 'next')).toBe(1)
  expect(deletionNumber('plain', 'same')).toBe(1)
  expect(deletionNumber('{{c1::a {{c3::b}}}} {{c2::c}}', 'next')).toBe(4)
  expect(deletionNumber('{{c1::a}} {{c2::b}}', 'same')).toBe(2)
})

describe('shapes on a picture', () => {
  const rect: OcclusionShape = { card: 1, shape: 'rect', left: 0.2, top: 0.3, width: 0.4, height: 0.2 }
  const polygon: OcclusionShape = {
    card: 2,
    shape: 'polygon',
    points: [
      [0.1, 0.1],
      [0.3, 0.1],
      [0.2, 0.4],
    ],
  }
  const step = fc.double({ min: -3, max: 3, noNaN: true })

  it('stay inside the picture, whatever is done to them, and keep their size when they are moved', () => {
    fc.assert(
      fc.property(fc.constantFrom(rect, polygon), step, step, (shape, dx, dy) => {
        const before = boxAround(shape)
        for (const next of [moved(shape, dx, dy), grown(shape, dx, dy), sized(shape, 'nw', [dx, dy])]) {
          const { left, top, width, height } = boxAround(next)
          expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
          expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(1.0001)
          expect(Math.min(width, height)).toBeGreaterThan(0)
        }
        const after = boxAround(moved(shape, dx, dy))
        expect(after.width).toBeCloseTo(before.width, 3)
        expect(after.height).toBeCloseTo(before.height, 3)
      }),
    )
  })

  it('are sized by a corner while the one across stays', () => {
    expect(boxAround(sized(rect, 'nw', [0.1, 0.1]))).toEqual({ left: 0.1, top: 0.1, width: 0.5, height: 0.4 })
    expect(boxBetween([0.5, 0.9], [0.2, 0.4])).toEqual({ left: 0.2, top: 0.4, width: 0.3, height: 0.5 })
  })

  it('are drawn with the number of the next card; a polygon needs three corners', () => {
    expect(nextCard([rect, polygon])).toBe(3)
    expect(nextCard([])).toBe(1)
    const corners = [[0, 0] as const, [1, 0] as const, [1, 0] as const]
    expect(polygonOf(corners, 1)).toBeNull()
    expect(polygonOf([...corners, [1.5, 1] as const], 1)?.points).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ])
  })
})

it('reads aloud only by a voice of the computer itself, of the very region if there is one', () => {
  const voice = (lang: string, localService = true, isDefault = false) => ({
    lang,
    localService,
    default: isDefault,
  })
  const voices = [voice('en-US', true, true), voice('en-GB'), voice('de_DE'), voice('fr-FR', false)]
  expect(chooseVoice(voices, 'en')?.lang).toBe('en-US')
  expect(chooseVoice(voices, 'en-GB')?.lang).toBe('en-GB')
  expect(chooseVoice(voices, 'de')?.lang).toBe('de_DE')
  expect(chooseVoice(voices, 'fr')).toBeNull()
})
