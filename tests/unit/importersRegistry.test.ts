import { describe, expect, test } from 'vitest'
import { serializeDeck } from '../../decks/format/serialize.ts'
import { read, readFolder, recognise } from '../../renderer/importers/index.ts'
import { aDeck, aNote } from '../support/builders.ts'

function aFile(name: string, content: string | Uint8Array<ArrayBuffer>) {
  return { name, blob: new Blob([content]) }
}

function head(name: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  return { name, head: bytes, sizeBytes: bytes.length }
}

const verbs = serializeDeck(
  aDeck({ notes: [aNote(), aNote({ id: 'n2', front: 'to see', back: '![](eye.png)' })] }),
  'yaml',
)

describe('recognition', () => {
  test('a deck file is Verso’s, unless CrowdAnki wrote it', () => {
    expect(recognise(head('a.deck.yaml', verbs))?.format).toBe('verso')
    expect(recognise(head('deck.deck.json', '{"__type__": "Deck"}'))?.format).not.toBe('verso')
  })

  test.each([
    ['a.bin', 'a\0b', 'binary file'],
    ['a.zip', 'PK\u0003\u0004', 'zip file'],
  ])('what nobody reads is refused with what it looks like: %s', async (name, content, says) => {
    const result = await read(aFile(name, content))
    expect(result).toMatchObject({ ok: false, error: { message: expect.stringContaining(says) as string } })
  })

  test('an empty file and an empty folder are said to be empty', async () => {
    expect(await read(aFile('a.csv', ''))).toMatchObject({ ok: false, error: { kind: 'empty' } })
    expect(await readFolder({ name: 'f', files: [] })).toMatchObject({ ok: false, error: { kind: 'empty' } })
  })
})

describe('Verso decks', () => {
  test('a file becomes a collection with its header, a card for each ordinal, no history', async () => {
    const result = await read(aFile('verbs.deck.yaml', verbs))
    if (!result.ok) throw new Error(result.error.message)
    const { collection } = result.value
    expect(collection).toMatchObject({ format: 'verso', title: 'Verbs', canHoldHistory: false })
    expect(collection.decks).toMatchObject([{ title: 'Verbs', header: { id: 'verbs', format: 1 } }])
    expect(collection.notes.map(({ note }) => note)).toEqual([
      aNote(),
      aNote({ id: 'n2', front: 'to see', back: '![](eye.png)' }),
    ])
    expect(collection.cards).toHaveLength(2)
  })

  test('a broken one is refused at its place', async () => {
    expect(await read(aFile('x.deck.yaml', 'format: 1\nid: x\ntitle: X\nnotes:\n  - {}\n'))).toMatchObject({
      ok: false,
      error: { kind: 'malformed', place: { line: 5, entry: 'x.deck.yaml' } },
    })
  })

  test('a folder brings all its decks and their media', async () => {
    const other = serializeDeck(aDeck({ id: 'nouns', title: 'Nouns' }), 'json')
    const result = await readFolder({
      name: 'Spanish',
      files: [
        { path: 'verbs.deck.yaml', blob: new Blob([verbs]) },
        { path: 'verbs.media/eye.png', blob: new Blob(['eye']) },
        { path: 'more/nouns.deck.json', blob: new Blob([other]) },
        { path: 'readme.txt', blob: new Blob(['hello']) },
      ],
    })
    if (!result.ok) throw new Error(result.error.message)
    const { collection, media } = result.value
    expect(collection).toMatchObject({ title: 'Spanish', media: [{ name: 'eye.png', sizeBytes: 3 }] })
    expect(collection.decks.map(({ title }) => title)).toEqual(['Nouns', 'Verbs'])
    expect(await new Response(await media.read('eye.png')).text()).toBe('eye')
  })
})

test('who cancels while a text is read gets nothing', async () => {
  const stop = new AbortController()
  const reading = read(aFile('a.csv', 'a,b\n'), {}, { signal: stop.signal })
  stop.abort()
  expect(await reading).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
})

test('of two media with one name and different content, the second is told', async () => {
  const deck = (id: string) =>
    serializeDeck(aDeck({ id, language: 'en', notes: [aNote({ back: '![](x.png)' })] }), 'yaml')
  const files = [
    { path: 'a.deck.yaml', blob: new Blob([deck('a')]) },
    { path: 'a.media/x.png', blob: new Blob(['one']) },
    { path: 'b.deck.yaml', blob: new Blob([deck('b')]) },
    { path: 'b.media/x.png', blob: new Blob(['another']) },
  ]
  const result = await readFolder({ name: 'F', files })
  expect(result).toMatchObject({
    ok: true,
    value: { collection: { warnings: [{ place: { entry: 'b.media/x.png' } }] } },
  })
})
