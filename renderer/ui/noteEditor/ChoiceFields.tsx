import type { ChoiceNote } from '../../state/index.ts'
import { Button } from '../components/Button.tsx'
import { words } from '../words/index.ts'
import styles from './NoteEditor.module.css'
import type { FieldsProps } from './fieldsProps.ts'
import { TextField } from './TextField.tsx'

const DIFFICULTIES = ['easy', 'medium', 'hard'] as const

/** The question, its options with the reason for each, and how they are shown. */
export function ChoiceFields({
  opened,
  note,
  onChange,
  errorAt,
}: FieldsProps & { readonly note: ChoiceNote }) {
  const { options } = note
  const domains = opened.surroundings.exams.flatMap((exam) => exam.domains)
  const setOption = (index: number, change: Partial<ChoiceNote['options'][number]>) =>
    onChange({
      ...note,
      options: options.map((option, at) => (at === index ? { ...option, ...change } : option)),
    })
  return (
    <>
      <TextField
        isFirst
        label={words.editor.stem}
        value={note.stem}
        error={errorAt('stem')}
        onChange={(stem) => onChange({ ...note, stem })}
      />
      <fieldset className={styles.group}>
        <legend>{words.editor.options}</legend>
        {errorAt('options') !== null && <p className={styles.error}>{errorAt('options')}</p>}
        {options.map((option, index) => (
          <div key={index} className={styles.option}>
            <TextField
              label={words.editor.option(index + 1)}
              value={option.text}
              error={errorAt('options', index, 'text')}
              onChange={(text) => setOption(index, { text })}
              tools={
                <span className={styles.tools}>
                  <label className={styles.check}>
                    <input
                      type="checkbox"
                      checked={option.correct}
                      onChange={(event) => setOption(index, { correct: event.target.checked })}
                    />
                    {words.editor.correct}
                  </label>
                  <button
                    type="button"
                    disabled={options.length <= 2}
                    aria-label={words.editor.removeOption(index + 1)}
                    onClick={() => onChange({ ...note, options: options.toSpliced(index, 1) })}
                  >
                    {words.editor.remove}
                  </button>
                </span>
              }
            />
            <TextField
              label={words.editor.rationale}
              value={option.rationale ?? ''}
              onChange={(rationale) => setOption(index, { rationale })}
            />
          </div>
        ))}
        <Button onClick={() => onChange({ ...note, options: [...options, { text: '', correct: false }] })}>
          {words.editor.addOption}
        </Button>
      </fieldset>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={note.pinned}
          onChange={(event) => onChange({ ...note, pinned: event.target.checked })}
        />
        {words.editor.pinned}
      </label>
      {domains.length > 0 && (
        <label className={styles.row}>
          {words.editor.domain}
          <select
            value={note.domain ?? ''}
            onChange={(event) => onChange({ ...note, domain: event.target.value })}
          >
            <option value="">{words.editor.noDomain}</option>
            {domains.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={styles.row}>
        {words.editor.difficulty}
        <select
          value={note.difficulty ?? ''}
          onChange={(event) => {
            const found = DIFFICULTIES.find((each) => each === event.target.value)
            const { difficulty: _, ...rest } = note
            onChange(found === undefined ? rest : { ...rest, difficulty: found })
          }}
        >
          <option value="">{words.editor.noDifficulty}</option>
          {DIFFICULTIES.map((difficulty) => (
            <option key={difficulty} value={difficulty}>
              {words.editor.difficulties[difficulty]}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
