import { optionOrder } from '../cards/optionOrder.ts'
import { ordinalsOfNote } from '../cards/ordinalsOfNote.ts'
import { seededRandom, shuffle } from '../cards/random.ts'
import type { NoteKey, StoredNote } from '../model/card.ts'
import { err, ok, type Result } from '../model/result.ts'
import { cardIdOf } from '../progress/ids.ts'
import { checkBank, neededOf, type BankCheck, type DomainBank } from './fillBlueprint.ts'
import { noteStamp } from './noteStamp.ts'
import type { Blueprint, ExamQuestion, Paper } from './model.ts'

export interface DrawOptions {
  readonly seed: string
  /** Length of the paper; at most the blueprint's. */
  readonly questions: number
  /** When each note was last seen in a sitting or a review, Unix ms; those not in it never were. */
  readonly lastSeenMs: ReadonlyMap<NoteKey, number>
}

/**
 * Draws a paper: each domain's questions by its weight, exactly; the least recently seen first, no note twice; questions
 * in any order, options too unless their note is pinned. The same seed on the same bank and history gives the same
 * paper. `short` when the bank does not hold enough.
 */
export function drawPaper(
  blueprint: Blueprint,
  banks: readonly DomainBank[],
  { seed, questions, lastSeenMs }: DrawOptions,
): Result<Paper, { readonly kind: 'short'; readonly check: BankCheck }> {
  const asked = { ...blueprint, questions }
  const check = checkBank(asked, banks)
  if (!check.isFull || questions < 1) return err({ kind: 'short', check })
  const random = seededRandom(`paper ${seed}`)
  const needed = neededOf(blueprint, questions)
  const drawn = banks.flatMap((bank, index) =>
    inOrder(bank, blueprint.asks, lastSeenMs, random)
      .slice(0, needed[index] ?? 0)
      .map((note) => questionOf(note, bank.domain.id, seed, random)),
  )
  return ok({ seed, questions: shuffle(drawn, random) })
}

/** The notes of a domain in the order in which they are taken. */
function inOrder(
  { choice, recall }: DomainBank,
  asks: Blueprint['asks'],
  lastSeenMs: ReadonlyMap<NoteKey, number>,
  random: () => number,
): StoredNote[] {
  const leastRecent = (notes: readonly StoredNote[]) =>
    shuffle(notes, random).sort(
      (one, other) => (lastSeenMs.get(one.key) ?? -Infinity) - (lastSeenMs.get(other.key) ?? -Infinity) || 0,
    )
  if (asks === 'choice') return leastRecent(choice)
  if (asks === 'recall') return leastRecent(recall)
  return [...leastRecent(choice), ...leastRecent(recall)]
}

function questionOf(stored: StoredNote, domainId: string, seed: string, random: () => number): ExamQuestion {
  const { key: noteKey, deckId, note } = stored
  const shared = { noteKey, domainId, stamp: noteStamp(note) }
  if (note.kind === 'choice') {
    return {
      kind: 'choice',
      ...shared,
      optionOrder: optionOrder(note, `${seed} ${noteKey}`),
      correct: note.options.flatMap(({ correct }, index) => (correct ? [index] : [])),
    }
  }
  const ordinals = ordinalsOfNote(note)
  const ordinal = ordinals[Math.floor(random() * ordinals.length)] ?? 0
  return { kind: 'recall', ...shared, cardId: cardIdOf(deckId, note.id, ordinal) }
}
