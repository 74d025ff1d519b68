import { useChosenCards, routeHref } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { CalmPage } from '../../components/CalmPage.tsx'
import { words } from '../../words/index.ts'
import { StudyScreen } from '../study/StudyScreen.tsx'

/** The session over the cards that were chosen last. */
export function ChosenSession() {
  const { chosen } = useChosenCards()
  if (chosen !== null) return <StudyScreen deckId={null} list={chosen} />
  return (
    <CalmPage title={words.custom.over}>
      <p>{words.custom.overHelp}</p>
      <LinkButton kind="primary" href={routeHref({ screen: 'custom', query: '' })}>
        {words.custom.title}
      </LinkButton>
    </CalmPage>
  )
}
