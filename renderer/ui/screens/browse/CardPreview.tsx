import { useState } from 'react'
import { useCardFace, type CardId, type CardView } from '../../../state/index.ts'
import { FaceStage, InlineText, type Side } from '../../cardFace/index.ts'
import { formatDeckTitle, words } from '../../words/index.ts'
import styles from './CardPreview.module.css'

const ignore = () => undefined
const layoutOf = (card: CardView) => (card.note.kind === 'choice' ? 'head' : 'leaf')

/** One card as it is asked, drawn as in a session; either side. `revision` goes up when it may have changed. */
export function CardPreview({
  cardId,
  revision,
}: {
  readonly cardId: CardId | null
  readonly revision: number
}) {
  const face = useCardFace(cardId, revision)
  const [side, setSide] = useState<Side>('answer')
  return (
    <section className={styles.pane} aria-label={words.browse.preview}>
      {face ? (
        <>
          <div className={styles.sides} role="group" aria-label={words.browse.showSide}>
            {(['question', 'answer'] as const).map((name) => (
              <button key={name} type="button" aria-pressed={side === name} onClick={() => setSide(name)}>
                {words.browse[name]}
              </button>
            ))}
          </div>
          <div className={styles.leaf}>
            <div className={styles.face}>
              <FaceStage card={face} side={side} upcoming={null} layoutOf={layoutOf} onFace={ignore} />
            </div>
            {face.note.kind === 'choice' && (
              <ol className={styles.options}>
                {face.note.options.map((option, index) => (
                  <li key={index} className={side === 'answer' && option.correct ? styles.right : undefined}>
                    <InlineText>{option.text}</InlineText>
                    {side === 'answer' && option.correct && (
                      <span className={styles.mark}> · {words.browse.correct}</span>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </div>
          <p className={styles.foot}>
            <bdi>{formatDeckTitle(face.deckTitle)}</bdi>
            {face.sectionTitle !== null && (
              <>
                {' · '}
                <bdi>{face.sectionTitle}</bdi>
              </>
            )}
          </p>
        </>
      ) : (
        face === null && <p className={styles.none}>{words.browse.previewNone}</p>
      )}
    </section>
  )
}
