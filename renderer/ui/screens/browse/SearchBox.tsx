import { useId, useRef, useState } from 'react'
import type { SearchView } from '../../../state/index.ts'
import { words } from '../../words/index.ts'
import styles from './SearchBox.module.css'

interface SearchBoxProps {
  readonly text: string
  readonly problem: SearchView['problem']
  readonly inputRef: React.RefObject<HTMLInputElement | null>
  readonly onText: (text: string) => void
  /** Down or Enter: on to the list. */
  readonly onLeave: () => void
}

/** Where the learner says which cards they look for; how to say it is one press away. */
export function SearchBox({ text, problem, inputRef, onText, onLeave }: SearchBoxProps) {
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const help = useId()
  const fault = useId()
  const own = useRef<HTMLDivElement>(null)
  return (
    <div className={styles.box} ref={own} role="search">
      <div className={styles.line}>
        <input
          ref={inputRef}
          type="search"
          className={styles.input}
          aria-label={words.browse.search}
          placeholder={words.browse.placeholder}
          value={text}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : fault}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
            event.preventDefault()
            onLeave()
          }}
        />
        <button
          type="button"
          className={styles.how}
          aria-expanded={isHelpOpen}
          aria-controls={help}
          onClick={() => setIsHelpOpen(!isHelpOpen)}
        >
          {words.browse.hints}
        </button>
      </div>
      {problem !== null && (
        <p className={styles.problem} id={fault} role="alert">
          {words.browse.problemAt(problem.column)}: {problem.message}
        </p>
      )}
      <dl id={help} className={styles.hints} hidden={!isHelpOpen}>
        {words.browse.hintRows.map(([example, meaning]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
