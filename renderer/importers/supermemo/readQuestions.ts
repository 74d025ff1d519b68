// SuperMemo's text: lines `Q:` and `A:`, perhaps `I: REP=8 LAP=0 EF=3.200 UF=2.370 INT=429 LAST=27.01.06`, an empty line.
import type { ForeignSchedule, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { buildNote, noteIds } from '../buildNote.ts'
import { collectNotes } from '../collect.ts'
import { sm2Schedule } from '../schedules.ts'
import { decodeEntities } from '../../core/templates/entities.ts'
import { detectTextForm, toMarkdown } from '../text/toMarkdown.ts'
import { addDays, noonOfDotted } from '../xml/days.ts'

interface Open {
  readonly line: number
  readonly question: string[]
  readonly answer: string[]
  learning: string | null
}

export function readQuestions(text: string, deckTitle: string) {
  const collected = collectNotes()
  const skipped: ForeignWarning[] = []
  const warnings: ForeignWarning[] = []
  const nextId = noteIds()
  let open: Open | null = null
  const close = (): void => {
    if (open === null) return
    const { line, question, answer, learning } = open
    open = null
    const place = { line, column: 1 }
    const [front, back] = [question.join('\n').trim(), answer.join('\n').trim()]
    const form = detectTextForm([front, back]) === 'html' && /<\w/.test(front + back) ? 'html' : 'plain'
    const written = (part: string): string =>
      toMarkdown(form === 'html' ? part.replaceAll('\n', '<br>') : decodeEntities(part), form)
    const note = buildNote({ front: written(front), back: written(back) }, 'automatic', nextId)
    if (!note.ok) return void skipped.push({ place, message: note.error })
    const schedule = learning === null ? null : scheduleOf(learning)
    if (learning !== null && schedule === undefined)
      warnings.push({ place, message: 'its line `I:` was not understood: the card begins as new' })
    const schedules = new Map(schedule ? [[0, schedule] as const] : [])
    collected.add({ deckTitle, note: note.value, guid: null, typeName: 'basic', place, schedules })
  }
  for (const [index, written] of text.split('\n').entries()) {
    // SuperMemo 7 writes ú as this control.
    const line = written.replaceAll('\u0003', 'ú').trimEnd()
    const mark = /^([QAIO]):\s?(.*)$/.exec(line)
    if (mark?.[1] === 'Q') {
      if (open !== null && open.answer.length > 0) close()
      open ??= { line: index + 1, question: [], answer: [], learning: null }
      open.question.push(mark[2]!)
    } else if (line === '') close()
    else if (open === null)
      skipped.push({ place: { line: index + 1, column: 1 }, message: 'a line that belongs to no question' })
    else if (mark?.[1] === 'A') open.answer.push(mark[2]!)
    else if (mark?.[1] === 'I') open.learning = mark[2]!
    else if (mark === null) (open.answer.length > 0 ? open.answer : open.question).push(line)
  }
  close()
  return { ...collected.take(), skipped, warnings }
}

/** Null: never repeated; undefined: not understood. */
function scheduleOf(learning: string): ForeignSchedule | null | undefined {
  const values = new Map(learning.split(/\s+/).map((part) => part.split('=', 2) as [string, string]))
  const number = (key: string): number => Number(values.get(key)) || 0
  if (!values.has('REP') || !values.has('INT')) return undefined
  if (number('REP') === 0 || values.get('LAST') === '0') return null
  const last = noonOfDotted(values.get('LAST') ?? '')
  if (last === null) return undefined
  return sm2Schedule({
    dueAtMs: addDays(last, Math.round(number('INT'))),
    intervalDays: number('INT'),
    easeFactor: number('EF') || 2.5,
    lastReviewAtMs: last,
    reps: number('REP'),
    lapses: number('LAP'),
  })
}
