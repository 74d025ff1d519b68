// Keeps the table in decks/README.md that says which notes of the bundled decks cover which section of their
// source document. Run by `npx tsx decks/cli/coverage.ts`; a test calls the same functions.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseDeck } from '../format/parse.ts'
import type { Deck, Note } from '../format/schema.ts'

export const COVERAGE_BEGIN = '<!-- coverage:begin -->'
export const COVERAGE_END = '<!-- coverage:end -->'

const decksFolder = dirname(dirname(fileURLToPath(import.meta.url)))
export const libraryFolder = join(decksFolder, 'library')
export const readmeFile = join(decksFolder, 'README.md')

export interface BundledDeck {
  readonly fileName: string
  readonly text: string
  readonly deck: Deck
}

/** The bundled decks, by file name. Throws on a deck with problems: `npm run deck -- check` says them better. */
export function readBundledDecks(): readonly BundledDeck[] {
  const fileNames = readdirSync(libraryFolder).filter((name) => name.endsWith('.deck.yaml'))
  return fileNames.toSorted().map((fileName) => {
    const text = readFileSync(join(libraryFolder, fileName), 'utf8')
    const { deck, problems } = parseDeck(text, fileName)
    if (deck === null) throw new Error(`${fileName}, line ${problems[0]?.line}: ${problems[0]?.message}`)
    return { fileName, text, deck }
  })
}

/** Question-bank notes are those with options; every other note is for learning. */
export function isBankNote(note: Note): boolean {
  return note.kind === 'choice'
}

/** The table and, folded away beneath it, the ids of the notes, as Markdown between the two marks. */
export function coverageText(decks: readonly BundledDeck[]): string {
  const sections = sectionsOf(decks)
  const all = decks.flatMap(({ deck }) => deck.notes)
  const rows = sections.map(({ id, title }) => {
    const notes = all.filter((note) => note.source === id)
    return `| ${title} | ${counts(notes)} | ${decksTeaching(decks, id)} |`
  })
  const lists = sections.map(({ id, title }) => {
    const notes = all.filter((note) => note.source === id)
    const inOrder = [...notes.filter((note) => !isBankNote(note)), ...notes.filter(isBankNote)]
    const ids = idRanges(inOrder.map((note) => note.id))
    return `- **${title}**: ${ids.join(', ')}`
  })
  return [
    COVERAGE_BEGIN,
    '<!-- prettier-ignore-start -->',
    '',
    '| Section of the document | Learning notes | Bank questions | Learnt in |',
    '| :-- | --: | --: | :-- |',
    ...rows,
    `| **All sections** | ${counts(all)} | |`,
    '',
    '<details>',
    '<summary>The ids of the notes, section by section</summary>',
    '',
    ...lists,
    '',
    '</details>',
    '',
    '<!-- prettier-ignore-end -->',
    COVERAGE_END,
  ].join('\n')
}

/** The README with its coverage put in place of what stood between the marks; null when it lacks the marks. */
export function withCoverage(readme: string, coverage: string): string | null {
  const begin = readme.indexOf(COVERAGE_BEGIN)
  const end = readme.indexOf(COVERAGE_END, begin)
  if (begin < 0 || end < 0) return null
  return readme.slice(0, begin) + coverage + readme.slice(end + COVERAGE_END.length)
}

function sectionsOf(
  decks: readonly BundledDeck[],
): readonly { readonly id: string; readonly title: string }[] {
  const titles = new Map<string, string>()
  for (const { deck } of decks) {
    for (const { id, title } of deck.source?.sections ?? []) if (!titles.has(id)) titles.set(id, title)
  }
  return [...titles].map(([id, title]) => ({ id, title }))
}

function counts(notes: readonly Note[]): string {
  const questions = notes.filter(isBankNote).length
  return `${notes.length - questions} | ${questions}`
}

function decksTeaching(decks: readonly BundledDeck[], section: string): string {
  return decks
    .filter(({ deck }) => deck.notes.some((note) => note.source === section && !isBankNote(note)))
    .map(({ fileName, deck }) => `[${deck.title}](library/${fileName})`)
    .join(', ')
}

/** Ids as code; those that count up, such as q-role-01, q-role-02, q-role-03, as one range. */
function idRanges(ids: readonly string[]): readonly string[] {
  const ranges: { first: string; last: string }[] = []
  for (const id of ids) {
    const range = ranges.at(-1)
    if (range !== undefined && follows(range.last, id)) range.last = id
    else ranges.push({ first: id, last: id })
  }
  return ranges.map(({ first, last }) => (first === last ? `\`${first}\`` : `\`${first}\` to \`${last}\``))
}

function follows(before: string, id: string): boolean {
  const [, stemBefore, numberBefore] = /^(.*-)(\d+)$/.exec(before) ?? []
  const [, stem, number] = /^(.*-)(\d+)$/.exec(id) ?? []
  return stem !== undefined && stem === stemBefore && Number(number) === Number(numberBefore) + 1
}

function main(): void {
  const readme = readFileSync(readmeFile, 'utf8')
  const refreshed = withCoverage(readme, coverageText(readBundledDecks()))
  if (refreshed === null) {
    console.error(`decks/README.md has no coverage marks: write ${COVERAGE_BEGIN} and ${COVERAGE_END} in it`)
    process.exitCode = 1
    return
  }
  if (refreshed !== readme) writeFileSync(readmeFile, refreshed)
  console.log(refreshed === readme ? 'The coverage table is current.' : 'Refreshed the coverage table.')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main()
