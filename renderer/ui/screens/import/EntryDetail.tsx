import type { ForeignPlace } from '../../../core/importing/foreignCollection.ts'
import type { OutcomeReason, PlannedNote } from '../../../core/importing/importPlan.ts'
import { comparedFields, noteFields, readableText } from '../../../core/importing/noteFields.ts'
import type { Note } from '../../../core/model/deck.ts'
import type { EntryView } from '../../../state/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './EntryBrowser.module.css'

export function placeWords({ line, column, entry }: ForeignPlace): string {
  return words.import.place(line, column, entry)
}

/** One note of the plan: as it is in the file, or as it was and as it will be. */
export function EntryDetail({ entry }: { readonly entry: EntryView | undefined }) {
  if (entry === undefined) return <p className={styles.quiet}>{words.import.pickEntry}</p>
  if (entry.outcome === 'warning')
    return (
      <>
        <p className={styles.reason}>{entry.message}</p>
        <p className={styles.quiet}>{placeWords(entry.place)}</p>
      </>
    )
  const { reason, place, deckTitle } = entry
  return (
    <>
      {reason !== null && <p className={styles.reason}>{reasonWords(reason)}</p>}
      <p className={styles.quiet}>
        {placeWords(place)}
        {deckTitle !== '' && ` · ${words.import.deckOf}: ${formatDeckTitle(deckTitle)}`}
      </p>
      <EntryFields entry={entry} />
    </>
  )
}

function EntryFields({ entry: { outcome, before, after } }: { readonly entry: PlannedNote }) {
  if (after === null) return null
  if (before === null || outcome === 'same') return <NoteFields note={after} />
  // Notes of two kinds have no fields in common that could be compared.
  if (before.kind !== after.kind)
    return (
      <>
        <h3 className={styles.whose}>{words.import.inLibrary}</h3>
        <NoteFields note={before} />
        <h3 className={styles.whose}>{words.import.inFile}</h3>
        <NoteFields note={after} />
      </>
    )
  return (
    <dl className={styles.fields}>
      {comparedFields(before, after).map((field) => (
        <div key={field.name} className={field.isChanged ? styles.changed : undefined}>
          <dt>{fieldName(field.name)}</dt>
          {field.isChanged && (
            <dd className={styles.before}>
              <span className="visually-hidden">{words.import.before}: </span>
              <bdi>{field.before}</bdi>
            </dd>
          )}
          <dd>
            {field.isChanged && <span className="visually-hidden">{words.import.after}: </span>}
            <bdi>{field.isChanged ? field.after : readableText(field.after)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function NoteFields({ note }: { readonly note: Note }) {
  return (
    <dl className={styles.fields}>
      {noteFields(note).map(([name, text]) => (
        <div key={name}>
          <dt>{fieldName(name)}</dt>
          <dd>
            <bdi>{readableText(text)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const fieldName = (name: string) => words.import.fieldNames[name] ?? name

function reasonWords(reason: OutcomeReason): string {
  if (reason.kind === 'text') return reason.text
  if (reason.kind === 'otherKind') return words.import.reasons.otherKind(reason.is)
  return words.import.reasons[reason.kind]
}
