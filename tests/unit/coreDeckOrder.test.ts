import { expect, test } from 'vitest'
import { compareDecks } from '../../renderer/core/cards/deckOrder.ts'

const file = (path: string, origin: 'library' | 'bundled' = 'library') => ({ path, origin })

test('decks come by file name, numbers by value, the learner’s own first', () => {
  const files = [
    file('a-1.deck.yaml', 'bundled'),
    file('10-b.deck.yaml'),
    file('9-c.deck.yaml'),
    file('Ä.deck.yaml'),
  ]
  expect(files.sort(compareDecks).map(({ path }) => path)).toEqual([
    '9-c.deck.yaml',
    '10-b.deck.yaml',
    'Ä.deck.yaml',
    'a-1.deck.yaml',
  ])
})
