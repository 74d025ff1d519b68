// `cards.xml` of Mnemosyne 2: log entries that add tags, facts and cards (openSM2sync/log_entry.py).
import type { ForeignSchedule, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { ok } from '../../core/model/result.ts'
import { noteIds } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { sm2Schedule } from '../schedules.ts'
import { daysBetween, noonOfUtcDay } from '../xml/days.ts'
import { childText, readXml, type XmlElement } from '../xml/readXml.ts'
import { factNote, MNEMOSYNE_TYPES, type Fact } from './factNotes.ts'
import { plainHtml } from './mnemosyneHtml.ts'

const ADDED_CARD = '6'
const ADDED_TAG = '10'
const ADDED_FACT = '16'

export function readMnemosyne2(
  name: string,
  text: string,
  deckTitle: string,
  nameOf: (path: string) => string,
) {
  const collected = collectNotes()
  const skipped: ForeignWarning[] = []
  const tags = new Map<string, string>()
  const facts = new Map<string, Fact>()
  const cards = new Map<string, XmlElement[]>()
  const read = readXml(name, text, {
    roots: ['openSM2sync'],
    onRecord: (element) => {
      const id = element.attributes['o_id'] ?? ''
      switch (element.attributes['type'] ?? '') {
        case ADDED_TAG:
          tags.set(id, childText(element, 'name') ?? '')
          break
        case ADDED_FACT: {
          const data = new Map(element.children.map((child) => [child.name, plainHtml(child.text, nameOf)]))
          facts.set(id, { id, data, line: element.line })
          break
        }
        case ADDED_CARD: {
          const fact = element.attributes['fact'] ?? ''
          const known = cards.get(fact)
          if (known) known.push(element)
          else cards.set(fact, [element])
        }
      }
    },
  })
  if (!read.ok) return read
  const nextId = noteIds()
  for (const fact of facts.values()) {
    const place = { line: fact.line, column: 1, entry: name }
    const views = (cards.get(fact.id) ?? []).toSorted(byView)
    if (views.length === 0) {
      skipped.push({ place, message: 'no card asks for this fact' })
      continue
    }
    const tagNames = (views[0]!.attributes['tags'] ?? '')
      .split(',')
      .flatMap((id) => tags.get(id.trim()) ?? [])
    const shown = tagNames.filter((tag) => tag !== '__UNTAGGED__')
    const viewIds = views.map(({ attributes }) => attributes['fact_v'] ?? '')
    const built = factNote(fact, views[0]!.attributes['card_t'] ?? '', viewIds, shown, nextId)
    if (!built.ok) {
      skipped.push({ place, message: built.error })
      continue
    }
    const { note, ordinalOf, typeName } = built.value
    const schedules = new Map<number, ForeignSchedule>()
    for (const [index, { attributes }] of views.entries()) {
      const schedule = scheduleOf(attributes)
      if (schedule) schedules.set(ordinalOf(attributes['fact_v'] ?? '', index), schedule)
    }
    const modifiedAtMs =
      1000 * Math.max(0, ...views.map(({ attributes }) => Number(attributes['m_time']) || 0))
    const guid = `mnemosyne:${fact.id}`
    collected.add({ deckTitle, note, guid, typeName, place, modifiedAtMs, schedules })
  }
  for (const [factId, orphans] of cards) {
    if (facts.has(factId)) continue
    for (const { line } of orphans)
      skipped.push({
        place: { line, column: 1, entry: name },
        message: 'the fact that this card asks for is missing',
      })
  }
  const taken = collected.take()
  const noteTypes = MNEMOSYNE_TYPES.filter(({ id }) =>
    taken.notes.some(({ note }) => note.kind === 'templated' && note.type === id),
  )
  return ok({ ...taken, skipped, warnings: [] as readonly ForeignWarning[], noteTypes })
}

function byView(one: XmlElement, other: XmlElement): number {
  return (one.attributes['fact_v'] ?? '') < (other.attributes['fact_v'] ?? '') ? -1 : 0
}

function scheduleOf(attributes: Readonly<Record<string, string>>): ForeignSchedule | null {
  const number = (key: string): number => Number(attributes[key]) || 0
  const lastSecs = number('l_rp')
  const nextSecs = number('n_rp')
  const grade = Number(attributes['gr'] ?? -1)
  if (!(grade >= 0) || nextSecs <= 0 || lastSecs <= 0) return null
  return sm2Schedule({
    dueAtMs: noonOfUtcDay(nextSecs),
    intervalDays: daysBetween(lastSecs, nextSecs),
    easeFactor: number('e') || 2.5,
    lastReviewAtMs: lastSecs * 1000,
    reps: Math.max(1, number('ac_rp') + number('rt_rp')),
    lapses: number('lps'),
    isForgotten: grade < 2,
  })
}
