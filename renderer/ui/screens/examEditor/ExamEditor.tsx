import { useEffect, useState } from 'react'
import type { Exam, ExamId } from '../../../core/exam/model.ts'
import {
  routeHref,
  useBankCheck,
  useExamActions,
  useExams,
  useRoute,
  type ExamsView,
} from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { formatDeckTitle, words as appWords } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { DeckTicks } from './DeckTicks.tsx'
import { DomainEditor } from './DomainEditor.tsx'
import { DropExam } from './DropExam.tsx'
import {
  documentOf,
  draftOf,
  newDomain,
  newDraft,
  readDraft,
  type DomainDraft,
  type ExamDraft,
} from './examDraft.ts'
import styles from './ExamEditor.module.css'

/** An exam being made or changed. */
export function ExamEditor({ examId }: { readonly examId: ExamId | null }) {
  const exams = useExams()
  const exam = exams?.exams.find((view) => view.exam.id === examId)?.exam ?? null
  useEffect(() => {
    document.title = `${exam?.title ?? words.editor.newTitle} · ${appWords.app.name}`
  }, [exam])
  if (exams === undefined) return null
  return (
    <div className={styles.page}>
      <a
        className={styles.back}
        href={routeHref(exam ? { screen: 'exam', examId: exam.id } : { screen: 'exams' })}
      >
        ‹ {exam?.title ?? words.back}
      </a>
      {examId !== null && exam === null ? (
        <h1>{words.unknown}</h1>
      ) : (
        <Form key={examId} exam={exam} decks={exams.decks} />
      )}
    </div>
  )
}

function Form({ exam, decks }: { readonly exam: Exam | null; readonly decks: ExamsView['decks'] }) {
  const { saveExam, newExamId } = useExamActions()
  const [, navigate] = useRoute()
  const [draft, setDraft] = useState<ExamDraft>(() => (exam ? draftOf(exam) : newDraft()))
  const [isTried, setIsTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const read = readDraft(draft)
  const errors = isTried ? read.errors : {}
  const hasErrors = Object.keys(read.errors).length > 0
  // While something cannot be read, the check keeps to what could be.
  const [readable, setReadable] = useState(read)
  if (!hasErrors && JSON.stringify(readable) !== JSON.stringify(read)) setReadable(read)
  const check = useBankCheck(readable)
  const isDecks = exam !== null && exam.origin !== null
  const isOwnNow = isDecks && !hasErrors && documentOf(read, exam).source.kind === 'own'
  const deckTitle = decks.find(({ id }) => id === exam?.origin?.deckId)?.title ?? ''

  const change = (changes: Partial<ExamDraft>) => {
    setDraft({ ...draft, ...changes })
    setProblem(null)
  }
  const changeDomain = (index: number, changes: Partial<DomainDraft>) =>
    change({
      domains: draft.domains.map((domain, at) => (at === index ? { ...domain, ...changes } : domain)),
    })
  const moveUp = (index: number) => {
    const domains = [...draft.domains]
    const [moved] = domains.splice(index, 1)
    if (moved) domains.splice(index - 1, 0, moved)
    change({ domains })
  }

  const submit = async () => {
    setIsTried(true)
    const [first] = Object.keys(read.errors)
    if (first !== undefined) {
      document.getElementById(`exam-${first}`)?.focus()
      return
    }
    const id = exam?.id ?? newExamId()
    const failure = await saveExam(id, documentOf(read, exam))
    if (failure === null) navigate({ screen: 'exam', examId: id })
    else setProblem(failure)
  }
  const field = (
    name: 'questions' | 'minutes' | 'passMark' | 'penalty',
    help: string,
    unit: string | null,
    label: string = words.editor[name],
  ) => (
    <Field
      id={`exam-${name}`}
      label={label}
      help={help}
      unit={unit}
      error={errors[name] ?? null}
      value={draft[name]}
      isNumber
      onChange={(value) => change({ [name]: value })}
    />
  )

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{exam ? words.editor.title(exam.title) : words.editor.newTitle}</h1>
      {isDecks && <p className={styles.lead}>{words.editor.fromDeck(formatDeckTitle(deckTitle))}</p>}
      {isOwnNow && (
        <p className={styles.own} role="status">
          {words.editor.ownNow}
        </p>
      )}
      <div className={styles.top}>
        <label className={styles.name}>
          <span>{words.editor.name}</span>
          <input
            id="exam-title"
            value={draft.title}
            autoComplete="off"
            aria-invalid={errors['title'] !== undefined}
            aria-describedby="exam-title-error"
            onChange={(event) => change({ title: event.target.value })}
          />
          <small id="exam-title-error" className={styles.error}>
            {errors['title']}
          </small>
        </label>
        <label className={styles.date}>
          <span>{words.editor.date}</span>
          <input
            id="exam-date"
            type="date"
            value={draft.date}
            aria-describedby="exam-date-help"
            onChange={(event) => change({ date: event.target.value })}
          />
        </label>
        <p id="exam-date-help" className={styles.help}>
          {words.editor.dateHelp}
        </p>
      </div>
      <section className={styles.section} aria-labelledby="exam-paper">
        <h2 id="exam-paper">{words.editor.paper}</h2>
        {field('questions', '', null)}
        {field('minutes', '', null)}
        {field('passMark', words.editor.passMarkHelp, words.percentSign)}
        <Choice
          id="exam-scoring"
          label={words.editor.scoring}
          help={words.editor.scoringHelp}
          names={words.editor.scoringNames}
          value={draft.scoring}
          onChange={(scoring) => change({ scoring })}
        />
        {field('penalty', words.editor.penaltyHelp, words.editor.points)}
        <Choice
          id="exam-asks"
          label={words.editor.asks}
          help=""
          names={words.editor.asksNames}
          value={draft.asks}
          onChange={(asks) => change({ asks })}
        />
      </section>
      <section className={styles.section} aria-labelledby="exam-bank">
        <h2 id="exam-bank">{words.editor.bank}</h2>
        <p className={styles.help}>{words.editor.bankHelp}</p>
        <DeckTicks
          decks={decks}
          chosen={draft.deckIds}
          label={words.editor.bank}
          onChange={(deckIds) => change({ deckIds })}
        />
      </section>
      <section className={styles.section} aria-labelledby="exam-domains">
        <h2 id="exam-domains">{words.editor.domains}</h2>
        <p className={styles.help}>{words.editor.domainsHelp}</p>
        <ul className={styles.domains}>
          {draft.domains.map((domain, index) => (
            <DomainEditor
              key={domain.id}
              domain={domain}
              decks={decks}
              errors={errors}
              check={
                typeof check === 'object'
                  ? check.domains.find(({ domainId }) => domainId === domain.id)
                  : undefined
              }
              onChange={(changes) => changeDomain(index, changes)}
              onMoveUp={index === 0 ? null : () => moveUp(index)}
              onRemove={
                draft.domains.length === 1
                  ? null
                  : () => change({ domains: draft.domains.filter((_, at) => at !== index) })
              }
            />
          ))}
        </ul>
        <Button onClick={() => change({ domains: [...draft.domains, newDomain(draft.domains)] })}>
          {words.editor.addDomain}
        </Button>
      </section>
      <section className={styles.check} aria-labelledby="exam-check">
        <h2 id="exam-check">{words.editor.check}</h2>
        <p role="status" className={typeof check === 'object' && check.isFull ? styles.full : styles.short}>
          {checkSentence(check, readable.blueprint.questions)}
        </p>
      </section>
      <div className={styles.end}>
        <Button type="submit" kind="primary">
          {words.editor.save}
        </Button>
        <LinkButton
          kind="quiet"
          href={routeHref(exam ? { screen: 'exam', examId: exam.id } : { screen: 'exams' })}
        >
          {words.editor.cancel}
        </LinkButton>
        <span role="alert" className={styles.error}>
          {problem ?? (isTried && hasErrors ? Object.values(read.errors)[0] : null)}
        </span>
      </div>
      {exam?.isPrepared && <DropExam exam={exam} />}
    </form>
  )
}

function checkSentence(check: ReturnType<typeof useBankCheck>, questions: number): string {
  if (check === undefined) return words.editor.checking
  if (typeof check === 'string') return check
  if (check.isFull) return words.editor.full(questions)
  return words.editor.notFull(
    check.domains.reduce((sum, { needed, available }) => sum + Math.max(0, needed - available), 0),
  )
}

interface ChoiceProps<T extends string> {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly names: Readonly<Record<T, string>>
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few, in a line of the form. */
function Choice<T extends string>({ id, label, help, names, value, onChange }: ChoiceProps<T>) {
  return (
    <div className={styles.choice}>
      <div>
        <label htmlFor={id}>{label}</label>
        <p>{help}</p>
      </div>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {(Object.keys(names) as T[]).map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </div>
  )
}
