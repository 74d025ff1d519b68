import { useState } from 'react'
import { useSaveDeckOptions, type DeckId, type DeckOptions } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { words } from '../../words/index.ts'
import { draftOf, readDraft, type OptionsDraft, type OptionsErrors } from './optionsDraft.ts'
import styles from './OptionsForm.module.css'

interface OptionsFormProps {
  readonly deckId: DeckId
  readonly options: DeckOptions
}

const MAIN = [
  [
    'desiredRetention',
    words.options.desiredRetention,
    words.options.desiredRetentionHelp,
    words.options.percent,
  ],
  ['newPerDay', words.options.newPerDay, words.options.newPerDayHelp, null],
  ['reviewsPerDay', words.options.reviewsPerDay, words.options.reviewsPerDayHelp, null],
  ['learningStepsMinutes', words.options.learningSteps, words.options.learningStepsHelp, null],
  ['relearningStepsMinutes', words.options.relearningSteps, words.options.relearningStepsHelp, null],
] as const

const MORE = [
  [
    'maximumIntervalDays',
    words.options.maximumInterval,
    words.options.maximumIntervalHelp,
    words.options.days,
  ],
  ['learnAheadMinutes', words.options.learnAhead, words.options.learnAheadHelp, words.options.minutes],
  ['answerCapSeconds', words.options.answerCap, words.options.answerCapHelp, words.options.seconds],
] as const

/** How a deck is studied; saved by the button, all at once. */
export function OptionsForm({ deckId, options }: OptionsFormProps) {
  const save = useSaveDeckOptions()
  const [edited, setEdited] = useState<OptionsDraft | null>(null)
  const [errors, setErrors] = useState<OptionsErrors>({})
  const [status, setStatus] = useState<{ readonly text: string; readonly isError: boolean } | null>(null)
  const draft = edited ?? draftOf(options)

  const submit = async () => {
    const read = readDraft(draft, options)
    setErrors(read.errors ?? {})
    setStatus(null)
    if (read.options === null) {
      const [first] = Object.keys(read.errors)
      document.getElementById(`option-${first}`)?.focus()
      return
    }
    const problem = await save(deckId, read.options)
    setStatus(
      problem === null ? { text: words.options.saved, isError: false } : { text: problem, isError: true },
    )
    if (problem === null) setEdited(null)
  }
  const field = ([name, label, help, unit]: (typeof MAIN)[number] | (typeof MORE)[number]) => (
    <Field
      key={name}
      id={`option-${name}`}
      label={label}
      help={help}
      unit={unit}
      error={errors[name] ?? null}
      value={draft[name]}
      isNumber={!name.endsWith('StepsMinutes')}
      onChange={(value) => {
        setEdited({ ...draft, [name]: value })
        setStatus(null)
      }}
    />
  )
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {MAIN.map(field)}
      <details className={styles.more}>
        <summary>{words.options.more}</summary>
        {MORE.map(field)}
      </details>
      <div className={styles.end}>
        <Button type="submit">{words.options.save}</Button>
        <span role="status" className={status?.isError ? styles.problem : styles.saved}>
          {status?.text}
        </span>
      </div>
    </form>
  )
}
