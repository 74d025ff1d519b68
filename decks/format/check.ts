import * as v from 'valibot'
import { checkMeaning } from './checkMeaning.ts'
import { closestName } from './closest.ts'
import { describePath, isRecord, short, valueAt, type DeckIssue, type DeckPath } from './path.ts'
import {
  basicNoteSchema,
  choiceNoteSchema,
  clozeNoteSchema,
  deckSchema,
  occlusionNoteSchema,
  templatedNoteSchema,
  typedNoteSchema,
  type Deck,
} from './schema.ts'

export interface DeckCheck {
  /** Null when there are issues. */
  readonly deck: Deck | null
  readonly issues: readonly DeckIssue[]
}

/** Checks plain data against the schema and for what a schema cannot say; reports everything that is wrong. */
export function checkDeck(value: unknown): DeckCheck {
  const result = v.safeParse(deckSchema, value)
  const meaning = checkMeaning(value)
  if (result.success && meaning.length === 0) return { deck: result.output, issues: [] }
  const issues = result.success ? [] : schemaIssues(value, result.issues)
  const said = new Set(issues.map(keyOf))
  return { deck: null, issues: [...issues, ...meaning.filter((issue) => !said.has(keyOf(issue)))] }
}

const noteSchemas: Record<string, AnySchema> = {
  basic: basicNoteSchema,
  cloze: clozeNoteSchema,
  choice: choiceNoteSchema,
  typed: typedNoteSchema,
  occlusion: occlusionNoteSchema,
  templated: templatedNoteSchema,
}
export const noteKinds = Object.keys(noteSchemas)

type ValibotIssue = v.BaseIssue<unknown>

function schemaIssues(root: unknown, found: readonly ValibotIssue[]): DeckIssue[] {
  const issues: DeckIssue[] = []
  for (const issue of found) {
    // valibot names one unknown field only; ours names all of them.
    if (issue.type === 'strict_object' && issue.expected === 'never') continue
    const path = (issue.path ?? []).map((item) => item.key as string | number)
    const parent = path.slice(0, -1)
    const isMissing = issue.received === 'undefined' && issue.path?.at(-1)?.origin === 'key'
    // A list where fields belong misses every field: say the cause once.
    if (typeof path.at(-1) === 'string' && Array.isArray(valueAt(root, parent))) continue
    issues.push({ path: isMissing ? parent : path, message: sentence(root, path, issue, isMissing) })
  }
  walk(deckSchema, root, [], root, issues)
  return issues
}

function sentence(root: unknown, path: DeckPath, issue: ValibotIssue, isMissing: boolean): string {
  const field = path.at(-1)
  if (field === 'kind' && path.length === 3) {
    const place = describePath(root, path.slice(0, -1))
    const kinds = noteKinds.join(', ')
    const kind = valueAt(root, path)
    if (typeof kind !== 'string') return `${place}: kind is missing: write one of ${kinds}`
    const guess = closestName(kind, noteKinds)
    return `${place}: there is no kind \`${short(kind)}\`${guess ? `, did you mean \`${guess}\`?` : ':'} the kinds are ${kinds}`
  }
  const place = describePath(root, path)
  if (isMissing) {
    const owner = describePath(root, path.slice(0, -1))
    const advice =
      field === 'id' ? 'give it a short one that never changes' : `add \`${missingExample(path)}\``
    return `${owner === '' ? 'the deck' : owner}: ${String(field)} is missing: ${advice}`
  }
  if (issue.kind === 'validation') return `${place} ${issue.message}`
  if (issue.input === null || issue.input === undefined)
    return `${place} is empty: write something, or take the line out`
  return `${place} must be ${wanted(issue)}, not ${described(issue.input)}`
}

function missingExample(path: DeckPath): string {
  const field = String(path.at(-1))
  if (field === 'notes' || field === 'options' || field === 'domains') return `${field}:`
  return `${field}: …`
}

function wanted(issue: ValibotIssue): string {
  switch (issue.type) {
    case 'string':
      return 'text'
    case 'boolean':
      return 'true or false'
    case 'number':
      return 'a number'
    case 'array':
      return 'a list'
    case 'variant':
    case 'strict_object':
      return 'a set of fields'
    default:
      return `one of ${issue.expected ?? 'the known values'}`.replaceAll(' | ', ', ').replaceAll(/[()"]/g, '')
  }
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'number':
      return `the number ${value}: put it in quotes if text is meant`
    case 'boolean':
      return `${value}: put it in quotes if text is meant`
    case 'string':
      return `\`${short(value)}\``
    default:
      return 'a set of fields'
  }
}

interface AnySchema {
  readonly type: string
  readonly entries?: Record<string, AnySchema>
  readonly item?: AnySchema
  readonly wrapped?: AnySchema
}

/** Names every unknown field, and every list that stands where fields belong. */
function walk(schema: AnySchema, value: unknown, path: DeckPath, root: unknown, issues: DeckIssue[]): void {
  if (schema.wrapped) return walk(schema.wrapped, value, path, root, issues)
  if (schema.item) {
    if (!Array.isArray(value)) return
    for (const [index, item] of value.entries()) walk(schema.item, item, [...path, index], root, issues)
    return
  }
  const isObject = schema.entries !== undefined || schema.type === 'variant'
  if (isObject && Array.isArray(value)) {
    issues.push({
      path,
      message: `${describePath(root, path) || 'a deck'} must be a set of fields, not a list`,
    })
    return
  }
  if (!isObject || !isRecord(value)) return
  if (schema.type === 'variant') {
    const kind = value['kind']
    const chosen =
      typeof kind === 'string' && Object.hasOwn(noteSchemas, kind) ? noteSchemas[kind] : undefined
    if (chosen) walk(chosen, value, path, root, issues)
    return
  }
  const entries = schema.entries ?? {}
  for (const [name, inner] of Object.entries(value)) {
    const known = Object.hasOwn(entries, name) ? entries[name] : undefined
    if (known) walk(known, inner, [...path, name], root, issues)
    else
      issues.push({
        path: [...path, name],
        isAboutName: true,
        message: unknownField(root, path, name, entries),
      })
  }
}

function unknownField(
  root: unknown,
  path: DeckPath,
  name: string,
  entries: Record<string, AnySchema>,
): string {
  const owner = describePath(root, path)
  const start = `${owner === '' ? 'the deck' : owner}: there is no field \`${short(name)}\``
  const names = Object.keys(entries)
  const guess = closestName(name, names)
  if (guess) return `${start}, did you mean \`${guess}\`?`
  const kinds = Object.entries(noteSchemas).filter(
    ([, schema]) => 'kind' in entries && Object.hasOwn(schema.entries ?? {}, name),
  )
  const kind = valueAt(root, [...path, 'kind'])
  if (kinds.length > 0) {
    const others = kinds.map(([other]) => other).join(' and ')
    return `${start} in a ${String(kind)} note (${others} has it): here are ${names.join(', ')}`
  }
  return `${start}: the fields here are ${names.join(', ')}`
}

function keyOf(issue: DeckIssue): string {
  return `${issue.path.join('/')}\n${issue.message}`
}
