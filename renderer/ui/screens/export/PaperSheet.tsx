import { useEffect, useRef, useState } from 'react'
import { useExport, type ExportChoice } from '../../../state/index.ts'
import { drawSheet, type SheetLayout } from '../../cardFace/index.ts'
import { Button } from '../../components/Button.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { words } from '../../words/index.ts'
import styles from './ExportScreen.module.css'

/** The chosen cards as pages: shown as they will be, then printed or saved as a PDF. */
export function PaperSheet({ what }: { readonly what: () => ExportChoice['what'] }) {
  const desk = useExport()
  const frame = useRef<HTMLIFrameElement>(null)
  const [layout, setLayout] = useState<SheetLayout>('cut')
  const [told, setTold] = useState<string | null>(null)
  const [pages, setPages] = useState<string | null>(null)
  const turn = useRef(0)
  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )

  const draw = async () => {
    const own = ++turn.current
    const isWanted = () => own === turn.current
    setPages(null)
    setTold(words.export.working)
    const cards = await desk.cards(what())
    if (!isWanted()) return
    if (!cards.ok) return setTold(cards.error)
    const { value } = cards
    const onDrawn = (done: number) => isWanted() && setTold(words.export.drawing(done, value.length))
    const drawn = await drawSheet(value, layout, words.export.title, isWanted, onDrawn)
    if (!isWanted()) return
    setTold(null)
    setPages(drawn)
  }
  return (
    <div className={styles.sheet}>
      <RadioCards
        legend={words.export.format}
        value={layout}
        options={(['cut', 'list'] as const).map((value) => ({
          value,
          label: words.export.paper[value].name,
          help: words.export.paper[value].help,
        }))}
        onChange={setLayout}
      />
      <div className={styles.go}>
        <Button onClick={() => void draw()}>{words.export.makePrint}</Button>
        {pages !== null && (
          <Button onClick={() => frame.current?.contentWindow?.print()}>{words.export.print}</Button>
        )}
      </div>
      <p aria-live="polite" className={styles.status}>
        {told}
      </p>
      {pages !== null && (
        // Our origin lets us print what is in it; without scripts, what is in it can do nothing with that.
        <iframe
          ref={frame}
          className={styles.pages}
          title={words.export.pages}
          sandbox="allow-same-origin allow-modals"
          srcDoc={pages}
        />
      )}
    </div>
  )
}
