import type { ForeignLog, ForeignSchedule } from '../../core/importing/foreignCollection.ts'
import { isMap, mapsIn, textAt, type MochiMap } from './mochiData.ts'

const DAY_MS = 86_400_000

/** A card's sides, from its content or from its template with its fields. */
export function sidesOf(card: MochiMap, templates: ReadonlyMap<string, MochiMap>): readonly string[] {
  const template = templates.get(textAt(card, 'template-id'))
  const values = fieldValues(card)
  const written = textAt(card, 'content')
  if (written.trim() !== '' && !(template && values.size > 0)) return splitSides(written)
  const content = template ? textAt(template, 'content') : ''
  if (template && content.trim() !== '') return splitSides(fillTemplate(content, template, values))
  const ordered = template
    ? fieldsInOrder(template).map(({ id }) => values.get(id) ?? '')
    : [...values.values()]
  const [front = '', ...others] = ordered.filter((value) => value.trim() !== '')
  return [front, ...others]
}

/** A line `---` parts two sides. */
function splitSides(content: string): readonly string[] {
  return content.split(/^[ \t]*-{3,}[ \t]*$/m).map((side) => side.trim())
}

function fieldValues(card: MochiMap): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const fields = card.get('fields')
  if (!isMap(fields)) return values
  for (const [id, field] of fields) {
    if (isMap(field)) values.set(id, textAt(field, 'value'))
    else if (typeof field === 'string') values.set(id, field)
  }
  return values
}

function fieldsInOrder(template: MochiMap): readonly { readonly id: string; readonly name: string }[] {
  return mapsIn(template.get('fields'))
    .toSorted((one, other) => (textAt(one, 'pos') < textAt(other, 'pos') ? -1 : 1))
    .map((field) => ({ id: textAt(field, 'id'), name: textAt(field, 'name') }))
}

/** `<< Name >>` stands for a field, `<<#Name>> … <</Name>>` for text that is shown where the field says something. */
function fillTemplate(content: string, template: MochiMap, values: ReadonlyMap<string, string>): string {
  const byName = new Map(
    fieldsInOrder(template).map(({ id, name }) => [name.trim().toLowerCase(), values.get(id) ?? '']),
  )
  const valueOf = (name: string): string => byName.get(name.trim().toLowerCase()) ?? ''
  return content
    .replace(
      /<<\s*([#^])([^<>\n]+)>>([\s\S]*?)<<\s*\/\2>>/g,
      (_, sign: string, name: string, inner: string) =>
        (valueOf(name).trim() !== '') === (sign === '#') ? inner : '',
    )
    .replace(/<<([^<>#/^][^<>\n]*)>>/g, (_, name: string) => valueOf(name))
}

/** Mochi's deletions `{{x}}` and `{{1::x}}` as ours; those without number each make a card. */
export function clozeOf(text: string): string {
  let next = 0
  const highest = Math.max(0, ...[...text.matchAll(/\{\{(\d{1,3})::/g)].map(([, number]) => Number(number)))
  return text.replace(
    /\{\{(?:(\d{1,3})::)?([^{}]+?)(?:::([^{}]*?))?\}\}/g,
    (_, number?: string, hidden?: string, hint?: string) => {
      if (number === undefined) next += 1
      const ordinal = number === undefined ? highest + next : Math.max(1, Number(number))
      return `{{c${ordinal}::${hidden ?? ''}${hint ? `::${hint}` : ''}}}`
    },
  )
}

const SOUND = /\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac)$/i

/** `@media/x.png` by its name alone. */
export function ownMedia(markdown: string): string {
  return markdown.replace(
    /!\[([^\][\n]{0,300})\]\(<?(?:@media\/|media\/)?([^()>\n]{1,500}?)>?\)/g,
    (written, alt: string, path: string) => {
      if (/^\w+:/.test(path)) return written
      const name = path.slice(path.lastIndexOf('/') + 1)
      if (SOUND.test(name)) return `[sound:${name}]`
      return /[\s()]/.test(name) ? `![${alt}](<${name}>)` : `![${alt}](${name})`
    },
  )
}

export interface MochiHistory {
  readonly schedule: ForeignSchedule | null
  readonly logs: readonly ForeignLog[]
}

/** Mochi keeps whether a card was remembered, and how many days it rests: its history, as two of the four ratings. */
export function historyOf(reviews: unknown, isArchived: boolean): MochiHistory {
  const logs: ForeignLog[] = []
  let due: number | null = null
  let before = 0
  let lapses = 0
  const list = mapsIn(reviews).toSorted((one, other) => Number(one.get('date')) - Number(other.get('date')))
  for (const review of list) {
    const reviewedAtMs = Number(review.get('date'))
    if (!Number.isFinite(reviewedAtMs) || reviewedAtMs <= 0) continue
    const interval = Math.max(0, Number(review.get('interval') ?? 0) || 0)
    const isRemembered = review.get('remembered?') !== false
    const isFirst = logs.length === 0
    if (!isRemembered && !isFirst) lapses += 1
    logs.push({
      reviewedAtMs,
      rating: isRemembered ? 3 : 1,
      answerMs: Math.max(0, Number(review.get('duration') ?? 0) || 0),
      stateBefore: isFirst ? 'new' : 'review',
      interval,
      lastInterval: before,
      factor: 0,
      kind: isFirst ? 0 : 1,
    })
    const said = Number(review.get('due'))
    due = Number.isFinite(said) && said > 0 ? said : reviewedAtMs + interval * DAY_MS
    before = interval
  }
  const last = logs.at(-1)
  if (!last || due === null) return { schedule: null, logs }
  const schedule: ForeignSchedule = {
    state: 'review',
    dueAtMs: due,
    isDay: true,
    stepIndex: 0,
    intervalDays: last.interval,
    memory: null,
    easeFactor: null,
    lastReviewAtMs: last.reviewedAtMs,
    reps: logs.length,
    lapses,
    isSuspended: isArchived,
    isBuried: false,
    flag: 0,
    position: null,
  }
  return { schedule, logs }
}
