import { optionOrder } from '../../core/cards/optionOrder.ts'
import { ordinalsOfNote } from '../../core/cards/ordinalsOfNote.ts'
import type { Card, CardId, CardState, DeckId, Flag } from '../../core/model/card.ts'
import type { Note, NoteType } from '../../core/model/deck.ts'
import type { DeckRow } from '../../data/index.ts'
import { studyMoment, type Context } from '../context.ts'
import { whyAsked } from './why.ts'

/** A card, ready to be drawn. */
export interface CardFace {
  readonly cardId: CardId
  readonly deckId: DeckId
  readonly ordinal: number
  readonly note: Note
  /** Of a templated note: how its fields become cards. Null: others, and notes whose type is not in the deck. */
  readonly noteType: NoteType | null
  readonly state: CardState
  readonly flag: Flag
  readonly isLeech: boolean
  readonly deckTitle: string
  /** Title of the source document and of the section that the note rests on. */
  readonly sourceTitle: string | null
  readonly sectionTitle: string | null
  /** Address of the folder of the deck's media: append `/` and the encoded file name. */
  readonly mediaBase: string
  /** Choice notes: the order in which the options are shown, as indexes into `note.options`. */
  readonly optionOrder: readonly number[]
  /** BCP 47: the languages in which the deck wants its sides read aloud. */
  readonly speech: { readonly question: string | null; readonly answer: string | null }
  /** Plain sentence: why the card is asked today. */
  readonly why: string
}

/** Null when the note no longer makes the card. */
export function cardFace(
  context: Context,
  card: Card,
  note: Note | undefined,
  deck: DeckRow | undefined,
): CardFace | null {
  if (note === undefined || deck === undefined || !ordinalsOfNote(note).includes(card.ordinal)) return null
  const section = deck.source?.sections.find(({ id }) => id === note.source)
  return {
    cardId: card.id,
    deckId: card.deckId,
    ordinal: card.ordinal,
    note,
    noteType: note.kind === 'templated' ? (deck.noteTypes?.find(({ id }) => id === note.type) ?? null) : null,
    state: card.progress.state,
    flag: card.progress.flag,
    isLeech: card.progress.isLeech,
    deckTitle: deck.title,
    sourceTitle: deck.source?.title ?? null,
    sectionTitle: section?.title ?? null,
    mediaBase: `${context.info?.mediaBase ?? ''}/${encodeURIComponent(deck.path)}`,
    // Another order each time that the card comes, the same as long as it is on the screen.
    optionOrder: note.kind === 'choice' ? optionOrder(note, `${card.id} ${card.progress.reps}`) : [],
    speech: { question: deck.speech?.question ?? null, answer: deck.speech?.answer ?? null },
    why: whyAsked(card, studyMoment(context)),
  }
}
