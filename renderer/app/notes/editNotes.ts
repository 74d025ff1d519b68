// Notes as they stand in deck files, to be edited without leaving the screen. What is saved takes the same way in as a
// file that somebody else changed.
import type { CardId, DeckId, NoteKey } from '../../core/model/card.ts'
import type { Deck, Note } from '../../core/model/deck.ts'
import { isSameNote, noteEdits } from '../../core/notes/noteEdits.ts'
import { deckIdOf, noteKeyFrom, noteKeyOf } from '../../core/progress/ids.ts'
import { readDeckFacts, readFiles, readNote } from '../../data/index.ts'
import type { Context } from '../context.ts'
import { messageOf } from '../messages.ts'

/** A note with what an editor has to know of its deck. */
export interface EditableNote {
  readonly key: NoteKey
  readonly deckId: DeckId
  readonly deckTitle: string
  /** Of the deck file, such as `library/Verbs.deck.yaml`. */
  readonly path: string
  /** Of the content that the note was read from. */
  readonly fingerprint: string
  /** Saving makes a copy of the deck in the library first. */
  readonly isBundled: boolean
  /** Address of the folder of the deck's media. */
  readonly mediaBase: string
  readonly language: string | null
  readonly surroundings: Pick<Deck, 'source' | 'exams' | 'noteTypes'>
  readonly note: Note
}

export type SavedNote =
  | {
      readonly ok: true
      /** As it stands in the file now. */
      readonly saved: EditableNote
    }
  | { readonly ok: false; readonly message: string }

const GONE =
  'The note is not in the deck file any more, so it was not saved. What you wrote stays here: copy it.'

/** The note of a card, to be edited; null when no deck holds it now. */
export async function openNote(context: Context, id: CardId | NoteKey): Promise<EditableNote | null> {
  const key = id.split(':').length > 2 ? noteKeyOf(id as CardId) : (id as NoteKey)
  const database = context.database.get()
  if (database === null) return null
  const [stored, facts, files] = await Promise.all([
    readNote(database, key),
    readDeckFacts(database, [deckIdOf(key)]),
    readFiles(database),
  ])
  const deck = facts.ok ? facts.value[0]?.deck : undefined
  const file = files.ok ? files.value.files.find(({ path }) => path === deck?.path) : undefined
  if (!stored.ok || stored.value === undefined || deck === undefined || file === undefined) return null
  return {
    key,
    deckId: deck.id,
    deckTitle: deck.title,
    path: deck.path,
    fingerprint: file.fingerprint,
    isBundled: deck.origin === 'bundled',
    mediaBase: `${context.info?.mediaBase ?? ''}/${encodeURIComponent(deck.path)}`,
    language: deck.language ?? null,
    surroundings: { source: deck.source, exams: deck.exams, noteTypes: deck.noteTypes },
    note: stored.value.note,
  }
}

/**
 * Writes the note as `after` into its deck file. When the file changed meanwhile but this note did not, it is written
 * all the same; when the note did, the sentence says so and nothing is written.
 */
export async function saveNote(
  context: Context,
  before: EditableNote,
  after: Note,
  takeUpDecks: () => Promise<string | null>,
): Promise<SavedNote> {
  let base = before
  for (let attempt = 0; ; attempt += 1) {
    const edits = noteEdits(base.note, after)
    if (edits.length === 0) return { ok: true, saved: base }
    const written = await writeEdits(context, base, edits)
    if (written.ok) {
      const problem = await takeUpDecks()
      const saved = problem === null ? await openNote(context, before.key) : null
      return { ok: true, saved: saved ?? { ...base, note: after } }
    }
    if (written.error.kind !== 'deckChanged' || attempt > 0)
      return { ok: false, message: messageOf({ kind: 'host', error: written.error }) }
    const problem = await takeUpDecks()
    const now = problem === null ? await openNote(context, before.key) : null
    if (now === null) return { ok: false, message: problem ?? GONE }
    if (!isSameNote(now.note, before.note))
      return { ok: false, message: messageOf({ kind: 'host', error: written.error }) }
    base = now
  }
}

/** Adds a note to a deck, after another one of it or at the end. */
export async function addNote(
  context: Context,
  beside: EditableNote,
  note: Note,
  takeUpDecks: () => Promise<string | null>,
): Promise<SavedNote> {
  const written = await writeEdits(context, beside, [{ kind: 'addNote', note, afterId: beside.note.id }])
  if (!written.ok) return { ok: false, message: messageOf({ kind: 'host', error: written.error }) }
  const problem = await takeUpDecks()
  const key = noteKeyFrom(beside.deckId, note.id)
  const saved = problem === null ? await openNote(context, key) : null
  return { ok: true, saved: saved ?? { ...beside, key, note } }
}

function writeEdits(
  context: Context,
  { path, fingerprint }: EditableNote,
  edits: ReturnType<typeof noteEdits>,
) {
  return context.services.host.call('decks:edit', { path, fingerprint, edits: [...edits] })
}

/** Puts a picture into the media folder of the note's deck. `content` is base64; answers the name that it has there. */
export async function addPicture(
  context: Context,
  { path }: EditableNote,
  name: string,
  content: string,
): Promise<{ readonly ok: true; readonly name: string } | { readonly ok: false; readonly message: string }> {
  const written = await context.services.host.call('media:write', { path, name, content })
  return written.ok
    ? { ok: true, name: written.value.name }
    : { ok: false, message: messageOf({ kind: 'host', error: written.error }) }
}
