import { describe, expect, it } from 'vitest'
import { readBundledDecks } from '../../decks/cli/coverage.ts'
import type { ChoiceNote } from '../../decks/format/schema.ts'

const decks = readBundledDecks().map(({ deck }) => deck)
const questions = decks.flatMap(({ notes }) => notes).filter((note) => note.kind === 'choice')
const single = questions.filter((note) => correctOf(note).length === 1)

describe('the question bank', () => {
  it('has at least 80 questions with four options each', () => {
    expect(questions.length).toBeGreaterThanOrEqual(80)
    expect(questions.filter((note) => note.options.length !== 4).map((note) => note.id)).toEqual([])
  })

  it('gives a rationale for every option', () => {
    for (const { id, options } of questions) {
      for (const option of options)
        expect(option.rationale?.trim() ?? '', `${id}: ${option.text}`).not.toBe('')
    }
  })

  it('gives a difficulty and a domain of the exams to every question', () => {
    const domains = decks.flatMap(({ exams }) => exams.flatMap((exam) => exam.domains.map(({ id }) => id)))
    for (const note of questions) {
      expect(note.difficulty, note.id).toBeDefined()
      expect(domains, note.id).toContain(note.domain)
    }
  })

  it('can fill each of its exams, domain by domain', () => {
    for (const deck of decks) {
      for (const exam of deck.exams) {
        const weights = exam.domains.reduce((sum, { weight }) => sum + weight, 0)
        for (const { id, weight } of exam.domains) {
          const there = deck.notes.filter((note) => note.kind === 'choice' && note.domain === id).length
          const needed = Math.ceil((exam.questions * weight) / weights)
          expect(there, `${exam.id}, ${id}`).toBeGreaterThanOrEqual(needed)
        }
      }
    }
  })

  it('says in the stem how many options are correct when there are several', () => {
    const words = ['', 'one', 'two', 'three', 'four']
    for (const note of questions) {
      const correct = correctOf(note).length
      if (correct > 1) expect(note.stem, note.id).toMatch(new RegExp(`\\bchoose ${words[correct]}\\b`, 'i'))
    }
  })

  it('has no option that stands for all, none or several of the others', () => {
    const lazy =
      /^(all|none|both|neither|any|two|three) (of )?(the above|these|them|the (other|others|options))\b|^(a and b|all above)\b/i
    for (const { id, options } of questions) {
      for (const { text } of options) expect(text, id).not.toMatch(lazy)
    }
  })

  it('does not give the correct option away by its length', () => {
    const lengths = single.map((note) => ({
      correct: correctOf(note)[0]?.text.length ?? 0,
      wrong: note.options.filter((option) => !option.correct).map((option) => option.text.length),
    }))
    const ratio = mean(lengths.map(({ correct }) => correct)) / mean(lengths.flatMap(({ wrong }) => wrong))
    expect(ratio).toBeGreaterThan(0.9)
    expect(ratio).toBeLessThan(1.1)
    const longest = lengths.filter(({ correct, wrong }) => wrong.every((length) => length < correct)).length
    const shortest = lengths.filter(({ correct, wrong }) => wrong.every((length) => length > correct)).length
    expect(longest / single.length, 'strictly longest').toBeLessThan(0.33)
    expect(shortest / single.length, 'strictly shortest').toBeLessThan(0.33)
  })

  it('spreads the correct option over the four positions', () => {
    for (const position of [0, 1, 2, 3]) {
      const share = single.filter((note) => note.options[position]?.correct).length / single.length
      expect(share, `position ${position}`).toBeGreaterThan(0.15)
      expect(share, `position ${position}`).toBeLessThan(0.35)
    }
  })
})

function correctOf(note: ChoiceNote) {
  return note.options.filter((option) => option.correct)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
