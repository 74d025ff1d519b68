// SuperMemo's own XML: a tree of elements; those with question and answer are cards, the others are what they lie in.
import type { ForeignSchedule, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { ok } from '../../core/model/result.ts'
import { buildNote, noteIds } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { sm2Schedule } from '../schedules.ts'
import { detectTextForm, toMarkdown } from '../text/toMarkdown.ts'
import { addDays, noonOfDotted } from '../xml/days.ts'
import { childText, readXml, type XmlElement } from '../xml/readXml.ts'

export function readElements(name: string, text: string, title: string) {
  const collected = collectNotes()
  const skipped: ForeignWarning[] = []
  const nextId = noteIds()
  const visit = (element: XmlElement, levels: readonly string[]): void => {
    if (element.name !== 'SuperMemoElement') return
    const content = element.children.find((child) => child.name === 'Content')
    const question = content ? (childText(content, 'Question') ?? '') : ''
    const answer = content ? (childText(content, 'Answer') ?? '') : ''
    const inner = element.children.filter((child) => child.name === 'SuperMemoElement')
    const place = { line: element.line, column: element.column }
    if (answer.trim() !== '' || (question.trim() !== '' && childText(element, 'Type') === 'Item')) {
      const form = detectTextForm([question, answer]) === 'html' ? 'html' : 'plain'
      const note = buildNote(
        { front: toMarkdown(question, form), back: toMarkdown(answer, form) },
        'automatic',
        nextId,
      )
      if (note.ok) {
        const schedule = scheduleOf(element)
        const id = childText(element, 'ID')?.trim()
        collected.add({
          deckTitle: levels.join('::'),
          note: note.value,
          guid: id ? `supermemo:${title}:${id}` : null,
          typeName: 'Item',
          place,
          schedules: new Map(schedule ? [[0, schedule] as const] : []),
        })
      } else skipped.push({ place, message: note.error })
    } else if (inner.length === 0)
      skipped.push({ place, message: 'a topic without question and answer: there is nothing to ask' })
    const own = (childText(element, 'Title') ?? '').replaceAll('::', ':').trim()
    const below = inner.length > 0 && own !== '' ? [...levels, own.slice(0, 80)] : levels
    for (const child of inner) visit(child, below)
  }
  const read = readXml(name, text, {
    roots: ['SuperMemoCollection'],
    onRecord: (element) => visit(element, [title]),
  })
  if (!read.ok) return read
  return ok({ ...collected.take(), skipped, title })
}

function scheduleOf(element: XmlElement): ForeignSchedule | null {
  const learning = element.children.find((child) => child.name === 'LearningData')
  if (!learning) return null
  const number = (key: string): number => Number((childText(learning, key) ?? '').replace(',', '.')) || 0
  const last = noonOfDotted(childText(learning, 'LastRepetition') ?? '')
  if (last === null || number('Repetitions') <= 0 || number('Interval') <= 0) return null
  return sm2Schedule({
    dueAtMs: addDays(last, Math.round(number('Interval'))),
    intervalDays: number('Interval'),
    easeFactor: Math.min(3.2, Math.max(1.3, number('UFactor') || number('AFactor') || 2.5)),
    lastReviewAtMs: last,
    reps: number('Repetitions'),
    lapses: number('Lapses'),
  })
}
