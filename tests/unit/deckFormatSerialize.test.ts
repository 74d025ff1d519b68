import fc from 'fast-check'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { deckJsonSchema } from '../../decks/format/jsonSchema.ts'
import { parseDeck } from '../../decks/format/parse.ts'
import { serializeDeck } from '../../decks/format/serialize.ts'
import { anyDeck } from '../support/deckArbitrary.ts'

test.each(['yaml', 'json'] as const)(
  'what Verso writes as %s reads back equal, and writes the same bytes again',
  (language) => {
    const name = `any.deck.${language}`
    fc.assert(
      fc.property(anyDeck, (deck) => {
        const written = serializeDeck(deck, language)
        const read = parseDeck(written, name)
        expect(read.problems).toEqual([])
        expect(read.deck).toEqual(deck)
        if (read.deck) expect(serializeDeck(read.deck, language)).toBe(written)
        // A text file survives only if it survives UTF-8.
        expect(new TextDecoder().decode(new TextEncoder().encode(written))).toBe(written)
      }),
      { numRuns: 200 },
    )
  },
)

test('YAML is written to be read: blocks for lines, no folding, defaults left out, a blank line between notes', () => {
  const yaml = `format: 1
id: demo
title: 'Signs: and #marks'
language: en
notes:
  - id: a
    kind: basic
    tags: [one, two::deep]
    front: What is it?
    back: |-
      First line

        - indented, "quoted": fine
    reversed: true

  - id: b
    kind: choice
    stem: 'Is $\\frac{a}{b}$: odd?'
    options:
      - text: 'yes'
        correct: true
      - text: '42'
        rationale: "It's: a number"
`
  const { deck, problems } = parseDeck(yaml, 'demo.deck.yaml')
  expect(problems).toEqual([])
  expect(deck && serializeDeck(deck, 'yaml')).toBe(yaml)
})

test('the JSON Schema beside the decks is the one of this format (else: npx tsx decks/cli/writeSchema.ts)', async () => {
  const file = await readFile(new URL('../../decks/deck.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse(file)).toEqual(JSON.parse(deckJsonSchema()))
})
