import type { StoredNote, StudyDay } from '../model/card.ts'
import type { Note } from '../model/deck.ts'
import { err, ok, type Result } from '../model/result.ts'
import { cardIdOf } from '../progress/ids.ts'
import { NEW_PROGRESS } from '../scheduler/scheduleOutcomes.ts'
import { matchesSearch, type SearchSubject } from '../search/matchesSearch.ts'
import { searchableText } from '../search/noteText.ts'
import { parseSearch } from '../search/parseSearch.ts'
import type { SearchProblem, SearchQuery } from '../search/query.ts'
import type { SearchReader } from './fillBlueprint.ts'

const ABOUT_PROGRESS =
  'A domain is made of notes, whatever you know of them: leave out is:, flag:, prop: and rated:.'

/** What a domain's search asks for, or why it cannot be one: it must not depend on progress. */
export function parseDomainSearch(search: string): Result<SearchQuery, SearchProblem> {
  const parsed = parseSearch(search)
  if (!parsed.ok) return parsed
  return asksAboutProgress(parsed.value) ? err({ column: 1, message: ABOUT_PROGRESS }) : ok(parsed.value)
}

/** Folded texts, kept as long as their notes are: an editor holds the same notes against a search with every letter. */
const texts = new WeakMap<Note, string>()

/** Reads the searches of domains over notes of these decks. */
export function searchReader(decks: readonly SearchSubject['deck'][]): SearchReader {
  const byId = new Map(decks.map((deck) => [deck.id, deck]))
  return (search) => {
    const query = parseDomainSearch(search)
    if (!query.ok) return null
    return (stored) => {
      const deck = byId.get(stored.deckId)
      return deck !== undefined && matchesSearch(query.value, subjectOf(stored, deck))
    }
  }
}

function subjectOf(stored: StoredNote, deck: SearchSubject['deck']): SearchSubject {
  const { key: noteKey, deckId, note } = stored
  const id = cardIdOf(deckId, note.id, 0)
  const card = { id, deckId, noteKey, ordinal: 0, position: 0, progress: NEW_PROGRESS }
  return {
    card,
    note,
    deck,
    day: 0 as StudyDay,
    // Only where the search asks for words.
    get text() {
      const text = texts.get(note) ?? searchableText(note)
      texts.set(note, text)
      return text
    },
  }
}

function asksAboutProgress(query: SearchQuery): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.some(asksAboutProgress)
    case 'not':
      return asksAboutProgress(query.part)
    case 'is':
    case 'flag':
    case 'property':
    case 'rated':
      return true
    default:
      return false
  }
}
