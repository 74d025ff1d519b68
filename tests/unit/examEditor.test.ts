import { describe, expect, test } from 'vitest'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import {
  documentOf,
  draftOf,
  newDomain,
  newDraft,
  readDraft,
} from '../../renderer/ui/screens/examEditor/examDraft.ts'
import { plainStem } from '../../renderer/ui/screens/sitting/plainStem.ts'
import { aBlueprint, aDomain, anExam } from '../support/examBuilders.ts'

const fromDeck = anExam({
  origin: { deckId: 'bank' as never, blueprintId: 'short' },
  blueprint: aBlueprint({ passMark: 0.666, penalty: 0.25, domains: [aDomain({ id: 'law', weight: 12.5 })] }),
})

describe('the draft of an exam', () => {
  test('says what the exam says', () => {
    const exam = anExam({ examDay: 20_805 as StudyDay })
    const read = readDraft(draftOf(exam))
    expect(read).toMatchObject({ title: exam.title, examDay: 20_805, deckIds: exam.deckIds, errors: {} })
    expect(read.blueprint).toEqual(exam.blueprint)
    expect(draftOf(exam).date).toBe('2026-12-18')
  })

  test('a new one needs nothing but a title', () => {
    expect(Object.keys(readDraft(newDraft()).errors)).toEqual(['title'])
  })

  test('names every field that cannot be read', () => {
    const draft = newDraft()
    const [domain] = draft.domains
    const read = readDraft({
      ...draft,
      title: 'x',
      questions: '2.5',
      minutes: '0',
      passMark: '101',
      penalty: '-1',
      domains: [{ ...domain!, title: ' ', weight: '0', search: 'is:due' }],
    })
    expect(Object.keys(read.errors).sort()).toEqual([
      'domain-1-search',
      'domain-1-title',
      'domain-1-weight',
      'minutes',
      'passMark',
      'penalty',
      'questions',
    ])
  })

  test('reads a comma as a decimal point, and tags with spaces or commas between them', () => {
    const draft = newDraft()
    const [domain] = draft.domains
    const read = readDraft({ ...draft, penalty: '0,25', domains: [{ ...domain!, tags: 'law, sea  law' }] })
    expect(read.blueprint.penalty).toBe(0.25)
    expect(read.blueprint.domains[0]?.sources.tags).toEqual(['law', 'sea'])
  })

  test('gives each new domain an id of its own', () => {
    const first = newDomain([])
    const second = newDomain([first])
    expect(newDomain([second]).id).not.toBe(second.id)
    expect(new Set([first.id, second.id]).size).toBe(2)
  })
})

describe('the document of an exam that a deck brings', () => {
  test('keeps to the deck while only its title and date change', () => {
    const draft = { ...draftOf(fromDeck), title: 'Mine', date: '2027-01-01' }
    expect(documentOf(readDraft(draft), fromDeck)).toMatchObject({
      title: 'Mine',
      source: { kind: 'deck', deckId: 'bank', blueprintId: 'short' },
    })
  })

  test('becomes the learner’s own once the paper, a domain or the bank changes', () => {
    const draft = draftOf(fromDeck)
    for (const changed of [
      { ...draft, questions: '5' },
      { ...draft, deckIds: [] },
      { ...draft, domains: [...draft.domains, newDomain(draft.domains)] },
    ]) {
      expect(documentOf(readDraft(changed), fromDeck).source.kind).toBe('own')
    }
  })
})

test('only plain paragraphs are drawn as text of the page', () => {
  for (const plain of ['Which is it?', 'What is $x^2$, and **why**?', '1 < 2 or 2 < 1?'])
    expect(plainStem(plain)).toBe(plain)
  for (const rich of [
    'a\n\nb',
    '```\ncode\n```',
    '![a](b.png)',
    '<b>x</b>',
    '[sound:a.mp3]',
    '$$x$$',
    '- a',
    '| a |',
  ])
    expect(plainStem(rich)).toBeNull()
})
