import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  coverageText,
  isBankNote,
  readBundledDecks,
  readmeFile,
  withCoverage,
} from '../../decks/cli/coverage.ts'
import { parseCloze, type ClozeNode } from '../../decks/format/cloze.ts'
import { parseDeck } from '../../decks/format/parse.ts'
import type { Note } from '../../decks/format/schema.ts'

const bundled = readBundledDecks()
const notes = bundled.flatMap(({ fileName, deck }) => deck.notes.map((note) => ({ fileName, note })))
const learning = notes.filter(({ note }) => !isBankNote(note))

const roles = ['owner', 'manager', 'both', 'program-manager', 'product-marketing'].map(
  (name) => `role::${name}`,
)
const topics = [
  ...[
    'vision',
    'horizon',
    'scrum',
    'backlog',
    'stakeholders',
    'skills',
    'career',
    'organisation',
    'marketing',
  ],
  ...['history', 'lifecycle', 'artefacts', 'summary'],
].map((name) => `topic::${name}`)

describe('the bundled decks', () => {
  it('are read without a problem or a warning', () => {
    const found = bundled.map(({ fileName, text }) => ({
      fileName,
      ...parseDeck(text, fileName),
      deck: null,
    }))
    expect(found).toEqual(
      bundled.map(({ fileName }) => ({ fileName, deck: null, problems: [], warnings: [] })),
    )
  })

  it('have an id that is their file name without its number, a language and a licence', () => {
    for (const { fileName, deck } of bundled) {
      expect(fileName.replace(/^po-pm-\d+-/, 'po-pm-')).toBe(`${deck.id}.deck.yaml`)
      expect(deck).toMatchObject({ language: 'en', licence: 'CC-BY-4.0' })
    }
  })

  it('describe their source in the same words', () => {
    const descriptions = bundled.map(({ text }) => /^source:\n(?: .*\n)+/m.exec(text)?.[0])
    expect(new Set(descriptions).size).toBe(1)
    expect(descriptions[0]).toContain('sections:')
  })

  it('have no two notes with one id, across all files', () => {
    const ids = notes.map(({ note }) => note.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('name a source section for every note, and leave no section without a learning note', () => {
    const sections = bundled[0]?.deck.source?.sections.map(({ id }) => id) ?? []
    expect(
      notes.filter(({ note }) => !sections.includes(note.source ?? '')).map(({ note }) => note.id),
    ).toEqual([])
    expect(sections.filter((id) => !learning.some(({ note }) => note.source === id))).toEqual([])
  })

  it('tag every note with one role or more and one topic or more of the known ones', () => {
    for (const { note } of notes) {
      expect(
        note.tags.filter((tag) => ![...roles, ...topics].includes(tag)),
        note.id,
      ).toEqual([])
      expect(
        note.tags.some((tag) => roles.includes(tag)),
        `${note.id} has a role`,
      ).toBe(true)
      expect(
        note.tags.some((tag) => topics.includes(tag)),
        `${note.id} has a topic`,
      ).toBe(true)
    }
  })

  it('have at least 120 learning notes', () => {
    expect(learning.length).toBeGreaterThanOrEqual(120)
  })

  it('keep answers to a line and explanations short', () => {
    for (const { note } of learning) {
      for (const answer of answersOf(note))
        expect(answer.length, `${note.id}: ${answer}`).toBeLessThanOrEqual(90)
      expect((note.explanation ?? '').length, note.id).toBeLessThanOrEqual(140)
    }
  })

  it('say how many things a list has when a note hides several', () => {
    for (const { note } of learning) {
      if (note.kind !== 'cloze') continue
      const hidden = parseCloze(note.text).filter((node) => node.kind === 'deletion').length
      if (hidden >= 3) expect(note.text, note.id).toMatch(new RegExp(`\\b${hidden}\\b`))
    }
  })

  it('are covered by the table in decks/README.md as it stands', () => {
    const readme = readFileSync(readmeFile, 'utf8')
    const refreshed = withCoverage(readme, coverageText(bundled))
    expect(refreshed, 'decks/README.md lacks its coverage marks').not.toBeNull()
    expect(
      readme === refreshed,
      'The coverage table is stale: refresh it by `npx tsx decks/cli/coverage.ts`',
    ).toBe(true)
  })
})

const documentFile = fileURLToPath(
  new URL('../../../shared/source/product-owner-vs-product-manager.txt', import.meta.url),
)
const RUN = 8
/** Shorter ones are names and titles, which nobody can put in other words. */
const LEAST_WORDS = 3

describe('the words of the bundled decks', () => {
  const isAtHand = existsSync(documentFile)
  if (!isAtHand) console.log('The source document is not at hand: the test for borrowed words is skipped.')

  it.skipIf(!isAtHand)(`share no run of ${RUN} words with the source document`, () => {
    const borrowed = runsOf(readFileSync(documentFile, 'utf8'))
    const copied = notes.flatMap(({ fileName, note }) =>
      textsOf(note).flatMap((text) =>
        [...runsOf(text)].filter((run) => borrowed.has(run)).map((run) => `${fileName}, ${note.id}: ${run}`),
      ),
    )
    expect(copied).toEqual([])
  })

  it.skipIf(!isAtHand)('repeat no sentence and no list item of the source document, however short', () => {
    const headings = new Set(bundled[0]?.deck.source?.sections.map(({ title }) => phraseOf(title)))
    const sentences = readFileSync(documentFile, 'utf8')
      .split(/[.!?;\n•]+/)
      .map(phraseOf)
      .filter((phrase) => phrase.split(' ').length >= LEAST_WORDS && !headings.has(phrase))
    expect(sentences.length).toBeGreaterThan(50)
    const repeated = notes.flatMap(({ fileName, note }) => {
      const texts = textsOf(note).map((text) => ` ${phraseOf(text)} `)
      return sentences
        .filter((sentence) => texts.some((text) => text.includes(` ${sentence} `)))
        .map((sentence) => `${fileName}, ${note.id}: ${sentence}`)
    })
    expect(repeated).toEqual([])
  })
})

function answersOf(note: Note): readonly string[] {
  switch (note.kind) {
    case 'basic':
      return [note.back]
    case 'typed':
      return [note.answer]
    case 'cloze':
      return parseCloze(note.text).flatMap((node) => (node.kind === 'deletion' ? [plainText([node])] : []))
    case 'choice':
    case 'occlusion':
    case 'templated':
      return []
  }
}

/** Every text of a note that a learner reads. */
function textsOf(note: Note): readonly string[] {
  const own = note.explanation === undefined ? [] : [note.explanation]
  switch (note.kind) {
    case 'basic':
      return [...own, note.front, note.back]
    case 'cloze':
      return [...own, plainText(parseCloze(note.text)), note.extra ?? '']
    case 'typed':
      return [...own, note.prompt, note.answer, ...note.accepted]
    case 'choice':
      return [...own, note.stem, ...note.options.flatMap((option) => [option.text, option.rationale ?? ''])]
    case 'occlusion':
      return [...own, note.header ?? '', note.extra ?? '', ...note.shapes.map(({ label }) => label ?? '')]
    case 'templated':
      return [...own, ...Object.values(note.fields)]
  }
}

function plainText(nodes: readonly ClozeNode[]): string {
  return nodes.map((node) => (node.kind === 'text' ? node.text : plainText(node.children))).join('')
}

/** The words of a text alone, in lower case. */
function phraseOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ')
}

/** Runs of words whatever their case and punctuation, with "prioritise" and "prioritize" taken as one word. */
function runsOf(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().replaceAll(/['’]/g, '')
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/is(e|es|ed|ing)$/, 'iz$1'))
  return new Set(words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' ')))
}
