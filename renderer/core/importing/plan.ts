// Reads a foreign collection against the library and says what importing it would do. Pure: the same file, library and
// choices give the same plan, and a second import of the same file changes nothing.
import { cardOrdinals } from '../../../decks/format/cards.ts'
import type { CardId } from '../model/card.ts'
import type { Note, NoteType } from '../model/deck.ts'
import { cardIdOf, deckIdOf, noteKeyFrom } from '../progress/ids.ts'
import { firstFieldOf } from './firstField.ts'
import type { ForeignCollection, ForeignDeck, ForeignNote, ForeignSchedule } from './foreignCollection.ts'
import type { ImportChoices } from './importChoices.ts'
import type { ImportOutcome, ImportPlan, OutcomeReason, PlannedHistory, PlannedNote } from './importPlan.ts'
import {
  firstFieldKey,
  indexLibrary,
  typeNameOf,
  type LibraryIndex,
  type LibraryNote,
  type LibrarySnapshot,
} from './libraryIndex.ts'
import { isSameJson, mergedNote, newNote } from './mergeNote.ts'
import { targetDecks, type TargetDeck } from './targetDecks.ts'

const LABEL_LENGTH = 160

/** `index` may be given when several plans are made against one snapshot. */
export function planImport(
  foreign: ForeignCollection,
  library: LibrarySnapshot,
  choices: ImportChoices,
  index: LibraryIndex = indexLibrary(library),
): ImportPlan {
  const targets = targetDecks(library, foreign.noteTypes, choices)
  const decks = new Map(foreign.decks.map((deck) => [deck.key, deck]))
  const matcher = createMatcher(index, choices, foreign.noteTypes)
  const seen = new Map<string, string>()
  const homes = new Map<string, { readonly note: Note; readonly target: TargetDeck }>()
  const entries: PlannedNote[] = []

  for (const each of foreign.notes) {
    const deck = decks.get(each.deckKey) ?? { key: each.deckKey, title: each.deckKey }
    const target = targets.forDeck(deck)
    const base = { place: each.place, label: labelOf(each), deckTitle: target.title }
    const twin = seen.get(identityOf(each))
    if (twin !== undefined) {
      entries.push({
        ...base,
        outcome: 'duplicate',
        reason: { kind: 'twiceInFile' },
        key: null,
        before: null,
        after: each.note,
      })
      continue
    }
    seen.set(identityOf(each), each.key)
    const match = matcher(each, target, deck)
    const copy =
      choices.onMatch === 'keepBoth' && match !== null ? copyOf(index, each, foreign.noteTypes) : null
    const planned =
      copy === null ? planNote(each, match, target, targets.existingDeck, choices) : alreadyBoth(copy)
    if (planned.home !== null) homes.set(each.key, planned.home)
    entries.push({ ...base, ...planned.entry })
  }
  for (const { place, message } of foreign.skipped) {
    const reason = { kind: 'text', text: message } as const
    entries.push({
      outcome: 'skipped',
      place,
      reason,
      label: '',
      key: null,
      before: null,
      after: null,
      deckTitle: '',
    })
  }

  const counts = countsOf(entries)
  const { history, reviewCount, keptProgress } = planHistory(foreign, library, choices, homes)
  const newCards = entries.reduce(
    (sum, { outcome, after }) =>
      outcome === 'new' && after !== null ? sum + cardOrdinals(after).length : sum,
    0,
  )
  return { entries, counts, decks: targets.finish(), history, reviewCount, keptProgress, newCards }
}

/** What makes two notes of one file the same: their guid, else everything that they say. */
function identityOf({ guid, note, deckKey }: ForeignNote): string {
  return guid === null ? `${deckKey}\n${JSON.stringify({ ...note, id: '' })}` : `guid\n${guid}`
}

interface Match {
  readonly found: LibraryNote
  readonly by: 'byGuid' | 'byId' | 'byFirstField'
}

/** Finds the library's note that a note of the file is; each of the library's is found once at most. */
function createMatcher(index: LibraryIndex, choices: ImportChoices, noteTypes: readonly NoteType[]) {
  const used = new Set<string>()
  const free = (note: LibraryNote) => !used.has(note.key)
  const take = (found: LibraryNote, by: Match['by']): Match => {
    used.add(found.key)
    return { found, by }
  }

  return ({ guid, note }: ForeignNote, target: TargetDeck, deck: ForeignDeck): Match | null => {
    const byGuid = guid === null ? undefined : index.byGuid.get(guid)
    if (byGuid !== undefined && free(byGuid)) return take(byGuid, 'byGuid')
    // Only Verso's own files have ids that outlive a change; others' may be mere positions.
    const byKey = deck.header === undefined ? undefined : index.byKey.get(noteKeyFrom(target.id, note.id))
    if (byKey !== undefined && free(byKey)) return take(byKey, 'byId')
    if (guid !== null || choices.matchScope === 'guid') return null
    const candidates = index.byFirstField.get(firstFieldKey(note, typeNameOf(note, [...noteTypes]))) ?? []
    const fitting = candidates.filter(
      (each) => free(each) && (choices.matchScope === 'noteType' || each.deckId === target.id),
    )
    const best =
      fitting.find((each) => isSameJson(withoutIds(each.note), withoutIds(note))) ??
      fitting.find((each) => each.deckId === target.id) ??
      fitting[0]
    return best === undefined ? null : take(best, 'byFirstField')
  }
}

/** What an import that kept both has left: the file's very text, in a note without its guid. */
function copyOf(
  index: LibraryIndex,
  { note }: ForeignNote,
  noteTypes: readonly NoteType[],
): LibraryNote | null {
  const candidates = index.byFirstField.get(firstFieldKey(note, typeNameOf(note, [...noteTypes]))) ?? []
  return candidates.find((each) => isSameJson(withoutIds(each.note), withoutIds(note))) ?? null
}

function alreadyBoth({ key, note }: LibraryNote): PlannedOutcome {
  const reason = { kind: 'byFirstField' } as const
  return { entry: { outcome: 'same', reason, key, before: note, after: note }, home: null }
}

function withoutIds(note: Note): unknown {
  return { ...note, id: '', guid: '', tags: [] }
}

interface PlannedOutcome {
  readonly entry: Pick<PlannedNote, 'outcome' | 'reason' | 'key' | 'before' | 'after'>
  /** Where the note is once the import is done; null when it does not come in. */
  readonly home: { readonly note: Note; readonly target: TargetDeck } | null
}

function planNote(
  foreign: ForeignNote,
  match: Match | null,
  target: TargetDeck,
  existingDeck: (id: TargetDeck['id']) => TargetDeck | null,
  { onMatch, tags }: ImportChoices,
): PlannedOutcome {
  const { guid } = foreign
  const addNew = (ownGuid: string | null, reason: OutcomeReason | null): PlannedOutcome => {
    const typed = withType(foreign.note, target)
    const note = newNote(typed, target.takeId(foreign.note.id), ownGuid, tags)
    target.add(note)
    const key = noteKeyFrom(target.id, note.id)
    return { entry: { outcome: 'new', reason, key, before: null, after: note }, home: { note, target } }
  }
  if (match === null) return addNew(guid, null)

  const { key, deckId, note: before } = match.found
  const home = existingDeck(deckId)
  if (home === null) return addNew(guid, null)
  const told = (
    outcome: ImportOutcome,
    reason: OutcomeReason,
    after: Note,
    isHome: boolean,
  ): PlannedOutcome => ({
    entry: { outcome, reason, key, before, after },
    home: isHome ? { note: after, target: home } : null,
  })
  if (before.kind !== foreign.note.kind) {
    if (onMatch === 'keepBoth') return addNew(null, { kind: 'keptBoth' })
    return told('conflict', { kind: 'otherKind', is: before.kind }, foreign.note, false)
  }
  const reason = { kind: match.by } as const
  const after = mergedNote(before, withType(foreign.note, home), guid, [])
  if (isSameJson(before, after)) return told('same', reason, before, true)
  switch (onMatch) {
    case 'update': {
      const tagged = mergedNote(before, withType(foreign.note, home), guid, tags)
      home.replace(tagged)
      return told('updated', reason, tagged, true)
    }
    case 'keep':
      return told('duplicate', reason, foreign.note, false)
    case 'keepBoth':
      // Its guid stays with the note that has it.
      return addNew(null, { kind: 'keptBoth' })
  }
}

function withType(note: Note, target: TargetDeck): Note {
  return note.kind === 'templated' ? { ...note, type: target.typeId(note.type) } : note
}

function planHistory(
  foreign: ForeignCollection,
  library: LibrarySnapshot,
  choices: ImportChoices,
  homes: ReadonlyMap<string, { readonly note: Note; readonly target: TargetDeck }>,
) {
  const history: PlannedHistory[] = []
  const ordinals = new Map<string, ReadonlySet<number>>()
  let reviewCount = 0
  let keptProgress = 0
  for (const [index, { noteKey, ordinal, schedule, logs }] of foreign.cards.entries()) {
    const home = homes.get(noteKey)
    if (home === undefined || (logs.length === 0 && saysNothing(schedule))) continue
    const made = ordinals.get(noteKey) ?? new Set(cardOrdinals(home.note))
    ordinals.set(noteKey, made)
    if (!made.has(ordinal)) continue
    const card: CardId = cardIdOf(home.target.id, home.note.id, ordinal)
    if (library.studied.has(card)) keptProgress += 1
    else if (choices.withHistory) {
      history.push({ card, index })
      reviewCount += logs.length
    }
  }
  return { history, reviewCount, keptProgress }
}

/** A card that waits to be learned, as one without a schedule does: there is nothing to bring along. */
function saysNothing(schedule: ForeignSchedule | null): boolean {
  if (schedule === null) return true
  return schedule.state === 'new' && !schedule.isSuspended && !schedule.isBuried && schedule.flag === 0
}

function countsOf(entries: readonly PlannedNote[]): Record<ImportOutcome, number> {
  const counts = { new: 0, updated: 0, same: 0, duplicate: 0, conflict: 0, skipped: 0 }
  for (const { outcome } of entries) counts[outcome] += 1
  return counts
}

function labelOf({ firstField, note }: ForeignNote): string {
  return (firstField === '' ? firstFieldOf(note) : firstField).slice(0, LABEL_LENGTH)
}

/** Deck ids of the cards whose history comes along. */
export function decksWithHistory({ history }: ImportPlan): ReadonlySet<string> {
  return new Set(history.map(({ card }) => deckIdOf(card)))
}
