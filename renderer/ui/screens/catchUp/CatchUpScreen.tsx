import { useEffect, useId, useMemo, useState } from 'react'
import {
  routeHref,
  useCatchUp,
  useCatchUpDone,
  useRoute,
  type CatchUpOrder,
  type CatchUpPlan,
  type CatchUpPreview,
  type ChangeDone,
} from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { useActions } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import styles from './CatchUpScreen.module.css'

/** What happened while I was away, and how do I get back? */
export function CatchUpScreen() {
  const [, navigate] = useRoute()
  useActions('rooms', { back: () => navigate({ screen: 'home' }) })
  const { preview, apply } = useCatchUp()
  const { done, setDone } = useCatchUpDone()
  const [view, setView] = useState<CatchUpPreview | null>(null)
  const [own, setOwn] = useState<readonly CatchUpPlan[]>([])
  const [order, setOrder] = useState<CatchUpOrder>('leastLoss')
  const [perDay, setPerDay] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    if (done !== null) return undefined
    let isGone = false
    void preview('all').then((read) => {
      if (isGone) return
      if (read.ok) setView(read.value)
      else setProblem(read.error)
    })
    return () => {
      isGone = true
    }
  }, [preview, done])

  const all = useMemo(() => [...(view?.plans ?? []), ...own], [view, own])
  const shown = all.filter((plan) => plan.order === order).sort((one, other) => one.days - other.days)
  const chosen = shown.find((plan) => plan.perDay === perDay) ?? shown[Math.min(1, shown.length - 1)]

  const follow = async () => {
    if (chosen === undefined || isBusy) return
    setIsBusy(true)
    const applied = await apply('all', { perDay: chosen.perDay, order: chosen.order })
    setIsBusy(false)
    if (!applied.ok) return setProblem(applied.error)
    setView(null)
    setDone(applied.value)
  }
  const workOut = async (count: number) => {
    if (view === null) return
    const orders = [...new Set(view.plans.map((plan) => plan.order))]
    const read = await preview(
      'all',
      orders.map((each) => ({ perDay: count, order: each })),
    )
    if (!read.ok) return setProblem(read.error)
    setOwn(read.value.plans)
    setPerDay(count)
  }
  return (
    <div className={styles.page}>
      <a className={styles.back} href={routeHref({ screen: 'home' })}>
        <span aria-hidden="true">‹</span> {words.app.today}
      </a>
      <h1>{words.catchUp.title}</h1>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {done !== null && <Begun done={done} onUndone={() => setDone(null)} onProblem={setProblem} />}
      {done === null && view === null && problem === null && (
        <p className={styles.lead} role="status">
          {words.catchUp.reading}
        </p>
      )}
      {done === null && view !== null && view.overdueCount === 0 && (
        <>
          <p className={styles.lead}>
            {words.catchUp.nothing}. {words.catchUp.nothingHelp}
          </p>
          <div className={styles.go}>
            <LinkButton kind="primary" href={routeHref({ screen: 'home' })}>
              {words.catchUp.toToday}
            </LinkButton>
          </div>
        </>
      )}
      {done === null && view !== null && view.overdueCount > 0 && (
        <>
          <p className={styles.lead}>
            <Emphasis>
              {words.catchUp.happened(view.daysAway, view.overdueCount, view.longestWaitDays)}
            </Emphasis>{' '}
            <Emphasis>{words.catchUp.recall(view.recallNow, view.recallInMonth)}</Emphasis>
          </p>
          <OrderChoice plans={all} order={order} onChange={setOrder} />
          <PlanTable
            plans={shown}
            chosen={chosen}
            besides={view.dueBesides[0] ?? 0}
            onChoose={(plan) => setPerDay(plan.perDay)}
          />
          <OwnNumber most={view.overdueCount} onWork={(count) => void workOut(count)} />
          <div className={styles.go}>
            <Button kind="primary" disabled={chosen === undefined || isBusy} onClick={() => void follow()}>
              {words.catchUp.apply}
            </Button>
            <p className={styles.help}>{words.catchUp.applyHelp}</p>
          </div>
        </>
      )}
    </div>
  )
}

/** The plan has begun; the way back, and the way on. */
function Begun({
  done,
  onUndone,
  onProblem,
}: {
  readonly done: ChangeDone
  readonly onUndone: () => void
  readonly onProblem: (problem: string | null) => void
}) {
  const undo = async () => {
    const problem = await done.undo()
    onProblem(problem)
    if (problem === null) onUndone()
  }
  return (
    <>
      <p className={styles.lead} role="status">
        <Emphasis>{words.catchUp.applied(done.count)}</Emphasis>
      </p>
      <div className={styles.go}>
        <LinkButton kind="primary" href={routeHref({ screen: 'home' })}>
          {words.catchUp.toToday}
        </LinkButton>
        <Button kind="quiet" onClick={() => void undo()}>
          {words.catchUp.undo}
        </Button>
      </div>
    </>
  )
}

/** The orders that plans were worked out for. */
function OrderChoice({
  plans,
  order,
  onChange,
}: {
  readonly plans: readonly CatchUpPlan[]
  readonly order: CatchUpOrder
  readonly onChange: (order: CatchUpOrder) => void
}) {
  const id = useId()
  const orders = [...new Set(plans.map((plan) => plan.order))]
  return (
    <div className={styles.line}>
      <label htmlFor={id}>{words.catchUp.order}</label>
      <select id={id} value={order} onChange={(event) => onChange(event.target.value as CatchUpOrder)}>
        {orders.map((each) => (
          <option key={each} value={each}>
            {words.catchUp.orders[each]}
          </option>
        ))}
      </select>
    </div>
  )
}

function PlanTable({
  plans,
  chosen,
  besides,
  onChoose,
}: {
  readonly plans: readonly CatchUpPlan[]
  readonly chosen: CatchUpPlan | undefined
  /** Reviews that fall due today besides. */
  readonly besides: number
  readonly onChoose: (plan: CatchUpPlan) => void
}) {
  const name = useId()
  const { columns } = words.catchUp
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{words.catchUp.plans}</caption>
      <thead>
        <tr>
          <th scope="col">{words.catchUp.choose}</th>
          <th scope="col">{columns.recall}</th>
          <th scope="col">{columns.forgotten}</th>
          <th scope="col">{columns.load}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => {
          const isChosen = plan === chosen
          return (
            <tr key={plan.perDay} className={isChosen ? styles.chosen : undefined}>
              <th scope="row">
                <label>
                  <input type="radio" name={name} checked={isChosen} onChange={() => onChoose(plan)} />
                  {words.catchUp.plan(plan.perDay, plan.days)}
                </label>
              </th>
              <td>
                <span className={styles.bar} aria-hidden="true">
                  <i style={{ width: `${plan.recallAtEnd * 100}%` }} />
                </span>
                {words.percent(plan.recallAtEnd)}
              </td>
              <td>{words.number(Math.round(plan.forgottenCount))}</td>
              <td>{words.number(plan.perDay + besides)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function OwnNumber({ most, onWork }: { readonly most: number; readonly onWork: (count: number) => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const count = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : NaN
  const isRight = count >= 1 && count <= most
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onWork(count)
      }}
    >
      <label htmlFor={id}>{words.catchUp.own}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={typed !== '' && !isRight}
        aria-describedby={`${id}-help`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" disabled={!isRight}>
        {words.catchUp.work}
      </Button>
      <span id={`${id}-help`} className={styles.help}>
        {typed !== '' && !isRight && words.catchUp.wrong(most)}
      </span>
    </form>
  )
}
