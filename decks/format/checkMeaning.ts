// What a schema cannot say of a deck: ids that occur twice, references that lead nowhere, clozes that hide nothing.
// Works on data that may be broken, so that one wrong field does not hide another.
import { closestName } from './closest.ts'
import { ordinalsOf, readCloze } from './cloze.ts'
import { describePath, isRecord, short, type DeckIssue, type DeckPath } from './path.ts'
import { NO_CORRECT_OPTION, NO_DELETION } from './schema.ts'

/** Everything in the deck that contradicts itself; also of decks that the schema refuses. */
export function checkMeaning(root: unknown): readonly DeckIssue[] {
  if (!isRecord(root)) return []
  const issues: DeckIssue[] = []
  const source = root['source']
  const sections = isRecord(source)
    ? distinctIds(root, ['source', 'sections'], source['sections'], issues)
    : null
  distinctIds(root, ['exams'], root['exams'], issues)
  const domains = new Set<string>()
  const exams = Array.isArray(root['exams']) ? root['exams'] : []
  for (const [index, exam] of exams.entries()) {
    if (!isRecord(exam)) continue
    for (const id of distinctIds(root, ['exams', index, 'domains'], exam['domains'], issues)) domains.add(id)
  }
  distinctIds(root, ['noteTypes'], root['noteTypes'], issues)
  const types = noteTypesOf(root['noteTypes'])
  distinctIds(root, ['notes'], root['notes'], issues)
  const notes = Array.isArray(root['notes']) ? root['notes'] : []
  for (const [index, note] of notes.entries()) {
    if (!isRecord(note)) continue
    const path = ['notes', index]
    if (typeof note['source'] === 'string') {
      checkReference(root, [...path, 'source'], note['source'], sections, 'section', issues)
    }
    if (note['kind'] === 'choice') {
      if (typeof note['domain'] === 'string') {
        checkReference(
          root,
          [...path, 'domain'],
          note['domain'],
          exams.length > 0 ? domains : null,
          'domain',
          issues,
        )
      }
      checkOptions(root, path, note['options'], issues)
    }
    if (note['kind'] === 'templated') checkTemplated(root, path, note, types, issues)
    if (note['kind'] === 'occlusion') checkShapes(root, path, note['shapes'], issues)
    if (note['kind'] === 'cloze' && typeof note['text'] === 'string')
      checkCloze(root, path, note['text'], issues)
  }
  return issues
}

/** The ids of a list, in order; each that occurs again is reported with the line of the first. */
function distinctIds(root: unknown, path: DeckPath, list: unknown, issues: DeckIssue[]): ReadonlySet<string> {
  const first = new Map<string, number>()
  if (!Array.isArray(list)) return new Set()
  for (const [index, item] of list.entries()) {
    const id = isRecord(item) ? item['id'] : undefined
    if (typeof id !== 'string') continue
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, index)
      continue
    }
    const what = describePath(root, [...path, index])
    issues.push({
      path: [...path, index, 'id'],
      other: [...path, earlier, 'id'],
      message: `${what}: the id is already taken on line {other}: give one of the two another id`,
    })
  }
  return new Set(first.keys())
}

function checkReference(
  root: unknown,
  path: DeckPath,
  id: string,
  known: ReadonlySet<string> | null,
  what: 'section' | 'domain' | 'note type',
  issues: DeckIssue[],
): void {
  if (known?.has(id)) return
  const place = describePath(root, path)
  if (known === null || known.size === 0) {
    const home = {
      section: 'the deck has no source with sections',
      domain: 'the deck has no exam with domains',
      'note type': 'the deck has no `noteTypes`',
    }[what]
    issues.push({
      path,
      message: `${place} names the ${what} \`${short(id)}\`, but ${home}: add it, or take this field out`,
    })
    return
  }
  const names = [...known]
  const guess = closestName(id, names)
  const some = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '')
  const advice = guess ? `, did you mean \`${guess}\`?` : `: the ${what}s are ${some}`
  issues.push({ path, message: `${place}: there is no ${what} \`${short(id)}\`${advice}` })
}

function checkOptions(root: unknown, path: DeckPath, options: unknown, issues: DeckIssue[]): void {
  if (!Array.isArray(options) || options.length < 2) return
  if (
    options.some(
      (option) => isRecord(option) && option['correct'] !== undefined && option['correct'] !== false,
    )
  )
    return
  const place = [...path, 'options']
  issues.push({ path: place, message: `${describePath(root, place)} ${NO_CORRECT_OPTION}` })
}

interface TypeFacts {
  readonly fields: readonly string[]
  /** Null for cloze types, whose cards come from their deletions. */
  readonly templates: number | null
}

function noteTypesOf(list: unknown): ReadonlyMap<string, TypeFacts> {
  const types = new Map<string, TypeFacts>()
  for (const type of Array.isArray(list) ? list : []) {
    if (!isRecord(type) || typeof type['id'] !== 'string') continue
    const fields = Array.isArray(type['fields'])
      ? type['fields'].filter((name) => typeof name === 'string')
      : []
    const templates = Array.isArray(type['templates']) ? type['templates'].length : 0
    types.set(type['id'], { fields, templates: type['cloze'] === true ? null : templates })
  }
  return types
}

function checkTemplated(
  root: unknown,
  path: DeckPath,
  note: Readonly<Record<string, unknown>>,
  types: ReadonlyMap<string, TypeFacts>,
  issues: DeckIssue[],
): void {
  const { type, fields, cards } = note
  if (typeof type !== 'string') return
  checkReference(root, [...path, 'type'], type, new Set(types.keys()), 'note type', issues)
  const facts = types.get(type)
  if (facts === undefined) return
  for (const name of isRecord(fields) ? Object.keys(fields) : []) {
    if (facts.fields.includes(name)) continue
    const place = [...path, 'fields', name]
    const guess = closestName(name, facts.fields)
    const advice = guess ? `did you mean \`${guess}\`?` : `it has ${facts.fields.join(', ')}`
    issues.push({
      path: place,
      isAboutName: true,
      message: `${describePath(root, place)}: the note type \`${short(type)}\` has no such field: ${advice}`,
    })
  }
  const most = facts.templates
  for (const [index, ordinal] of (Array.isArray(cards) ? cards : []).entries()) {
    if (most === null || typeof ordinal !== 'number' || ordinal < most) continue
    const place = [...path, 'cards', index]
    const message = `${describePath(root, place)} is ${ordinal}, but the note type has ${most} templates, counted from 0`
    issues.push({ path: place, message })
  }
}

function checkShapes(root: unknown, path: DeckPath, shapes: unknown, issues: DeckIssue[]): void {
  if (!Array.isArray(shapes) || shapes.length === 0) return
  if (shapes.some((shape) => isRecord(shape) && shape['card'] !== 0)) return
  const place = [...path, 'shapes']
  issues.push({
    path: place,
    message: `${describePath(root, place)} ask nothing: give at least one of them a \`card\` of 1 or more`,
  })
}

function checkCloze(root: unknown, path: DeckPath, text: string, issues: DeckIssue[]): void {
  const place = [...path, 'text']
  const { nodes, problems } = readCloze(text)
  if (problems.length === 0 && ordinalsOf(nodes).length > 0) return
  const name = describePath(root, place)
  for (const problem of problems) {
    issues.push({ path: place, offset: problem.offset, message: `${name}: ${problem.message}` })
  }
  if (problems.length === 0) issues.push({ path: place, message: `${name} ${NO_DELETION}` })
}
