import { expect, test } from 'vitest'
import type { Note } from '../../decks/format/schema.ts'
import { foreignFrom } from '../../renderer/core/exporting/foreignFrom.ts'
import { importedCards } from '../../renderer/core/importing/importRecords.ts'
import { DEFAULT_CHOICES } from '../../renderer/core/importing/importChoices.ts'
import { changesAnything } from '../../renderer/core/importing/importPlan.ts'
import { planImport } from '../../renderer/core/importing/plan.ts'
import { studyDayAt, studyDayStartMs } from '../../renderer/core/time/studyDay.ts'
import type { CardId } from '../../renderer/core/model/card.ts'
import { aForeign, aForeignCard, aForeignLog, aForeignNote, aLibrary, aSchedule } from '../support/foreign.ts'
import { aDeck, aNote } from '../support/builders.ts'

const ZONE = 'Europe/Vienna'
const NOW = Date.UTC(2026, 2, 10, 12)
const dayAt = (ms: number) => studyDayAt(ms, ZONE, 4)
const calendar = { nowMs: NOW, today: dayAt(NOW), dayAt }
const dayStartMs = (day: ReturnType<typeof dayAt>) => studyDayStartMs(day, ZONE, 4)
const nothing = { progress: new Map(), reviews: new Map(), imported: new Map(), media: [], chosen: null }
const at = { title: 'All', today: calendar.today, dayStartMs }

test('what came in goes out as it was: notes, states, answers', () => {
  const due = dayStartMs((calendar.today + 5) as never)
  const states = [
    aSchedule({ dueAtMs: due, intervalDays: 12, lastReviewAtMs: due - 12 * 86_400_000 + 3_600_000, flag: 4 }),
    aSchedule({
      state: 'learning',
      dueAtMs: NOW + 60_000,
      isDay: false,
      stepIndex: 1,
      intervalDays: 0,
      lastReviewAtMs: NOW,
    }),
    aSchedule({
      state: 'relearning',
      dueAtMs: NOW,
      isDay: false,
      lapses: 3,
      isSuspended: true,
      intervalDays: 0,
      lastReviewAtMs: NOW - 1,
    }),
    aSchedule({ state: 'new', isBuried: true, memory: null, reps: 0, intervalDays: 0 }),
    null,
  ].map((schedule) => schedule && { ...schedule, easeFactor: null })
  const logs = [aForeignLog({ reviewedAtMs: 5, rating: 0, kind: 4 }), aForeignLog({ reviewedAtMs: 9 })]
  const notes = states.map((_, index) => aForeignNote({ key: `n${index}` }))
  const cards = states.map((schedule, index) =>
    aForeignCard({ noteKey: `n${index}`, schedule, logs: schedule === null ? [] : logs }),
  )
  const file = aForeign({ notes, cards })
  const plan = planImport(file, aLibrary(), DEFAULT_CHOICES)
  const imported = importedCards(file, plan.history, calendar)
  const out = foreignFrom({
    ...nothing,
    ...at,
    decks: plan.decks.map(({ deck }) => deck),
    progress: new Map(imported.map(({ card, after }) => [card, after])),
    imported: new Map(imported.map(({ card, logs: own }) => [card, own])),
  })
  expect(out.notes.map(({ guid, note }) => [guid, { ...note, guid: undefined }])).toEqual(
    file.notes.map(({ guid, note }) => [guid, note]),
  )
  expect(out.cards.map(({ schedule }) => schedule)).toEqual(states)
  expect(out.cards.map((card) => card.logs)).toEqual(cards.map((card) => card.logs))
})

test('what was exported comes home: the same notes, whatever their guid', () => {
  const deck = aDeck({ id: 'mine', notes: [aNote(), { ...aNote({ id: 'n2', front: 'b' }), guid: 'g' }] })
  const out = foreignFrom({ ...nothing, ...at, decks: [deck] })
  // As a program that knows nothing of Verso's ids would give it back.
  const back = { ...out, decks: out.decks.map(({ key, title }) => ({ key, title })) }
  const plan = planImport(back, aLibrary([deck]), DEFAULT_CHOICES)
  expect(plan.counts.same).toBe(2)
  expect(changesAnything(plan)).toBe(false)
})

test('a selection takes the notes of its cards, and types of two decks keep apart', () => {
  const type = (front: string) => ({
    id: 't',
    name: 'T',
    cloze: false,
    fields: ['F'],
    templates: [{ name: 'C', front, back: '' }],
  })
  const note: Note = { id: 'x', kind: 'templated', type: 't', fields: { F: '1' }, cards: [0, 1], tags: [] }
  const decks = ['a', 'b', 'c'].map((id) =>
    aDeck({ id, noteTypes: [type(id === 'c' ? 'a' : id)], notes: [note, aNote()] }),
  )
  const chosen = new Set(['a:x:1', 'b:x:0', 'c:x:0'] as CardId[])
  const out = foreignFrom({ ...nothing, ...at, decks, chosen })
  expect(out.cards.map(({ noteKey, ordinal }) => `${noteKey}:${ordinal}`)).toEqual([...chosen])
  expect(out.notes.map((each) => each.note)).toMatchObject([{ type: 't' }, { type: 't-2' }, { type: 't' }])
  expect(out.noteTypes).toHaveLength(2)
})
