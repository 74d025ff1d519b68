// How a key press is written: `z`, `Shift+z`, `Ctrl+1`, `?`, `Space`. Ctrl stands for Cmd on a Mac as well.

export type Chord = string

const MODIFIERS = [
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * The chords that a key press may mean, the likeliest first: by the sign on the key, then by the key's place, so that a
 * Greek or Russian keyboard reaches the letters and a French one the digits. Empty for a modifier alone.
 */
export function chordsOf(event: KeyPress): readonly Chord[] {
  if (MODIFIERS.includes(event.key)) return []
  const isAltGraph = event.ctrlKey && event.altKey && event.key.length === 1 && !/[a-z0-9]/i.test(event.key)
  const prefix = isAltGraph
    ? ''
    : `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}`
  const named = event.key === ' ' ? 'Space' : event.key
  // The Shift of `?` or `@` is part of the sign; that of a letter or of Enter is not.
  const isSign = named.length === 1 && named.toLowerCase() === named.toUpperCase()
  const shift = event.shiftKey && !isSign ? 'Shift+' : ''
  const key = named.length === 1 ? named.toLowerCase() : named
  const chords = [`${prefix}${shift}${key}`]
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code)
  const fallback = place?.[1]?.toLowerCase() ?? place?.[2]
  if (fallback !== undefined && fallback !== key && !/^[a-z0-9]$/.test(key))
    chords.push(`${prefix}${event.shiftKey && place?.[1] ? 'Shift+' : ''}${fallback}`)
  return chords
}

/** The keys of a chord as they are printed on a keyboard: `Shift+z` → Shift, Z. */
export function keysOfChord(chord: Chord): readonly string[] {
  const parts =
    chord === '+' ? ['+'] : chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+')
  return parts.map((part) => (part.length === 1 ? part.toUpperCase() : (NAMES[part] ?? part)))
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
}

/** Keys that the system or the browser keeps for itself, or without which one could not move about any more. */
export function isReserved(chord: Chord): boolean {
  return /^(?:(?:Shift\+)?Tab|F5|F11|F12|Alt\+F4|Ctrl\+(?:Shift\+)?[acnqrtvwx])$/.test(chord)
}

/** For `aria-keyshortcuts`. */
export function ariaOfChord(chord: Chord): string {
  return chord
    .split('+')
    .map((part) => (part === 'Ctrl' ? 'Control' : part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
