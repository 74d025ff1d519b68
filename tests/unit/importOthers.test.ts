import { describe, expect, test } from 'vitest'
import { read } from '../../renderer/importers/index.ts'
import { brief, briefs, readFile } from '../support/readForeign.ts'
import { zipOf } from '../support/zipOf.ts'

const noon = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day, 12).getTime()

async function refusal(name: string, content: string | Blob) {
  const result = await read({ name, blob: content instanceof Blob ? content : new Blob([content]) })
  return result.ok ? null : result.error
}

describe('Mnemosyne 1', () => {
  const item = (id: string, learning: string, question: string, answer: string, category = 'Words') =>
    `<item id="${id}" ${learning}><cat>${category}</cat><Q>${question}</Q><A>${answer}</A></item>\n`
  const file = (items: string) =>
    `<?xml version="1.0"?>\n<mnemosyne core_version="1" time_of_start="1247706000">\n${items}</mnemosyne>`

  test('items, their inverses, vocabulary and maps become notes with all their cards', async () => {
    const source = await readFile(
      'words.xml',
      file(
        item('1', 'u="1" gr="0"', '&lt;b&gt;a&lt;/b&gt; x', 'one\ntwo') +
          item('2', 'u="0" gr="4" e="2.36" ac_rp="1" rt_rp="3" lps="1" l_rp="10" n_rp="30"', 'dog', 'perro') +
          item('2.inv', 'u="0" gr="1" ac_rp="2" l_rp="10" n_rp="11"', 'perro', 'dog') +
          item('3', '', 'hund', '[hʊnt]\ndog') +
          item('3.tr.1', '', 'dog', 'hund\n[hʊnt]') +
          item(
            '4',
            '',
            '&lt;img src="maps/a/blank.png"&gt;&lt;card style="answerbox: overlay"/&gt; Where?',
            'x',
          ) +
          item('4.inv', '', '&lt;img src="maps/a/marked.png"&gt;', 'Here', '&lt;default&gt;') +
          item('5', '', '', 'no question'),
      ),
    )
    expect(source.collection.notes.map(({ note }) => brief(note))).toEqual([
      '**a** x|one\\\ntwo',
      'dog|perro|⇄',
      'templated',
      'templated',
    ])
    expect(source.collection.notes[2]!.note).toMatchObject({
      type: 'mnemosyne-vocabulary',
      fields: { Foreign: 'hund', Pronunciation: '[hʊnt]', Meaning: 'dog' },
    })
    expect(source.collection.notes[3]!.note).toMatchObject({
      type: 'mnemosyne-map',
      fields: { Name: 'Here', Marked: '<img src="marked.png">', Blank: '<img src="blank.png">' },
    })
    expect(source.collection.noteTypes).toHaveLength(2)
    expect(source.collection.cards).toHaveLength(7)
    expect(source.collection.skipped).toMatchObject([{ message: 'the first field is empty' }])
    const [, first, second] = source.collection.cards
    expect(first?.schedule).toMatchObject({
      state: 'review',
      intervalDays: 20,
      easeFactor: 2.36,
      reps: 4,
      lapses: 1,
    })
    expect(first?.schedule?.dueAtMs).toBe(noon(2009, 8, 15))
    expect(second?.schedule).toMatchObject({ state: 'learning', lapses: 0 })
    expect(source.collection.notes[0]).toMatchObject({ guid: 'mnemosyne:1', note: { tags: ['Words'] } })
  })

  test.each([
    [
      'not well formed',
      file('<item><Q>a</A></item>'),
      { kind: 'malformed', place: { line: 3, column: expect.any(Number) as number } },
    ],
    ['cut off', file(item('1', '', 'a', 'b')).slice(0, -20), { kind: 'malformed' }],
    [
      'with a document type',
      '<?xml version="1.0"?>\n<!DOCTYPE mnemosyne [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<mnemosyne/>',
      { kind: 'malformed', message: expect.stringContaining('DOCTYPE') as string },
    ],
  ])('XML %s is refused', async (_name, text, error) => {
    expect(await refusal('x.xml', text)).toMatchObject(error)
  })
})

describe('Mnemosyne 2', () => {
  const xml = `<openSM2sync number_of_entries="9">
<log type="10" o_id="t1"><name>animals</name></log>
<log type="10" o_id="t2"><name>__UNTAGGED__</name></log>
<log type="16" o_id="f1"><f>cat</f><b>&lt;img src="pics/cat.png"&gt;</b></log>
<log type="16" o_id="f2"><f>dog</f><b>perro &lt;$&gt;x^2&lt;/$&gt;</b></log>
<log type="16" o_id="f3"><text>The [sun:star] and the [moon]</text></log>
<log type="16" o_id="f4"><f>orphan</f><b>x</b></log>
<log type="6" o_id="c1" card_t="1" fact="f1" fact_v="1.1" tags="t1" gr="-1" e="2.5" l_rp="-1" n_rp="-1"></log>
<log type="6" o_id="c3" card_t="2" fact="f2" fact_v="2.2" tags="t2" gr="-1" l_rp="-1" n_rp="-1"></log>
<log type="6" o_id="c2" card_t="2" fact="f2" fact_v="2.1" tags="t2" gr="4" e="2.1" ac_rp="1" rt_rp="2" lps="0" l_rp="1262304000" n_rp="1263168000"></log>
<log type="6" o_id="c4" card_t="5" fact="f3" fact_v="5.1" tags="" gr="-1"></log>
<log type="6" o_id="c5" card_t="5" fact="f3" fact_v="5.1" tags="" gr="-1"></log>
<log type="6" o_id="c6" card_t="1" fact="gone" fact_v="1.1" tags="" gr="-1"></log>
</openSM2sync>`

  test('facts with their cards, tags, schedule and media', async () => {
    const blob = await zipOf({
      'cards.xml': xml,
      METADATA: 'card_set_name:Animals\nauthor_name:x\n',
      'pics/cat.png': 'cat',
    })
    const source = await readFile('my.cards', blob)
    expect(briefs(source)).toEqual([
      'Animals: cat|![](cat.png)',
      'Animals: dog|perro $x^2$|⇄',
      'Animals: cloze The {{c1::sun::star}} and the {{c2::moon}}|',
    ])
    expect(source.collection.notes[0]).toMatchObject({ guid: 'mnemosyne:f1', note: { tags: ['animals'] } })
    expect(source.collection.cards[1]?.schedule).toMatchObject({
      intervalDays: 10,
      easeFactor: 2.1,
      reps: 3,
      dueAtMs: noon(2010, 1, 11),
    })
    expect(source.collection.cards[2]?.schedule).toBeNull()
    expect(source.collection.skipped).toMatchObject([{ place: { line: 7 } }, { place: { line: 13 } }])
    expect(source.collection.media).toEqual([{ name: 'cat.png', sizeBytes: 3 }])
    expect(await new Response(await source.media.read('cat.png')).text()).toBe('cat')
  })
})

describe('SuperMemo', () => {
  test('for Palm: windows-1252, schedule, the header’s name', async () => {
    const text = `<?xml version="1.0" encoding="windows-1252"?>
<smconv_pl><cards>
<card category="Nouns" commit="1"><card_fields><card_field idx="2">gesture</card_field><card_field idx="1">el ademán</card_field></card_fields>
<card_other datenexttest="2008-10-08" difficulty="60" interval="472" lapses="8" recalls="22"/></card>
<card category="Unfiled" commit="0"><card_fields><card_field idx="1">solo</card_field></card_fields></card>
</cards><header name="Spanish"/></smconv_pl>`
    const source = await readFile('smconv.xml', new Uint8Array(Buffer.from(text, 'latin1')))
    expect(briefs(source)).toEqual(['Spanish: el ademán|gesture'])
    expect(source.collection.cards[0]?.schedule).toMatchObject({
      dueAtMs: noon(2008, 10, 8),
      intervalDays: 472,
      lapses: 8,
      reps: 30,
    })
    expect(source.collection.skipped).toMatchObject([
      { place: { line: 5 }, message: 'it has a front and no back' },
    ])
  })

  test('its own XML: topics are decks', async () => {
    const element = (title: string, inner: string) =>
      `<SuperMemoElement><ID>${title.length}</ID><Title>${title}</Title>${inner}</SuperMemoElement>`
    const item = `<Type>Item</Type><Content><Question>What is &lt;b&gt;it&lt;/b&gt;?</Question><Answer>that</Answer></Content>
<LearningData><Interval>10</Interval><Repetitions>2</Repetitions><Lapses>1</Lapses><LastRepetition>05.03.2020</LastRepetition><UFactor>2.1</UFactor></LearningData>`
    const source = await readFile(
      'sm.xml',
      `<SuperMemoCollection><Count>3</Count>${element('Physics', `<Type>Topic</Type>${element('One', item)}${element('Empty', '<Type>Topic</Type>')}`)}</SuperMemoCollection>`,
    )
    expect(briefs(source)).toEqual(['sm::Physics: What is **it**?|that'])
    expect(source.collection.cards[0]?.schedule).toMatchObject({
      dueAtMs: noon(2020, 3, 15),
      easeFactor: 2.1,
      lapses: 1,
    })
    expect(source.collection.skipped).toHaveLength(1)
  })

  test('questions and answers with their learning data', async () => {
    const source = await readFile(
      'sm.txt',
      `Q: first line
Q: second line
A: answer &#33267;
I: REP=8 LAP=0 EF=3.200 UF=2.370 INT=429 LAST=27.01.06
O: 36

Q: new
A: card
I: REP=0 LAP=0 EF=2.500 UF=0 INT=0 LAST=0

stray
Q: no answer
`,
    )
    expect(source.collection.format).toBe('supermemo')
    expect(briefs(source)).toEqual(['sm: first line\\\nsecond line|answer 至', 'sm: new|card'])
    expect(source.collection.cards.map(({ schedule }) => schedule)).toMatchObject([
      { dueAtMs: noon(2007, 4, 1), intervalDays: 429, easeFactor: 3.2, reps: 8 },
      null,
    ])
    expect(source.collection.skipped).toMatchObject([{ place: { line: 11 } }, { place: { line: 12 } }])
  })
})

describe('Mochi', () => {
  const edn = `{:version 2
 :templates ({:id :tpl1 :name "Vocabulary" :content "# << Word >>\\n---\\n<< Meaning >>"
              :fields {:name {:id :name :name "Word" :pos "a"} :f2 {:id :f2 :name "Meaning" :pos "b"}}})
 :decks [{:id :d1 :name "Languages"} {:id :d2 :name "Spanish" :parent-id :d1
   :cards ({:id :c1 :content "gato\\n---\\ncat ![](@media/cat.png)" :tags #{"animal" "two words"}
            :reviews [{:date #inst "2024-01-01T10:00:00Z" :remembered? true}
                      {:date #inst "2024-01-03T10:00:00Z" :due #inst "2024-01-08T10:00:00Z" :interval 5 :remembered? false}]}
           {:id :c2 :content "The {{sun}} and {{2::moon}}"}
           {:id :c3 :template-id :tpl1 :fields {:name {:id :name :value "perro"} :f2 {:id :f2 :value "dog"}}}
           {:id :c4 :content "gone" :trashed? true})}]
 :cards [{:deck-id :d1 :content "only a front"}]}`
  const transitText = JSON.stringify({
    '~:version': 2,
    '~:decks': [
      {
        '~:id': '~:d1',
        '~:name': 'Kana',
        '~:cards': {
          '~#list': [
            {
              '~:id': '~:c1',
              '~:content': 'あ\n---\na',
              '~:tags': { '~#set': ['x'] },
              '~:created-at': { '~#dt': 1_700_000_000_000 },
              '~:reviews': [{ '~:date': '~t1704067200000', '~:interval': 3, '~:remembered?': true }],
            },
            ['^ ', '~:id', '~:c2', '~:content', 'い\n---\ni', '~:review-reverse?', true],
          ],
        },
      },
    ],
  })

  test('EDN: decks within decks, deletions, templates, reviews, media', async () => {
    const source = await readFile('x.mochi', await zipOf({ 'data.edn': edn, 'cat.png': 'cat' }))
    expect(briefs(source)).toEqual([
      'Languages::Spanish: gato|cat ![](cat.png)',
      'Languages::Spanish: cloze The {{c3::sun}} and {{c2::moon}}|',
      'Languages::Spanish: # perro|dog',
    ])
    const [first] = source.collection.cards
    expect(first?.logs).toMatchObject([
      { rating: 3, stateBefore: 'new', interval: 0, kind: 0 },
      {
        rating: 1,
        stateBefore: 'review',
        interval: 5,
        kind: 1,
        reviewedAtMs: Date.parse('2024-01-03T10:00:00Z'),
      },
    ])
    expect(first?.schedule).toMatchObject({ dueAtMs: Date.parse('2024-01-08T10:00:00Z'), reps: 2, lapses: 1 })
    expect(source.collection.notes[0]).toMatchObject({
      guid: 'mochi:c1',
      note: { tags: ['animal', 'two-words'] },
    })
    expect(source.collection.notes[2]!.typeName).toBe('Vocabulary')
    expect(source.collection.skipped).toHaveLength(2)
    expect(await new Response(await source.media.read('cat.png')).text()).toBe('cat')
  })

  test('Transit: lists, sets, both ways of maps, moments', async () => {
    const source = await readFile('x.mochi', await zipOf({ 'data.json': transitText }))
    expect(source.detected.variant).toBe('Transit')
    expect(briefs(source)).toEqual(['Kana: あ|a', 'Kana: い|i|⇄'])
    expect(source.collection.notes[0]).toMatchObject({
      modifiedAtMs: 1_700_000_000_000,
      note: { tags: ['x'] },
    })
    expect(source.collection.cards[0]?.schedule).toMatchObject({
      dueAtMs: 1_704_067_200_000 + 3 * 86_400_000,
    })
  })

  test.each([
    ['not a zip', new Blob(['hello']), 'truncated'],
    ['without its data', zipOf({ 'a.txt': 'x' }), 'notACollection'],
    ['with broken data', zipOf({ 'data.edn': '{:a' }), 'malformed'],
    ['of a later version', zipOf({ 'data.edn': '{:version 3}' }), 'tooNew'],
  ])('%s is refused', async (_name, blob, kind) => {
    expect(await refusal('x.mochi', await blob)).toMatchObject({ kind })
  })

  test('an entry that unpacks to far more than it weighs is refused', async () => {
    const blob = await zipOf({ 'data.edn': ' '.repeat(30_000_000) })
    expect(await refusal('x.mochi', blob)).toMatchObject({ kind: 'tooLarge' })
  })
})

describe('pasted text', () => {
  test.each([
    [
      'tabs, as Quizlet exports and spreadsheets copy',
      'perro\tdog\ngato\t"cat\nsmall"\n',
      ['perro|dog', 'gato|cat\\\nsmall'],
    ],
    ['dashes', 'perro - dog\ngato - cat, or kitten\n', ['perro|dog', 'gato|cat, or kitten']],
    ['commas and semicolons', 'perro,dog;gato,cat;pez,fish', ['perro|dog', 'gato|cat', 'pez|fish']],
    ['colons', 'perro: dog\ngato: cat\n', ['perro|dog', 'gato|cat']],
  ])('%s', async (_name, text, expected) => {
    const source = await readFile('Pasted', text, { format: 'pasted-text' })
    expect(source.collection.notes.map(({ note }) => brief(note))).toEqual(expected)
  })

  test('separators of the learner’s own', async () => {
    const options = {
      format: 'pasted-text',
      termSeparator: ' => ',
      cardSeparator: '\\n\\n',
      deckTitle: 'Set',
    } as const
    const source = await readFile('Pasted', 'a => b\nc\n\nd => e\n\nf', options)
    expect(briefs(source)).toEqual(['Set: a|b\\\nc', 'Set: d|e'])
    expect(source.collection.skipped).toMatchObject([{ place: { line: 6 } }])
  })

  test('the table of a web page', async () => {
    const html = `<!doctype html><html><table><tr><td>menu</table>
<table class="x"><thead><tr><th>Term</th><th>Definition</th></tr></thead>
<tr><td><b>perro</b> x</td><td>dog</td><tr><td>gato<td>cat &amp; co</table></html>`
    const source = await readFile('page.html', html)
    expect(source.detected).toMatchObject({ hasHeader: true, variant: 'table of a web page' })
    expect(source.collection.notes.map(({ note, place }) => `${place.line} ${brief(note)}`)).toEqual([
      '3 **perro** x|dog',
      '3 gato|cat & co',
    ])
  })

  test('a web page without a table says what to do', async () => {
    expect(await refusal('p.html', '<!doctype html><p>hello</p>')).toMatchObject({ kind: 'notACollection' })
  })
})
