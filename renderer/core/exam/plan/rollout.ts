// Plays a policy forward to the exam day: what plans are judged by, in the app and in the simulation that chose them.
import type { Memory, MemoryModel } from '../../scheduler/fsrs.ts'
import { firstDay, firstRating, laterDay, recalledRating, type DayOfCard } from './answers.ts'
import { beginState, type Outlook, type StudyPolicy } from './studyState.ts'

export interface RolloutWorld {
  /** What the scheduler believes; the columns of the state are its memories. */
  readonly model: MemoryModel
  /** How memory really works; the model itself unless told otherwise. */
  readonly truth?: MemoryModel
  /** The same seed gives a card the same luck, whatever the policy: runs are compared in pairs. */
  readonly seed: number
}

export interface RolloutResult {
  /** True recall of each card on the exam day; 0: never seen. */
  readonly recall: Float64Array
  /** Mean recall, weighted by value: the score, 0–1, without guessing. */
  readonly score: number
  readonly answersByDay: readonly number[]
  /** What the last answer of each day gained; 0 where answers were left over. */
  readonly lastGains: readonly number[]
}

export function rollOut(outlook: Outlook, policy: StudyPolicy, world: RolloutWorld): RolloutResult {
  const { model, truth = model, seed } = world
  const state = beginState(outlook)
  const { count, days, stabilityDays, difficulty, lastDay, visits } = state
  const isModelTrue = truth === model
  const trueStability = isModelTrue ? stabilityDays : Float64Array.from(stabilityDays)
  const trueDifficulty = isModelTrue ? difficulty : Float64Array.from(difficulty)
  const answersByDay: number[] = []
  // A card begun is finished: what a day runs over by is taken from the next.
  let owed = 0
  const lastGains: number[] = []

  const ask = (card: number): number => {
    const luck = chanceOf(seed, card, visits[card] as number, 0)
    const isNew = stabilityDays[card] === 0
    const elapsed = state.day - (lastDay[card] as number)
    const rating = isNew
      ? firstRating(luck)
      : luck >= truth.retrievability(elapsed, trueStability[card] as number)
        ? 1
        : recalledRating(chanceOf(seed, card, visits[card] as number, 1))
    const after = (which: MemoryModel, memory: Memory): DayOfCard =>
      isNew ? firstDay(which, rating) : laterDay(which, memory, elapsed, rating)
    if (!isModelTrue) {
      const memory = {
        stabilityDays: trueStability[card] as number,
        difficulty: trueDifficulty[card] as number,
      }
      const really = after(truth, memory)
      trueStability[card] = really.memory.stabilityDays
      trueDifficulty[card] = really.memory.difficulty
    }
    const believed = { stabilityDays: stabilityDays[card] as number, difficulty: difficulty[card] as number }
    const { memory, answers } = after(model, believed)
    stabilityDays[card] = memory.stabilityDays
    difficulty[card] = memory.difficulty
    lastDay[card] = state.day
    visits[card] = (visits[card] as number) + 1
    return answers
  }

  for (let day = 0; day < days; day += 1) {
    state.day = day
    const budget = outlook.budgets[day] as number
    const start = budget > 0 ? budget - owed : 0
    let left = start
    let lastGain = 0
    if (left > 0) {
      const { cards, gains } = policy(state)
      // While new cards use up the day, the best review that had to wait tells the price.
      lastGain = gains.find((gain) => !Number.isNaN(gain)) ?? 0
      let asked = 0
      for (; asked < cards.length && left > 0; asked += 1) {
        const gain = gains[asked] ?? Number.NaN
        if (!Number.isNaN(gain)) lastGain = gain
        left -= ask(cards[asked] as number)
      }
      if (left > 0) lastGain = 0
    }
    if (budget > 0) owed = Math.max(0, -left)
    answersByDay.push(start > 0 ? start - left : 0)
    lastGains.push(Math.max(0, lastGain))
  }

  const recall = new Float64Array(count)
  let score = 0
  let worth = 0
  for (let card = 0; card < count; card += 1) {
    const value = outlook.standing.value[card] as number
    if (stabilityDays[card] !== 0)
      recall[card] = truth.retrievability(days - (lastDay[card] as number), trueStability[card] as number)
    score += value * (recall[card] as number)
    worth += value
  }
  return { recall, score: worth === 0 ? 0 : score / worth, answersByDay, lastGains }
}

/** A number from 0 to below 1 for these four whole numbers, always the same. */
function chanceOf(seed: number, card: number, visit: number, draw: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(card + 0x7f4a7c15, 0xc2b2ae35)
  mixed ^= Math.imul(visit + 0x165667b1, 0x27d4eb2f) ^ Math.imul(draw + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
}
