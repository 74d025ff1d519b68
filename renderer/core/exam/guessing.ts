import type { ChoiceNote } from '../../../decks/format/schema.ts'
import type { Blueprint } from './model.ts'
import { neededOf, type DomainBank } from './fillBlueprint.ts'

/**
 * Chance of the right answer without knowing anything. One right option of k: 1/k. Several: whoever guesses is taken to see
 * how many are right, as most exams say, so 1 of the number of such choices.
 */
export function guessChance({ options }: Pick<ChoiceNote, 'options'>): number {
  const right = options.filter(({ correct }) => correct).length
  return right === 0 ? 0 : 1 / choices(options.length, right)
}

/** Number of ways to choose `some` of `all`. */
function choices(all: number, some: number): number {
  let ways = 1
  for (let step = 1; step <= some; step += 1) ways = (ways * (all - some + step)) / step
  return ways
}

/**
 * The mean chance of guessing in each domain's questions, in the order of the banks: choice questions as the blueprint asks
 * them, recall items not at all.
 */
export function guessByDomain(blueprint: Blueprint, banks: readonly DomainBank[]): number[] {
  const needed = neededOf(blueprint, blueprint.questions)
  return banks.map(({ choice }, index) => {
    if (blueprint.asks === 'recall' || choice.length === 0) return 0
    const chances = choice.map(({ note }) => (note.kind === 'choice' ? guessChance(note) : 0))
    const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length
    const asked = Math.max(1, needed[index] ?? 0)
    return blueprint.asks === 'choice' ? mean : (mean * Math.min(asked, choice.length)) / asked
  })
}
