import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fieldMarkdown } from '../../renderer/importers/anki/fieldMarkdown.ts'
import type { ForeignCard, ForeignNote } from '../../renderer/core/importing/foreignCollection.ts'
import type { NoteType } from '../../renderer/core/model/deck.ts'
import { renderCard } from '../../renderer/core/templates/renderCard.ts'
import { readAnkiPackage } from '../../renderer/importers/anki/readAnkiPackage.ts'
import { sqlWasm } from '../support/ankiPackages.ts'
import { difference, type DescribedCard, type DescribedCollection, type DescribedNote } from './described.ts'

const DAY_SECS = 86_400

/** Verso reads a package of Anki's: does it find what Anki says is in it? */
export async function compareForeign(file: string, written: unknown): Promise<readonly string[]> {
  const expected = written as DescribedCollection
  const name = path.basename(file)
  const result = await readAnkiPackage({ name, blob: new Blob([readFileSync(file)]) }, { sqlWasm })
  if (!result.ok) return [result.error.message]
  const { collection, media } = result.value
  const faults: string[] = []
  faults.push(...difference('the number of notes', collection.notes.length, expected.notes.length))
  faults.push(
    ...difference('the media', collection.media.map((medium) => medium.name).toSorted(), expected.media),
  )
  const today = expected.today ?? 0
  const day = (ms: number | null): number =>
    Math.floor(((ms ?? 0) / 1000 - (expected.crt ?? 0)) / DAY_SECS) - today
  for (const note of expected.notes) {
    const own = collection.notes.find(({ guid }) => guid === note.guid)
    if (own === undefined) {
      faults.push(`${note.guid} is missing`)
      continue
    }
    const cards = collection.cards.filter(({ noteKey }) => noteKey === own.key)
    faults.push(...compareNote(own, note))
    faults.push(
      ...difference(
        `${note.guid}: cards`,
        cards.map(({ ordinal }) => ordinal),
        note.cards.map(({ ordinal }) => ordinal),
      ),
    )
    for (const card of cards) {
      const other = note.cards.find(({ ordinal }) => ordinal === card.ordinal)
      if (!other) continue
      faults.push(...compareCard(`${note.guid} card ${card.ordinal + 1}`, card, other, day))
      faults.push(...compareSides(own, card, other, collection.noteTypes))
    }
  }
  await media.close()
  return faults
}

function compareNote({ note, typeName }: ForeignNote, other: DescribedNote): readonly string[] {
  const faults = [...difference(`${other.guid}: type`, typeName, other.type)]
  faults.push(...difference(`${other.guid}: tags`, [...note.tags].toSorted(), other.tags))
  const [first = '', second = ''] = other.fields
  if (note.kind === 'basic')
    faults.push(
      ...difference(
        `${other.guid}: front`,
        [note.front, note.back],
        [fieldMarkdown(first), fieldMarkdown(second)],
      ),
    )
  if (note.kind === 'templated')
    faults.push(
      ...difference(
        `${other.guid}: fields`,
        Object.values(note.fields),
        other.fields.filter((field) => field !== ''),
      ),
    )
  return faults
}

function compareCard(
  what: string,
  { schedule, logs }: ForeignCard,
  other: DescribedCard,
  day: (ms: number | null) => number,
): readonly string[] {
  if (schedule === null) return [`${what} has no schedule`]
  const states = ['new', 'learning', 'review', 'relearning']
  return [
    ...difference(`${what}: state`, schedule.state, states[other.type]),
    ...difference(`${what}: suspended`, schedule.isSuspended, other.queue === -1),
    ...difference(`${what}: buried`, schedule.isBuried, other.queue < -1),
    ...difference(`${what}: flag`, schedule.flag, other.flag),
    ...difference(
      `${what}: reviews and lapses`,
      [schedule.reps, schedule.lapses],
      [other.reps, other.lapses],
    ),
    ...(other.due === null ? [] : difference(`${what}: position`, schedule.position, other.due)),
    ...(other.daysFromToday === null || !schedule.isDay
      ? []
      : difference(`${what}: day`, day(schedule.dueAtMs), other.daysFromToday)),
    ...(other.stability === null
      ? []
      : difference(`${what}: stability`, schedule.memory?.stabilityDays, other.stability)),
    ...difference(
      `${what}: reviews`,
      logs.map((log) => [
        log.reviewedAtMs,
        log.rating,
        log.interval,
        log.lastInterval,
        log.factor,
        log.answerMs,
        log.kind,
      ]),
      other.logs,
    ),
  ]
}

/** Templated notes look in Verso as in Anki, but for the marks that only programs see. */
function compareSides(
  { note }: ForeignNote,
  card: ForeignCard,
  other: DescribedCard,
  types: readonly NoteType[],
): readonly string[] {
  const type = note.kind === 'templated' ? types.find(({ id }) => id === note.type) : undefined
  if (note.kind !== 'templated' || type === undefined) return []
  const own = renderCard({
    type,
    fields: note.fields,
    ordinal: card.ordinal,
    tags: note.tags,
    deckTitle: other.deck,
    flag: other.flag,
  })
  const plain = (html: string): string =>
    html
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replace(/ data-cloze="[^"]*"/g, '')
      .replace(/\s+/g, ' ')
  return [
    ...difference(`${note.id}: question`, plain(own.question), plain(other.question)),
    ...difference(`${note.id}: answer`, plain(own.answer), plain(other.answer)),
  ]
}
