import type { ActionId } from './actions.ts'
import { KeyNames } from './KeyNames.tsx'
import { firstKey, useKeymap } from './useActions.ts'

/** The key of an action, to see beside what does it. */
export function ActionKey({ action }: { readonly action: ActionId }) {
  return <KeyNames chord={firstKey(useKeymap(), action)} />
}
