// CrowdAnki's JSON as it is (crowd_anki/representation): decks within decks, each with its notes; note types on the root.
import { ordered, textOf, type Json, isJson } from './json.ts'
import type { AnkiNoteType } from '../anki/collection.ts'

export interface CrowdNote {
  readonly guid: string | null
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  readonly modelUuid: string
  readonly data: string
}

export interface CrowdDeck {
  /** With those above, separated by `::`. */
  readonly title: string
  readonly description: string
  readonly notes: readonly (CrowdNote | null)[]
  readonly children: readonly CrowdDeck[]
}

const MAX_DEPTH = 50

/** `null` stands for an entry that is no note. */
export function deckOf(deck: Json, above: string, depth = 0): CrowdDeck {
  const own = textOf(deck['name']).trim() || 'Deck'
  const title = above === '' ? own : `${above}::${own}`
  const children = depth < MAX_DEPTH && Array.isArray(deck['children']) ? deck['children'].filter(isJson) : []
  const notes = Array.isArray(deck['notes']) ? (deck['notes'] as readonly unknown[]) : []
  return {
    title,
    description: textOf(deck['desc']),
    notes: notes.map((note) => (isJson(note) ? noteOf(note) : null)),
    children: children.map((child) => deckOf(child, title, depth + 1)),
  }
}

function noteOf(note: Json): CrowdNote | null {
  const { fields, tags } = note
  if (!Array.isArray(fields)) return null
  const guid = textOf(note['guid']).trim()
  return {
    guid: guid === '' ? null : guid,
    fields: fields.map(textOf),
    tags: Array.isArray(tags) ? tags.map(textOf) : [],
    modelUuid: textOf(note['note_model_uuid']),
    data: textOf(note['data']),
  }
}

/** Note types in Anki's terms, by uuid. Their number is made of it: the same on every machine. */
export function noteTypesOf(root: Json): ReadonlyMap<string, AnkiNoteType> {
  const models = Array.isArray(root['note_models']) ? root['note_models'].filter(isJson) : []
  return new Map(
    models.map((model) => {
      const uuid = textOf(model['crowdanki_uuid'])
      const type: AnkiNoteType = {
        id: numberOfUuid(uuid),
        name: textOf(model['name']),
        isCloze: Number(model['type']) === 1,
        fields: ordered(model['flds']).map((field) => textOf(field['name'])),
        templates: ordered(model['tmpls']).map((template) => ({
          name: textOf(template['name']),
          front: textOf(template['qfmt']),
          back: textOf(template['afmt']),
        })),
        css: textOf(model['css']),
        latexPre: textOf(model['latexPre']),
        latexPost: textOf(model['latexPost']),
        isLatexSvg: model['latexsvg'] === true,
        sortField: Number(model['sortf']) || 0,
        stockKind: Number(model['originalStockKind']) || 0,
      }
      return [uuid, type] as const
    }),
  )
}

function numberOfUuid(uuid: string): number {
  const digits = uuid.replace(/[^0-9a-f]/gi, '').slice(0, 12)
  return digits === '' ? 1 : Number.parseInt(digits, 16) || 1
}
