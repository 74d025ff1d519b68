import type { DeckId, StoredNote } from '../model/card.ts'
import { allocate } from './allocate.ts'
import type { Blueprint, Exam, ExamDomain } from './model.ts'

/** Reads a search and answers what tells whether a note fits; null: it cannot be read, and fits nothing. */
export type SearchReader = (search: string) => ((note: StoredNote) => boolean) | null

/** What a domain may ask, each note once. */
export interface DomainBank {
  readonly domain: ExamDomain
  readonly choice: readonly StoredNote[]
  readonly recall: readonly StoredNote[]
}

export interface DomainCheck {
  readonly domainId: string
  readonly needed: number
  readonly choice: number
  readonly recall: number
  /** How many of these its blueprint may ask. */
  readonly available: number
}

/** Whether the bank can fill the blueprint. */
export interface BankCheck {
  readonly domains: readonly DomainCheck[]
  readonly isFull: boolean
  /** Questions of the longest paper, at most those of the blueprint, that keeps the proportions; 0 when there is none. */
  readonly longest: number
}

type Asked = Pick<Exam, 'blueprint' | 'deckIds'>

/** Decks that an exam draws from; `all` when it is not limited to some. */
export function decksOf({ blueprint, deckIds }: Asked): readonly DeckId[] | 'all' {
  if (deckIds.length === 0) return 'all'
  return [...new Set([...deckIds, ...blueprint.domains.flatMap(({ sources }) => sources.deckIds)])]
}

/**
 * Tells the domain that a note belongs to, or null. A note belongs to one domain at most: the one that it names, else
 * the first whose sources it fits, so that nothing is asked, or counted, twice.
 */
export function domainFinder(
  { blueprint, deckIds }: Asked,
  read: SearchReader,
): (note: StoredNote) => string | null {
  const isInScope = (deckId: DeckId) => deckIds.length === 0 || deckIds.includes(deckId)
  const named = new Set(blueprint.domains.map(({ id }) => id))
  const fits = blueprint.domains.map(({ id, sources }) => {
    const search = sources.search.trim() === '' ? null : read(sources.search)
    return {
      id,
      deckIds: new Set(sources.deckIds),
      isFound: (note: StoredNote) =>
        sources.tags.some((tag) => hasTag(note, tag)) || (search !== null && search(note)),
    }
  })
  return (stored) => {
    const { deckId, note } = stored
    const isAsked = isInScope(deckId)
    if (isAsked && note.kind === 'choice' && note.domain !== undefined && named.has(note.domain))
      return note.domain
    return (
      fits.find((domain) => domain.deckIds.has(deckId) || (isAsked && domain.isFound(stored)))?.id ?? null
    )
  }
}

/** What each domain may ask, in the order of the blueprint; notes stay in the order in which they came. */
export function fillBlueprint(exam: Asked, notes: Iterable<StoredNote>, read: SearchReader): DomainBank[] {
  const find = domainFinder(exam, read)
  const banks = new Map(
    exam.blueprint.domains.map((domain) => [
      domain.id,
      { domain, choice: [] as StoredNote[], recall: [] as StoredNote[] },
    ]),
  )
  for (const note of notes) {
    const bank = banks.get(find(note) ?? '')
    bank?.[note.note.kind === 'choice' ? 'choice' : 'recall'].push(note)
  }
  return [...banks.values()]
}

export function checkBank(blueprint: Blueprint, banks: readonly DomainBank[]): BankCheck {
  const available = banks.map((bank) => availableIn(bank, blueprint.asks))
  const needed = neededOf(blueprint, blueprint.questions)
  const domains = banks.map(({ domain, choice, recall }, index) => ({
    domainId: domain.id,
    needed: needed[index] ?? 0,
    choice: choice.length,
    recall: recall.length,
    available: available[index] ?? 0,
  }))
  return {
    domains,
    isFull: domains.every((domain) => domain.available >= domain.needed),
    longest: longestPaper(blueprint, available),
  }
}

/** Questions of each domain in a paper of that length. */
export function neededOf(blueprint: Blueprint, questions: number): number[] {
  return allocate(
    questions,
    blueprint.domains.map(({ weight }) => weight),
  )
}

// Not monotonous: one question more may take one from another domain, so every length is tried.
function longestPaper(blueprint: Blueprint, available: readonly number[]): number {
  const most = available.reduce((sum, count) => sum + count, 0)
  for (let length = Math.min(blueprint.questions, most); length > 0; length -= 1) {
    if (neededOf(blueprint, length).every((count, index) => count <= (available[index] ?? 0))) return length
  }
  return 0
}

function availableIn({ choice, recall }: DomainBank, asks: Blueprint['asks']): number {
  if (asks === 'choice') return choice.length
  return asks === 'recall' ? recall.length : choice.length + recall.length
}

function hasTag({ note }: StoredNote, tag: string): boolean {
  return note.tags.some((own) => own === tag || own.startsWith(`${tag}::`))
}
