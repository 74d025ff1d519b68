import type { DeckId } from '../../../core/model/card.ts'
import type { ExamsView } from '../../../state/index.ts'
import styles from './DeckTicks.module.css'

interface DeckTicksProps {
  readonly decks: ExamsView['decks']
  readonly chosen: readonly DeckId[]
  readonly label: string
  readonly onChange: (chosen: readonly DeckId[]) => void
}

/** Decks to tick. */
export function DeckTicks({ decks, chosen, label, onChange }: DeckTicksProps) {
  return (
    <div role="group" aria-label={label} className={styles.decks}>
      {decks.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          {title}
        </label>
      ))}
    </div>
  )
}
