import { routeHref, useNextExam } from '../../../state/index.ts'
import { Emphasis } from '../../components/Emphasis.tsx'
import { words } from '../../words/index.ts'
import styles from './NextExam.module.css'

/** How far the next exam is; nothing while none has a date. */
export function NextExam() {
  const next = useNextExam()
  if (next === null) return null
  return (
    <p className={styles.next}>
      <a href={routeHref({ screen: 'exam', examId: next.examId })}>
        <Emphasis>{words.home.nextExam(next.title, next.daysLeft)}</Emphasis>
      </a>
    </p>
  )
}
