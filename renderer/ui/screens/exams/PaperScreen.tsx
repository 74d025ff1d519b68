import { useEffect, useState } from 'react'
import type { BankCheck } from '../../../core/exam/fillBlueprint.ts'
import type { Exam, ExamId, SittingMode } from '../../../core/exam/model.ts'
import { routeHref, useBankCheck, useExamActions, useExams, useRoute } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { ActionKey, ariaKeys, useActions, useKeymap } from '../../keys/index.ts'
import { words as appWords } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import styles from './PaperScreen.module.css'

/** What is about to happen: the instructions before a paper is drawn. */
export function PaperScreen({ examId }: { readonly examId: ExamId }) {
  const exams = useExams()
  const exam = exams?.exams.find((view) => view.exam.id === examId)?.exam
  const check = useBankCheck(exam ?? null)
  useEffect(() => {
    document.title = `${words.paper.title} · ${appWords.app.name}`
  }, [])
  if (exams === undefined) return null
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref(exam ? { screen: 'exam', examId } : { screen: 'exams' })}>
        ‹ {exam?.title ?? words.back}
      </a>
      <h1>{exam ? words.paper.title : words.unknown}</h1>
      {exam && typeof check === 'object' && <Instructions exam={exam} check={check} />}
      {typeof check === 'string' && (
        <p className={styles.problem} role="alert">
          {check}
        </p>
      )}
    </div>
  )
}

function Instructions({ exam, check }: { readonly exam: Exam; readonly check: BankCheck }) {
  const { blueprint } = exam
  const { startSitting } = useExamActions()
  const [, navigate] = useRoute()
  const [mode, setMode] = useState<SittingMode>('mock')
  const [isTimed, setIsTimed] = useState(false)
  const [length, setLength] = useState(Math.min(blueprint.questions, check.longest))
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const questions = Math.min(length, check.longest)
  const minutes = (blueprint.minutes * questions) / blueprint.questions
  const hasClock = mode === 'mock' || isTimed

  const begin = async () => {
    if (isBusy || questions === 0) return
    setIsBusy(true)
    setProblem(null)
    const started = await startSitting(exam, { mode, isTimed, questions })
    if (started.ok) navigate({ screen: 'sitting', sittingId: started.value })
    else {
      setProblem(started.message)
      setIsBusy(false)
    }
  }
  const keymap = useKeymap()
  useActions('rooms', {
    back: () => navigate({ screen: 'exam', examId: exam.id }),
    go: () => void begin(),
  })

  return (
    <>
      <p className={styles.lead}>
        <Emphasis>
          {hasClock
            ? words.paper.lead(questions, minutes, blueprint.passMark)
            : words.paper.untimed(questions, blueprint.passMark)}
        </Emphasis>
      </p>
      {!check.isFull && <p className={styles.short}>{words.paper.short(check.longest)}</p>}
      <fieldset className={styles.modes}>
        <legend>{words.paper.mode}</legend>
        {(['mock', 'practice'] as const).map((each) => (
          <label key={each} className={mode === each ? styles.chosen : styles.mode}>
            <input type="radio" name="mode" checked={mode === each} onChange={() => setMode(each)} />
            <span>
              <b>{words.paper[each]}</b>
              {words.paper[`${each}Help`]}
            </span>
          </label>
        ))}
        <div className={styles.more}>
          <label className={styles.timed}>
            <input
              type="checkbox"
              checked={hasClock}
              disabled={mode === 'mock'}
              onChange={(event) => setIsTimed(event.target.checked)}
            />
            {words.paper.timed}
          </label>
          <label className={styles.length}>
            {words.paper.length}
            <select value={questions} onChange={(event) => setLength(Number(event.target.value))}>
              {lengthsOf(check.longest).map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        </div>
      </fieldset>
      <section className={styles.rules} aria-labelledby="rules">
        <h2 id="rules">{words.paper.rules}</h2>
        <ul>
          {rulesOf(exam, check, mode).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <div className={styles.go}>
        <Button
          kind="primary"
          disabled={isBusy || questions === 0}
          onClick={() => void begin()}
          aria-keyshortcuts={ariaKeys(keymap, 'go')}
        >
          {isBusy ? words.paper.beginning : words.paper.begin}
        </Button>
        <ActionKey action="go" />
      </div>
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    </>
  )
}

/** The whole paper, and shorter ones in round numbers. */
function lengthsOf(longest: number): readonly number[] {
  const shorter = [5, 10, 20, 30, 40, 50, 60, 80, 100].filter((length) => length < longest)
  return longest === 0 ? [0] : [...shorter, longest]
}

function rulesOf({ blueprint }: Exam, check: BankCheck, mode: SittingMode): readonly string[] {
  const { paper } = words
  const mayRecall =
    blueprint.asks === 'recall' ||
    (blueprint.asks === 'choice-first' && check.domains.some(({ needed, choice }) => choice < needed))
  return [
    mode === 'mock' ? paper.ruleOrder : paper.rulePractice,
    blueprint.penalty > 0 ? paper.rulePenalty(blueprint.penalty) : paper.ruleEmpty,
    blueprint.scoring === 'partial' ? paper.rulePartial : paper.ruleWhole,
    ...(mayRecall ? [paper.ruleRecall] : []),
    paper.ruleKept,
    paper.ruleSchedule,
  ]
}
