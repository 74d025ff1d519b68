import { useState } from 'react'
import type { DueChoice, StudyDay } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Modal } from '../../components/Modal.tsx'
import { words } from '../../words/index.ts'
import styles from './SetDueDialog.module.css'

const QUICK = [0, 1, 7, 30] as const
const MOST_DAYS = 36_500
const DAY_MS = 86_400_000

interface SetDueDialogProps {
  readonly onSet: (due: DueChoice) => void
  readonly onClose: () => void
}

/** When the card is to be asked: some days from today, or a date. */
export function SetDueDialog({ onSet, onClose }: SetDueDialogProps) {
  const [days, setDays] = useState('1')
  const [date, setDate] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const submit = () => {
    if (date !== '') return onSet({ day: Math.round(Date.parse(`${date}T00:00Z`) / DAY_MS) as StudyDay })
    const inDays = /^\d{1,5}$/.test(days.trim()) ? Number(days) : -1
    if (inDays < 0 || inDays > MOST_DAYS) return setIsWrong(true)
    onSet({ inDays })
  }
  return (
    <Modal
      title={words.desk.dueTitle}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {words.app.cancel}
          </Button>
          <Button type="submit" form="set-due">
            {words.desk.dueSet}
          </Button>
        </>
      }
    >
      <form
        id="set-due"
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className={styles.quick}>
          {QUICK.map((inDays) => (
            <Button key={inDays} onClick={() => onSet({ inDays })}>
              {words.desk.dueQuick[inDays]}
            </Button>
          ))}
        </div>
        <label>
          {words.desk.dueDays}
          <input
            data-autofocus
            inputMode="numeric"
            value={days}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'due-wrong' : 'due-help'}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setDays(event.target.value)
              setDate('')
              setIsWrong(false)
            }}
          />
        </label>
        <label>
          {words.desk.dueDate}
          <input type="date" min={today()} value={date} onChange={(event) => setDate(event.target.value)} />
        </label>
        {isWrong ? (
          <p id="due-wrong" role="alert" className={styles.wrong}>
            {words.desk.dueWrong}
          </p>
        ) : (
          <p id="due-help" className={styles.help}>
            {words.desk.dueHelp}
          </p>
        )}
      </form>
    </Modal>
  )
}

/** As date fields write it, in the learner's calendar. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
