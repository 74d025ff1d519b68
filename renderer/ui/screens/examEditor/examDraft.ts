import type { Blueprint, Exam, ExamDocument, ExamDomain } from '../../../core/exam/model.ts'
import { parseDomainSearch } from '../../../core/exam/searchReader.ts'
import type { DeckId, StudyDay } from '../../../core/model/card.ts'
import { examWords as words } from '../../words/exams.ts'

const DAY_MS = 86_400_000

/** The form as it is typed. */
export interface DomainDraft {
  readonly id: string
  readonly title: string
  readonly weight: string
  readonly deckIds: readonly DeckId[]
  readonly tags: string
  readonly search: string
}

export interface ExamDraft {
  readonly title: string
  /** `yyyy-mm-dd`, or empty. */
  readonly date: string
  readonly questions: string
  readonly minutes: string
  readonly passMark: string
  readonly scoring: Blueprint['scoring']
  readonly penalty: string
  readonly asks: Blueprint['asks']
  readonly deckIds: readonly DeckId[]
  readonly domains: readonly DomainDraft[]
}

/** The search of a domain that takes whatever the exam's decks hold. */
export const EVERYTHING = 'deck:*'

export function newDraft(): ExamDraft {
  return {
    title: '',
    date: '',
    questions: '20',
    minutes: '30',
    passMark: '70',
    scoring: 'all-or-nothing',
    penalty: '0',
    asks: 'choice-first',
    deckIds: [],
    domains: [{ ...newDomain([], words.editor.firstDomain), search: EVERYTHING }],
  }
}

/** A domain with an id that none of the others has. */
export function newDomain(others: readonly DomainDraft[], title?: string): DomainDraft {
  const taken = new Set(others.map(({ id }) => id))
  let number = others.length + 1
  while (taken.has(`domain-${number}`)) number += 1
  return {
    id: `domain-${number}`,
    title: title ?? words.editor.newDomain(number),
    weight: '1',
    deckIds: [],
    tags: '',
    search: '',
  }
}

export function draftOf({ title, examDay, deckIds, blueprint }: Exam): ExamDraft {
  return {
    title,
    date: examDay === null ? '' : new Date(examDay * DAY_MS).toISOString().slice(0, 10),
    questions: String(blueprint.questions),
    minutes: String(blueprint.minutes),
    passMark: String(Number((blueprint.passMark * 100).toFixed(2))),
    scoring: blueprint.scoring,
    penalty: String(blueprint.penalty),
    asks: blueprint.asks,
    deckIds,
    domains: blueprint.domains.map(({ id, title: name, weight, sources }) => ({
      id,
      title: name,
      weight: String(weight),
      deckIds: sources.deckIds,
      tags: sources.tags.join(' '),
      search: sources.search,
    })),
  }
}

/** What is wrong, by the id of its field. */
export type DraftErrors = Readonly<Record<string, string>>

export interface ReadDraft {
  readonly title: string
  readonly examDay: StudyDay | null
  readonly deckIds: readonly DeckId[]
  readonly blueprint: Blueprint
  readonly errors: DraftErrors
}

/** What the draft says, as far as it can be read; fields that cannot are among the errors. */
export function readDraft(draft: ExamDraft): ReadDraft {
  const errors: Record<string, string> = {}
  const number = (field: string, typed: string, low: number, high: number, message: string): number => {
    const value = /^\s*\d+([.,]\d+)?\s*$/.test(typed) ? Number(typed.trim().replace(',', '.')) : NaN
    if (!(value >= low && value <= high)) errors[field] = message
    return value
  }
  const { errors: sentences } = words.editor
  const questions = number('questions', draft.questions, 1, 1000, sentences.questions)
  if (!Number.isInteger(questions)) errors['questions'] = sentences.questions
  const blueprint: Blueprint = {
    questions,
    minutes: number('minutes', draft.minutes, 1, 1440, sentences.minutes),
    passMark: number('passMark', draft.passMark, 1, 100, sentences.passMark) / 100,
    scoring: draft.scoring,
    penalty: number('penalty', draft.penalty, 0, 1, sentences.penalty),
    asks: draft.asks,
    domains: draft.domains.map((domain): ExamDomain => {
      if (domain.title.trim() === '') errors[`${domain.id}-title`] = sentences.domainTitle
      const weight = number(`${domain.id}-weight`, domain.weight, 1e-6, 1e6, sentences.weight)
      const search = domain.search.trim()
      const parsed = search === '' ? null : parseDomainSearch(search)
      if (parsed !== null && !parsed.ok)
        errors[`${domain.id}-search`] = sentences.search(parsed.error.message)
      return {
        id: domain.id,
        title: domain.title.trim(),
        weight,
        sources: { deckIds: domain.deckIds, tags: tagsOf(domain.tags), search },
      }
    }),
  }
  if (draft.title.trim() === '') errors['title'] = sentences.title
  return {
    title: draft.title.trim(),
    examDay: dayOf(draft.date, errors),
    deckIds: draft.deckIds,
    blueprint,
    errors,
  }
}

export function tagsOf(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,]+/).filter((tag) => tag !== ''))]
}

function dayOf(date: string, errors: Record<string, string>): StudyDay | null {
  if (date === '') return null
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms)) {
    errors['date'] = words.editor.errors.date
    return null
  }
  return (ms / DAY_MS) as StudyDay
}

/** The document to keep: with the deck's blueprint as long as nothing of it was changed. */
export function documentOf(read: ReadDraft, exam: Exam | null): ExamDocument {
  const { title, examDay, deckIds, blueprint } = read
  const isDecks =
    exam?.origin != null &&
    JSON.stringify(blueprint) === JSON.stringify(readDraft(draftOf(exam)).blueprint) &&
    JSON.stringify(deckIds) === JSON.stringify(exam.deckIds)
  return {
    title,
    source: isDecks && exam?.origin ? { kind: 'deck', ...exam.origin } : { kind: 'own', blueprint },
    deckIds,
    examDay,
  }
}
