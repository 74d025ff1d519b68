import type { TypedComparison } from '../../cardFace/index.ts'
import { words } from '../../words/index.ts'
import styles from './TypedAnswer.module.css'

interface TypedAnswerProps {
  readonly typed: string
  /** Null until the leaf is turned. */
  readonly comparison: TypedComparison | null
  readonly onType: (typed: string) => void
  readonly onEnter: () => void
}

/** The line to type on; then what was typed beside what is right, character by character. */
export function TypedAnswer({ typed, comparison, onType, onEnter }: TypedAnswerProps) {
  if (comparison === null) {
    return (
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault()
          onEnter()
        }}
      >
        <input
          type="text"
          aria-label={words.study.typeHere}
          placeholder={words.study.typeHere}
          value={typed}
          dir="auto"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => onType(event.target.value)}
        />
      </form>
    )
  }
  // What has little in common with the answer is crossed out whole: letters that agree by chance teach nothing.
  const same = lengthOfKind(comparison, 'same')
  const parts =
    comparison.verdict === 'wrong' && same < lengthOfKind(comparison, 'extra', 'missing')
      ? ([{ kind: 'extra', text: typed.trim() }] as const)
      : comparison.parts
  return (
    <div className={styles.line} role="group" aria-label={words.study.compared}>
      <p className={styles[comparison.verdict]}>
        <span className={styles.verdict}>{words.study.verdict[comparison.verdict]}</span>
        <bdi className={styles.parts}>
          {parts.map(({ kind, text }, index) =>
            kind === 'same' ? (
              <span key={index}>{text}</span>
            ) : kind === 'extra' ? (
              <del key={index} title={words.study.extra(text)}>
                {text}
              </del>
            ) : (
              <ins key={index} title={words.study.missing(text)}>
                {text}
              </ins>
            ),
          )}
        </bdi>
      </p>
    </div>
  )
}

function lengthOfKind({ parts }: TypedComparison, ...kinds: readonly string[]): number {
  return parts.reduce((sum, { kind, text }) => (kinds.includes(kind) ? sum + text.length : sum), 0)
}
