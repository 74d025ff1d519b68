import { describe, expect, test } from 'vitest'
import { serializeDeck } from '../../decks/format/serialize.ts'
import { read, readFolder, recognise } from '../../renderer/importers/index.ts'
import { readInWorker } from '../../renderer/importers/worker/readInWorker.ts'
import { aDeck, aNote } from '../support/builders.ts'
import { readerOnPort } from '../support/readerPort.ts'

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

describe('in a worker', () => {
  const notes = Array.from({ length: 3000 }, (_, index) =>
    aNote({ id: `n${index}`, front: `front ${index}` }),
  )
  const large = aFile('large.deck.json', serializeDeck(aDeck({ notes }), 'json'))

  test('the collection arrives in slices and is the same as read directly', async () => {
    const { spawn, used } = readerOnPort()
    const direct = await read(large)
    const result = await readInWorker({ kind: 'file', file: large }, {}, { spawn })
    if (!result.ok || !direct.ok) throw new Error('not read')
    expect(result.value.collection).toEqual(direct.value.collection)
    expect(result.value.detected).toEqual({ format: 'verso' })
    expect(used.messages).toBeGreaterThan(8)
    expect(used.isEnded).toBe(false)
    await result.value.media.close()
    expect(used.isEnded).toBe(true)
  })

  test('media stream through it afterwards, and are refused once it is closed', async () => {
    const { spawn } = readerOnPort()
    const files = [
      { path: 'verbs.deck.yaml', blob: new Blob([verbs]) },
      { path: 'verbs.media/eye.png', blob: new Blob(['eye']) },
    ]
    const result = await readInWorker({ kind: 'folder', folder: { name: 'F', files } }, {}, { spawn })
    if (!result.ok) throw new Error(result.error.message)
    expect(await new Response(await result.value.media.read('eye.png')).text()).toBe('eye')
    expect(await result.value.media.read('gone.png')).toBeNull()
    await result.value.media.close()
    await expect(result.value.media.read('eye.png')).rejects.toThrow('closed')
  })

  test('a refusal ends it', async () => {
    const { spawn, used } = readerOnPort()
    const result = await readInWorker({ kind: 'file', file: aFile('a.bin', '\0') }, {}, { spawn })
    expect(result).toMatchObject({ ok: false, error: { kind: 'notRecognised' } })
    expect(used.isEnded).toBe(true)
  })

  test('cancelling ends it at once, also before it has begun', async () => {
    const { spawn, used } = readerOnPort({ isSilent: true })
    const controller = new AbortController()
    const reading = readInWorker({ kind: 'file', file: large }, {}, { spawn, signal: controller.signal })
    controller.abort()
    expect(await reading).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    expect(used.isEnded).toBe(true)
    const late = await readInWorker({ kind: 'file', file: large }, {}, { spawn, signal: controller.signal })
    expect(late).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  })

  test('a reader that falls silent is stopped', async () => {
    const { spawn, used } = readerOnPort({ isSilent: true })
    const result = await readInWorker({ kind: 'file', file: large }, {}, { spawn, stallMs: 5 })
    expect(result).toMatchObject({ ok: false, error: { kind: 'timedOut' } })
    expect(used.isEnded).toBe(true)
  })
})
