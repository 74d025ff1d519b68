import type { Session, Step } from '../../core/session/session.ts'
import type { Context, Serial } from '../context.ts'
import type { WritableStore } from '../store.ts'
import type { DueLoadKeeper } from './dueLoad.ts'
import type { ReviewState, Shown } from './reviewState.ts'
import type { ReviewScope } from './scope.ts'
import type { SessionContent } from './sessionContent.ts'

/** What an open session holds. Its parts share it: showing draws it, answering and stepping move it on. */
export interface Hand {
  readonly context: Context
  readonly scope: ReviewScope
  readonly view: WritableStore<ReviewState>
  /** Whatever changes the session takes turns: a deck file may be edited while an answer is being written. */
  readonly inTurn: Serial
  session: Session | null
  content: SessionContent | null
  shown: Shown | null
  /** Steps that were taken back and may be done again, the next one last. */
  undone: readonly Step[]
  title: string
  isBusy: boolean
  isEnded: boolean
  error: string | null
  told: string | null
  /** Goes up with everything that is stored. */
  revision: number
  /** How many reviews each day has; what the balance of load looks at. */
  due: DueLoadKeeper
}
