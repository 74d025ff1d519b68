import { useState } from 'react'
import {
  useOptionsEffect,
  useReplan,
  useRetentionLoads,
  type DeckId,
  type DeckOptions,
} from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { words } from '../../words/index.ts'
import { ChangePreview } from './ChangePreview.tsx'
import { optionsChanges } from './optionsChanges.ts'
import { draftOf, readDraft, type OptionsDraft } from './optionsDraft.ts'
import styles from './OptionsEditor.module.css'
import { OptionsGroups } from './OptionsGroups.tsx'

interface OptionsEditorProps {
  /** As they are now. */
  readonly options: DeckOptions
  /** The decks that have these options. */
  readonly deckIds: readonly DeckId[]
  /** Answers null, or a sentence that says why nothing was applied. */
  readonly onApply: (options: DeckOptions) => Promise<string | null>
}

/** Every option, what changes by what was edited, and the two ways out of it. */
export function OptionsEditor({ options, deckIds, onApply }: OptionsEditorProps) {
  const [edited, setEdited] = useState<{ readonly draft: OptionsDraft; readonly picks: DeckOptions } | null>(
    null,
  )
  const [isMoving, setIsMoving] = useState(false)
  const [status, setStatus] = useState('')
  const [undo, setUndo] = useState<(() => Promise<string | null>) | null>(null)
  const replan = useReplan()
  const draft = edited?.draft ?? draftOf(options)
  const picks = edited?.picks ?? options
  const read = readDraft(draft, picks)
  const changes = read.options === null ? [] : optionsChanges(options, read.options)
  const isEdited = edited !== null && (read.options === null || changes.length > 0)
  const effect = useOptionsEffect(deckIds, options, isEdited ? read.options : null, isMoving)
  const loads = useRetentionLoads(deckIds, read.options ?? options)
  const movesReviews =
    read.options !== null &&
    (read.options.desiredRetention !== options.desiredRetention ||
      read.options.maximumIntervalDays !== options.maximumIntervalDays)

  const edit = (change: {
    readonly draft?: Partial<OptionsDraft>
    readonly picks?: Partial<DeckOptions>
  }) => {
    setEdited({ draft: { ...draft, ...change.draft }, picks: { ...picks, ...change.picks } })
    setStatus('')
  }
  const apply = async () => {
    if (read.options === null) {
      const [first] = Object.keys(read.errors)
      return document.getElementById(`option-${first}`)?.focus()
    }
    const problem = await onApply(read.options)
    if (problem !== null) return setStatus(problem)
    setEdited(null)
    setIsMoving(false)
    setStatus(words.options.applied)
    if (!isMoving || !movesReviews) return
    const replanned = await replan(deckIds, read.options)
    setStatus(replanned.ok ? words.options.moved(replanned.value.count) : replanned.error)
    const undoIt = replanned.ok && replanned.value.count > 0 ? replanned.value.undo : null
    setUndo(() => undoIt)
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <OptionsGroups
        draft={draft}
        picks={picks}
        errors={read.errors ?? {}}
        loads={deckIds.length === 0 ? null : loads}
        onEdit={edit}
      />
      {isEdited ? (
        <ChangePreview
          changes={changes}
          hasErrors={read.options === null}
          effect={effect}
          isMovable={movesReviews}
          isMoving={isMoving}
          deckCount={deckIds.length}
          onMoving={setIsMoving}
          onDiscard={() => setEdited(null)}
          status={status}
        />
      ) : (
        <p className={styles.status} role="status">
          {status}
          {undo !== null && (
            <Button
              kind="quiet"
              onClick={() => {
                setUndo(null)
                void undo().then((problem) => setStatus(problem ?? words.options.undone))
              }}
            >
              {words.options.undo}
            </Button>
          )}
        </p>
      )}
    </form>
  )
}
