import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runDeckCli } from '../../decks/cli/main.ts'
import type { DeckReport } from '../../decks/cli/report.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verso-cli-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function run(...args: string[]) {
  let out = ''
  let err = ''
  const status = await runDeckCli(args, { out: (text) => (out += text), err: (text) => (err += text) })
  return { status, out, err }
}

const good = `format: 1
id: d
title: Verbs
language: en
notes:
  - { id: a, kind: basic, front: "![](here.png) <img src='gone.png'>", back: "[sound:a%20b.mp3]", reversed: true }
  - { id: b, kind: cloze, text: "{{c1::x}} and {{c2::y}} \`![](code.png)\`" }
  - id: c
    kind: basic
    front: |
      See
      ![](HERE2.png) and ![](https://example.org/x.png)
    back: B
`

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

describe('deck check', () => {
  test('counts notes, cards, kinds and media of a good file, as one object', async () => {
    const file = await write('v.deck.yaml', good)
    await write('v.media/here.png', 'x')
    await write('v.media/here2.png', 'x')
    const { status, out } = await run('check', file, '--json')
    expect(status).toBe(0)
    const report = JSON.parse(out) as DeckReport
    expect(Object.keys(report)).toEqual([
      'file',
      'format',
      'title',
      'decks',
      'notes',
      'cards',
      'reviews',
      'media',
      'kinds',
      'warnings',
      'errors',
    ])
    expect(report).toMatchObject({
      file,
      format: 'verso',
      title: 'Verbs',
      decks: 1,
      notes: 3,
      cards: 5,
      reviews: 0,
      errors: [],
    })
    expect(report).toMatchObject({ media: { found: 1, missing: 4 }, kinds: { basic: 2, cloze: 1 } })
    expect(report.warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringContaining('6 note `a`: front: gone.png is not in v.media/'),
      expect.stringContaining('6 note `a`: back: a%20b.mp3 is not in v.media/'),
      expect.stringContaining('12 note `c`: front: HERE2.png is spelt here2.png'),
      expect.stringContaining('12 note `c`: front: https://example.org/x.png is on the network'),
    ])
  })

  test('misses the picture of an occlusion note like any other', async () => {
    const shape = '{ card: 1, shape: rect, left: 0.1, top: 0.1, width: 0.2, height: 0.2 }'
    const file = await write(
      'v.deck.yaml',
      `format: 1\nid: v\ntitle: V\nlanguage: en\nnotes:\n  - { id: a, kind: occlusion, image: heart.png, shapes: [${shape}] }\n`,
    )
    expect(JSON.parse((await run('check', file, '--json')).out)).toMatchObject({
      media: { found: 0, missing: 1 },
      warnings: [{ line: 6, message: expect.stringContaining('image: heart.png is not in v.media/') }],
    })
    await write('v.media/heart.png', 'x')
    expect(JSON.parse((await run('check', file, '--json')).out)).toMatchObject({ media: { found: 1 } })
  })

  test('exits with 1 for errors, and counts stay numbers', async () => {
    const file = await write('x.deck.json', '{"format":1,"id":"x","title":"X","notes":[{}]}')
    const { status, out } = await run('check', '--json', file)
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      notes: 0,
      cards: 0,
      media: { found: 0, missing: 0 },
      errors: [{ line: 1, column: 43 }],
    })
  })

  test('walks folders and prints an array, also for a folder of one', async () => {
    await write('deep/er/v.deck.yml', good)
    await write('deep/notes.yaml', 'no deck')
    const { status, out } = await run('check', folder, '--json')
    expect(status).toBe(0)
    expect((JSON.parse(out) as DeckReport[]).map((report) => report.title)).toEqual(['Verbs'])
  })

  test('prints a summary for people, each problem where editors can follow it', async () => {
    const file = await write('v.deck.yaml', good)
    const broken = await write('w.deck.yaml', good.replace('Verbs', "''"))
    const { status, out } = await run('check', file, broken)
    expect(status).toBe(1)
    expect(out).toContain(`✓ ${file}: “Verbs” 3 notes (2 basic, 1 cloze), 5 cards`)
    expect(out).toContain(`✗ ${broken}: 1 error\n  ${broken}:3:8 error: title is empty`)
    expect(out).toContain('2 files checked, 1 with errors')
  })

  test.each([
    ['a.deck.json', '{"__type__": "Deck", "notes": []}', 'crowdanki', 'CrowdAnki'],
    ['a.deck.json', 'PK\u0003\u0004 zip', 'unknown', 'Anki package'],
    ['a.txt', 'hello', 'unknown', 'plain text'],
    ['a.deck.json', '{"cards": []}', 'verso', 'not a Verso deck'],
  ])('says what a foreign file looks like: %s %s', async (name, text, format, says) => {
    const file = await write(name, text)
    const { status, out } = await run('check', file, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      format,
      errors: [{ line: 1, message: expect.stringContaining(says) as string }],
    })
  })

  test('prints the same object for every format that can be imported', async () => {
    const file = await write('verbs.csv', 'front,back\nir,to go\n"![](ir.png)",\nver,to see ![](ver.png)\n')
    const { status, out } = await run('check', file, '--json')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({
      file,
      format: 'csv',
      title: 'verbs',
      decks: 1,
      notes: 2,
      cards: 2,
      reviews: 0,
      media: { found: 0, missing: 1 },
      kinds: { basic: 2 },
      warnings: [
        { line: 3, column: 1, message: 'skipped: it has a front and no back' },
        { line: 4, column: 1, message: 'ver.png is named by a note and is not in the file' },
      ],
      errors: [],
    })
  })

  test('finds the media that CrowdAnki keeps beside its JSON', async () => {
    const model = {
      __type__: 'NoteModel',
      crowdanki_uuid: 'u1',
      name: 'Basic',
      type: 0,
      flds: [
        { name: 'Front', ord: 0 },
        { name: 'Back', ord: 1 },
      ],
      tmpls: [{ name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' }],
    }
    const note = {
      __type__: 'Note',
      guid: 'g',
      fields: ['<img src="a.png">', 'b'],
      tags: [],
      note_model_uuid: 'u1',
    }
    const deck = { __type__: 'Deck', name: 'D', notes: [note], children: [], note_models: [model] }
    await write('crowd/deck.json', JSON.stringify(deck))
    await write('crowd/media/a.png', 'png')
    for (const path of [join(folder, 'crowd', 'deck.json'), join(folder, 'crowd')]) {
      const { status, out } = await run('check', path, '--json')
      expect(status).toBe(0)
      expect(JSON.parse(out)).toMatchObject({
        format: 'crowdanki',
        title: 'D',
        media: { found: 1, missing: 0 },
        kinds: { basic: 1 },
      })
    }
  })

  test('XML that is not well formed has its line and column', async () => {
    const file = await write('x.xml', '<mnemosyne core_version="1">\n<item></mnemosyne>')
    const { status, out } = await run('check', file, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ format: 'mnemosyne', errors: [{ line: 2, column: 18 }] })
  })

  test.each([[], ['chek'], ['check'], ['check', '--jsn', 'x']])(
    'explains itself and exits with 2: %j',
    async (...args: string[]) => {
      const { status, out, err } = await run(...args)
      expect([status, out]).toEqual([2, ''])
      expect(err).toContain('Usage: npm run deck -- check')
    },
  )

  test('names a file that is not there', async () => {
    const { status, out } = await run('check', join(folder, 'gone.deck.yaml'))
    expect(status).toBe(1)
    expect(out).toContain('there is no such file')
  })

  test('run from npm leaves nothing but JSON on its output', async () => {
    const file = await write('v.deck.yaml', good)
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'decks/cli/main.ts', 'check', file, '--json'],
      { cwd: root },
    )
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Verbs' })
  }, 30_000)

  const shared = fileURLToPath(new URL('../../../shared/decks', import.meta.url))
  test.skipIf(!existsSync(shared))(
    'reads CrowdAnki’s deck.json in real folders, and refuses what only looks like it',
    async () => {
      const { status, out } = await run('check', shared, '--json')
      expect(status).toBe(1)
      const reports = JSON.parse(out) as DeckReport[]
      expect(reports.filter(({ errors }) => errors.length > 0).map(({ format }) => format)).toEqual(['verso'])
      expect(reports.filter(({ format }) => format === 'crowdanki').map(({ notes }) => notes)).toEqual([
        41, 19,
      ])
    },
  )
})

describe('deck convert', () => {
  const deck = `format: 1
id: v
title: Spanish::Verbs
notes:
  - { id: ir, kind: basic, front: ir, back: "to go ![](go.png)" }
  - { id: ser, kind: cloze, text: "{{c1::ser}} means *to be*" }
`

  test.each(['v.csv', 'v.tsv', 'v.txt', 'v.md', 'v.apkg', 'crowd/deck.json', 'w.deck.json'])(
    'writes %s, which reads back with the same notes',
    async (name) => {
      const from = await write('v.deck.yaml', deck)
      await write('v.media/go.png', 'png')
      const to = join(folder, 'out', name)
      const { status, out } = await run('convert', from, to)
      expect(status).toBe(0)
      expect(out).toContain('(verso): 1 deck, 2 notes, 2 cards')
      expect(existsSync(to)).toBe(true)
      const again = join(folder, 'again.deck.yaml')
      expect((await run('convert', to, again)).status).toBe(0)
      expect(await readFile(again, 'utf8')).toContain('front: ir')
      const report = JSON.parse((await run('check', again, '--json')).out) as DeckReport
      const hasMedia = /md$|apkg$|crowd|w\.deck/.test(name)
      const media = hasMedia ? { found: 1, missing: 0 } : { found: 0, missing: 1 }
      expect(report).toMatchObject({
        title: 'Spanish::Verbs',
        notes: 2,
        media,
        kinds: { basic: 1, cloze: 1 },
      })
    },
  )

  test('a folder takes all decks, with their media', async () => {
    await write('in/v.deck.yaml', deck)
    await write('in/v.media/go.png', 'png')
    await write('in/deep/w.deck.yaml', deck.replace('id: v', 'id: w').replace('Verbs', 'Other'))
    const to = join(folder, 'out')
    expect((await run('convert', join(folder, 'in'), to)).status).toBe(0)
    expect((await readdir(to, { recursive: true })).toSorted()).toEqual([
      'Spanish - Other.deck.yaml',
      'Spanish - Other.media',
      join('Spanish - Other.media', 'go.png'),
      'Spanish - Verbs.deck.yaml',
      'Spanish - Verbs.media',
      join('Spanish - Verbs.media', 'go.png'),
    ])
  })

  test('says what stays behind, and what was skipped', async () => {
    const from = await write('x.csv', 'a,b\n,c\n')
    const { out } = await run('convert', from, join(folder, 'x.deck.yaml'))
    expect(out).toContain('skipped 2: the first field is empty')
    const verso = await write('y.deck.yaml', deck)
    await write('y.media/go.png', 'png')
    expect((await run('convert', verso, join(folder, 'y.csv'))).out).toContain(
      'left behind: Pictures and sounds',
    )
  })

  test('never overwrites, and refuses what it cannot read or write', async () => {
    const from = await write('v.deck.yaml', deck)
    const taken = await write('v.csv', 'mine')
    const { status, err } = await run('convert', from, taken)
    expect([status, await readFile(taken, 'utf8')]).toEqual([1, 'mine'])
    expect(err).toContain('is there already')
    expect((await run('convert', from, join(folder, 'v.docx'))).err).toContain('no format has this ending')
    expect((await run('convert', join(folder, 'gone'), join(folder, 'x.csv'))).err).toContain('no such file')
    expect(
      (await run('convert', await write('b.xml', '<mnemosyne><a>'), join(folder, 'x.csv'))).err,
    ).toContain('b.xml:1:')
    expect((await run('convert', from)).status).toBe(2)
  })
})
