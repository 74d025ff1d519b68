import { cardOrdinals } from '../../../decks/format/cards.ts'
import { readVersoData } from '../../core/anki/versoData.ts'
import { decodeEntities } from '../../core/templates/entities.ts'
import { readJson } from '../../../decks/format/jsonSource.ts'
import type { ForeignCollection, ForeignWarning } from '../../core/importing/foreignCollection.ts'
import { noteIdFromGuid } from '../../core/importing/noteId.ts'
import { ok } from '../../core/model/result.ts'
import { templatedOrdinals } from '../../core/templates/templatedOrdinals.ts'
import { mapNote } from '../anki/mapNote.ts'
import { mapNoteType, type MappedType } from '../anki/mapNoteType.ts'
import { cleanTags } from '../anki/tags.ts'
import { collectNotes } from '../collect.ts'
import { mediaInFiles } from '../mediaInFiles.ts'
import { refuse, type ForeignFile, type Reader, type ReadResult } from '../reader.ts'
import { cleanText } from '../text/cleanText.ts'
import { placeOf } from '../text/lines.ts'
import { deckOf, noteTypesOf, type CrowdDeck, type CrowdNote } from './crowdankiJson.ts'
import { isJson } from './json.ts'

const MAX_BYTES = 512 * 1024 * 1024

/** CrowdAnki: a JSON file by itself, or its folder with media. It carries no history. */
export const crowdankiReader: Reader = {
  format: 'crowdanki',
  title: 'CrowdAnki',
  endings: ['.json'],
  recognise: ({ text }) =>
    /^\uFEFF?\s*\{/.test(text) && /"(?:__type__|crowdanki_uuid)"\s*:/.test(text) ? 'yes' : 'no',
  read: async (file) => await readCrowdanki(file, []),
  readFolder: async (folder) => {
    for (const { path, blob } of folder.files) {
      if (path.includes('/') || !path.toLowerCase().endsWith('.json')) continue
      const text = new TextDecoder().decode(await blob.slice(0, 16_384).arrayBuffer())
      const head = { name: path, head: new Uint8Array(), sizeBytes: blob.size, text, entries: null }
      if (crowdankiReader.recognise(head) === 'no') continue
      const media = folder.files.filter((other) => other.path.startsWith('media/'))
      return await readCrowdanki({ name: path, blob }, media)
    }
    return null
  },
}

async function readCrowdanki(
  file: ForeignFile,
  mediaFiles: readonly { path: string; blob: Blob }[],
): Promise<ReadResult> {
  if (file.blob.size > MAX_BYTES)
    return refuse('tooLarge', `${file.name} is larger than ${MAX_BYTES / 1024 / 1024} MB`)
  const text = new TextDecoder().decode(await file.blob.arrayBuffer())
  const { value: root, problems } = readJson(text)
  const [problem] = problems
  if (problem) {
    const place = placeOf(text, problem.offset)
    return refuse('malformed', `${file.name}, line ${place.line}: ${problem.message}`, place)
  }
  if (!isJson(root) || root['__type__'] !== 'Deck')
    return refuse('notACollection', `${file.name} is no CrowdAnki deck: its \`__type__\` is not Deck`, {
      line: 1,
      column: 1,
    })
  const top = deckOf(root, '')
  const content = collect(file.name, root, top)
  if (content.notes.length + content.skipped.length === 0)
    return refuse('empty', `${file.name} is a CrowdAnki deck without notes: there is nothing to import`)
  const media = mediaInFiles(mediaFiles)
  const collection: ForeignCollection = {
    format: 'crowdanki',
    title: top.title,
    ...content,
    media: media.list,
    canHoldHistory: false,
  }
  return ok({ collection, detected: { format: 'crowdanki', deckTitle: top.title }, media })
}

function collect(entry: string, root: Readonly<Record<string, unknown>>, top: CrowdDeck) {
  const collected = collectNotes()
  const warnings: ForeignWarning[] = []
  const skipped: ForeignWarning[] = []
  const types = new Map<string, MappedType | null>()
  const used = new Set<string>()
  const takenIds = new Set<string>()
  for (const [uuid, type] of noteTypesOf(root)) types.set(uuid, mapNoteType(type))
  let position = 0

  const visit = ({ title, description, notes, children }: CrowdDeck): void => {
    collected.addDeck(title, description === '' ? undefined : description)
    for (const note of notes) {
      position += 1
      const place = { line: position, entry }
      const type = note ? types.get(note.modelUuid) : undefined
      if (!note) skipped.push({ place, message: 'the entry is no note: it has no fields' })
      else if (!type) skipped.push({ place, message: `its note type ${note.modelUuid} is not in the file` })
      else if (note.data === '' && note.fields.every((field) => field.trim() === ''))
        skipped.push({ place, message: 'all its fields are empty' })
      else add(title, note, type, place)
    }
    for (const child of children) visit(child)
  }

  const add = (
    deckTitle: string,
    written: CrowdNote,
    type: MappedType,
    place: ForeignWarning['place'],
  ): void => {
    const fields = written.fields.map((field) => {
      const { text, doubts } = cleanText(field)
      for (const message of doubts) warnings.push({ place, message })
      return text
    })
    const tags = cleanTags(written.tags.join(' '))
    const named = Object.fromEntries(type.noteType.fields.map((name, index) => [name, fields[index] ?? '']))
    const own = type.isTwin
      ? readVersoData(decodeEntities(fields.at(-1) ?? ''), fields.slice(0, -1))
      : readVersoData(written.data, fields)
    const ordinals = own ? cardOrdinals(own.note) : templatedOrdinals(type.noteType, named, tags)
    const id = distinct(noteIdFromGuid(written.guid ?? `crowdanki ${fields.join('\u001f')}`), takenIds)
    const {
      note: mapped,
      isGuidBorrowed,
      lost,
    } = mapNote({ id, guid: written.guid, fields, tags, data: written.data, ordinals }, type)
    // The number of a type may be another one here.
    const note = mapped.kind === 'templated' ? { ...mapped, type: type.noteType.id } : mapped
    for (const what of lost) warnings.push({ place, message: `${what} cannot come along` })
    if (note.kind === 'templated') used.add(note.type)
    collected.add({
      deckTitle,
      note,
      guid: isGuidBorrowed ? null : written.guid,
      typeName: type.noteType.name,
      place,
    })
  }

  visit(top)
  const noteTypes = [...types.values()].flatMap((type) =>
    type && used.has(type.noteType.id) ? [type.noteType] : [],
  )
  return { ...collected.take(), noteTypes, warnings, skipped }
}

function distinct(id: string, taken: Set<string>): string {
  let free = id
  for (let twin = 2; taken.has(free); twin += 1) free = `${id.slice(0, 70)}-${twin}`
  taken.add(free)
  return free
}
