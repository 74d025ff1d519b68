// Obsidian's own Markdown as everyone's: wiki links and embeds, highlights that are deletions, lines that break.

const SOUND = /\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac|webm|mp4)$/i

/** Links become their text, embeds media by their name; block ids go. */
export function plainObsidian(text: string): string {
  return text
    .replace(/!\[\[([^\][|\n]{1,500})(?:\|[^\][\n]{0,300})?\]\]/g, (_, target: string) => embed(target))
    .replace(/\[\[(?:[^\][|\n]{0,500}\|)?([^\][|\n]{1,500})\]\]/g, '$1')
    .replace(/!\[([^\][\n]{0,300})\]\((?!\w+:)<?([^()\n>]{1,500}?)>?\)/g, (_, alt: string, path: string) =>
      image(alt, nameOf(path)),
    )
    .replace(/\s\^[\w-]+$/gm, '')
    .trim()
}

function embed(target: string): string {
  const name = nameOf(target.replace(/#.*$/, '').trim())
  return SOUND.test(name) ? `[sound:${name}]` : image('', name)
}

function image(alt: string, name: string): string {
  return /[\s()]/.test(name) ? `![${alt}](<${name}>)` : `![${alt}](${name})`
}

function nameOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

const STRUCTURE = /^\s*(?:[-*+>|#]|\d+[.)]\s|```|~~~|\$\$|<)/

/** Obsidian breaks a line where its author did: so does Verso, but in lists, tables, code and formulas. */
export function withLineBreaks(lines: readonly string[]): string {
  let out = ''
  let isInFence = false
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    out += line
    if (/^\s*(?:```|~~~|\$\$\s*$)/.test(line)) isInFence = !isInFence
    if (next === undefined) continue
    const isProse = line.trim() !== '' && next.trim() !== '' && !STRUCTURE.test(line) && !STRUCTURE.test(next)
    out += isProse && !isInFence && !/\\$| {2}$/.test(line) ? '\\\n' : '\n'
  }
  return out
}

/** `==answer==`, `==1;;answer;;hint==`, with `^[hint]`, a number `[^1]` or a plan `[^ash]` behind it. */
const DELETION =
  /==(?:(\d{1,3});;)?([^\n]{1,1000}?)(?:;;([^\n]{0,300}?))?==(?!=)(?:\^\[([^\]\n]*)\])?(?:\[\^(\d{1,3}|[ash]+)\])?/g

export function hasDeletion(text: string): boolean {
  return text.includes('==') && new RegExp(DELETION.source).test(withoutCode(text))
}

/**
 * Highlights as deletions. Without numbers each makes a card; a number gathers several on one card; a plan says for each
 * card whether the text is asked (a), shown (s) or hidden (h). `hidden`: some text is hidden where it is not asked, which
 * Verso shows instead.
 */
export function clozeFromHighlights(text: string): { readonly text: string; readonly hasHidden: boolean } {
  let next = 0
  let hasHidden = false
  const code = withoutCode(text)
  const result = text.replace(DELETION, (written, number, answer, hint, hintBehind, plan, offset: number) => {
    if (code.charAt(offset) !== '=') return written
    const said = String(hint ?? hintBehind ?? '').trim()
    const end = `${said === '' ? '' : `::${said}`}}}`
    const letters = typeof plan === 'string' && /^[ash]+$/.test(plan) ? plan : null
    if (letters !== null) {
      hasHidden ||= letters.includes('h')
      const asked = letters.split('').flatMap((letter, index) => (letter === 'a' ? [index + 1] : []))
      return asked.length === 0 ? String(answer) : `{{c${asked.join(',')}::${String(answer)}${end}`
    }
    const given = Number(number ?? plan ?? 0)
    if (given === 0) next += 1
    return `{{c${given > 0 ? given : next}::${String(answer)}${end}`
  })
  return { text: result, hasHidden }
}

/** Code with its signs blanked out, offsets kept. */
export function withoutCode(text: string): string {
  return text.replace(/(`+)[^`]*?\1/g, (code) => ' '.repeat(code.length))
}
