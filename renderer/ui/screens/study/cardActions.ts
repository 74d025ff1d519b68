import type { Flag, ReviewGestures } from '../../../state/index.ts'
import type { Face } from '../../cardFace/index.ts'
import type { ActionId } from '../../keys/index.ts'
import { words } from '../../words/index.ts'
import type { CardPhase } from './cardPhase.ts'

/** What lies over the desk. */
export type SheetName =
  'keys' | 'more' | 'info' | 'edit' | 'setDue' | 'forget' | 'source' | 'zoom' | 'newPicture'

export interface CardAction {
  readonly id: ActionId
  readonly label: string
  readonly isEnabled: boolean
  readonly run: () => void
}

/** What the desk can do beyond the gestures of the session. */
export interface DeskTools {
  readonly open: (sheet: SheetName) => void
  readonly say: (sentence: string) => void
  readonly undo: () => void
  readonly canUndo: boolean
  readonly playAgain: () => void
  readonly speak: () => void
  readonly toggleAuto: () => void
  readonly isAuto: boolean
}

export const FLAG_IDS = ['flag1', 'flag2', 'flag3', 'flag4', 'flag5', 'flag6', 'flag7'] as const

/** Everything that can be done with the card in sight besides turning and rating it, in the order of the menu. */
export function cardActions(view: CardPhase, face: Face | null, gestures: ReviewGestures, tools: DeskTools) {
  const { actions } = words.desk
  const { card } = view
  const action = (id: ActionId, label: string, run: () => void, isEnabled = true): CardAction => ({
    id,
    label,
    isEnabled,
    run: () => {
      if (!view.isBusy) run()
    },
  })
  const hasSound = (face?.media.sounds.length ?? 0) > 0
  const hasPicture = (face?.media.pictures.length ?? 0) > 0
  const speaks = card.speech[view.phase] !== null
  const isTurned = view.phase === 'answer' && card.note.kind !== 'choice'
  return {
    card: [
      action('edit', actions.edit, () => tools.open('edit')),
      action('newPicture', actions.newPicture, () => tools.open('newPicture')),
      action('info', actions.info, () => tools.open('info')),
      action('source', actions.source, () => tools.open('source')),
      action('look', view.isLooking ? actions.lookBack : actions.look, gestures.look, isTurned),
      action('replay', actions.replay, tools.playAgain, hasSound),
      action('speak', actions.speak, tools.speak, speaks),
      action('zoom', actions.zoom, () => tools.open('zoom'), hasPicture),
    ],
    session: [
      action('undo', actions.undo, tools.undo, tools.canUndo),
      action('redo', actions.redo, gestures.redo, view.canRedo),
      action('autoAdvance', tools.isAuto ? actions.autoOff : actions.autoOn, tools.toggleAuto),
      action('keys', actions.keys, () => tools.open('keys')),
    ],
    schedule: [
      action('bury', actions.bury, () => gestures.bury('card')),
      action('buryNote', actions.buryNote, () => gestures.bury('note')),
      action('suspend', actions.suspend, () => gestures.suspend('card')),
      action('suspendNote', actions.suspendNote, () => gestures.suspend('note')),
      action('leech', card.isLeech ? actions.clearLeech : actions.markLeech, () =>
        gestures.setLeech(!card.isLeech),
      ),
      action('setDue', actions.setDue, () => tools.open('setDue')),
      action('forget', actions.forget, () => tools.open('forget'), card.state !== 'new'),
    ],
    flag: FLAG_IDS.map((id, index) => {
      const flag = (index + 1) as Flag
      // The same flag once more takes it off.
      return action(id, words.desk.flag(flag), () => gestures.flag(card.flag === flag ? 0 : flag))
    }),
  }
}

export type ActionGroups = ReturnType<typeof cardActions>
