import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serializeDeck } from '../../decks/format/serialize.ts'
import type { Deck, Note } from '../../decks/format/schema.ts'
import type { ForeignCollection } from '../../renderer/core/importing/foreignCollection.ts'
import { exporterOf, type ExportFormat, type ExportOptions } from '../../renderer/exporters/index.ts'
import { fileNameOf, isSafeFileName } from '../../renderer/exporters/fileNames.ts'
import { markdownHtml } from '../../renderer/exporters/markdownHtml.ts'
import { read, readFolder, type ReadSource } from '../../renderer/importers/index.ts'
import { aDeck, aNote } from '../support/builders.ts'
import { anyDeck } from '../support/deckArbitrary.ts'
import { exported } from '../support/exported.ts'
import { briefs, readFile, readFiles } from '../support/readForeign.ts'

async function sourceOf(deck: Deck): Promise<ReadSource> {
  return await readFile('deck.deck.json', serializeDeck(deck, 'json'))
}

async function readBack(
  format: ExportFormat,
  source: ReadSource,
  options: ExportOptions = {},
): Promise<ReadSource> {
  const files = await exported(format, source, options)
  const [only] = files
  const result =
    files.length === 1 && only && exporterOf(format)?.ending !== null
      ? await read({ name: only.path, blob: only.blob })
      : await readFolder({ name: 'export', files })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** A note's text, cards and names, without what belongs to its deck. */
function lasting({ source: _source, ...note }: Note): unknown {
  if (note.kind !== 'choice') return note
  const { domain: _domain, ...choice } = note
  return choice
}

function contentOf({ notes, decks }: ForeignCollection): unknown {
  return notes.map(({ note, deckKey, guid }) => {
    const named = guid === null || note.guid !== undefined ? note : { ...note, guid }
    return [decks.find(({ key }) => key === deckKey)?.title, lasting(named as Note)]
  })
}

/** A title that a table's cell and a heading can hold; ids of notes that have a guid are made of it. */
const exportable = anyDeck
  .filter(({ notes }) => notes.length > 0)
  .map((deck) => ({
    ...deck,
    title: 'Deck::Inner',
    notes: deck.notes.map(
      ({ guid: _guid, ...note }) =>
        ({ ...note, tags: [...new Set(note.tags.map((tag) => tag.normalize('NFC')))] }) as Note,
    ),
  }))

describe.each([
  ['csv', {}],
  ['csv', { textForm: 'html' }],
  ['tsv', {}],
  ['anki-text', {}],
  ['markdown', {}],
  ['crowdanki', {}],
] as const)('%s %j', (format, options) => {
  test('what was written reads back the same', async () => {
    await fc.assert(
      fc.asyncProperty(exportable, async (deck) => {
        const source = await sourceOf(deck)
        const back = await readBack(format, source, options)
        expect(contentOf(back.collection)).toEqual(contentOf(source.collection))
        expect(back.collection.skipped).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

test('a Verso folder gives back decks to the letter', async () => {
  await fc.assert(
    fc.asyncProperty(anyDeck, async (deck) => {
      const source = await sourceOf(deck)
      const [file] = await exported('verso', source)
      const back = await readFile('x.deck.yaml', file!.blob)
      expect(back.collection.decks.map(({ header }) => header)).toEqual(
        source.collection.decks.map(({ header }) => header),
      )
      expect(back.collection.notes.map(({ note }) => note)).toEqual(
        source.collection.notes.map(({ note }) => note),
      )
    }),
    { numRuns: 40 },
  )
})

describe('tables', () => {
  const deck = aDeck({
    notes: [
      aNote({ id: 'a', front: '=1+1', back: '+49 30' }),
      aNote({ id: 'b', front: "'@name", back: '- list', tags: ['x', 'y::z'] }),
      aNote({ id: 'c', front: '# *star*', back: 'two\nlines, "quoted"', explanation: 'because' }),
    ],
  })

  test('cells that a spreadsheet would compute are neutralised, and restored', async () => {
    const source = await sourceOf(deck)
    const [file] = await exported('csv', source)
    const text = await file!.blob.text()
    expect(text).toContain(",'=1+1,'+49 30,")
    expect(text).toContain(",''@name,'- list,")
    expect(text.split('\n').filter((line) => /(?:^|,)[=+\-@]/.test(line))).toEqual([])
    expect(contentOf((await readBack('csv', source)).collection)).toEqual(contentOf(source.collection))
  })

  test('Anki’s text file has Anki’s directives, and HTML without apostrophes', async () => {
    const [file] = await exported('anki-text', await sourceOf(deck))
    const text = await file!.blob.text()
    expect(file!.path).toBe('Verbs.txt')
    expect(text).toContain(
      '#separator:Tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:4\n',
    )
    expect(text).toContain('"verso:a"\tBasic\tVerbs\t\t=1+1\t+49 30\t')
    expect(text).toContain('\t<h1><em>star</em></h1>\t')
  })

  test('a row that was edited counts as edited', async () => {
    const [file] = await exported('csv', await sourceOf(deck))
    const text = await file!.blob.text()
    const html = (await exported('anki-text', await sourceOf(deck)))[0]!
    const edited = (await html.blob.text()).replace('because', 'no reason')
    const back = await readFile('x.txt', edited)
    expect(back.collection.notes[2]!.note).toMatchObject({ explanation: 'no reason' })
    expect(back.collection.warnings).toMatchObject([
      { message: expect.stringContaining('changed after Verso wrote it') as string },
    ])
    expect(
      (await readFile('x.csv', text.replace('+49 30', '+49 31'))).collection.notes[0]!.note,
    ).toMatchObject({ back: '+49 31' })
  })

  test('says what stays behind', async () => {
    const source = await readFiles('F', {
      'v.deck.yaml': serializeDeck(aDeck({ notes: [aNote({ back: '![](a.png)' })] }), 'yaml'),
      'v.media/a.png': 'x',
    })
    expect(exporterOf('csv')?.losses(source.collection, {})).toEqual([expect.stringContaining('Pictures')])
    expect(exporterOf('verso')?.losses(source.collection, {})).toEqual([])
  })
})

describe('Markdown', () => {
  test('reads well, and keeps what could be taken for its own marks', async () => {
    const notes: Note[] = [
      aNote({ id: 'a', front: 'Q?', back: 'A!' }),
      aNote({ id: 'b', front: 'one\nQ: two', back: '# three\n---' }),
      { id: 'c', kind: 'cloze', tags: ['t'], text: 'A {{c1::b}}' },
    ]
    const source = await sourceOf(aDeck({ notes }))
    const [file] = await exported('markdown', source)
    expect(await file!.blob.text()).toContain('# Verbs\n\nQ: Q?\nA: A!\n\n<!--verso {"id":"a"}-->\n')
    const back = await readBack('markdown', source)
    expect(back.collection.notes.map(({ note }) => note)).toEqual(notes)
    expect(briefs(back)[0]).toBe('Verbs: Q?|A!')
  })
})

describe('Verso folder', () => {
  test('each deck has its file and its own media', async () => {
    const source = await readFiles('Library', {
      'a.deck.yaml': serializeDeck(
        aDeck({ id: 'a', title: 'A/B: "C"', notes: [aNote({ back: '![](x.png)' })] }),
        'yaml',
      ),
      'a.media/x.png': 'x',
      'b.deck.yaml': serializeDeck(
        aDeck({ id: 'b', title: 'Con', notes: [aNote({ back: 'none' })] }),
        'yaml',
      ),
    })
    const files = await exported('verso', source)
    expect(files.map(({ path }) => path)).toEqual([
      'A B C.deck.yaml',
      'A B C.media/x.png',
      'Deck Con.deck.yaml',
    ])
    const back = await readBack('verso', source)
    expect(contentOf(back.collection)).toEqual(contentOf(source.collection))
    expect(await new Response(await back.media.read('x.png')).text()).toBe('x')
  })

  test('what came from elsewhere keeps its guid, and its types', async () => {
    const csv = await readFile('Words.csv', 'front,back,guid\na,b,G1\n')
    const [file] = await exported('verso', csv)
    const back = await readFile(file!.path, file!.blob)
    expect(back.collection.notes).toMatchObject([{ guid: 'G1', note: { front: 'a', guid: 'G1' } }])
  })
})

test('Markdown as HTML for Anki: formulas and deletions as Anki writes them', () => {
  expect(markdownHtml('**b** $x<y$ [sound:a_b_c.mp3] {{c1::*i*::h}}')).toBe(
    '<strong>b</strong> \\(x&lt;y\\) [sound:a_b_c.mp3] {{c1::<em>i</em>::h}}',
  )
  expect(markdownHtml('a\\\nb')).toBe('a<br>b')
  expect(markdownHtml('a\n\nb')).toBe('<p>a</p>\n<p>b</p>')
  expect(markdownHtml('![](<a b.png>) costs $5 and $6')).toBe('<img src="a b.png"> costs $5 and $6')
  expect(markdownHtml('$$\n\\frac{a}{b}\n$$')).toBe('\\[\\frac{a}{b}\\]')
})

test('file names are names that every system takes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => isSafeFileName(`${fileNameOf(title)}.md`)))
  expect([fileNameOf('A::B'), fileNameOf('../x'), fileNameOf('NUL'), fileNameOf(' . ')]).toEqual([
    'A - B',
    'x',
    'Deck NUL',
    'Deck',
  ])
})
