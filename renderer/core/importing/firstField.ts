import type { Note } from '../model/deck.ts'

/** What Anki would call a note's first field, stripped: by it, duplicates among notes without guid are found. */
export function firstFieldOf(note: Note): string {
  switch (note.kind) {
    case 'basic':
      return strippedText(note.front)
    case 'cloze':
      return strippedText(note.text)
    case 'choice':
      return strippedText(note.stem)
    case 'typed':
      return strippedText(note.prompt)
    case 'occlusion':
      return note.image
    case 'templated':
      return strippedText(Object.values(note.fields)[0] ?? '')
  }
}

/** Beyond this nobody compares by eye; it bounds what a hostile field can cost. */
const MAX_LENGTH = 4000

/**
 * Text without tags, entities, escapes and doubled white space; names of media are kept, for cards that only show them.
 * Good for HTML and for Markdown: what is compared by it may have come either way.
 */
export function strippedText(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .replace(/<(?:img|audio|video|source)\b[^<>]*?\ssrc\s*=\s*["']?([^"'<>]+)["']?[^<>]*>/gi, ' $1 ')
    .replace(/!\[[^\][\n]*\]\(<?([^()>\n]+)>?\)/g, ' $1 ')
    .replace(/\\(?=[!-/:-@[-`{-~\n])/g, '')
    .replace(/\*\*(\S(?:[^*\n]*\S)?)\*\*/g, '$1')
    .replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&nbsp;|&#160;|\u00a0/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
}
