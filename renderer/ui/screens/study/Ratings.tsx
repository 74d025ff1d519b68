import type { OutcomeView, Rating } from '../../../state/index.ts'
import { ariaKeys, firstKey, KeyNames, useKeymap } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import styles from './Ratings.module.css'

interface RatingsProps {
  readonly outcomes: readonly OutcomeView[]
  /** Outlined; Space gives it. */
  readonly proposed: Rating
  readonly isBusy: boolean
  readonly onRate: (rating: Rating) => void
}

const KEYS = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const
const CLASS = { 1: styles.again, 2: styles.hard, 3: styles.good, 4: styles.easy }

/** The four ratings: each a colour, a word, a key, and what it leads to. */
export function Ratings({ outcomes, proposed, isBusy, onRate }: RatingsProps) {
  const keymap = useKeymap()
  return (
    <div className={styles.ratings} role="group" aria-label={words.study.ratings}>
      {outcomes.map(({ rating, waitSeconds, leech }) => (
        <button
          key={rating}
          type="button"
          className={`${CLASS[rating]} ${rating === proposed ? styles.proposed : ''}`}
          aria-disabled={isBusy}
          aria-keyshortcuts={ariaKeys(keymap, KEYS[rating])}
          aria-description={rating === proposed ? words.study.proposed : undefined}
          onClick={() => onRate(rating)}
        >
          <b>
            {words.study.rating[rating]} <KeyNames chord={firstKey(keymap, KEYS[rating])} />
          </b>
          <span>
            {waitSeconds === null ? words.desk.notAgain : words.wait(waitSeconds)}
            {leech !== null && ` · ${words.desk.becomesLeech[leech]}`}
          </span>
        </button>
      ))}
    </div>
  )
}
