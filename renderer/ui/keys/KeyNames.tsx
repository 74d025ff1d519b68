import { Fragment } from 'react'
import { keysOfChord, type Chord } from './chord.ts'

/** A chord as keys to see; screen readers hear it from `aria-keyshortcuts`. */
export function KeyNames({ chord }: { readonly chord: Chord | null }) {
  if (chord === null) return null
  return (
    <span aria-hidden="true">
      {keysOfChord(chord).map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ' '}
          <kbd>{key}</kbd>
        </Fragment>
      ))}
    </span>
  )
}
