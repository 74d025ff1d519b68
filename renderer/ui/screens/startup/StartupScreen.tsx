import { useEffect, useState } from 'react'
import { routeHref, useTakeOver, type StartupView } from '../../../state/index.ts'
import { Button, LinkButton } from '../../components/Button.tsx'
import { CalmPage } from '../../components/CalmPage.tsx'
import { words } from '../../words/index.ts'
import styles from './StartupScreen.module.css'

const CALM_MS = 200

/** What is shown until the library is open: nothing at all when that is quick. */
export function StartupScreen({ startup }: { readonly startup: Exclude<StartupView, { phase: 'ready' }> }) {
  const takeOver = useTakeOver()
  switch (startup.phase) {
    case 'opening':
      return <Opening />
    case 'rebuilding':
      return (
        <CalmPage title={words.startup.rebuilding}>
          <p>{words.startup.rebuildingHelp}</p>
          <div className={styles.work}>
            <progress
              className={styles.bar}
              value={startup.done}
              max={Math.max(1, startup.total)}
              aria-label={words.startup.rebuilding}
            />
            <span>{words.startup.rebuildingCount(startup.done, startup.total)}</span>
          </div>
        </CalmPage>
      )
    case 'elsewhere':
      return (
        <CalmPage title={words.startup.elsewhere}>
          <p>{words.startup.elsewhereHelp}</p>
          <Button kind="primary" onClick={takeOver}>
            {words.startup.takeOver}
          </Button>
        </CalmPage>
      )
    case 'failed':
      return (
        <CalmPage title={words.startup.failed} detail={startup.message}>
          <p>{words.startup.failedHelp}</p>
          <p className={styles.ways}>
            <Button kind="primary" onClick={() => window.location.reload()}>
              {words.startup.retry}
            </Button>
            <LinkButton href={routeHref({ screen: 'settings' })}>{words.startup.otherFolder}</LinkButton>
          </p>
        </CalmPage>
      )
  }
}

function Opening() {
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), CALM_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className={styles.opening} aria-busy="true">
      <h1 className="visually-hidden">{words.app.name}</h1>
      {isSlow && <p>{words.startup.opening}</p>}
    </main>
  )
}
