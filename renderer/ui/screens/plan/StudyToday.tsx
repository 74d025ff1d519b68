import type { Exam } from '../../../core/exam/model.ts'
import { useChosenCards, useRoute, type TodaysPlanView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { planWords } from '../../words/examPlans.ts'
import styles from './Plan.module.css'

const words = planWords.plan

/** Today's cards of the plan, and the button that opens exactly these. */
export function StudyToday({ exam, today }: { readonly exam: Exam; readonly today: TodaysPlanView }) {
  const { choose } = useChosenCards()
  const [, navigate] = useRoute()
  const study = () => {
    choose({ title: words.studyTitle(exam.title), cards: today.cards, countsForSchedule: true })
    navigate({ screen: 'session' })
  }
  return (
    <>
      <p className={styles.today}>
        <Emphasis>{sentenceOf(today)}</Emphasis>
      </p>
      {today.cards.length > 0 && (
        <div className={styles.go}>
          <Button onClick={study}>{words.study}</Button>
        </div>
      )}
    </>
  )
}

function sentenceOf({ cards, newCount, reviewCount, minutes, answered, isStudyDay }: TodaysPlanView): string {
  if (cards.length > 0) return words.todayText(newCount, reviewCount, minutes)
  if (!isStudyDay) return words.todayOff
  return answered > 0 ? words.todayDone(answered) : words.todayNothing
}
