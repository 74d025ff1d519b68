import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Rating, StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_MODEL, type Memory } from '../../renderer/core/scheduler/fsrs.ts'
import { studyDayAt } from '../../renderer/core/time/studyDay.ts'

// A learner's real review log. It is not part of Verso: without it this is skipped.
const file = fileURLToPath(new URL('../../../shared/reference/review-log-12580.csv', import.meta.url))
const isThere = existsSync(file)
if (!isThere) console.log('skipped: no review log beside the checkout')

interface Review {
  readonly card: string
  readonly rating: Rating
  readonly atMs: number
}

function readReviews(): Review[] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const reviews = lines.map((line) => {
    const [card, rating, time] = line.split(',') as [string, string, string]
    return { card, rating: Number(rating) as Rating, atMs: Date.parse(time) }
  })
  return reviews.sort((one, other) => one.atMs - other.atMs)
}

test.skipIf(!isThere)(
  'default parameters predict a real learner as well as the reference implementation does',
  () => {
    const memories = new Map<string, { memory: Memory; day: StudyDay }>()
    const predictions: { recall: number; isRecalled: boolean }[] = []
    for (const { card, rating, atMs } of readReviews()) {
      const day = studyDayAt(atMs, 'UTC', 4)
      const last = memories.get(card)
      const elapsed = last === undefined ? 0 : day - last.day
      if (last !== undefined && elapsed > 0) {
        const recall = DEFAULT_MODEL.retrievability(elapsed, last.memory.stabilityDays)
        predictions.push({ recall, isRecalled: rating > 1 })
      }
      memories.set(card, { memory: DEFAULT_MODEL.next(last?.memory ?? null, elapsed, rating), day })
    }
    // The reference counts as many reviews that are not of the same study day as the one before.
    expect(predictions).toHaveLength(6276)
    const heldOut = predictions.slice(Math.floor(predictions.length * 0.8))
    const losses = heldOut.map(({ recall, isRecalled }) => -Math.log(isRecalled ? recall : 1 - recall))
    const logLoss = losses.reduce((total, loss) => total + loss, 0) / losses.length
    expect(logLoss).toBeCloseTo(0.4513, 3)
  },
)
