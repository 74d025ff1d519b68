import { useEffect } from 'react'
import { useImport } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import { ChooseSource } from './ChooseSource.tsx'
import { DonePage } from './DonePage.tsx'
import styles from './ImportScreen.module.css'
import { PlanPage } from './PlanPage.tsx'
import { RefusedPage } from './RefusedPage.tsx'
import { WorkPage } from './WorkPage.tsx'

/** What will happen? */
export function ImportScreen() {
  const { view, gestures } = useImport()
  const { phase } = view
  useEffect(() => {
    // Each step is read from its beginning, by eye and by screen reader.
    if (phase !== 'choosing') document.querySelector<HTMLElement>('main h1')?.focus()
  }, [phase])
  const { leave } = gestures
  useEffect(() => leave, [leave])
  return (
    <div className={styles.page}>
      {view.phase === 'choosing' && <ChooseSource gestures={gestures} />}
      {(view.phase === 'reading' || view.phase === 'importing') && (
        <WorkPage
          title={
            view.phase === 'reading' ? words.import.reading(view.name) : words.import.importing(view.name)
          }
          progress={view.progress}
          onCancel={view.phase === 'reading' || view.canCancel ? gestures.cancel : null}
        />
      )}
      {view.phase === 'refused' && (
        <RefusedPage name={view.name} message={view.message} onAnother={gestures.cancel} />
      )}
      {view.phase === 'planned' && <PlanPage view={view} gestures={gestures} />}
      {view.phase === 'done' && <DonePage view={view} gestures={gestures} />}
    </div>
  )
}
