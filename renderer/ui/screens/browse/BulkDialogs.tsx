import { useState } from 'react'
import type { StudyDay } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog, DialogEnd } from '../../components/Dialog.tsx'
import { words } from '../../words/index.ts'
import styles from './BulkActions.module.css'

const MOST_DAYS = 36_500

export function SetDueDialog({
  count,
  today,
  onSet,
  onClose,
}: {
  readonly count: number
  readonly today: number
  readonly onSet: (day: StudyDay) => void
  readonly onClose: () => void
}) {
  const [typed, setTyped] = useState('0')
  const inDays = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : NaN
  const isRight = inDays <= MOST_DAYS
  return (
    <Dialog title={words.browse.setDueQuestion(count)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isRight) return
          onSet((today + inDays) as StudyDay)
          onClose()
        }}
      >
        <label className={styles.field}>
          {words.browse.setDueDays}
          <input
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            aria-invalid={!isRight}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <p className={styles.help} role="status">
          {isRight ? words.browse.due(inDays) : words.options.wholeBetween(0, MOST_DAYS)}
        </p>
        <p className={styles.help}>{words.browse.setDueHelp}</p>
        <DialogEnd>
          <Button kind="quiet" onClick={onClose}>
            {words.browse.cancel}
          </Button>
          <Button type="submit" disabled={!isRight}>
            {words.browse.setDueDo}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  )
}

export function ForgetDialog({
  count,
  onForget,
  onClose,
}: {
  readonly count: number
  readonly onForget: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog title={words.browse.forgetQuestion(count)} onClose={onClose}>
      <p className={styles.help}>{words.browse.forgetHelp}</p>
      <DialogEnd>
        <Button kind="quiet" onClick={onClose}>
          {words.browse.cancel}
        </Button>
        <Button
          onClick={() => {
            onForget()
            onClose()
          }}
        >
          {words.browse.forgetDo}
        </Button>
      </DialogEnd>
    </Dialog>
  )
}
