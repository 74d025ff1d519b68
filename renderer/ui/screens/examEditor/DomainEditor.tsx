import type { DomainCheck } from '../../../core/exam/fillBlueprint.ts'
import type { ExamsView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { examWords as words } from '../../words/exams.ts'
import { DeckTicks } from './DeckTicks.tsx'
import styles from './DomainEditor.module.css'
import { EVERYTHING, tagsOf, type DomainDraft, type DraftErrors } from './examDraft.ts'

interface DomainEditorProps {
  readonly domain: DomainDraft
  readonly decks: ExamsView['decks']
  readonly errors: DraftErrors
  readonly check: DomainCheck | undefined
  readonly onChange: (changes: Partial<DomainDraft>) => void
  /** Null: it is the first. */
  readonly onMoveUp: (() => void) | null
  /** Null: it is the only one. */
  readonly onRemove: (() => void) | null
}

/** One domain: its title, its weight, where it draws from, and what is there. */
export function DomainEditor(props: DomainEditorProps) {
  const { domain, decks, errors, check, onChange } = props
  const id = `exam-${domain.id}`
  const error = errors[`${domain.id}-title`] ?? errors[`${domain.id}-weight`] ?? errors[`${domain.id}-search`]
  const sources = words.editor.sourcesOf(
    domain.deckIds.length,
    tagsOf(domain.tags).length,
    domain.search.trim() !== '',
  )
  const isEverything = domain.search.trim() === EVERYTHING
  const isShort = check !== undefined && check.available < check.needed
  return (
    <li className={styles.domain}>
      <div className={styles.line}>
        <input
          id={`${id}-title`}
          className={styles.title}
          value={domain.title}
          aria-label={words.editor.domainName}
          aria-invalid={errors[`${domain.id}-title`] !== undefined}
          autoComplete="off"
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <label className={styles.weight}>
          {words.editor.domainWeight}
          <input
            id={`${id}-weight`}
            value={domain.weight}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={errors[`${domain.id}-weight`] !== undefined}
            onChange={(event) => onChange({ weight: event.target.value })}
          />
        </label>
        <Button
          kind="quiet"
          disabled={props.onMoveUp === null}
          aria-label={words.editor.moveUp(domain.title)}
          title={words.editor.moveUp(domain.title)}
          onClick={() => props.onMoveUp?.()}
        >
          ↑
        </Button>
        <Button
          kind="quiet"
          disabled={props.onRemove === null}
          aria-label={words.editor.removeDomain(domain.title)}
          title={words.editor.removeDomain(domain.title)}
          onClick={() => props.onRemove?.()}
        >
          ✕
        </Button>
      </div>
      <details className={styles.sources} open={errors[`${domain.id}-search`] !== undefined || undefined}>
        <summary>
          {words.editor.sources}:{' '}
          {isEverything ? words.editor.sourcesAll : sources === '' ? words.editor.sourcesNone : sources}
          {check !== undefined && (
            <span className={isShort ? styles.short : styles.there}>
              {isShort ? '✗ ' : '✓ '}
              {words.editor.there(check.available, check.needed)}
            </span>
          )}
        </summary>
        <div className={styles.body}>
          <p className={styles.name}>{words.editor.domainDecks}</p>
          <DeckTicks
            decks={decks}
            chosen={domain.deckIds}
            label={`${words.editor.domainDecks}: ${domain.title}`}
            onChange={(deckIds) => onChange({ deckIds })}
          />
          <label>
            <span className={styles.name}>{words.editor.domainTags}</span>
            <input
              value={domain.tags}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ tags: event.target.value })}
            />
            <small>{words.editor.domainTagsHelp}</small>
          </label>
          <label>
            <span className={styles.name}>{words.editor.domainSearch}</span>
            <input
              id={`${id}-search`}
              value={domain.search}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={errors[`${domain.id}-search`] !== undefined}
              onChange={(event) => onChange({ search: event.target.value })}
            />
            <small>{words.editor.domainSearchHelp}</small>
          </label>
        </div>
      </details>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </li>
  )
}
