import { useState } from 'react'
import { routeHref, useCatchUpDone, type HomeView } from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { Emphasis } from '../../components/Emphasis.tsx'
import { words } from '../../words/index.ts'
import styles from './CatchUpNotice.module.css'

/** After a break: what waits, and a plan for it; or the plan that has begun, and the way back from it. */
export function CatchUpNotice({ home }: { readonly home: HomeView }) {
  const { done, setDone } = useCatchUpDone()
  const [told, setTold] = useState<string | null>(null)
  if (done !== null) {
    return (
      <section className={styles.notice} aria-label={words.catchUp.title} role="status">
        <p>
          <Emphasis>{words.catchUp.applied(done.count)}</Emphasis>
        </p>
        <Button
          kind="quiet"
          onClick={() => {
            void done.undo().then((problem) => {
              setTold(problem ?? words.catchUp.undone)
              setDone(null)
            })
          }}
        >
          {words.catchUp.undo}
        </Button>
      </section>
    )
  }
  if (home.overdueCount === 0 && told === null) return null
  return (
    <section className={styles.notice} aria-label={words.catchUp.title}>
      <p role={told === null ? undefined : 'status'}>
        {told ?? <Emphasis>{words.catchUp.notice(home.overdueCount)}</Emphasis>}
      </p>
      {home.overdueCount > 0 && (
        <LinkButton href={routeHref({ screen: 'catch-up' })}>{words.catchUp.open}</LinkButton>
      )}
    </section>
  )
}
