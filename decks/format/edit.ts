// Changes to notes in a deck file that a person wrote: comments, order and everything else stay byte for byte.
import { parseDocument } from 'yaml'
import { checkDeck } from './check.ts'
import { isJsonName, parseDeck } from './parse.ts'
import type { DeckEdit } from './deckEdit.ts'
import { isRecord } from './path.ts'
import type { Deck } from './schema.ts'
import { plainNote } from './plainNote.ts'
import { plainDeck, serializeDeck } from './serialize.ts'
import { yamlOptions } from './yamlSource.ts'
import { yamlSplice } from './yamlSplice.ts'

export type { DeckEdit }

export type EditedText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

/**
 * Applies edits to the text of a deck file, in order. Refuses a file that has errors, and edits that would make some.
 * YAML is changed in place only where the edit falls; JSON is written anew with two spaces, in its own order. The
 * result is read back and compared before it is returned.
 */
export function editDeckText(text: string, fileName: string, edits: readonly DeckEdit[]): EditedText {
  const before = parseDeck(text, fileName)
  if (before.deck === null)
    return { ok: false, message: `the file has errors: ${before.problems[0]?.message ?? ''}` }
  let plain = plainDeck(before.deck)
  for (const edit of edits) {
    const next = editPlain(plain, edit)
    if (typeof next === 'string') return { ok: false, message: next }
    plain = next
  }
  const { deck, issues } = checkDeck(plain)
  if (deck === null)
    return { ok: false, message: (issues[0]?.message ?? '').replace('line {other}', 'another note') }
  if (edits.length === 0) return { ok: true, text }

  if (isJsonName(fileName)) return verified(editJson(text, edits), fileName, deck)
  const spliced = verified(editYaml(text, edits, true), fileName, deck)
  return spliced.ok ? spliced : verified(editYaml(text, edits, false), fileName, deck)
}

function verified(text: string, fileName: string, expected: Deck): EditedText {
  const after = parseDeck(text, fileName).deck
  if (after !== null && serializeDeck(after, 'json') === serializeDeck(expected, 'json'))
    return { ok: true, text }
  return {
    ok: false,
    message: 'the change cannot be written into this file without changing more: edit the file by hand',
  }
}

type Plain = Readonly<Record<string, unknown>>

/** The edit on plain data; a sentence when it names a note that is not there. */
function editPlain(deck: Plain, edit: DeckEdit): Plain | string {
  const notes = deck['notes'] as readonly Plain[]
  const find = (id: string): number => notes.findIndex((note) => note['id'] === id)
  switch (edit.kind) {
    case 'setField': {
      const at = find(edit.noteId)
      const note = notes[at]
      if (note === undefined) return noNote(edit.noteId)
      const changed = { ...note, [edit.field]: edit.value }
      if (edit.value === undefined) delete changed[edit.field]
      return { ...deck, notes: notes.with(at, changed) }
    }
    case 'addNote': {
      const at = edit.afterId === undefined ? notes.length - 1 : find(edit.afterId)
      if (edit.afterId !== undefined && at < 0) return noNote(edit.afterId)
      return { ...deck, notes: notes.toSpliced(at + 1, 0, plainNote(edit.note)) }
    }
    case 'removeNote': {
      const at = find(edit.noteId)
      return at < 0 ? noNote(edit.noteId) : { ...deck, notes: notes.toSpliced(at, 1) }
    }
  }
}

function noNote(id: string): string {
  return `there is no note \`${id}\` in this file: it may have changed on disk`
}

function editJson(text: string, edits: readonly DeckEdit[]): string {
  let deck = JSON.parse(text.replace(/^\uFEFF/, '')) as Plain
  for (const edit of edits) {
    const next = editPlain(deck, edit)
    if (typeof next !== 'string') deck = next
  }
  return `${JSON.stringify(deck, null, 2)}\n`
}

/** By splicing where the text's layout allows it; else, or when told not to splice, by printing the document anew. */
function editYaml(text: string, edits: readonly DeckEdit[], maySplice: boolean): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  let body = text.slice(mark.length)
  for (const edit of edits) {
    body = (maySplice ? yamlSplice(body, edit) : null) ?? reprinted(body, edit)
  }
  return mark + body
}

function reprinted(text: string, edit: DeckEdit): string {
  const doc = parseDocument(text, yamlOptions)
  const value = doc.toJS() as { notes: readonly unknown[] }
  const find = (id: string): number => value.notes.findIndex((note) => isRecord(note) && note['id'] === id)
  switch (edit.kind) {
    case 'setField': {
      const path = ['notes', find(edit.noteId), edit.field]
      if (edit.value === undefined) doc.deleteIn(path)
      else doc.setIn(path, edit.value)
      break
    }
    case 'addNote': {
      const notes = doc.get('notes') as { items: unknown[] }
      const at = edit.afterId === undefined ? notes.items.length : find(edit.afterId) + 1
      notes.items.splice(at, 0, doc.createNode(plainNote(edit.note)))
      break
    }
    case 'removeNote':
      doc.deleteIn(['notes', find(edit.noteId)])
  }
  const printed = doc.toString({ lineWidth: 0, flowCollectionPadding: false })
  return text.includes('\r\n') ? printed.replaceAll('\n', '\r\n') : printed
}
