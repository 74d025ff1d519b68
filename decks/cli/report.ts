import type { DeckProblem } from '../format/schema.ts'

/** What `deck check` says of one file; the object that `--json` prints. All counts are 0 where nothing could be read. */
export interface DeckReport {
  readonly file: string
  /** Name of the reader that took the file; `unknown` when none did. */
  readonly format: string
  readonly title: string | null
  readonly decks: number
  readonly notes: number
  readonly cards: number
  readonly reviews: number
  /** Distinct media that notes name. */
  readonly media: { readonly found: number; readonly missing: number }
  readonly kinds: Readonly<Record<string, number>>
  readonly warnings: readonly DeckProblem[]
  readonly errors: readonly DeckProblem[]
}

/** A report of a file of which only problems are known. */
export function unreadable(file: string, format: string, errors: readonly DeckProblem[]): DeckReport {
  const nothing = {
    title: null,
    decks: 0,
    notes: 0,
    cards: 0,
    reviews: 0,
    media: { found: 0, missing: 0 },
    kinds: {},
  }
  return { file, format, ...nothing, warnings: [], errors }
}

/** For people: one line a file, then each problem as `file:line:column`, which terminals and editors open. */
export function summary(report: DeckReport): string {
  const { file, errors, warnings } = report
  const lines = [
    ...errors.map((problem) => line('error', file, problem)),
    ...warnings.map((problem) => line('warning', file, problem)),
  ]
  const kinds = Object.entries(report.kinds).map(([kind, count]) => `${count} ${kind}`)
  const parts = [
    `${count(report.notes, 'note')}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`,
    count(report.cards, 'card'),
    ...(report.reviews > 0 ? [count(report.reviews, 'review')] : []),
    ...(report.media.found + report.media.missing > 0
      ? [`${report.media.found} media, ${report.media.missing} missing`]
      : []),
    ...(warnings.length > 0 ? [count(warnings.length, 'warning')] : []),
  ]
  const title = report.title === null ? '' : ` “${report.title}”`
  const head =
    errors.length > 0
      ? `✗ ${file}: ${count(errors.length, 'error')}`
      : `✓ ${file}:${title} ${parts.join(', ')}`
  return [head, ...lines].join('\n')
}

function line(level: string, file: string, problem: DeckProblem): string {
  return `  ${file}:${problem.line}:${problem.column} ${level}: ${problem.message}`
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
