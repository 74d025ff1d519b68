import type { Note } from '../model/deck.ts'
import { plainText } from '../search/noteText.ts'
import type { MockResult, Sitting, SittingAnswer } from './model.ts'

/** Names of the columns, in their order. */
export const RESULT_COLUMNS = [
  'number',
  'domain',
  'question',
  'chosen',
  'right',
  'verdict',
  'points',
  'seconds',
  'marked',
  'note',
] as const

/**
 * A result as CSV (RFC 4180, with a byte order mark for spreadsheets): one row for each question. `notes` in the order
 * of the paper, null where one is gone. Text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function resultCsv(
  { paper, rules }: Sitting,
  result: MockResult,
  answers: readonly (SittingAnswer | null)[],
  notes: readonly (Note | null)[],
): string {
  const titles = new Map(rules.domains.map(({ id, title }) => [id, title]))
  const rows = result.questions.map(({ index, domainId, verdict, points, spentMs, isMarked }) => {
    const question = paper.questions[index]
    const note = notes[index] ?? null
    const answer = answers[index] ?? null
    const options = (indexes: readonly number[]) =>
      note?.kind === 'choice' ? indexes.map((option) => note.options[option]?.text ?? '').join(' | ') : ''
    return [
      index + 1,
      text(titles.get(domainId) ?? domainId),
      text(note === null ? '' : questionText(note)),
      text(question?.kind === 'recall' ? '' : options(answer?.chosen ?? [])),
      text(question?.kind === 'choice' ? options(question.correct) : ''),
      verdict,
      round(points, 4),
      round(spentMs / 1000, 1),
      isMarked ? 'yes' : 'no',
      text(question?.noteKey ?? ''),
    ]
  })
  return `\ufeff${[RESULT_COLUMNS, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** What a note asks, in plain words. */
export function questionText(note: Note): string {
  switch (note.kind) {
    case 'choice':
      return plainText(note.stem)
    case 'basic':
      return plainText(note.front)
    case 'typed':
      return plainText(note.prompt)
    case 'cloze':
      return plainText(note.text)
    case 'occlusion':
      return plainText(note.header ?? note.image)
    case 'templated':
      return plainText(Object.values(note.fields)[0] ?? '')
  }
}

function field(value: string | number): string {
  const written = String(value)
  return /[",\r\n]/.test(written) ? `"${written.replace(/"/g, '""')}"` : written
}

/** Spreadsheets run what begins so. */
function text(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
