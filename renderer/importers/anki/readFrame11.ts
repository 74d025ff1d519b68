import type { AnkiDeck, AnkiFrame, AnkiNoteType, AnkiSteps } from './collection.ts'
import type { CollectionDatabase } from './database.ts'
import { Refusal } from './refusal.ts'

type Json = Readonly<Record<string, unknown>>

/** Schema 11 keeps note types, decks and their options as JSON in the one row of `col`. */
export function readFrame11(
  fileName: string,
  database: CollectionDatabase,
): Pick<AnkiFrame, 'noteTypes' | 'decks' | 'steps'> {
  const noteTypes = new Map<number, AnkiNoteType>()
  const decks = new Map<number, AnkiDeck>()
  const steps = new Map<number, AnkiSteps>()
  database.scan('col', ['models', 'decks', 'dconf'], ([models, deckJson, optionsJson]) => {
    for (const [key, model] of entriesOf(fileName, 'models', models))
      noteTypes.set(key, noteTypeOf(key, model))
    for (const [key, deck] of entriesOf(fileName, 'decks', deckJson)) decks.set(key, deckOf(key, deck))
    for (const [key, options] of entriesOf(fileName, 'dconf', optionsJson)) {
      steps.set(key, { learn: delaysOf(options['new']), relearn: delaysOf(options['lapse']) })
    }
  })
  return { noteTypes, decks, steps }
}

function entriesOf(fileName: string, column: string, value: unknown): [number, Json][] {
  const text = typeof value === 'string' && value !== '' ? value : '{}'
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Refusal('malformed', `${fileName} is damaged: \`col.${column}\` of its collection is not JSON.`)
  }
  return Object.entries(isJson(parsed) ? parsed : {}).flatMap(([key, entry]) =>
    isJson(entry) ? [[Number(key), entry] as [number, Json]] : [],
  )
}

function noteTypeOf(id: number, model: Json): AnkiNoteType {
  return {
    id,
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
    sortField: numberOf(model['sortf']),
    stockKind: numberOf(model['originalStockKind']),
    ...(typeof model['versoId'] === 'string' ? { versoId: model['versoId'] } : {}),
  }
}

function deckOf(id: number, deck: Json): AnkiDeck {
  return {
    id,
    title: textOf(deck['name']),
    description: textOf(deck['desc']),
    isFiltered: Boolean(deck['dyn']),
    configId: numberOf(deck['conf']),
  }
}

function delaysOf(options: unknown): readonly number[] {
  const delays = isJson(options) ? options['delays'] : null
  return Array.isArray(delays) ? delays.filter((delay): delay is number => typeof delay === 'number') : []
}

/** By `ord`, as Anki reads them; those without one as they stand. */
function ordered(list: unknown): Json[] {
  const items = Array.isArray(list) ? list.filter(isJson) : []
  return items.toSorted((one, other) => numberOf(one['ord']) - numberOf(other['ord']))
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

function numberOf(value: unknown): number {
  const number = Number(value)
  return Number.isFinite(number) ? number : 0
}
