// The decks that an import goes to: which of the library's, and which new ones.
import type { DeckId } from '../model/card.ts'
import type { Deck, Note, NoteType } from '../model/deck.ts'
import type { ForeignDeck } from './foreignCollection.ts'
import type { ImportChoices } from './importChoices.ts'
import type { PlannedDeck } from './importPlan.ts'
import type { LibraryDeck, LibrarySnapshot } from './libraryIndex.ts'
import { isSameJson } from './mergeNote.ts'
import { deckIdFor, fileKey, fileStemFor, noteIdFor, takeName } from './names.ts'

/** From so many notes on a new file is JSON: quick to read, and nobody edits so many by hand. */
const JSON_NOTES = 2000

/** A deck while the plan is made. */
export interface TargetDeck {
  readonly id: DeckId
  readonly title: string
  readonly existing: LibraryDeck | null
  /** Takes a free id for a new note. */
  readonly takeId: (proposal: string) => string
  readonly add: (note: Note) => void
  readonly replace: (note: Note) => void
  /** The id that a note type of the file has in this deck; brings it along. */
  readonly typeId: (foreignId: string) => string
}

interface Draft extends TargetDeck {
  readonly header: Omit<Deck, 'notes'>
  readonly added: Note[]
  readonly changed: Map<string, Note>
  readonly noteTypes: NoteType[]
  isHeaderChanged: boolean
}

/** Gives each deck of the file its target. `finish` answers the files to write. */
export function targetDecks(
  library: LibrarySnapshot,
  noteTypes: readonly NoteType[],
  choices: Pick<ImportChoices, 'target' | 'onMatch'>,
) {
  const drafts = new Map<DeckId, Draft>()
  const byId = new Map(library.decks.map((each) => [each.deck.id as DeckId, each]))
  const byTitle = new Map(library.decks.map((each) => [each.deck.title, each]))
  const foreignTypes = new Map(noteTypes.map((type) => [type.id, type]))

  function existingDeck(id: DeckId): TargetDeck | null {
    const existing = byId.get(id)
    return existing === undefined ? null : draftOf(id, existing.deck.title, existing, null)
  }

  function forDeck(foreign: ForeignDeck): TargetDeck {
    const { target } = choices
    if (target.kind === 'deck') {
      const chosen = target.deckId === null ? null : existingDeck(target.deckId)
      return chosen ?? forTitle(target.title, null)
    }
    return forTitle(foreign.title, foreign)
  }

  function forTitle(title: string, foreign: ForeignDeck | null): TargetDeck {
    const proposed = (foreign?.header?.id ?? deckIdFor(title)) as DeckId
    const existing = byId.get(proposed) ?? (foreign?.header === undefined ? byTitle.get(title) : undefined)
    const id = (existing?.deck.id ?? proposed) as DeckId
    return draftOf(id, existing?.deck.title ?? title, existing ?? null, foreign)
  }

  function draftOf(
    id: DeckId,
    title: string,
    existing: LibraryDeck | null,
    foreign: ForeignDeck | null,
  ): Draft {
    const known = drafts.get(id)
    if (known !== undefined) return known
    const header = existing?.deck ?? foreign?.header ?? newHeader(id, title, foreign?.description)
    const taken = new Set(existing?.deck.notes.map((note) => note.id))
    const typeIds = new Map<string, string>()
    const draft: Draft = {
      id,
      title,
      existing,
      header,
      added: [],
      changed: new Map(),
      noteTypes: [...header.noteTypes],
      isHeaderChanged: false,
      takeId: (proposal) => takeName(noteIdFor(proposal), taken),
      add: (note) => draft.added.push(note),
      replace: (note) => draft.changed.set(note.id, note),
      typeId(foreignId) {
        const found = typeIds.get(foreignId)
        if (found !== undefined) return found
        const type = foreignTypes.get(foreignId)
        const own = type === undefined ? foreignId : bringType(draft, type, choices.onMatch === 'update')
        typeIds.set(foreignId, own)
        return own
      },
    }
    drafts.set(id, draft)
    return draft
  }

  function finish(): PlannedDeck[] {
    const paths = new Set(library.paths.map(fileKey))
    return [...drafts.values()].flatMap((draft) => {
      const { id, existing, added, changed, isHeaderChanged } = draft
      if (added.length + changed.size === 0 && !isHeaderChanged) return []
      const deck = deckOf(draft)
      const path = existing?.path ?? freePath(deck, paths)
      return [
        {
          id,
          path,
          fingerprint: existing?.fingerprint ?? null,
          deck,
          newNotes: added.length,
          updatedNotes: changed.size,
          touched: new Set(changed.keys()),
          isHeaderChanged,
        },
      ]
    })
  }

  return { forDeck, existingDeck, finish }
}

function newHeader(id: DeckId, title: string, description: string | undefined): Omit<Deck, 'notes'> {
  return {
    format: 1,
    id,
    title,
    ...(description === undefined || description.trim() === '' ? {} : { description }),
    exams: [],
    noteTypes: [],
  }
}

/** The deck's own type of that name takes the file's templates when notes are updated, else stays as it is. */
function bringType(draft: Draft, type: NoteType, isUpdate: boolean): string {
  const at = draft.noteTypes.findIndex(({ name }) => name === type.name)
  const own = draft.noteTypes[at]
  if (own !== undefined) {
    const updated = { ...type, id: own.id }
    const fits = type.fields.every((field) => own.fields.includes(field))
    if (isSameJson(own, updated) || (!isUpdate && fits)) return own.id
    if (isUpdate) {
      draft.noteTypes[at] = updated
      draft.isHeaderChanged = true
      return own.id
    }
  }
  const id = takeName(type.id, new Set(draft.noteTypes.map((each) => each.id)))
  draft.noteTypes.push({ ...type, id })
  draft.isHeaderChanged = true
  return id
}

function deckOf({ existing, header, added, changed, noteTypes }: Draft): Deck {
  const before = existing?.deck.notes ?? []
  const notes = changed.size === 0 ? before : before.map((note) => changed.get(note.id) ?? note)
  return { ...header, noteTypes, notes: [...notes, ...added] }
}

function freePath({ title, notes }: Deck, paths: Set<string>): string {
  const ending = notes.length >= JSON_NOTES ? 'json' : 'yaml'
  // A name that is taken as YAML must not be taken as JSON: the two would share their media folder.
  const isTaken = (stem: string) =>
    ['yaml', 'yml', 'json'].some((each) => paths.has(fileKey(`library/${stem}.deck.${each}`)))
  const wanted = fileStemFor(title)
  let stem = wanted
  for (let count = 2; isTaken(stem); count++) stem = `${wanted} ${count}`
  const path = `library/${stem}.deck.${ending}`
  paths.add(fileKey(path))
  return path
}
