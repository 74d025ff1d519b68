/** Longer fields are no card that anyone could learn, and would weigh on every screen that lists them. */
export const MAX_FIELD_LENGTH = 10_000_000

/** What a field holds that deck files cannot, or that readers should know of; sentences without their place. */
export interface CleanText {
  readonly text: string
  readonly doubts: readonly string[]
}

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
/** They turn the direction of what follows: harmless in Arabic or Hebrew, and a way to disguise text elsewhere. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/
/** Half a character: no file can hold it. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A field's text without control characters; direction controls stay and are told. */
export function cleanText(text: string): CleanText {
  const doubts: string[] = []
  let clean = text
  const controls = text.match(CONTROLS)
  if (controls) {
    const names = [...new Set(controls)].slice(0, 4).map(codeName)
    clean = clean.replace(CONTROLS, '')
    doubts.push(`${names.join(', ')} taken out: ${controls.length === 1 ? 'it is' : 'they are'} no text`)
  }
  if (/[\ud800-\udfff]/.test(clean) && LONE_SURROGATES.test(clean)) {
    clean = clean.replace(LONE_SURROGATES, '\uFFFD')
    doubts.push('half of a character was replaced by \uFFFD')
  }
  const direction = DIRECTIONS.exec(clean)
  if (direction)
    doubts.push(`it holds ${codeName(direction[0])}, which turns the direction of text; it was kept`)
  return { text: clean, doubts }
}

function codeName(char: string): string {
  const code = char.charCodeAt(0)
  return code === 0 ? 'NUL' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
