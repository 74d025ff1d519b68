import type { ChoiceNote } from '../../../state/index.ts'
import { InlineText } from '../../cardFace/index.ts'
import { words } from '../../words/index.ts'
import styles from './ChoiceOptions.module.css'
import { asksForOne } from './proposal.ts'

interface ChoiceOptionsProps {
  readonly note: ChoiceNote
  /** Indexes into the note's options, as they are shown. */
  readonly order: readonly number[]
  readonly chosen: readonly number[]
  readonly isAnswered: boolean
  readonly onChoose: (option: number) => void
}

/** The options of a choice; once answered, which were right, and why. */
export function ChoiceOptions({ note, order, chosen, isAnswered, onChoose }: ChoiceOptionsProps) {
  const isOne = asksForOne(note)
  return (
    <div role="group" aria-label={isOne ? words.study.chooseOne : words.study.chooseAll}>
      {!isOne && <p className={styles.hint}>{words.study.chooseAll}</p>}
      <ol className={styles.options}>
        {order.map((index, place) => {
          const option = note.options[index]
          if (option === undefined) return null
          const letter = String.fromCharCode('A'.charCodeAt(0) + place)
          const isChosen = chosen.includes(index)
          const body = (
            <>
              <span className={isOne ? styles.letter : styles.box} aria-hidden="true">
                {letter}
              </span>
              <span className={styles.text} dir="auto">
                <InlineText>{option.text}</InlineText>
              </span>
            </>
          )
          if (!isAnswered) {
            return (
              <li key={index}>
                <button
                  type="button"
                  className={isChosen ? styles.chosen : styles.option}
                  role={isOne ? undefined : 'checkbox'}
                  aria-checked={isOne ? undefined : isChosen}
                  aria-keyshortcuts={String(place + 1)}
                  onClick={() => onChoose(index)}
                >
                  {body}
                  {place < 9 && <kbd aria-hidden="true">{place + 1}</kbd>}
                </button>
              </li>
            )
          }
          return (
            <li key={index} className={resultClass(option.correct, isChosen)}>
              {body}
              <Reason verdict={verdictOf(option.correct, isChosen)} rationale={option.rationale ?? ''} />
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** How the option came out, and why, as one short paragraph: the option itself keeps its lines. */
function Reason({ verdict, rationale }: { readonly verdict: string; readonly rationale: string }) {
  if (verdict === '' && rationale === '') return null
  return (
    <p className={styles.rationale} dir="auto">
      {verdict !== '' && <b className={styles.verdict}>{verdict}</b>}{' '}
      {rationale !== '' && <InlineText>{rationale}</InlineText>}
    </p>
  )
}

function resultClass(isCorrect: boolean, isChosen: boolean): string {
  return `${styles.result} ${isCorrect ? styles.right : isChosen ? styles.wrong : ''}`
}

function verdictOf(isCorrect: boolean, isChosen: boolean): string {
  if (isCorrect) return isChosen ? `✓ ${words.study.optionRight}` : `✓ ${words.study.optionMissed}`
  return isChosen ? `✗ ${words.study.optionWrong}` : ''
}
