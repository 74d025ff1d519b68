import { useEffect, useState } from 'react'
import { useDroppedFiles, useOfferedFiles, useRoute } from '../../state/index.ts'
import { words } from '../words/index.ts'
import styles from './DropAnywhere.module.css'

/** Files dropped anywhere on the window, and those that the system opens with Verso, are looked at on the import screen; nothing ever opens in its place. */
export function DropAnywhere() {
  const [isOver, setIsOver] = useState(false)
  const take = useDroppedFiles()
  const [, navigate] = useRoute()
  const offered = useOfferedFiles()
  useEffect(() => {
    if (offered > 0) navigate({ screen: 'import' })
  }, [offered, navigate])
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      clearTimeout(leaving)
      setIsOver(true)
      // There is no event for a drag that ends outside the window: it is over when it says nothing more.
      leaving = setTimeout(() => setIsOver(false), 250)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      setIsOver(false)
      void take(event.dataTransfer).then((hasAny) => hasAny && navigate({ screen: 'import' }))
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      clearTimeout(leaving)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [take, navigate])
  return isOver ? (
    <div className={styles.over} aria-hidden="true">
      <p>{words.import.dropAnywhere}</p>
    </div>
  ) : null
}
