import { words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'
import header from './StudyHeader.module.css'
import { Timer } from './Timer.tsx'
import type { AutoAdvanceState } from './useAutoAdvance.ts'

/** What is out of the ordinary in this session: practice, an early card, going on by itself, the time. */
export function DeskMarks({ view, auto }: { readonly view: CardPhase; readonly auto: AutoAdvanceState }) {
  return (
    <>
      {!view.countsForSchedule && (
        <span className={header.mark} title={words.desk.practiceTitle}>
          {words.desk.practice}
        </span>
      )}
      {view.countsForSchedule && view.isEarly && (
        <span className={header.mark} title={words.desk.earlyTitle}>
          {words.desk.early}
        </span>
      )}
      {auto.state !== 'none' && (
        <button
          type="button"
          className={header.mark}
          title={auto.state === 'running' ? words.desk.autoPause : words.desk.autoResume}
          onClick={auto.toggle}
        >
          {auto.state === 'running' ? words.desk.auto : words.desk.autoPaused}
        </button>
      )}
      {view.display.showTimer && <Timer sinceMs={view.shownAtMs} capSeconds={view.answerCapSeconds} />}
    </>
  )
}
