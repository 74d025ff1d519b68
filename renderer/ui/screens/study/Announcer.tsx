import type { Face } from '../../cardFace/index.ts'
import { formatList, words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'

/** Says to screen readers what has come into sight. */
export function Announcer({ view, face }: { readonly view: CardPhase; readonly face: Face | null }) {
  const ratings = formatList(
    view.outcomes.map(({ rating, waitSeconds }) =>
      words.study.ratingName(words.study.rating[rating], words.wait(waitSeconds)),
    ),
  )
  const text = face?.text ?? ''
  return (
    <div className="visually-hidden" aria-live="polite">
      {view.told !== null && view.phase === 'question' ? <p>{view.told}</p> : null}
      {text === '' ? null : (
        <p>
          {view.phase === 'question'
            ? words.study.announceQuestion(text)
            : words.study.announceAnswer(text, ratings)}
        </p>
      )}
    </div>
  )
}
