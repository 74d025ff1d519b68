// XML of Mnemosyne 1.x: items with question, answer and category. An item `X.inv` asks item `X` the other way; `X.tr.1`
// belongs to a word with pronunciation and meaning (file_formats/mnemosyne1.py).
import type { ForeignSchedule, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { ok } from '../../core/model/result.ts'
import { buildNote, noteIds, type NextId } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { sm2Schedule } from '../schedules.ts'
import { toMarkdown } from '../text/toMarkdown.ts'
import { daysBetween, noonOfUtcDay } from '../xml/days.ts'
import { childText, readXml, type XmlElement } from '../xml/readXml.ts'
import { factNote, MNEMOSYNE_TYPES } from './factNotes.ts'
import { mediaNames, plainHtml } from './mnemosyneHtml.ts'

interface Item {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly category: string
  /** A map whose answer is drawn over its question. */
  readonly isOverlay: boolean
  readonly element: XmlElement
}

const DAY_SECS = 86_400
const UNTAGGED = new Set(['', '<default>', '__UNTAGGED__'])

export function readMnemosyne1(name: string, text: string, deckTitle: string) {
  const collected = collectNotes()
  const skipped: ForeignWarning[] = []
  const items = new Map<string, Item>()
  let startSecs = 0
  const read = readXml(name, text, {
    roots: ['mnemosyne'],
    onRoot: ({ time_of_start: start }) => {
      startSecs = Number(start) || 0
    },
    onRecord: (element) => {
      if (element.name !== 'item') return
      const item = itemOf(element)
      let { id } = item
      // Mnemosyne itself renames the second of two items with one id.
      while (items.has(id)) id = `dup${id}`
      items.set(id, { ...item, id })
    },
  })
  if (!read.ok) return read
  const nextId = noteIds()
  const types = new Set<string>()
  for (const item of items.values()) {
    const place = { line: item.element.line, column: item.element.column }
    const parent = items.get(item.id.replace(/\.(?:inv|tr\.1)$/, ''))
    if (parent && parent !== item && pairOf(parent, items)?.other === item) continue
    const pair = pairOf(item, items)
    const tags = UNTAGGED.has(item.category) ? [] : [item.category]
    const built = pair?.fact
      ? factNote(
          { id: item.id, data: pair.fact, line: place.line },
          pair.cardType,
          ['.1', '.2'],
          tags,
          nextId,
        )
      : plainNote(item, pair !== null, tags, nextId)
    const both = pair === null ? [item] : pair.isOtherFirst ? [pair.other, item] : [item, pair.other]
    if (!built.ok) {
      for (const { element } of both)
        skipped.push({ place: { line: element.line, column: element.column }, message: built.error })
      continue
    }
    const { note, typeName } = built.value
    if (note.kind === 'templated') types.add(note.type)
    const schedules = new Map<number, ForeignSchedule>()
    for (const [ordinal, { element }] of both.entries()) {
      const schedule = scheduleOf(element, startSecs)
      if (schedule) schedules.set(ordinal, schedule)
    }
    const guid = item.id === '' ? null : `mnemosyne:${item.id}`
    collected.add({ deckTitle, note, guid, typeName, place, schedules })
  }
  const noteTypes = MNEMOSYNE_TYPES.filter(({ id }) => types.has(id))
  return ok({ ...collected.take(), skipped, warnings: [] as readonly ForeignWarning[], noteTypes })
}

function itemOf(element: XmlElement): Item {
  const nameOf = mediaNames([])
  return {
    id: element.attributes['id'] ?? '',
    question: plainHtml(childText(element, 'Q') ?? '', nameOf),
    answer: plainHtml(childText(element, 'A') ?? '', nameOf),
    isOverlay: (childText(element, 'Q') ?? '').includes('answerbox: overlay'),
    category: (childText(element, 'cat') ?? '').trim(),
    element,
  }
}

function plainNote(item: Item, isReversed: boolean, tags: readonly string[], nextId: NextId) {
  const texts = { front: toMarkdown(item.question, 'html'), back: toMarkdown(item.answer, 'html'), tags }
  const note = buildNote(texts, isReversed ? 'reversed' : 'basic', nextId)
  return note.ok ? ok({ note: note.value, typeName: note.value.kind }) : note
}

interface Pair {
  readonly other: Item
  /** The other item is the first card of the note. */
  readonly isOtherFirst: boolean
  readonly cardType: string
  /** Null: the note is basic, with its reverse. */
  readonly fact: ReadonlyMap<string, string> | null
}

/** The second item of what is one note in Mnemosyne, if their texts agree. */
function pairOf(item: Item, items: ReadonlyMap<string, Item>): Pair | null {
  const inverse = items.get(`${item.id}.inv`)
  if (inverse) {
    const blank = /<img\b[^>]*>/i.exec(item.question)?.[0]
    if (item.isOverlay && blank !== undefined) {
      const fact = new Map([
        ['loc', inverse.answer],
        ['marked', inverse.question],
        ['blank', blank],
      ])
      return { other: inverse, isOtherFirst: true, cardType: '4', fact }
    }
    const isExact = item.question === inverse.answer && item.answer === inverse.question
    return isExact ? { other: inverse, isOtherFirst: false, cardType: '2', fact: null } : null
  }
  const production = items.get(`${item.id}.tr.1`)
  if (!production) return null
  const [meaning = '', ...before] = item.answer.split('<br>').toReversed()
  const [foreign, ...pronunciation] = production.answer.split('<br>')
  if (production.question !== meaning || foreign !== item.question) return null
  const spoken = before.length > 0 ? before.toReversed() : pronunciation
  const fact = new Map([
    ['f', item.question],
    ['p_1', spoken.join('<br>')],
    ['m_1', meaning],
  ])
  return { other: production, isOtherFirst: false, cardType: '3', fact }
}

/** Days are counted from the start of the collection; grades 0 and 1 mean not known. */
function scheduleOf({ attributes }: XmlElement, startSecs: number): ForeignSchedule | null {
  const number = (name: string): number => Number(attributes[name]) || 0
  const reps = number('ac_rp') + number('rt_rp')
  const grade = number('gr')
  const isUnseen = attributes['u'] === undefined ? reps <= 1 && grade === 0 : attributes['u'] !== '0'
  if ((isUnseen && grade < 2) || startSecs === 0) return null
  const lastSecs = startSecs + Math.trunc(number('l_rp')) * DAY_SECS
  const nextSecs = startSecs + Math.trunc(number('n_rp')) * DAY_SECS
  return sm2Schedule({
    dueAtMs: noonOfUtcDay(nextSecs),
    intervalDays: daysBetween(lastSecs, nextSecs),
    easeFactor: number('e') || 2.5,
    lastReviewAtMs: noonOfUtcDay(lastSecs),
    reps: Math.max(1, reps),
    lapses: number('lps'),
    isForgotten: grade < 2,
  })
}
