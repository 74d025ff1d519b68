import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { migrations } from '../../decks/format/upgrades.ts'
import { decodeDeckText, parseDeck } from '../../decks/format/parse.ts'
import { FORMAT_VERSION } from '../../decks/format/schema.ts'

const yaml = (text: string) => parseDeck(text, 'any.deck.yaml')
const json = (text: string) => parseDeck(text, 'any.deck.json')
/** Problems as `line:column message`, which a test can read. */
const said = (parsed: ReturnType<typeof parseDeck>) =>
  parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
const head = 'format: 1\nid: d\ntitle: D\nlanguage: en\n'
const containing = (...parts: string[]) => parts.map((part) => expect.stringContaining(part) as string)

describe('a good deck', () => {
  test('reads the same from YAML and JSON, with defaults filled in', () => {
    const fromYaml = yaml(`${head}notes:\n  - id: a\n    kind: basic\n    front: F\n    back: B\n`)
    const note = { id: 'a', kind: 'basic', front: 'F', back: 'B' }
    const fromJson = json(JSON.stringify({ format: 1, id: 'd', title: 'D', language: 'en', notes: [note] }))
    expect(fromYaml).toEqual(fromJson)
    expect(fromYaml.problems).toEqual([])
    expect(fromYaml.deck?.notes).toEqual([{ ...note, tags: [], reversed: false }])
  })

  test('may begin with a byte-order mark, end lines as Windows does, and share values by anchors', () => {
    const text = `\uFEFF${head}notes:\n  - { id: a, kind: basic, front: F, back: B, tags: &t [x] }\n  - { id: b, kind: basic, front: G, back: B, tags: *t }\n`
    expect(yaml(text.replaceAll('\n', '\r\n')).deck?.notes.map((note) => note.tags)).toEqual([['x'], ['x']])
  })

  test('takes YAML 1.2 at its word: yes, no and dates are text', () => {
    const { deck } = yaml(
      `${head}notes:\n  - { id: a, kind: typed, prompt: no, answer: yes, accepted: [2024-01-01] }\n`,
    )
    expect(deck?.notes[0]).toMatchObject({ prompt: 'no', answer: 'yes', accepted: ['2024-01-01'] })
  })

  test('is doubted for what is probably a slip, each with its place', () => {
    const { deck, warnings } = yaml(
      'format: 1\nid: d\ntitle: D\nnotes:\n  - id: a\n    kind: basic\n    front: Same\n    back: B\n  - id: b\n    kind: basic\n    front: " Same"\n    back: C\n  - id: c\n    kind: cloze\n    text: "{{c1::x}} {{c3::}}"\n',
    )
    expect(deck).not.toBeNull()
    expect(warnings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(
      containing(
        '1:1 the deck names no language',
        '11:12 note `b` asks the same as `a` on line 7',
        '15:11 note `c`: text has c3 but no c2',
        '15:22 note `c`: text: the deletion {{c3:: hides nothing',
      ),
    )
  })
})

test('a backslash that double quotes ate is doubted', () => {
  const note = (front: string) => `${head}notes:\n  - { id: a, kind: basic, front: ${front}, back: B }\n`
  const front = String.raw`"$\frac{1}{2}$ and $\theta$"`
  expect(yaml(note(front)).warnings.map(({ message }) => message)).toEqual(
    containing('a backslash was read as an escape'),
  )
  expect(yaml(note(front.replaceAll('"', "'"))).warnings).toEqual([])
})

describe('a broken deck', () => {
  test('names everything that is wrong, in the order of the file', () => {
    const text = `format: 1
id: d
titel: D
language: en
source:
  title: Book
  sections:
    - { id: s1, title: One }
    - { id: s1, title: Two }
notes:
  - id: a
    kind: basic
    frnt: What?
    back: 1789
  - id: a
    kind: basic
    front: "  "
    back: b
    source: s2
  - id: c
    kind: cloze
    text: |
      Nothing here
  - id: d
    kind: cloze
    text: |
      fine {{c1::a}}
      and then {{c2::b
  - id: e
    kind: choice
    stem: Which?
    domain: people
    options:
      - text: a
      - text: b
        corect: true
  - id: f
    kind: clozes
  - kind: typed
    prompt: p
    answer:
  - just text
  - [1]
  - id: g
    kind: basic
    front: f
    front: g
    back: b
    tags: [a b]
    stem: hm
`
    expect(said(yaml(text))).toEqual(
      containing(
        '1:1 the deck: title is missing',
        '3:1 the deck: there is no field `titel`, did you mean `title`?',
        '9:13 source: section `s1`: the id is already taken on line 8',
        '11:5 note `a`: front is missing',
        '13:5 note `a`: there is no field `frnt`, did you mean `front`?',
        '14:11 note `a`: back must be text, not the number 1789: put it in quotes',
        '15:9 note `a`: the id is already taken on line 11',
        '17:12 note `a`: front is empty: write',
        '19:13 note `a`: source: there is no section `s2`, did you mean `s1`?',
        '22:11 note `c`: text has no deletion: mark what to hide',
        '28:16 note `d`: text: the deletion {{c2:: is not closed',
        '32:13 note `e`: domain names the domain `people`, but the deck has no exam',
        '34:7 note `e`: options have no correct one',
        '36:9 note `e`: option 2: there is no field `corect`, did you mean `correct`?',
        '38:11 note `f`: there is no kind `clozes`, did you mean `cloze`? the kinds are basic, cloze, choice, typed',
        '39:5 note 7: id is missing',
        '41:5 note 7: answer is empty',
        '42:5 note 8 must be a set of fields, not `just text`',
        '43:5 note 9 must be a set of fields, not a list',
        '47:5 `front` is already written on line 46',
        '49:12 note `g`: tag 1 is not a tag',
        '50:5 note `g`: there is no field `stem` in a basic note (choice has it)',
      ),
    )
  })

  test('has the same places in JSON', () => {
    const text =
      '{"format":1,"id":"j","title":"J",\n "notes":[\n  {"id":"a","kind":"basic","front":"","back":"b","back":"c"},\n  {"id":"b","kind":"basic","front":"f","bakc":"b"}\n]}'
    expect(said(json(text))).toEqual(
      containing(
        '3:36 note `a`: front is empty',
        '3:50 `back` is already written on line 3',
        '4:3 note `b`: back is missing',
        '4:40 note `b`: there is no field `bakc`, did you mean `back`?',
      ),
    )
  })

  test.each([
    ['{"a":1,}', '1:7 this is not JSON: a comma before } has nothing after it'],
    ['{\n"a":[1 2]}', '2:8 this is not JSON: a comma or ] is missing'],
    ['{"a": \'x\'}', '1:7 this is not JSON: JSON quotes text with "'],
    ['{"a": "x\ny"}', '1:9 this is not JSON: a line ends inside a text'],
    ['{"a": "x', '1:7 this is not JSON: this text is not closed'],
    ['{"a": [1', '1:7 this is not JSON: [ is not closed'],
    ['// hi\n{}', '1:1 this is not JSON: JSON has no comments'],
    ['{} x', '1:4 this is not JSON: something stands after the end'],
    ['{"a": "\\x"}', '1:8 this is not JSON: a backslash here'],
    ['['.repeat(100_000), '1:202 this is not JSON: nested more than 200 deep'],
  ])('says where JSON breaks off: %j', (text, problem) => {
    expect(said(json(text))).toEqual(containing(problem))
  })

  test.each([
    ['title: a: b\n', '1:8 this is not YAML: a second `: ` on one line'],
    ['a:\n\t- x\n', '2:1 this is not YAML: a tab indents this line'],
    ['a: "open\n', 'a text that begins with " is not closed'],
    ['a: 1\n---\nb: 2\n', '2:1 this is not YAML: a second document begins here'],
    ['a: *gone\n', '1:4 this is not YAML: a value that begins with *'],
    ['a: **bold** text\n', 'this is not YAML: a value that begins with *'],
    ['a: `code` text\n', '1:4 this is not YAML: a value cannot begin with this sign'],
    ['a: "x" y\n', 'this is not YAML'],
    ['a: [x\nb: y\n', 'this is not YAML'],
    ['['.repeat(100_000), '1:1 the file is nested too deeply'],
  ])('says where YAML breaks off: %j', (text, problem) => {
    expect(said(yaml(text))).toEqual(containing(problem))
  })

  test('stops at aliases that expand without end', () => {
    const row = (name: string, of: string) =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => of).join(', ')}]\n`
    const bomb = row('a', 'x') + row('b', '*a') + row('c', '*b') + row('d', '*c') + row('e', '*d')
    expect(said(yaml(bomb))).toEqual(containing('expand to too much'))
    expect(said(yaml('a: &a [*a]\n'))[0]).toContain('*a stands inside what it names')
  })

  test.each([
    ['', 'the file is empty'],
    ['# only a remark\n', 'the file holds no deck'],
    ['- a\n- b\n', 'the file holds a list'],
    ['hello', 'the file holds a single value'],
    ['cards: []\n', 'this is not a Verso deck'],
    ['__type__: Deck\nnotes: []\n', 'this is a CrowdAnki deck'],
    ['a: \0\n', '1:4 the file contains a NUL byte'],
  ])('that is no deck is said to be none: %j', (text, problem) => {
    expect(said(yaml(text))).toEqual(containing(problem))
  })

  test('of a newer format is refused by name and by nothing else', () => {
    expect(said(yaml('format: 2\nid: d\nnovelty: yes\n'))).toEqual(
      containing('1:9 made by a newer Verso: the deck has format 2'),
    )
  })

  test.each(['format: "1"', 'format: one', 'format: 0.5', 'id: x'])(
    'with %s is told its format beside the rest',
    (line) => {
      expect(said(yaml(`${line}\ntitle: T\nnotes: []\n`)).join('\n')).toMatch(/format (is missing|must be)/)
    },
  )
})

test('every released version has its way into this one', () => {
  expect(migrations).toHaveLength(FORMAT_VERSION - 1)
})

describe('bytes', () => {
  const bytes = (...parts: (string | number)[]) =>
    Uint8Array.from(
      parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
    )

  test('lose their byte-order mark', () => {
    expect(decodeDeckText(bytes(0xef, 0xbb, 0xbf, 'é'))).toEqual({ ok: true, text: 'é' })
  })

  test('that are not UTF-8 are refused where they begin, also after a sign that only looks like damage', () => {
    const problem = { line: 2, column: 4, message: expect.stringContaining('not UTF-8') as string }
    expect(decodeDeckText(bytes('ä\n\uFFFDab', 0xe9, 'x'))).toEqual({ ok: false, problem })
  })

  test('of UTF-16 are named', () => {
    expect(decodeDeckText(bytes(0xff, 0xfe, 'a', 0))).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('UTF-16') as string },
    })
  })
})

test('the examples of decks/README.md make a good deck', () => {
  const readme = readFileSync(new URL('../../decks/README.md', import.meta.url), 'utf8')
  const examples = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? '')
  const [deck = '', ...rest] = examples
  // The first one is a whole deck up to its notes; others are notes for it, or fields beside them.
  const notes = rest.filter((example) => /^[\s-]/.test(example))
  const fields = rest.filter((example) => !notes.includes(example))
  const indented = notes.map((note) => note.replaceAll(/^(?=.)/gm, note.startsWith(' ') ? '' : '  '))
  const text = [deck, ...indented, ...fields].join('')
  expect(yaml(text)).toMatchObject({ problems: [], warnings: [], deck: { notes: { length: 6 } } })
})
