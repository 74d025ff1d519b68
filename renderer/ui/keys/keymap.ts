import { ACTION_IDS, ACTIONS, placesOf, type ActionId, type KeyPlace } from './actions.ts'
import type { Chord } from './chord.ts'

/** The keys of every action, as the learner has them. */
export type Keymap = Readonly<Record<ActionId, readonly Chord[]>>

/** What the learner changed, by the action's name; names of actions that there are not (any more) mean nothing. */
export type KeyChanges = Readonly<Record<string, readonly Chord[]>>

export function keymapOf(changes: KeyChanges = {}): Keymap {
  return Object.fromEntries(
    ACTION_IDS.map((action) => [action, changes[action] ?? ACTIONS[action].keys]),
  ) as Record<ActionId, readonly Chord[]>
}

/** The action that a key press means in a place; null when none of its chords is anybody's. */
export function actionOf(keymap: Keymap, place: KeyPlace, chords: readonly Chord[]): ActionId | null {
  for (const chord of chords) {
    const found = ACTION_IDS.find(
      (action) => placesOf(action).includes(place) && keymap[action].includes(chord),
    )
    if (found !== undefined) return found
  }
  return null
}

/** The other actions that have this key already somewhere where `action` hears it. */
export function rivalsOf(keymap: Keymap, action: ActionId, chord: Chord): readonly ActionId[] {
  return ACTION_IDS.filter(
    (other) =>
      other !== action &&
      keymap[other].includes(chord) &&
      placesOf(other).some((place) => placesOf(action).includes(place)),
  )
}

/**
 * The changes after `action` was given these keys. Keys that others had there are taken from them; what is as it would
 * be anyway is not kept.
 */
export function withKeys(changes: KeyChanges, action: ActionId, keys: readonly Chord[]): KeyChanges {
  const keymap = keymapOf(changes)
  const next: Record<string, readonly Chord[]> = { ...changes, [action]: keys }
  for (const chord of keys) {
    for (const rival of rivalsOf(keymap, action, chord)) {
      next[rival] = (next[rival] ?? keymap[rival]).filter((other) => other !== chord)
    }
  }
  return Object.fromEntries(
    Object.entries(next).filter(([name, list]) => {
      const usual: readonly Chord[] | undefined = ACTIONS[name as ActionId]?.keys
      return usual === undefined || usual.join(' ') !== list.join(' ')
    }),
  )
}
