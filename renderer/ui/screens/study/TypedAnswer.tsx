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
  return <Comparison typed={typed} comparison={comparison} />
}

/** What was typed above what is right: too much is struck out, missing is underlined, and a dash stands in its place. */
function Comparison({ typed, comparison }: { readonly typed: string; readonly comparison: TypedComparison }) {
  const { verdict, answer, parts } = comparison
  // What has little in common with the answer is crossed out whole: letters that agree by chance teach nothing.
  const isStrange =
    verdict === 'wrong' && lengthOfKind(comparison, 'same') < lengthOfKind(comparison, 'extra', 'missing')
  const shown: TypedComparison['parts'] = isStrange
    ? [
        { kind: 'extra', text: typed.trim() },
        { kind: 'missing', text: answer },
      ]
    : parts
  const isRight = verdict === 'right'
  return (
    <div className={styles.line} role="group" aria-label={words.study.compared}>
      <div className={`${styles.compared} ${styles[verdict]}`}>
        <span className={styles.verdict}>{words.study.verdict[verdict]}</span>
        {typed.trim() !== '' && (
          <p className={styles.row}>
            <span className={styles.side}>{words.study.youTyped}</span>
            <bdi className={styles.parts}>
              {shown.map(({ kind, text }, index) => {
                if (kind === 'same') return <span key={index}>{text}</span>
                if (kind === 'extra') {
                  return (
                    <del key={index} title={words.study.extra(text)}>
                      {text}
                    </del>
                  )
                }
                return isStrange ? null : (
                  <span
                    key={index}
                    className={styles.gap}
                    title={words.study.missing(text)}
                    aria-hidden="true"
                  >
                    {'-'.repeat(text.length)}
                  </span>
                )
              })}
            </bdi>
          </p>
        )}
        {!isRight && verdict !== 'none' && (
          <p className={styles.row}>
            <span className={styles.side}>{words.study.expected}</span>
            <bdi className={styles.parts}>
              {shown.map(({ kind, text }, index) =>
                kind === 'extra' ? null : kind === 'same' ? (
                  <span key={index}>{text}</span>
                ) : (
                  <ins key={index} title={words.study.missing(text)}>
                    {text}
                  </ins>
                ),
              )}
            </bdi>
          </p>
        )}
      </div>
    </div>
  )
}

function lengthOfKind({ parts }: TypedComparison, ...kinds: readonly string[]): number {
  return parts.reduce((sum, { kind, text }) => (kinds.includes(kind) ? sum + text.length : sum), 0)
}
