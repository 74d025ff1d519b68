import { describe, expect, it } from 'vitest'
import { niceScale } from '../../renderer/ui/components/ForecastChart.tsx'
import { draftOf, readDraft } from '../../renderer/ui/screens/options/optionsDraft.ts'
import { formatSteps, parseSteps } from '../../renderer/ui/screens/options/steps.ts'
import {
  choose,
  isChoiceRight,
  NO_ATTEMPT,
  proposeForChoice,
} from '../../renderer/ui/screens/study/proposal.ts'
import { DEFAULT_DECK_OPTIONS } from '../../renderer/core/model/deckOptions.ts'
import type { ChoiceNote } from '../../renderer/state/views.ts'

describe('learning steps', () => {
  it('are read in minutes, hours and days, and written back the same', () => {
    expect(parseSteps('1m 10 2h, 1d')).toEqual([1, 10, 120, 1440])
    expect(formatSteps([1, 10, 120, 1440])).toBe('1m 10m 2h 1d')
    expect(parseSteps('')).toEqual([])
  })

  it('are refused when they are no waits', () => {
    for (const text of ['ten', '0m', '-1', '1x', '1m-2m', '400d']) expect(parseSteps(text)).toBeNull()
  })
})

describe('the options form', () => {
  it('gives unchanged options back unchanged', () => {
    expect(readDraft(draftOf(DEFAULT_DECK_OPTIONS), DEFAULT_DECK_OPTIONS)).toEqual({
      options: DEFAULT_DECK_OPTIONS,
      errors: null,
    })
  })

  it('names every field that is wrong', () => {
    const draft = {
      ...draftOf(DEFAULT_DECK_OPTIONS),
      desiredRetention: '99',
      newPerDay: '1.5',
      learningStepsMinutes: 'x',
    }
    expect(Object.keys(readDraft(draft, DEFAULT_DECK_OPTIONS).errors ?? {})).toEqual([
      'desiredRetention',
      'newPerDay',
      'learningStepsMinutes',
    ])
  })
})

describe('the axis of the forecast', () => {
  it('ends on a round number at or above the highest day', () => {
    for (const most of [0, 1, 4, 5, 18, 99, 101, 2500]) {
      const { top, ticks } = niceScale(most)
      expect(top).toBeGreaterThanOrEqual(most)
      expect(ticks.at(-1)).toBe(top)
      expect(ticks.length).toBeLessThanOrEqual(5)
    }
  })
})

describe('a choice', () => {
  const note = (...correct: boolean[]): ChoiceNote => ({
    kind: 'choice',
    id: 'q',
    tags: [],
    stem: 'Which?',
    pinned: false,
    options: correct.map((isCorrect, index) => ({ text: `option ${index}`, correct: isCorrect })),
  })

  it('with one right option keeps the last one chosen', () => {
    const one = note(true, false)
    expect(choose(choose(NO_ATTEMPT, one, 0), one, 1).chosen).toEqual([1])
  })

  it('with several takes an option back when it is chosen again', () => {
    const several = note(true, true, false)
    expect(choose(choose(NO_ATTEMPT, several, 0), several, 0).chosen).toEqual([])
  })

  it('is right only when all right options are chosen and no other', () => {
    const several = note(true, true, false)
    expect(isChoiceRight(several, [1, 0])).toBe(true)
    expect(isChoiceRight(several, [0])).toBe(false)
    expect(isChoiceRight(several, [0, 1, 2])).toBe(false)
    expect(proposeForChoice(several, [])).toBe(1)
  })
})
