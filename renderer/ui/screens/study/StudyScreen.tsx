import { useEffect, useMemo } from 'react'
import { useReview, useRoute, type CardList, type DeckId } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { CalmPage } from '../../components/CalmPage.tsx'
import { formatDeckTitle, words } from '../../words/index.ts'
import { CardDesk } from './CardDesk.tsx'
import styles from './StudyScreen.module.css'
import { SummaryPage } from './SummaryPage.tsx'

/**
 * Full attention: one leaf, one key to turn it, four to rate it. `deckId` null studies every deck, several with commas
 * between them these together; `list` studies these cards instead.
 */
export function StudyScreen({
  deckId,
  list = null,
}: {
  readonly deckId: DeckId | null
  readonly list?: CardList | null
}) {
  const scope = useMemo(
    () => list ?? (deckId === null ? ('all' as const) : (deckId.split(',') as DeckId[])),
    [list, deckId],
  )
  const { view, gestures } = useReview(scope)
  const [, navigate] = useRoute()
  const leave = () =>
    navigate(deckId === null || deckId.includes(',') ? { screen: 'home' } : { screen: 'deck', deckId })
  const title = 'title' in view ? formatDeckTitle(view.title) : words.home.study
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`
  }, [title])
  switch (view.phase) {
    case 'loading':
      return (
        <main className={styles.screen} aria-busy="true">
          <h1 className="visually-hidden">{words.study.loading}</h1>
        </main>
      )
    case 'failed':
      return (
        <CalmPage title={words.study.failed} detail={view.message}>
          <LinkButton kind="primary" href="#/">
            {words.study.home}
          </LinkButton>
        </CalmPage>
      )
    case 'done':
      return (
        <SummaryPage
          summary={view.summary}
          canUndo={view.canUndo}
          canRedo={view.canRedo}
          told={view.told}
          onUndo={gestures.undo}
          onRedo={gestures.redo}
        />
      )
    case 'question':
    case 'answer':
      return <CardDesk view={view} gestures={gestures} onLeave={leave} />
  }
}
