import { ordinalsOf, readCloze } from './cloze.ts'
import { textsOf } from './noteTexts.ts'
import { describePath, type DeckIssue, type DeckPath } from './path.ts'
import type { Deck, Note } from './schema.ts'

/** What is probably a mistake in a good deck. */
export function deckDoubts(deck: Deck): readonly DeckIssue[] {
  const doubts: DeckIssue[] = []
  if (deck.language === undefined) {
    doubts.push({ path: [], message: 'the deck names no language: add `language: en` (or pt-BR, …)' })
  }
  if (deck.notes.length === 0) doubts.push({ path: ['notes'], message: 'the deck has no notes yet' })
  const asked = new Map<string, number>()
  for (const [index, note] of deck.notes.entries()) {
    const [field, text] = question(note)
    const path: DeckPath = ['notes', index]
    const earlier = asked.get(text)
    if (earlier === undefined) asked.set(text, index)
    else {
      const first = deck.notes[earlier]?.id ?? ''
      const message = `${describePath(deck, path)} asks the same as \`${first}\` on line {other}: change or remove one`
      doubts.push({
        path: [...path, field],
        other: ['notes', earlier, question(deck.notes[earlier] ?? note)[0]],
        message,
      })
    }
    addEscapeDoubts(deck, path, note, doubts)
    if (note.kind === 'cloze') addClozeDoubts(deck, path, note.text, doubts)
  }
  return doubts
}

/** The field that asks, and its text with spaces made equal. */
function question(note: Note): [field: string, text: string] {
  const [field, text] = questionField(note)
  return [field, /\s\s|^\s|\s$|[^\S ]/.test(text) ? text.trim().replaceAll(/\s+/g, ' ') : text]
}

function questionField(note: Note): [field: string, text: string] {
  switch (note.kind) {
    case 'basic':
      return ['front', note.front]
    case 'cloze':
      return ['text', note.text]
    case 'choice':
      return ['stem', note.stem]
    case 'typed':
      return ['prompt', note.prompt]
    case 'occlusion':
      return ['image', `${note.image} ${JSON.stringify(note.shapes)}`]
    case 'templated':
      return ['fields', `${note.type} ${JSON.stringify(note.fields)}`]
  }
}

/** What `"\\frac"`, `"\\beta"`, `"\\theta"` or `"\\rho"` become where a backslash begins an escape. */
const eatenBackslash = /[\x07\x08\x0b\x0c]|\t(?:heta|au(?![a-z])|imes|ext)|\r(?:ho|ight)/

function addEscapeDoubts(deck: Deck, path: DeckPath, note: Note, doubts: DeckIssue[]): void {
  for (const [field, text] of textsOf(note)) {
    if (!eatenBackslash.test(text)) continue
    const place = [...path, ...field]
    const message = `${describePath(deck, place)}: a backslash was read as an escape inside "…": write \\\\, or use single quotes`
    doubts.push({ path: place, message })
  }
}

function addClozeDoubts(deck: Deck, path: DeckPath, text: string, doubts: DeckIssue[]): void {
  const reading = readCloze(text)
  const place = [...path, 'text']
  for (const doubt of reading.doubts) {
    doubts.push({
      path: place,
      offset: doubt.offset,
      message: `${describePath(deck, place)}: ${doubt.message}`,
    })
  }
  const numbers = ordinalsOf(reading.nodes).map((ordinal) => ordinal + 1)
  const last = numbers.at(-1) ?? 0
  if (last === numbers.length) return
  const missing = Array.from({ length: last }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  )
  const list = missing.slice(0, 5).map((number) => `c${number}`)
  const gap = `${list.join(', ')}${missing.length > 5 ? ', …' : ''}`
  doubts.push({
    path: place,
    message: `${describePath(deck, place)} has c${last} but no ${gap}: number deletions without gaps`,
  })
}
