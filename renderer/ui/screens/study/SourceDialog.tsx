import { useState } from 'react'
import { useDeck, useOpenLink, type CardView } from '../../../state/index.ts'
import { Button } from '../../components/Button.tsx'
import { Modal } from '../../components/Modal.tsx'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './SourceDialog.module.css'

/** Where the note comes from: document, section, and how to get there. */
export function SourceDialog({ card, onClose }: { readonly card: CardView; readonly onClose: () => void }) {
  const deck = useDeck(card.deckId)
  const openLink = useOpenLink()
  const [isCopied, setIsCopied] = useState(false)
  const source = deck?.source ?? null
  const location = source?.location ?? ''
  const isLink = /^https:\/\//i.test(location)
  const rows: (readonly [string, string | null | undefined])[] = [
    [words.desk.sourceDocument, [source?.title, source?.author].filter(Boolean).join(', ')],
    [words.deck.publisher, [source?.publisher, source?.year].filter(Boolean).join(', ')],
    [words.desk.sourceSection, card.sectionTitle],
    [words.desk.sourceLocation, location],
    [words.desk.sourceDeck, formatDeckTitle(card.deckTitle)],
    [words.desk.sourceFile, deck?.summary.path],
  ]
  const copy = async () => {
    await navigator.clipboard.writeText(location)
    setIsCopied(true)
  }
  return (
    <Modal
      title={words.desk.sourceTitle}
      onClose={onClose}
      footer={
        location === '' ? undefined : (
          <>
            <Button kind="quiet" onClick={() => void copy()}>
              {isCopied ? words.desk.copied : words.desk.copy}
            </Button>
            {isLink && <Button onClick={() => void openLink(location)}>{words.desk.sourceOpen}</Button>}
          </>
        )
      }
    >
      {source === null && <p className={styles.none}>{words.desk.noSource}</p>}
      <dl className={styles.rows}>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Modal>
  )
}
