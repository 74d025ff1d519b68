// The keys of the whole interface: one table of what has a key, the learner's changes to it, and the hook that hears
// them. Screens ask for actions, never for letters.
export { ActionKey } from './ActionKey.tsx'
export { ACTION_IDS, placesOf, type ActionId, type KeyPlace } from './actions.ts'
export { ariaOfChord, chordsOf, isReserved, keysOfChord, type Chord } from './chord.ts'
export { actionOf, keymapOf, rivalsOf, withKeys, type KeyChanges, type Keymap } from './keymap.ts'
export { KeyNames } from './KeyNames.tsx'
export { ariaKeys, firstKey, useActions, useKeymap, type ActionHandlers } from './useActions.ts'
