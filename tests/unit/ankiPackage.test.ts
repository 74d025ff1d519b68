import { describe, expect, it } from 'vitest'
import { reviewsHeld, type ForeignSource } from '../../renderer/core/importing/foreignCollection.ts'
import { readAnkiPackage } from '../../renderer/importers/anki/readAnkiPackage.ts'
import {
  collectionBytes,
  packageBlob,
  sqlWasm,
  stockType,
  type Fixture,
  type Layout,
} from '../support/ankiPackages.ts'

const CRT = 1_600_000_000
const DAY = 86_400

async function read(blob: Blob, name = 'deck.apkg'): Promise<ForeignSource> {
  const result = await readAnkiPackage({ name, blob }, { sqlWasm })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function words(...pairs: readonly (readonly [string, string])[]): Fixture {
  return {
    types: [stockType('basic', 10)],
    notes: pairs.map((fields, index) => ({ id: index + 1, guid: `guid-${index + 1}`, type: 10, fields })),
    cards: pairs.map((_, index) => ({ id: 100 + index, nid: index + 1 })),
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array> | null): Promise<number[] | null> {
  if (stream === null) return null
  const bytes: number[] = []
  for await (const chunk of stream) bytes.push(...chunk)
  return bytes
}

const LAYOUTS: readonly Layout[] = ['legacy1', 'legacy2', 'modern']

describe('an Anki package', () => {
  it.each(LAYOUTS)(
    'of the layout %s gives its notes, cards, decks and media, and not the decoy',
    async (layout) => {
      const { collection, media } = await read(
        await packageBlob(
          {
            ...words(['one', 'eins'], ['two', 'zwei']),
            decks: [{ id: 7, title: 'Languages::German' }],
            cards: [
              { id: 100, nid: 1, did: 7 },
              { id: 101, nid: 2, did: 7 },
            ],
            media: { 'a b.png': Uint8Array.of(1, 2, 3), 'ü.mp3': Uint8Array.of(4) },
          },
          layout,
        ),
      )
      expect(collection.notes.map(({ note }) => note)).toMatchObject([
        { kind: 'basic', front: 'one', back: 'eins', guid: 'guid-1', id: 'guid-1' },
        { kind: 'basic', front: 'two', back: 'zwei' },
      ])
      expect(collection.cards).toHaveLength(2)
      expect(collection.decks).toEqual([{ key: '7', title: 'Languages::German' }])
      expect(collection.title).toBe('Languages')
      expect(collection.media).toEqual([
        { name: 'a b.png', sizeBytes: 3 },
        { name: 'ü.mp3', sizeBytes: 1 },
      ])
      expect(await bytesOf(await media.read('a b.png'))).toEqual([1, 2, 3])
      expect(await media.read('nowhere.png')).toBeNull()
      await media.close()
    },
  )

  it('may be a bare collection of either schema', async () => {
    for (const schema of [11, 18] as const) {
      const bytes = await collectionBytes(words(['a', 'b']), schema)
      const { collection } = await read(new Blob([new Uint8Array(bytes)]), 'collection.anki2')
      expect(collection.notes).toHaveLength(1)
    }
  })

  it('may have no list of media, or one with gaps', async () => {
    const gappy = await packageBlob(words(['a', 'b']), 'legacy1', {
      media: '{"3":"x.png","9":"y.png"}',
      '3': 'x',
    })
    const { collection } = await read(gappy)
    expect(collection.media).toEqual([{ name: 'x.png', sizeBytes: 1 }])
    expect(collection.warnings.map(({ message }) => message)).toEqual([
      'The package lists y.png, but does not hold it.',
    ])
    const empty = await packageBlob(words(['a', 'b']), 'legacy1', { media: '' })
    expect((await read(empty)).collection.media).toEqual([])
  })

  it('keeps media under any name as text, and never as a path', async () => {
    const names = ['../x.png', 'CON', 'a/b.png', 'dot.', 'e\u0301.png']
    const media = Object.fromEntries(names.map((name) => [name, Uint8Array.of(1)]))
    const { collection } = await read(await packageBlob({ ...words(['a', 'b']), media }, 'modern'))
    expect(collection.media.map(({ name }) => name)).toEqual([
      '../x.png',
      'CON',
      'a/b.png',
      'dot.',
      '\u00e9.png',
    ])
  })

  it('resolves days, moments, filtered decks, suspension, burial and flags', async () => {
    const columns = [
      { type: 0, queue: 0, due: 5 },
      { type: 2, queue: 2, due: 300, ivl: 30, factor: 2300, reps: 4, lapses: 1, flags: 3 },
      { type: 1, queue: 1, due: CRT + 900, left: 2002 },
      { type: 3, queue: 3, due: 12, ivl: 4, left: 1001 },
      { type: 2, queue: -1, due: 40, ivl: 2 },
      { type: 0, queue: -2, due: 9 },
      { type: 2, queue: 2, due: -100_000, odue: 77, odid: 1, ivl: 10 },
      {
        type: 2,
        queue: 2,
        due: 50,
        ivl: 8,
        data: '{"pos":140,"s":95.5721,"d":1.0,"dr":0.9,"decay":0.1,"lrt":1600000123}',
      },
    ]
    const { collection } = await read(
      await packageBlob(
        {
          ...words(...columns.map((_, index): [string, string] => [`q${index}`, 'a'])),
          decks: [
            { id: 1, title: 'Home' },
            { id: 2, title: 'Filtered' },
          ],
          cards: columns.map((own, index) => ({
            id: 100 + index,
            nid: index + 1,
            did: index === 6 ? 2 : 1,
            columns: own,
          })),
          crtSecs: CRT,
        },
        'legacy2',
      ),
    )
    const schedules = collection.cards.map(({ schedule }) => schedule)
    const dayOf = (ms: number | null | undefined): number => Math.floor(((ms ?? 0) / 1000 - CRT) / DAY)
    expect(schedules[0]).toMatchObject({ state: 'new', dueAtMs: null, position: 5 })
    expect(schedules[1]).toMatchObject({
      state: 'review',
      isDay: true,
      intervalDays: 30,
      easeFactor: 2.3,
      reps: 4,
      lapses: 1,
      flag: 3,
      memory: null,
    })
    expect(dayOf(schedules[1]?.dueAtMs)).toBe(300)
    expect(dayOf(schedules[1]?.lastReviewAtMs)).toBe(270)
    expect(schedules[2]).toMatchObject({
      state: 'learning',
      isDay: false,
      dueAtMs: (CRT + 900) * 1000,
      stepIndex: 0,
    })
    expect(schedules[3]).toMatchObject({ state: 'relearning', isDay: true, stepIndex: 0 })
    expect(schedules[4]).toMatchObject({ state: 'review', isSuspended: true })
    expect(schedules[5]).toMatchObject({ state: 'new', isBuried: true })
    expect(collection.cards[6]?.deckKey).toBe('1')
    expect(dayOf(schedules[6]?.dueAtMs)).toBe(77)
    expect(schedules[7]).toMatchObject({
      memory: { stabilityDays: 95.5721, difficulty: 1 },
      position: 140,
      lastReviewAtMs: 1_600_000_123_000,
    })
  })

  it('brings the reviews of each card, oldest first, and counts those that belong to none', async () => {
    const { collection } = await read(
      await packageBlob(
        {
          ...words(['a', 'b']),
          revlog: [
            [1_600_000_002_000, 100, -1, 3, 1, -60, 2500, 4000, 0],
            [1_600_000_001_000, 100, -1, 1, -60, 0, 0, 5000, 0],
            [1_600_000_003_000, 100, -1, 0, 5, 1, 0, 0, 4],
            [1_600_000_004_000, 999, -1, 3, 5, 1, 2500, 0, 1],
            [1_600_000_005_000, 100, -1, 7, 5, 1, 2500, 0, 1],
          ],
        },
        'modern',
      ),
    )
    expect(
      collection.cards[0]?.logs.map((log) => [log.rating, log.stateBefore, log.kind, log.interval]),
    ).toEqual([
      [1, 'new', 0, -60],
      [3, 'learning', 0, 1],
      [0, 'review', 4, 5],
    ])
    expect(collection.skipped).toHaveLength(1)
    expect(collection.warnings.map(({ message }) => message)).toEqual([
      'Reviews of cards that are not in the file, as deleted cards leave them: 1. They stay behind.',
    ])
    expect(reviewsHeld(collection)).toBe(4)
  })

  it('lists notes without type, cards without note and cards that stand twice', async () => {
    const { collection } = await read(
      await packageBlob(
        {
          ...words(['a', 'b'], ['c', 'd']),
          types: [stockType('basic', 10)],
          notes: [
            { id: 1, guid: 'g1', type: 10, fields: ['a', 'b'] },
            { id: 2, guid: 'g2', type: 11, fields: ['c', 'd'] },
          ],
          cards: [
            { id: 100, nid: 1 },
            { id: 101, nid: 1 },
            { id: 102, nid: 2 },
            { id: 103, nid: 77 },
          ],
        },
        'legacy1',
      ),
    )
    expect(collection.notes).toHaveLength(1)
    expect(collection.skipped.map(({ message }) => message)).toEqual([
      'Card 101: its note has another card 1 already.',
      'Note 2: its note type is not in the file.',
      'Card 102: its note cannot be read, for its type is missing.',
      'Card 103: its note is not in the file.',
    ])
  })

  it('says which note types ask for a script', async () => {
    const [template] = stockType('basic', 10).templates
    const scripted = {
      ...stockType('basic', 10),
      templates: [{ ...template!, back: '<script>x()</script>{{Back}}' }],
    }
    const { collection } = await read(
      await packageBlob({ ...words(['a', 'b']), types: [scripted] }, 'modern'),
    )
    expect(collection.warnings.map(({ message }) => message)).toEqual([
      'The note type “Basic” asks for a script. Verso runs none: a part of its cards may be missing.',
    ])
  })

  it('takes NUL, bad UTF-8, bidirectional controls and huge fields as they can be had', async () => {
    const long = 'x'.repeat(10_000_000)
    const { collection } = await read(
      await packageBlob(
        words(['a\0b', 'c'], ['\u202eabc', 'd'], [long, 'e'], ['bad', 'f']),
        'legacy1',
        {},
        (database) => {
          database.exec(`UPDATE notes SET flds = CAST(x'C3281F41' AS TEXT) WHERE id = 4`)
        },
      ),
    )
    const fronts = collection.notes.map(({ note }) => (note.kind === 'basic' ? note.front : note.kind))
    expect(fronts[0]).toBe('ab')
    expect(fronts[1]).toBe('\u202eabc')
    expect(fronts[2]).toHaveLength(10_000_000)
    expect(fronts[3]).toBe('\ufffd(')
    expect(collection.warnings.map(({ message }) => message)).toEqual([
      'Note 1: NUL characters were left out.',
    ])
  })

  it('tells how far it is, and stops when it is told to', async () => {
    const blob = await packageBlob(words(['a', 'b']), 'modern')
    const told: number[] = []
    await readAnkiPackage({ name: 'x.apkg', blob }, { sqlWasm, onProgress: (done) => told.push(done) })
    expect(told.at(-1)).toBe(1000)
    expect(told).toEqual([...told].sort((one, other) => one - other))
    const stop = new AbortController()
    stop.abort()
    expect(await readAnkiPackage({ name: 'x.apkg', blob }, { sqlWasm, signal: stop.signal })).toMatchObject({
      ok: false,
      error: { kind: 'cancelled' },
    })
  })
})
