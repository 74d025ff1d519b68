import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOREIGN_FORMATS } from '../../renderer/core/importing/readOptions.ts'
import { read, readFolder, type ReadResult } from '../../renderer/importers/index.ts'
import { zipOf } from '../support/zipOf.ts'

/** Pieces of every format, so that chance gets past the first look. */
const PIECES = [
  '#separator:tab\n#html:true\n#tags column:9\n',
  'front,back\n',
  '"',
  'a\tb\n',
  '{{c1::',
  '}}',
  '::',
  '\n?\n',
  '==x==^[',
  '#flashcards/a ',
  '<!--SR:!2024-02-31,x,-->',
  '<!--verso {"id":1,"carried":"{"}-->',
  'Q: ',
  '\nA: ',
  '\nC: [',
  '---\n',
  '```\n',
  '{"__type__":"Deck","notes":[{"fields":[null]}],"children":[{}],"note_models":[{"tmpls":{}}]}',
  '<mnemosyne core_version="1"><item id="a.inv"><Q>x</Q>',
  '</item></mnemosyne>',
  '<openSM2sync><log type="6" fact="x"/><log type="16" o_id="x"><f>a</f></log></openSM2sync>',
  '<smconv_pl><cards><card><card_fields>',
  '<SuperMemoCollection><SuperMemoElement>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;&#0;&#xD800;',
  '<table><tr><td>',
  '<img src="',
  '\u0000\u202e\ud800\ufeff',
  'I: REP=9 INT=1e999 LAST=99.99.99\n',
  '\\(',
  '$',
  '`',
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
const bytes = fc.oneof(
  text.map((written) => new TextEncoder().encode(written)),
  fc.uint8Array({ maxLength: 200 }),
)
const name = fc.constantFrom(
  'x.csv',
  'x.txt',
  'x.md',
  'x.xml',
  'x.json',
  'x.mochi',
  'x.cards',
  'x.deck.yaml',
  'x.html',
  'x',
)

/** An answer that adds up: every note's cards name it, every place counts from 1, or a refusal with a sentence. */
function isSound(result: ReadResult): boolean {
  if (!result.ok)
    return (
      result.error.message.length > 10 &&
      !/undefined(?! entity)|\[object|is not a function/.test(result.error.message)
    )
  const { notes, cards, skipped, warnings, decks } = result.value.collection
  const keys = new Set(notes.map(({ key }) => key))
  const deckKeys = new Set(decks.map(({ key }) => key))
  return (
    keys.size === notes.length &&
    notes.every(({ deckKey }) => deckKeys.has(deckKey)) &&
    cards.every(({ noteKey }) => keys.has(noteKey)) &&
    [...skipped, ...warnings].every(({ place, message }) => place.line >= 1 && message !== '')
  )
}

describe('whatever is in a file, reading answers', () => {
  test.each(FOREIGN_FORMATS.filter((format) => format !== 'anki-package'))('%s', async (format) => {
    await fc.assert(
      fc.asyncProperty(name, bytes, async (fileName, content) => {
        const file = { name: fileName, blob: new Blob([content as Uint8Array<ArrayBuffer>]) }
        expect(isSound(await read(file, { format }))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('recognised by itself, alone or in a folder', async () => {
    await fc.assert(
      fc.asyncProperty(name, bytes, async (fileName, content) => {
        const blob = new Blob([content as Uint8Array<ArrayBuffer>])
        expect(isSound(await read({ name: fileName, blob }))).toBe(true)
        expect(
          isSound(
            await readFolder({
              name: 'f',
              files: [
                { path: `a/${fileName}`, blob },
                { path: fileName, blob },
              ],
            }),
          ),
        ).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test.each(['data.edn', 'data.json', 'cards.xml'])('in a zip file, as %s', async (entry) => {
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        const blob = await zipOf({ [entry]: content })
        expect(isSound(await read({ name: 'x.zip', blob }))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('a zip file that is cut off or changed', async () => {
    const whole = new Uint8Array(
      await (await zipOf({ 'data.edn': '{:version 2 :cards [{:content "a\\n---\\nb"}]}' })).arrayBuffer(),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(whole.length - 1),
        fc.nat(255),
        async (length, at, byte) => {
          const damaged = whole.slice(0, length)
          if (at < length) damaged[at] = byte
          expect(isSound(await read({ name: 'x.mochi', blob: new Blob([damaged]) }))).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
