// From a file's bytes or text to a deck, or to everything that is wrong with it. Never throws, whatever the file.
import { checkDeck } from './check.ts'
import { deckDoubts } from './doubts.ts'
import { readJson } from './jsonSource.ts'
import { linePlaces } from './lines.ts'
import { valueAt, type DeckIssue } from './path.ts'
import { FORMAT_VERSION, type Deck, type DeckProblem } from './schema.ts'
import { controlCharacters, offsetInside, offsetOf, type SourceReading, type TextProblem } from './source.ts'
import { migrate, recognise } from './upgrades.ts'
import { readYaml } from './yamlSource.ts'

/** YAML costs about 250 ns a character, JSON a twentieth of it; 100,000 notes are some 30 million characters. */
const MAX_YAML_LENGTH = 64 * 1024 * 1024
const MAX_JSON_LENGTH = 256 * 1024 * 1024

export interface ParsedDeck {
  /** Null exactly when there are problems. */
  readonly deck: Deck | null
  /** Everything wrong, in the order of the file. */
  readonly problems: readonly DeckProblem[]
  /** What is probably a mistake, in the order of the file; the deck is good without it. Empty beside problems. */
  readonly warnings: readonly DeckProblem[]
}

/** Reads the text of a deck file. `fileName` says by its end whether it is JSON or YAML; it may have a path. */
export function parseDeck(text: string, fileName: string): ParsedDeck {
  const body = withoutMark(text)
  const tooLarge = sizeProblem(body, fileName)
  if (tooLarge !== null) return failed([{ line: 1, column: 1, message: tooLarge }])
  if (body.trim() === '') {
    const message = `the file is empty: begin it with \`format: ${FORMAT_VERSION}\`, an id, a title and notes`
    return failed([{ line: 1, column: 1, message }])
  }
  const controls = controlCharacters(body)
  if (controls.length > 0) return failed(placed(body, controls))
  const reading = readSource(body, fileName)
  const syntax = reading.problems
  if (syntax.length > 0 && reading.value === null) return failed(placed(body, syntax))

  const recognised = recognise(reading.value)
  switch (recognised.kind) {
    case 'other':
      return failed([
        ...placed(body, syntax),
        ...located(body, reading, [{ path: [], message: recognised.message }]),
      ])
    case 'newer': {
      const message = `made by a newer Verso: the deck has format ${recognised.version}, this Verso reads ${FORMAT_VERSION}; update Verso`
      return failed(located(body, reading, [{ path: ['format'], message }]))
    }
    case 'badVersion': {
      const issues = checkDeck({ ...(reading.value as object), format: FORMAT_VERSION }).issues
      const version = { path: ['format'], message: recognised.message }
      return failed(inOrder([...placed(body, syntax), ...located(body, reading, [version, ...issues])]))
    }
    case 'deck':
  }
  const { deck, issues } = checkDeck(migrate(reading.value, recognised.version))
  if (deck === null || syntax.length > 0) {
    return failed(inOrder([...placed(body, syntax), ...located(body, reading, issues)]))
  }
  const warnings = [...placed(body, reading.warnings), ...located(body, reading, deckDoubts(deck))]
  return { deck, problems: [], warnings: inOrder(warnings) }
}

/** Gives places to things found in a deck's data, by reading the text again: for callers with checks of their own. */
export function locateIssues(
  text: string,
  fileName: string,
  issues: readonly DeckIssue[],
): readonly DeckProblem[] {
  const body = withoutMark(text)
  return inOrder(located(body, readSource(body, fileName), issues))
}

/** Text of a deck file's bytes; a byte-order mark is dropped. Anything but UTF-8 is a problem with its place. */
export function decodeDeckText(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: DeckProblem } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { ok: false, problem: { line: 1, column: 1, message: 'the file is UTF-16: save it as UTF-8' } }
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const { line, column } = firstBadByte(bytes)
    const message = 'the file is not UTF-8 from here on: save it as UTF-8'
    return { ok: false, problem: { line, column, message } }
  }
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  // Decoding leniently puts U+FFFD first where fatal decoding stops, unless the author wrote that sign.
  const lenient = new TextDecoder('utf-8').decode(bytes)
  const place = linePlaces(lenient)
  const encoder = new TextEncoder()
  let byteAt = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let from = 0
  for (let at = lenient.indexOf('\uFFFD'); at >= 0; at = lenient.indexOf('\uFFFD', from)) {
    byteAt += encoder.encode(lenient.slice(from, at)).length
    const isWritten = bytes[byteAt] === 0xef && bytes[byteAt + 1] === 0xbf && bytes[byteAt + 2] === 0xbd
    if (!isWritten) return place(at)
    byteAt += 3
    from = at + 1
  }
  return { line: 1, column: 1 }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

export function isJsonName(fileName: string): boolean {
  return fileName.toLowerCase().endsWith('.json')
}

function readSource(text: string, fileName: string): SourceReading {
  return isJsonName(fileName) ? readJson(text) : readYaml(text)
}

function sizeProblem(text: string, fileName: string): string | null {
  const limit = isJsonName(fileName) ? MAX_JSON_LENGTH : MAX_YAML_LENGTH
  if (text.length <= limit) return null
  return `the file is larger than ${limit / 1024 / 1024} million characters: split the deck, or write it as JSON`
}

function failed(problems: readonly DeckProblem[]): ParsedDeck {
  return { deck: null, problems, warnings: [] }
}

function placed(text: string, problems: readonly TextProblem[]): DeckProblem[] {
  if (problems.length === 0) return []
  const place = linePlaces(text)
  return problems.map(({ offset, otherOffset, message }) => ({
    ...place(offset),
    message:
      otherOffset === undefined ? message : message.replace('{other}', String(place(otherOffset).line)),
  }))
}

function located(text: string, reading: SourceReading, issues: readonly DeckIssue[]): DeckProblem[] {
  if (issues.length === 0) return []
  const locate = reading.places()
  const problems = issues.map(({ path, isAboutName, offset, other, message }): TextProblem => {
    const found = offset === undefined ? null : locate(path)
    const value = offset === undefined ? undefined : valueAt(reading.value, path)
    const start =
      found && offset !== undefined && typeof value === 'string'
        ? offsetInside(text, found.value, value, offset)
        : offsetOf(locate, path, isAboutName === true)
    if (other === undefined) return { offset: start, message }
    return { offset: start, otherOffset: offsetOf(locate, other, false), message }
  })
  return placed(text, problems)
}

function inOrder(problems: readonly DeckProblem[]): readonly DeckProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
