import { neededOf } from '../../../core/exam/fillBlueprint.ts'
import type { Exam } from '../../../core/exam/model.ts'
import { useBankCheck } from '../../../state/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './ExamFacts.module.css'

/** What the exam is like: its paper, its scoring, its domains and what the bank holds of them. */
export function ExamFacts({ exam }: { readonly exam: Exam }) {
  const { blueprint } = exam
  const check = useBankCheck(exam)
  const needed = neededOf(blueprint, blueprint.questions)
  const rows: (readonly [string, string])[] = [
    [words.paperName, words.questionsAndMinutes(blueprint.questions, blueprint.minutes)],
    [words.passMark, words.passMarkOf(blueprint.passMark)],
    [words.scoring, words.scorings[blueprint.scoring]],
    [words.penalty, words.penaltyOf(blueprint.penalty)],
  ]
  return (
    <section className={styles.section} aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={styles.domains}>
        <thead>
          <tr>
            <th scope="col">{words.domain}</th>
            <th scope="col">{words.weight}</th>
            <th scope="col">{words.inPaper}</th>
            <th scope="col">{words.inBank}</th>
          </tr>
        </thead>
        <tbody>
          {blueprint.domains.map((domain, index) => {
            const there = typeof check === 'object' ? check.domains[index]?.available : undefined
            const isShort = there !== undefined && there < (needed[index] ?? 0)
            return (
              <tr key={domain.id}>
                <th scope="row">{domain.title}</th>
                <td>{words.points(domain.weight)}</td>
                <td>{needed[index]}</td>
                <td className={isShort ? styles.short : undefined}>
                  {there === undefined ? '' : `${isShort ? '✗ ' : ''}${there}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
