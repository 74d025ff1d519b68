import type { CardView } from '../../../state/index.ts'
import { ariaKeys, firstKey, KeyNames, useKeymap, type ActionId } from '../../keys/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './LeafFooter.module.css'

interface LeafFooterProps {
  readonly card: CardView
  readonly canUndo: boolean
  readonly onEdit: () => void
  readonly onInfo: () => void
  readonly onUndo: () => void
  readonly onMore: () => void
  readonly onSource: () => void
}

/** The foot of the leaf: what the card rests on, and the few things that are one key away. */
export function LeafFooter({ card, canUndo, ...gestures }: LeafFooterProps) {
  const keymap = useKeymap()
  const place = [card.sourceTitle ?? formatDeckTitle(card.deckTitle), card.sectionTitle]
    .filter(Boolean)
    .join(' › ')
  const tool = (id: ActionId, label: string, onClick: () => void, isEnabled = true) => (
    <button
      type="button"
      onClick={onClick}
      disabled={!isEnabled}
      aria-keyshortcuts={ariaKeys(keymap, id)}
      title={words.keys.names[id]}
    >
      <KeyNames chord={firstKey(keymap, id)} /> <span className={styles.word}>{label}</span>
    </button>
  )
  return (
    <footer className={styles.footer}>
      <button
        type="button"
        className={styles.place}
        title={`${words.keys.names.source}: ${place}`}
        aria-keyshortcuts={ariaKeys(keymap, 'source')}
        onClick={gestures.onSource}
      >
        {place}
      </button>
      {card.isLeech && (
        <span className={styles.leech} title={words.desk.leechTitle}>
          {words.desk.leech}
        </span>
      )}
      <span className={styles.tools}>
        {tool('edit', words.desk.edit, gestures.onEdit)}
        {tool('info', words.study.why, gestures.onInfo)}
        {tool('undo', words.study.undo, gestures.onUndo, canUndo)}
        <button
          type="button"
          className={styles.more}
          aria-haspopup="menu"
          aria-label={words.desk.more}
          aria-keyshortcuts={ariaKeys(keymap, 'more')}
          title={`${words.keys.names.more} (${(firstKey(keymap, 'more') ?? '').toUpperCase()})`}
          onClick={gestures.onMore}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="currentColor">
            <circle cx="3" cy="8" r="1.4" />
            <circle cx="8" cy="8" r="1.4" />
            <circle cx="13" cy="8" r="1.4" />
          </svg>
        </button>
      </span>
    </footer>
  )
}
