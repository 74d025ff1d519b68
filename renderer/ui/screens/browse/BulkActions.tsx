import { useState } from 'react'
import type { CardAction, Flag, FoundCard } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { FlagMark } from '../../components/CardMarks.tsx'
import { Menu, MenuItem } from '../../components/Menu.tsx'
import { words } from '../../words/index.ts'
import styles from './BulkActions.module.css'
import { ForgetDialog, SetDueDialog } from './BulkDialogs.tsx'

interface BulkActionsProps {
  readonly chosen: readonly FoundCard[]
  readonly foundCount: number
  readonly today: number
  readonly onAct: (action: CardAction) => void
  readonly onStudy: () => void
  /** Of the card that the keys are on. */
  readonly onEdit: () => void
  readonly onInfo: () => void
}

const FLAGS: readonly Flag[] = [0, 1, 2, 3, 4, 5, 6, 7]

/** What can be done to the chosen cards, all of them at once. */
export function BulkActions({ chosen, foundCount, today, onAct, onStudy, onEdit, onInfo }: BulkActionsProps) {
  const [open, setOpen] = useState<'due' | 'forget' | null>(null)
  const areSuspended = chosen.length > 0 && chosen.every(({ card }) => card.progress.isSuspended)
  const areBuried =
    chosen.length > 0 && chosen.every(({ card }) => (card.progress.buriedUntilDay ?? 0) > today)
  const hasLeech = chosen.some(({ card }) => card.progress.isLeech)
  const isNone = chosen.length === 0
  const text = words.browse
  return (
    <div className={styles.bar} role="toolbar" aria-label={text.actions}>
      <Button disabled={isNone} onClick={onStudy}>
        {chosen.length > 1 ? text.studyChosen(chosen.length) : text.studyFound(foundCount)}
      </Button>
      <Button
        kind="quiet"
        disabled={isNone}
        onClick={() => onAct({ action: areSuspended ? 'unsuspend' : 'suspend' })}
      >
        {areSuspended ? text.unsuspend : text.suspend}
      </Button>
      <Button kind="quiet" disabled={isNone} onClick={() => onAct({ action: areBuried ? 'unbury' : 'bury' })}>
        {areBuried ? text.unbury : text.bury}
      </Button>
      <Menu label={text.flag} isDisabled={isNone}>
        {FLAGS.map((flag) => (
          <MenuItem key={flag} onChoose={() => onAct({ action: 'flag', flag })}>
            <span className={styles.flagSpace}>
              <FlagMark flag={flag} />
            </span>
            <span aria-hidden={flag > 0}>{text.flags[flag]}</span>
          </MenuItem>
        ))}
      </Menu>
      <Button kind="quiet" disabled={isNone} onClick={() => setOpen('due')}>
        {text.setDue}
      </Button>
      <Button kind="quiet" disabled={isNone} onClick={() => setOpen('forget')}>
        {text.forget}
      </Button>
      <Button kind="quiet" disabled={isNone} onClick={onEdit}>
        {text.edit}
      </Button>
      <Button kind="quiet" disabled={isNone} onClick={onInfo}>
        {text.info}
      </Button>
      {hasLeech && (
        <Button kind="quiet" onClick={() => onAct({ action: 'leech', isLeech: false })}>
          {text.notLeech}
        </Button>
      )}
      {open === 'due' && (
        <SetDueDialog
          count={chosen.length}
          today={today}
          onClose={() => setOpen(null)}
          onSet={(day) => onAct({ action: 'setDue', day })}
        />
      )}
      {open === 'forget' && (
        <ForgetDialog
          count={chosen.length}
          onClose={() => setOpen(null)}
          onForget={() => onAct({ action: 'forget' })}
        />
      )}
    </div>
  )
}
