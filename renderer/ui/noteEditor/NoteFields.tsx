import type { NoteIssue } from '../../core/notes/checkNote.ts'
import type { EditableNoteView, Note } from '../../state/index.ts'
import { words } from '../words/index.ts'
import { ChoiceFields } from './ChoiceFields.tsx'
import { hideSelection } from './deletion.ts'
import type { NoteDraft } from './draft.ts'
import type { FieldsProps } from './fieldsProps.ts'
import styles from './NoteEditor.module.css'
import { OcclusionFields } from './OcclusionFields.tsx'
import { TextField } from './TextField.tsx'

interface NoteFieldsProps {
  readonly opened: EditableNoteView
  readonly draft: NoteDraft
  readonly issues: readonly NoteIssue[]
  readonly pictureAddress?: string | undefined
  readonly onChange: (draft: NoteDraft) => void
}

/** The fields of a note: those of its kind, then what every note has. */
export function NoteFields({ opened, draft, issues, pictureAddress, onChange }: NoteFieldsProps) {
  const { note } = draft
  const errorAt = (...path: readonly (string | number)[]) =>
    issues.find((issue) => issue.path.join('/') === path.join('/'))?.message ?? null
  const set = (next: Note) => onChange({ ...draft, note: next })
  const sections = opened.surroundings.source?.sections ?? []
  const homeless = issues.filter((issue) => issue.path.length === 0)
  return (
    <form className={styles.form} noValidate onSubmit={(event) => event.preventDefault()}>
      {homeless.map(({ message }) => (
        <p key={message} className={styles.error}>
          {message}
        </p>
      ))}
      <KindFields
        opened={opened}
        note={note}
        pictureAddress={pictureAddress}
        onChange={set}
        errorAt={errorAt}
      />
      <TextField
        label={words.editor.explanation}
        help={words.editor.explanationHelp}
        value={note.explanation ?? ''}
        error={errorAt('explanation')}
        onChange={(explanation) => set({ ...note, explanation })}
      />
      {sections.length > 0 && (
        <label className={styles.row}>
          {words.editor.section}
          <select
            value={note.source ?? ''}
            onChange={(event) => set({ ...note, source: event.target.value })}
          >
            <option value="">{words.editor.noSection}</option>
            {sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <TextField
        label={words.editor.tags}
        help={words.editor.tagsHelp}
        isLine
        value={draft.tags}
        error={issues.find(({ path }) => path[0] === 'tags')?.message ?? null}
        onChange={(tags) => onChange({ ...draft, tags })}
      />
    </form>
  )
}

function KindFields({ note, ...props }: FieldsProps) {
  const { errorAt, onChange } = props
  switch (note.kind) {
    case 'basic':
      return (
        <>
          <TextField
            isFirst
            label={words.editor.front}
            value={note.front}
            error={errorAt('front')}
            onChange={(front) => onChange({ ...note, front })}
          />
          <TextField
            label={words.editor.back}
            value={note.back}
            error={errorAt('back')}
            onChange={(back) => onChange({ ...note, back })}
          />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={note.reversed}
              onChange={(event) => onChange({ ...note, reversed: event.target.checked })}
            />
            {words.editor.reversed}
          </label>
        </>
      )
    case 'cloze':
      return (
        <>
          <TextField
            isFirst
            label={words.editor.text}
            help={words.editor.clozeHelp}
            value={note.text}
            error={errorAt('text')}
            onChange={(text) => onChange({ ...note, text })}
            onKeyDown={(event) => {
              if (event.key.toLowerCase() !== 'c' || !event.shiftKey || !(event.ctrlKey || event.metaKey))
                return
              event.preventDefault()
              hideSelection(event.currentTarget, event.altKey ? 'same' : 'next')
            }}
            tools={
              <span className={styles.tools}>
                {(['next', 'same'] as const).map((which) => (
                  <button
                    key={which}
                    type="button"
                    // The selection in the field has to outlive the click.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={(event) => {
                      const field = event.currentTarget.form?.querySelector('textarea')
                      if (field) hideSelection(field, which)
                    }}
                  >
                    {words.editor.hide[which]} <kbd aria-hidden="true">{words.editor.hideKey[which]}</kbd>
                  </button>
                ))}
              </span>
            }
          />
          <TextField
            label={words.editor.extra}
            value={note.extra ?? ''}
            error={errorAt('extra')}
            onChange={(extra) => onChange({ ...note, extra })}
          />
        </>
      )
    case 'typed':
      return (
        <>
          <TextField
            isFirst
            label={words.editor.prompt}
            value={note.prompt}
            error={errorAt('prompt')}
            onChange={(prompt) => onChange({ ...note, prompt })}
          />
          <TextField
            label={words.editor.answer}
            value={note.answer}
            error={errorAt('answer')}
            onChange={(answer) => onChange({ ...note, answer })}
          />
          <TextField
            label={words.editor.accepted}
            help={words.editor.acceptedHelp}
            value={note.accepted.join('\n')}
            onChange={(text) => onChange({ ...note, accepted: text === '' ? [] : text.split('\n') })}
          />
        </>
      )
    case 'choice':
      return <ChoiceFields note={note} {...props} />
    case 'occlusion':
      return <OcclusionFields note={note} {...props} />
    case 'templated': {
      const type = props.opened.surroundings.noteTypes.find(({ id }) => id === note.type)
      const names = type?.fields ?? Object.keys(note.fields)
      return names.map((name, index) => (
        <TextField
          key={name}
          isFirst={index === 0}
          isCode
          label={name}
          {...(index === names.length - 1 ? { help: words.editor.htmlHelp } : {})}
          value={note.fields[name] ?? ''}
          error={errorAt('fields', name)}
          onChange={(html) => onChange({ ...note, fields: { ...note.fields, [name]: html } })}
        />
      ))
    }
  }
}
