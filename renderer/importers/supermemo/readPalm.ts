// XML that smconv.pl makes of SuperMemo for Palm: fields by number, the first asks and the others answer.
import type { ForeignSchedule, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { ok } from '../../core/model/result.ts'
import { buildNote, noteIds } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { noonOf } from '../markdown/obsidianSchedule.ts'
import { sm2Schedule } from '../schedules.ts'
import { toMarkdown } from '../text/toMarkdown.ts'
import { readXml, type XmlElement } from '../xml/readXml.ts'

export function readPalm(name: string, text: string, fallbackTitle: string) {
  const collected = collectNotes()
  const skipped: ForeignWarning[] = []
  const nextId = noteIds()
  const records: XmlElement[] = []
  let title = fallbackTitle
  const read = readXml(name, text, {
    roots: ['smconv_pl'],
    onRecord: (element) => {
      if (element.name === 'header') title = element.attributes['name']?.trim() || fallbackTitle
      if (element.name === 'cards') records.push(...element.children.filter((child) => child.name === 'card'))
    },
  })
  if (!read.ok) return read
  for (const card of records) {
    const place = { line: card.line, column: card.column }
    const fields = card.children
      .filter((child) => child.name === 'card_fields')
      .flatMap(({ children }) => children)
      .toSorted((one, other) => Number(one.attributes['idx']) - Number(other.attributes['idx']))
      .map((field) => toMarkdown(field.text.trim(), 'plain'))
    const category = card.attributes['category']?.trim() ?? ''
    const tags = category === '' || category === 'Unfiled' ? [] : [category]
    const [front = '', ...answers] = fields
    const note = buildNote(
      { front, back: answers.filter((answer) => answer !== '').join('\n\n'), tags },
      'basic',
      nextId,
    )
    if (!note.ok) {
      skipped.push({ place, message: note.error })
      continue
    }
    const schedule = scheduleOf(card)
    const schedules = new Map(schedule ? [[0, schedule] as const] : [])
    collected.add({ deckTitle: title, note: note.value, guid: null, typeName: 'basic', place, schedules })
  }
  return ok({ ...collected.take(), skipped, title })
}

function scheduleOf(card: XmlElement): ForeignSchedule | null {
  const other = card.children.find((child) => child.name === 'card_other')?.attributes
  if (other === undefined || card.attributes['commit'] === '0') return null
  const number = (key: string): number => Number(other[key]) || 0
  const dueAtMs = noonOf(other['datenexttest'] ?? '')
  if (dueAtMs === null || number('interval') <= 0) return null
  const lapses = number('lapses')
  return sm2Schedule({
    dueAtMs,
    intervalDays: number('interval'),
    easeFactor: easeOf(number('difficulty') / 100),
    lastReviewAtMs: dueAtMs - number('interval') * 86_400_000,
    reps: Math.max(1, lapses + number('recalls')),
    lapses,
  })
}

/** SM-2's ease, 1.3–3.2, of SuperMemo for Palm's difficulty, 0–1, as Mnemosyne takes it (file_formats/smconv_XML.py). */
function easeOf(difficulty: number): number {
  const ease = difficulty > 0.4 ? 1.28 - 1.32 * Math.log(difficulty) : 4.2 - 1.139 * Math.exp(difficulty)
  return Math.min(3.2, Math.max(1.3, ease))
}
