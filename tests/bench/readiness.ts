// What the readiness page computes over all cards of an exam, beside the powers that it cannot do without.
import { examCardsOf, knowledgeOf, sumByDomain } from '../../renderer/core/exam/knowledge.ts'
import type { StudyDay } from '../../renderer/core/model/card.ts'
import { DEFAULT_MODEL } from '../../renderer/core/scheduler/fsrs.ts'
import { median, pairedRatio, type Figure } from './figures.ts'

const DAY = 20_878 as StudyDay
const DOMAINS = 7

/** In-process: no window, no library. */
export function measureReadiness(count: number, pairs: number): Figure[] {
  const cards = examCardsOf(
    Array.from({ length: count }, (_, index) => ({
      progress: {
        stabilityDays: 1 + (index % 200),
        difficulty: 5,
        lastReviewDay: (DAY - (index % 40)) as StudyDay,
      },
      domainIndex: index % DOMAINS,
    })),
  )
  const sides = Array.from({ length: DOMAINS }, (_, index) => ({
    domainId: `${index}`,
    guess: 0.25,
    hunch: 0,
  }))
  const { factor, decay } = DEFAULT_MODEL.curve
  let sink = 0
  const floorOf = () => {
    const { stabilityDays, lastReviewDay } = cards
    for (let index = 0; index < count; index += 1) {
      sink += Math.pow(
        1 + (factor * (DAY - (lastReviewDay[index] as number))) / (stabilityDays[index] as number),
        decay,
      )
    }
  }
  const measuredOf = () => {
    sink += knowledgeOf(sumByDomain(cards, DAY, DOMAINS), sides)[0]?.recall ?? 0
  }
  const timed = (work: () => void): number => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  }
  for (let round = 0; round < 5; round += 1) {
    timed(floorOf)
    timed(measuredOf)
  }
  const floors: number[] = []
  const measured: number[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    floors.push(timed(floorOf))
    measured.push(timed(measuredOf))
  }
  if (!Number.isFinite(sink)) throw new Error('The readiness benchmark computed nothing')
  const floor = median(floors)
  return [
    {
      name: `readiness of ${count} cards (floor: the powers alone)`,
      unit: 'ms',
      measured: floor * pairedRatio(measured, floors),
      floor,
      aim: 2,
      samples: pairs,
    },
  ]
}
