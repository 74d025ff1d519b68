import { faceKey, type Face } from '../../cardFace/index.ts'
import { formatList, words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'

/** Says to screen readers what has come into sight. */
export function Announcer({
  view,
  face,
  said,
}: {
  readonly view: CardPhase
  readonly face: Face | null
  /** What the last action did. */
  readonly said: string | null
}) {
  const ratings = formatList(
    view.outcomes.map(({ rating, waitSeconds }) =>
      words.study.ratingName(words.study.rating[rating], words.wait(waitSeconds)),
    ),
  )
  const side = view.isLooking ? 'question' : view.phase
  // The side before stays in hand until this one is drawn: it is not said again.
  const text = face?.key === faceKey(view.card, side) ? face.text : ''
  return (
    <div className="visually-hidden" aria-live="polite">
      {said === null ? null : <p>{said}</p>}
      {text === '' ? null : (
        <p>
          {view.phase === 'question' || view.isLooking
            ? words.study.announceQuestion(text)
            : words.study.announceAnswer(text, ratings)}
        </p>
      )}
    </div>
  )
}
