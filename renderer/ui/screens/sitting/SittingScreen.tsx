import { useEffect } from 'react'
import type { SittingId } from '../../../core/exam/model.ts'
import { routeHref, useRoute, useSitting } from '../../../state/index.ts'
import { LinkButton } from '../../components/Button.tsx'
import { CalmPage } from '../../components/CalmPage.tsx'
import { words as appWords } from '../../words/index.ts'
import { examWords as words } from '../../words/exams.ts'
import { SittingDesk } from './SittingDesk.tsx'

/** A paper being sat: the whole window, nothing else. */
export function SittingScreen({ sittingId }: { readonly sittingId: SittingId }) {
  const { view, remainingMs, gestures } = useSitting(sittingId)
  const [, navigate] = useRoute()
  const examTitle = view.phase === 'running' ? view.sitting.examTitle : null
  useEffect(() => {
    if (examTitle !== null) document.title = `${examTitle} · ${appWords.app.name}`
  }, [examTitle])
  const isEnded = view.phase === 'ended'
  const isAbandoned = isEnded && view.isAbandoned
  useEffect(() => {
    if (isEnded) navigate(isAbandoned ? { screen: 'exams' } : { screen: 'result', sittingId })
  }, [isEnded, isAbandoned, navigate, sittingId])
  switch (view.phase) {
    case 'running':
      return <SittingDesk view={view} remainingMs={remainingMs} gestures={gestures} />
    case 'loading':
    case 'ended':
      return <main aria-busy="true" aria-label={words.sitting.loading} />
    case 'missing':
    case 'failed':
      return (
        <CalmPage title={view.phase === 'missing' ? words.sitting.missing : words.sitting.failed}>
          <p>{view.phase === 'missing' ? words.sitting.missingHelp : view.message}</p>
          <LinkButton href={routeHref({ screen: 'exams' })}>{words.back}</LinkButton>
        </CalmPage>
      )
  }
}
