import { describe, expect, test } from 'vitest'
import type { ReadOptions } from '../../renderer/core/importing/readOptions.ts'
import type { Note } from '../../renderer/core/model/deck.ts'
import { read } from '../../renderer/importers/index.ts'

async function readText(name: string, content: string | Uint8Array<ArrayBuffer>, options: ReadOptions = {}) {
  const result = await read({ name, blob: new Blob([content]) }, options)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** `front|back` of basic notes, or what else they are. */
function brief(note: Note): string {
  if (note.kind === 'basic') return `${note.front}|${note.back}${note.reversed ? '|⇄' : ''}`
  if (note.kind === 'cloze') return `cloze ${note.text}|${note.extra ?? ''}`
  return note.kind === 'typed' ? `typed ${note.prompt}|${note.answer}` : note.kind
}

async function notesOf(name: string, content: string, options: ReadOptions = {}): Promise<string[]> {
  const { collection } = await readText(name, content, options)
  return collection.notes.map(({ note }) => brief(note))
}

describe('tables', () => {
  test.each([
    ['comma', 'a,b\nc,"d, e"\n', ','],
    ['semicolon', 'eins;one, or a\nzwei;two, or a pair\n', ';'],
    ['tab', 'a\tb: c\nd\te, f; g\n', '\t'],
    ['pipe', 'a|b, c\nd|e\n', '|'],
    ['colon', 'a:b\nc:d\n', ':'],
    ['declared to Excel', 'sep=;\na;b,c\n', ';'],
  ])('the separator is the one that rows agree on: %s', async (_name, content, separator) => {
    const { detected, collection } = await readText('t.csv', content)
    expect(detected.separator).toBe(separator)
    expect(collection.notes.length + collection.skipped.length).toBe(
      content
        .trim()
        .replace(/^sep=.\n/, '')
        .split('\n').length,
    )
    expect(collection.skipped).toEqual([])
  })

  test('choices of the learner win over what was detected', async () => {
    const options: ReadOptions = {
      separator: ';',
      hasHeader: true,
      columns: ['back', 'front'],
      rowKind: 'reversed',
      deckTitle: ' A :: B ',
    }
    const { collection } = await readText('t.csv', 'x,y;z\n1;2\n', options)
    expect(collection.notes.map(({ note }) => brief(note))).toEqual(['2|1|⇄'])
    expect(collection.decks).toEqual([{ key: 'A::B', title: 'A::B' }])
    expect(collection.cards.map(({ ordinal }) => ordinal)).toEqual([0, 1])
  })

  test('a header row names the columns, in several languages; vocabulary is no header', async () => {
    const { collection, detected } = await readText(
      'jlpt.csv',
      'expression,reading,meaning,tags,guid\n犬,いぬ,dog,"JLPT_5 animal",x1\n',
    )
    expect(detected).toMatchObject({ hasHeader: true, columns: ['front', 'back', 'back', 'tags', 'guid'] })
    expect(collection.notes[0]).toMatchObject({
      guid: 'x1',
      place: { line: 2 },
      note: { back: 'いぬ\n\ndog', tags: ['JLPT_5', 'animal'] },
    })
    expect((await readText('t.csv', 'Frage;Antwort\na;b')).detected.hasHeader).toBe(true)
    expect((await readText('t.csv', 'Antwort,the answer\nHaus,the house')).detected.hasHeader).toBe(false)
  })

  test('every row is a note or skipped with its line and reason', async () => {
    const { collection } = await readText('t.csv', 'a,b\n,c\n\nd,"two\nlines"\ne,\nf,g\n')
    expect(collection.notes.map(({ note, place }) => `${place.line} ${brief(note)}`)).toEqual([
      '1 a|b',
      '4 d|two\\\nlines',
      '7 f|g',
    ])
    expect(collection.skipped).toEqual([
      { place: { line: 2, column: 1 }, message: 'the first field is empty' },
      { place: { line: 6, column: 1 }, message: 'it has a front and no back' },
    ])
  })

  test('a quote that is never closed does not swallow the file', async () => {
    const { collection } = await readText('t.csv', 'a,b\n"c,d\ne,f\n')
    expect(collection.notes.map(({ note }) => brief(note))).toEqual(['a|b', '"c|d', 'e|f'])
    expect(collection.warnings).toMatchObject([
      { place: { line: 2 }, message: expect.stringContaining('never closed') as string },
    ])
  })

  test('a row wider than the table says what was left out', async () => {
    const { collection } = await readText('t.csv', 'a,b\nc,d\ne,f,g\n')
    expect(collection.notes).toHaveLength(3)
    expect(collection.warnings).toMatchObject([
      { place: { line: 3 }, message: expect.stringContaining('3 columns') as string },
    ])
  })

  test('deletions make a cloze, each card counted', async () => {
    const { collection } = await readText('t.csv', 'The {{c1::sun}} and the {{c2::moon}},sky\na,b\n')
    expect(collection.notes.map(({ note }) => note.kind)).toEqual(['cloze', 'basic'])
    expect(collection.cards).toHaveLength(3)
  })

  test.each([
    ['plain text shows its signs', '2*3*4,# no heading\n', '2\\*3\\*4|\\# no heading'],
    ['Markdown stays Markdown', '**bold**,`x`\n', '**bold**|`x`'],
    ['HTML becomes Markdown', '<b>bold</b> face,a<br>b &lt; c\n', '**bold** face|a\\\nb &lt; c'],
    [
      'HTML with style stays HTML',
      '<span style="color:red">r</span> *,b\n',
      '<span style="color:red">r</span> \\*|b',
    ],
  ])('%s', async (_name, content, expected) => {
    expect(await notesOf('t.csv', content)).toEqual([expected])
  })
})

describe('encodings', () => {
  const rows = 'übung,exercise\ncafé,coffee\ngarçon,boy\n'
  test.each([
    ['utf-8 with a mark', new TextEncoder().encode(`\uFEFF${rows}`), 'utf-8'],
    ['utf-16le', new Uint8Array(Buffer.from(`\uFEFF${rows}`, 'utf16le')), 'utf-16le'],
    ['utf-16le without a mark', new Uint8Array(Buffer.from(rows, 'utf16le')), 'utf-16le'],
    ['utf-16be', new Uint8Array(Buffer.from(`\uFEFF${rows}`, 'utf16le').swap16()), 'utf-16be'],
    ['windows-1252', new Uint8Array(Buffer.from(rows, 'latin1')), 'windows-1252'],
  ])('%s is detected and decoded', async (_name, bytes, encoding) => {
    const { collection, detected } = await readText('t.csv', bytes)
    expect(detected.encoding).toBe(encoding)
    expect(collection.notes.map(({ note }) => brief(note))).toEqual([
      'übung|exercise',
      'café|coffee',
      'garçon|boy',
    ])
  })

  test('Shift_JIS is detected by what it looks like', async () => {
    // 日本語,にほんご ×8 in Shift_JIS
    const line = [
      0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x2c, 0x82, 0xc9, 0x82, 0xd9, 0x82, 0xf1, 0x82, 0xb2, 0x0a,
    ]
    const { collection, detected } = await readText(
      't.csv',
      new Uint8Array(Array.from({ length: 8 }, () => line).flat()),
    )
    expect(detected.encoding).toBe('shift_jis')
    expect(brief(collection.notes[0]!.note)).toBe('日本語|にほんご')
  })

  test('a damaged byte in UTF-8 is listed with its place, and the rest stays UTF-8', async () => {
    const bytes = new TextEncoder().encode('é,ü\nà,ö\nî,ä\nû,X\n')
    bytes[bytes.indexOf(0x58)] = 0xff
    const { collection, detected } = await readText('t.csv', bytes)
    expect(detected.encoding).toBe('utf-8')
    expect(collection.notes).toHaveLength(4)
    expect(collection.warnings).toMatchObject([{ place: { line: 4, column: 3 } }])
  })

  test('an encoding that does not exist is refused', async () => {
    expect(await read({ name: 't.csv', blob: new Blob(['a,b']) }, { encoding: 'klingon' })).toMatchObject({
      ok: false,
    })
  })

  test('NUL and other controls are taken out and told; direction controls are kept and told', async () => {
    const { collection } = await readText('t.csv', 'a\u0001b,c\nd,e\u202ef\n', { format: 'csv' })
    expect(collection.notes.map(({ note }) => brief(note))).toEqual(['ab|c', 'd|e\u202ef'])
    expect(collection.warnings.map(({ place, message }) => `${place.line} ${message}`)).toEqual([
      expect.stringContaining('1 column 1: U+0001') as string,
      expect.stringContaining('2 column 2: it holds U+202E') as string,
    ])
  })

  test('a field of more than 10 MB is skipped with its size, the others come along', async () => {
    const { collection } = await readText(
      't.csv',
      `a,b\nc,${'x'.repeat(10_000_001)}\nd,${'y'.repeat(9_000_000)}\n`,
    )
    expect(collection.notes).toHaveLength(2)
    expect(collection.skipped).toMatchObject([
      { place: { line: 2 }, message: expect.stringContaining('10000001') as string },
    ])
  })
})

describe('Anki’s text files', () => {
  const file = `#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
g1\tBasic\tA::B\t<b>f</b>\tb\tx y::z
g2\tBasic (and reversed card)\tA\tf2\tb2\t
g3\tCloze\tA\t{{c1::f3}}\t\t
# a comment
g4\tBasic (type in the answer)\tA\t"f
4"\tb4\t
`
  test('all column directives, note types and decks', async () => {
    const { collection, detected } = await readText('export.txt', file)
    expect(detected).toMatchObject({
      format: 'anki-text',
      columns: ['guid', 'noteType', 'deck', 'front', 'back', 'tags'],
    })
    expect(
      collection.notes.map(({ guid, deckKey, typeName, place, note }) => [
        guid,
        deckKey,
        typeName,
        place.line,
        brief(note),
      ]),
    ).toEqual([
      ['g1', 'A::B', 'Basic', 7, '<b>f</b>|b'.replace('<b>f</b>', '**f**')],
      ['g2', 'A', 'Basic (and reversed card)', 8, 'f2|b2|⇄'],
      ['g3', 'A', 'Cloze', 9, 'cloze {{c1::f3}}|'],
      ['g4', 'A', 'Basic (type in the answer)', 11, 'typed f 4|b4'],
    ])
    expect(collection.notes[0]!.note.tags).toEqual(['x', 'y::z'])
  })

  test('values for all notes, case and order free, match rules, columns by name', async () => {
    const { collection, detected } = await readText(
      'x.txt',
      '\uFEFF#Separator:Semicolon\n#TAGS:one two\n#notetype:Cloze\n#deck:D::E\n#columns:Text;Extra\n#if matches:keep both\n#match scope:notetype + deck\n#html:false\n{{c1::a}} <b>;x\n',
    )
    expect(detected).toMatchObject({
      ifMatches: 'duplicate',
      matchScope: 'noteTypeAndDeck',
      textForm: 'plain',
      separator: ';',
    })
    expect(collection.title).toBe('D::E')
    expect(collection.notes[0]).toMatchObject({
      typeName: 'Cloze',
      deckKey: 'D::E',
      note: { text: '{{c1::a}} \\<b>', extra: 'x', tags: ['one', 'two'] },
    })
  })

  test('a first line `tags:`, and directives that are not understood are told', async () => {
    const { collection } = await readText('x.txt', 'tags:a, b\n#tags column:nine\n#colour:red\nf\tb\n')
    expect(collection.notes[0]!.note.tags).toEqual(['a', 'b'])
    expect(collection.warnings).toMatchObject([
      { place: { line: 2 }, message: expect.stringContaining('no column') as string },
    ])
  })

  test('without a separator it beats the first sign that occurs', async () => {
    expect(await notesOf('x.txt', '#html:false\nSee: a|b,yes; no\nSo: c,d\n')).toEqual([
      'See: a|b|yes; no',
      'So: c|d',
    ])
  })
})
