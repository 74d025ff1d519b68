// The objects of CrowdAnki's JSON, with what its importer asks for (crowd_anki/representation).
import type { StockShape } from '../../core/anki/stockTypes.ts'
import type { NoteType } from '../../core/model/deck.ts'
import type { AnkiNote } from '../anki/ankiNote.ts'
import { uuidOf, uuidOfNumber } from './uuids.ts'

type Json = Readonly<Record<string, unknown>>

export function modelUuid(type: AnkiNote['type']): string {
  if (type.kind === 'own') return uuidOf(`verso note type ${type.name}`)
  // The importer numbers note types by their uuid.
  const number = /^t(\d{1,14})$/.exec(type.noteType.id)?.[1]
  return number === undefined
    ? uuidOf(`note type ${type.noteType.id}`)
    : uuidOfNumber(Number(number), type.noteType.name)
}

export function noteModel(type: AnkiNote['type']): Json {
  const uuid = modelUuid(type)
  return type.kind === 'own'
    ? modelOf(uuid, type.name, type.shape)
    : modelOf(uuid, type.noteType.name, shapeOf(type.noteType), type.noteType.anki)
}

function shapeOf({ cloze, fields, templates, css }: NoteType): StockShape {
  return { isCloze: cloze, fields, templates, css: css ?? '', stockKind: 0 }
}

function modelOf(
  uuid: string,
  name: string,
  { isCloze, fields, templates, css, stockKind }: StockShape,
  kept: NoteType['anki'] = {},
): Json {
  return {
    __type__: 'NoteModel',
    crowdanki_uuid: uuid,
    css,
    flds: fields.map((field, ord) => ({
      font: 'Arial',
      media: [],
      name: field,
      ord,
      rtl: false,
      size: 20,
      sticky: false,
    })),
    latexPost: kept['latexPost'] ?? '\\end{document}',
    latexPre: kept['latexPre'] ?? LATEX_PRE,
    latexsvg: kept['latexSvg'] ?? false,
    name,
    originalStockKind: kept['stockKind'] ?? stockKind,
    req: templates.map((_, ord) => [ord, 'any', [0]]),
    sortf: kept['sortField'] ?? 0,
    tags: [],
    tmpls: templates.map(({ name: template, front, back }, ord) => ({
      afmt: back,
      bafmt: '',
      bqfmt: '',
      did: null,
      name: template,
      ord,
      qfmt: front,
    })),
    type: isCloze ? 1 : 0,
    vers: [],
  }
}

const LATEX_PRE =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n'

export const CONFIG_UUID = uuidOf('verso deck options')

/** Anki's usual options: CrowdAnki wants some. */
export const DECK_CONFIG: Json = {
  __type__: 'DeckConfig',
  autoplay: true,
  crowdanki_uuid: CONFIG_UUID,
  dyn: false,
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  maxTaken: 60,
  name: 'Verso',
  new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
  replayq: true,
  rev: { bury: false, ease4: 1.3, hardFactor: 1.2, ivlFct: 1, maxIvl: 36500, perDay: 200 },
  timer: 0,
}
