import type { CardView } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './LeafFooter.module.css'

interface LeafFooterProps {
  readonly card: CardView
  readonly canUndo: boolean
  readonly isWhyOpen: boolean
  readonly onWhy: () => void
  readonly onUndo: () => void
}

/** The foot of the leaf: what the card rests on, and the few things that are one key away. */
export function LeafFooter({ card, canUndo, isWhyOpen, onWhy, onUndo }: LeafFooterProps) {
  const place = [card.sourceTitle ?? card.deckTitle, card.sectionTitle].filter(Boolean).join(' › ')
  return (
    <footer className={styles.footer}>
      <span className={styles.place} title={place}>
        {place}
      </span>
      <span className={styles.tools}>
        <button type="button" onClick={onWhy} aria-expanded={isWhyOpen} aria-keyshortcuts="I">
          <kbd aria-hidden="true">I</kbd> {words.study.why}
        </button>
        <button type="button" onClick={onUndo} disabled={!canUndo} aria-keyshortcuts="Z">
          <kbd aria-hidden="true">Z</kbd> {words.study.undo}
        </button>
      </span>
      <div role="status" className={isWhyOpen ? styles.why : undefined}>
        {isWhyOpen && (
          <>
            <h2>{words.study.whyTitle}</h2>
            <p>{card.why}</p>
          </>
        )}
      </div>
    </footer>
  )
}
