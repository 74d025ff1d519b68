// Exams, papers and sittings for tests: say only what the test is about.
import * as v from 'valibot'
import { choiceNoteSchema } from '../../decks/format/schema.ts'
import type { DeckId, StoredNote } from '../../renderer/core/model/card.ts'
import type { Note } from '../../renderer/core/model/deck.ts'
import type {
  Blueprint,
  Exam,
  ExamDomain,
  ExamId,
  ExamQuestion,
  Paper,
} from '../../renderer/core/exam/model.ts'
import { beginSitting, type SittingStart } from '../../renderer/core/exam/sitting.ts'
import { noteKeyFrom } from '../../renderer/core/progress/ids.ts'
import { aNote, NOON_MS } from './builders.ts'

export function aDomain(fields: Partial<ExamDomain> & { id: string }): ExamDomain {
  return { title: fields.id, weight: 1, sources: { deckIds: [], tags: [], search: '' }, ...fields }
}

export function aBlueprint(fields: Partial<Blueprint> = {}): Blueprint {
  return {
    questions: 4,
    minutes: 8,
    passMark: 0.75,
    scoring: 'all-or-nothing',
    penalty: 0,
    asks: 'choice-first',
    domains: [aDomain({ id: 'law' })],
    ...fields,
  }
}

export function anExam(fields: Partial<Exam> = {}): Exam {
  return {
    id: 'bank/short' as ExamId,
    title: 'Short exam',
    blueprint: aBlueprint(),
    deckIds: ['bank' as DeckId],
    examDay: null,
    origin: null,
    isPrepared: true,
    ...fields,
  }
}

/** A choice whose options are right where `right` says so. */
export function aChoice(
  id: string,
  {
    domain = 'law',
    right = [0],
    options = 4,
    pinned = false,
  }: {
    domain?: string
    right?: readonly number[]
    options?: number
    pinned?: boolean
  } = {},
): Note {
  return v.parse(choiceNoteSchema, {
    id,
    kind: 'choice',
    domain,
    pinned,
    stem: `Question ${id}`,
    options: Array.from({ length: options }, (_, index) => ({
      text: `Option ${index} of ${id}`,
      correct: right.includes(index),
    })),
  })
}

export function stored(notes: readonly Note[], deckId = 'bank'): StoredNote[] {
  return notes.map((note, index) => ({
    key: noteKeyFrom(deckId as DeckId, note.id),
    deckId: deckId as DeckId,
    index,
    note,
  }))
}

export const aBasic = (id: string, tags: string[] = []): Note => aNote({ id, tags })

/** A paper of choice questions, one for each list of right options; every question has five options. */
export function aPaper(rights: readonly (readonly number[])[], domains: readonly string[] = ['law']): Paper {
  return {
    seed: 'seed',
    questions: rights.map((correct, index): ExamQuestion => ({
      kind: 'choice',
      noteKey: noteKeyFrom('bank' as DeckId, `q${index}`),
      domainId: domains[index % domains.length] ?? 'law',
      stamp: '',
      optionOrder: [0, 1, 2, 3, 4],
      correct,
    })),
  }
}

export function aSitting({
  paper = aPaper([[0], [1], [2], [3]]),
  exam = anExam(),
  ...start
}: Partial<SittingStart> & { paper?: Paper; exam?: Exam } = {}) {
  return beginSitting(exam, paper, {
    mode: 'mock',
    isTimed: true,
    prediction: null,
    nowMs: NOON_MS,
    ...start,
  })
}
