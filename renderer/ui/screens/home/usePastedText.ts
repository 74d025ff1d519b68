import { useEffect } from 'react'
import { useImport, useRoute } from '../../../state/index.ts'

/** What is pasted on home, text or files, is looked at on the import screen. */
export function usePastedText(): void {
  const { gestures } = useImport()
  const [, navigate] = useRoute()
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null) return
      const files = [...(event.clipboardData?.files ?? [])].map((blob) => ({ path: blob.name, blob }))
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) gestures.readFiles(files)
      else if (text.trim() !== '') gestures.readText(text)
      else return
      event.preventDefault()
      navigate({ screen: 'import' })
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [gestures, navigate])
}
