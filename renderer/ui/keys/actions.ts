import type { Chord } from './chord.ts'

/**
 * Where a key is heard: one key may mean one thing in each place. `paper`: in a mock exam; `rooms`: every screen but
 * these and studying.
 */
export type KeyPlace = 'question' | 'answer' | 'summary' | 'paper' | 'rooms'

interface ActionKeys {
  readonly keys: readonly Chord[]
  readonly places: readonly KeyPlace[]
}

const CARD = ['question', 'answer'] as const
const SESSION = ['question', 'answer', 'summary'] as const

/** Everything that has a key which can be changed, with the keys that it has unless it was given others. */
export const ACTIONS = {
  turn: { keys: ['Space', 'Enter'], places: ['question'] },
  rateProposed: { keys: ['Space', 'Enter'], places: ['answer'] },
  again: { keys: ['1'], places: ['answer'] },
  hard: { keys: ['2'], places: ['answer'] },
  good: { keys: ['3'], places: ['answer'] },
  easy: { keys: ['4'], places: ['answer'] },
  undo: { keys: ['z', 'Ctrl+z'], places: SESSION },
  redo: { keys: ['Shift+z', 'Ctrl+y', 'Ctrl+Shift+z'], places: SESSION },
  more: { keys: ['m'], places: CARD },
  edit: { keys: ['e'], places: CARD },
  newPicture: { keys: ['n'], places: CARD },
  info: { keys: ['i'], places: CARD },
  look: { keys: ['f'], places: ['answer'] },
  replay: { keys: ['r'], places: CARD },
  speak: { keys: ['v'], places: CARD },
  zoom: { keys: ['p'], places: CARD },
  source: { keys: ['j'], places: CARD },
  suspend: { keys: ['@', 's'], places: CARD },
  suspendNote: { keys: ['!'], places: CARD },
  bury: { keys: ['-'], places: CARD },
  buryNote: { keys: ['='], places: CARD },
  leech: { keys: ['l'], places: CARD },
  setDue: { keys: ['d'], places: CARD },
  forget: { keys: ['Shift+n'], places: CARD },
  flag1: { keys: ['Ctrl+1'], places: CARD },
  flag2: { keys: ['Ctrl+2'], places: CARD },
  flag3: { keys: ['Ctrl+3'], places: CARD },
  flag4: { keys: ['Ctrl+4'], places: CARD },
  flag5: { keys: ['Ctrl+5'], places: CARD },
  flag6: { keys: ['Ctrl+6'], places: CARD },
  flag7: { keys: ['Ctrl+7'], places: CARD },
  autoAdvance: { keys: ['Shift+a'], places: CARD },
  finish: { keys: ['Space', 'Enter'], places: ['summary'] },
  goOn: { keys: ['Space', 'Enter'], places: ['paper'] },
  nextQuestion: { keys: ['n', 'ArrowRight'], places: ['paper'] },
  previousQuestion: { keys: ['p', 'ArrowLeft'], places: ['paper'] },
  firstQuestion: { keys: ['Home'], places: ['paper'] },
  lastQuestion: { keys: ['End'], places: ['paper'] },
  markQuestion: { keys: ['m'], places: ['paper'] },
  knew: { keys: ['y'], places: ['paper'] },
  knewNot: { keys: ['x'], places: ['paper'] },
  questions: { keys: ['q'], places: ['paper'] },
  handIn: { keys: ['s'], places: ['paper'] },
  keys: { keys: ['?'], places: [...CARD, 'paper', 'rooms'] },
  leave: { keys: ['Escape'], places: [...SESSION, 'paper'] },
  go: { keys: ['Space'], places: ['rooms'] },
  back: { keys: ['Escape'], places: ['rooms'] },
  palette: { keys: ['Ctrl+k'], places: [...SESSION, 'rooms'] },
  search: { keys: ['/', 'Ctrl+f'], places: ['rooms'] },
} as const satisfies Readonly<Record<string, ActionKeys>>

export type ActionId = keyof typeof ACTIONS

export const ACTION_IDS = Object.keys(ACTIONS) as readonly ActionId[]

export function placesOf(action: ActionId): readonly KeyPlace[] {
  return ACTIONS[action].places
}
