import type { ErrorCode, YAMLParseError, YAMLWarning } from 'yaml'

/** `front: **bold**` is an alias for YAML: the slip that Markdown invites. */
export const BAD_ALIAS =
  'this is not YAML: a value that begins with * names another one (an alias): put the text in quotes'

const advice: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab indents this line: YAML wants spaces',
  BAD_INDENT: 'this line is not indented as its neighbours are: line it up with the fields beside it',
  BLOCK_AS_IMPLICIT_KEY:
    'a second `: ` on one line: put the text in quotes, or on lines of its own under `|`',
  BLOCK_IN_FLOW: 'a list or fields by indentation cannot stand inside [ ] or { }: write them out above',
  MULTILINE_IMPLICIT_KEY:
    'this line is no field and continues none: write `name: value`, quote a text that runs on, or put it under `|`',
  KEY_OVER_1024_CHARS: 'this line is no field: write `name: value`, or put a long text under `|`',
  BAD_DQ_ESCAPE: 'a backslash means an escape inside "…": write \\\\, or use single quotes',
  BAD_SCALAR_START: 'a value cannot begin with this sign: put the text in quotes',
  MULTIPLE_DOCS: 'a second document begins here: a file holds one deck; take out the `---`',
  MULTIPLE_ANCHORS: 'a value that begins with & names itself (an anchor): put the text in quotes',
  TAG_RESOLVE_FAILED: 'a value that begins with ! is a type for YAML: put the text in quotes',
  NON_STRING_KEY: 'a value that begins with { or [ is fields or a list for YAML: put the text in quotes',
  DUPLICATE_KEY: 'this field is written twice: keep one of the two',
}

const byMessage: readonly (readonly [part: string, words: string])[] = [
  [
    'at node end',
    "text stands after the end of a value: put the whole value in quotes (inside '…' write '' for ')",
  ],
  ['without - indicator', 'this line is not indented as the fields of its note are: line it up with them'],
  ['Not a YAML token', 'after | or > the text begins on the next line: move it there, or put it in quotes'],
]

/** What is wrong, in words that say what to do, for a fault that the YAML library found. */
export function yamlAdvice(error: YAMLParseError | YAMLWarning, text: string): string {
  const known = advice[error.code]
  if (known !== undefined) return `this is not YAML: ${known}`
  const missingQuote = /Missing closing ('|")quote/.exec(error.message)
  if (missingQuote)
    return `this is not YAML: a text that begins with ${missingQuote[1] ?? '"'} is not closed before here: add the closing quote`
  if (isAfterAlias(text, error.pos[0])) return BAD_ALIAS
  for (const [part, words] of byMessage) if (error.message.includes(part)) return `this is not YAML: ${words}`
  if (error.code === 'MISSING_CHAR' || error.code === 'UNEXPECTED_TOKEN') {
    const sign = text.slice(error.pos[0], error.pos[0] + 1).trim()
    const quote =
      sign !== '' && '[]{}:,"\'`@%&*!|>#'.includes(sign)
        ? ': put the text in quotes if it contains signs'
        : ''
    return `this is not YAML: ${error.message}${quote}`
  }
  return `this is not YAML: ${error.message}`
}

/** Whether the value before an offset on its line begins with `*`, as in `front: **bold** and more`. */
function isAfterAlias(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return line.length < 2000 && /(?:^|[:-]) +\*/.test(line)
}
