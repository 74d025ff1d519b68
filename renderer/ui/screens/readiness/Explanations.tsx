import type { Blueprint } from '../../../core/exam/model.ts'
import { ENOUGH_MOCKS, ENOUGH_QUESTIONS } from '../../../core/exam/shift.ts'
import type { ReadinessView } from '../../../state/index.ts'
import { planWords } from '../../words/examPlans.ts'
import styles from './Readiness.module.css'

const words = planWords.readiness

interface ExplanationsProps {
  readonly blueprint: Blueprint
  readonly readiness: ReadinessView
}

/** Each figure explains itself on request: the formula in words, with the learner's own numbers in it. */
export function Explanations({ blueprint, readiness }: ExplanationsProps) {
  const { today, fitted, answeredCount, domains } = readiness
  const asked = domains.reduce((sum, { questions }) => sum + questions, 0)
  const meanOf = (
    pick: (basis: { recall: number; guess: number }) => number,
    weigh: (index: number) => number,
  ) => {
    const weights = domains.map((_, index) => weigh(index))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const sum = weights.reduce((whole, weight, index) => {
      const basis = today.byDomain[index]?.basis
      return basis === undefined ? whole : whole + weight * pick(basis)
    }, 0)
    return total === 0 ? 0 : sum / total
  }
  const recall = meanOf(
    (basis) => basis.recall,
    (index) => domains[index]?.answered ?? 0,
  )
  const guess = meanOf(
    (basis) => basis.guess,
    (index) => domains[index]?.questions ?? 0,
  )
  const { shift, mocks, questions, isEnough } = fitted
  const parts: (readonly [title: string, text: string])[] = [
    [words.howRecall, words.howRecallText(answeredCount, recall)],
    [words.howGuess, words.howGuessText(guess)],
    ...(blueprint.penalty > 0 ? [[words.howScore, words.howPenalty(blueprint.penalty)] as const] : []),
    [words.howScore, words.howScoreText(asked)],
    [words.howInterval, words.howIntervalText(shift.deviation)],
    [
      words.howShift,
      isEnough
        ? words.howShiftFitted(shift.mean, mocks, questions)
        : words.howShiftWaiting(Math.max(0, ENOUGH_MOCKS - mocks), Math.max(0, ENOUGH_QUESTIONS - questions)),
    ],
    [words.howHunch, words.howHunchText],
  ]
  const titles = [...new Set(parts.map(([title]) => title))]
  return titles.map((title) => (
    <details key={title} className={styles.disclosure}>
      <summary>{title}</summary>
      {parts
        .filter(([own]) => own === title)
        .map(([, text]) => (
          <p key={text}>{text}</p>
        ))}
    </details>
  ))
}
