import { describe, expect, test } from 'vitest'
import { read } from '../../renderer/importers/index.ts'
import { briefs, readFile, readFiles } from '../support/readForeign.ts'

const noon = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day, 12).getTime()

describe('Obsidian Spaced Repetition', () => {
  test('single lines, both ways, several lines, under tags and headings', async () => {
    const source = await readFile(
      'Notes.md',
      `---
tags: [flashcards/Bio/Cells, exam]
---
Prose that is no card, with \`std::vector\` in code.

- Mitochondria::powerhouse of the cell
Chlorophyll:::Chlorophyll is green

What is
a membrane?
?
A layer
of lipids
- and more

#flashcards/Chem
Term
??
Definition

#flashcards/Maths 1+1::2

\`\`\`
a::b
\`\`\`
`,
    )
    expect(source.detected).toMatchObject({ format: 'markdown', variant: 'Obsidian Spaced Repetition' })
    expect(briefs(source)).toEqual([
      'Bio::Cells: Mitochondria|powerhouse of the cell',
      'Bio::Cells: Chlorophyll|Chlorophyll is green|⇄',
      'Bio::Cells: What is\\\na membrane?|A layer\\\nof lipids\n- and more',
      'Chem: Term|Definition|⇄',
      'Maths: 1+1|2',
    ])
    expect(source.collection.notes[0]).toMatchObject({ place: { line: 6 }, note: { tags: ['exam'] } })
  })

  test('highlights are deletions, with hints, groups and plans', async () => {
    const source = await readFile(
      'c.md',
      `The ==sun== and the ==moon==^[at night]

==a==[^1] ==b==[^2] ==c==[^1]

==x==[^as] ==y==[^sh]

==1;;k;;hint==
`,
    )
    expect(briefs(source)).toEqual([
      'c: cloze The {{c1::sun}} and the {{c2::moon::at night}}|',
      'c: cloze {{c1::a}} {{c2::b}} {{c1::c}}|',
      'c: cloze {{c1::x}} y|',
      'c: cloze {{c1::k::hint}}|',
    ])
    expect(source.collection.warnings).toMatchObject([{ place: { line: 5 } }])
  })

  test('schedules of SM-2 and FSRS come along, sibling by sibling', async () => {
    const source = await readFile(
      's.md',
      `Q::A <!--SR:!2024-08-16,51,230-->

R:::S
<!--SR:!2024-08-16,0.5,250!2000-01-01,1,250-->

==x== and ==y==
<!--SR:!2024-08-20,3,250!2024-08-21,4,270-->

F::G
<!--SR:!fsrs,2026-01-05T10:00:00.000Z,4,5.5,4.25,2,7,1,0,2026-01-01T10:00:00.000Z-->

B::C <!--SR:!nonsense-->
`,
    )
    const byNote = source.collection.cards.map(({ noteKey, ordinal, schedule }) => [
      noteKey,
      ordinal,
      schedule,
    ])
    expect(byNote).toMatchObject([
      [
        'n1',
        0,
        {
          state: 'review',
          dueAtMs: noon(2024, 8, 16),
          isDay: true,
          intervalDays: 51,
          easeFactor: 2.3,
          memory: null,
        },
      ],
      ['n2', 0, { intervalDays: 0.5 }],
      ['n2', 1, null],
      ['n3', 0, { dueAtMs: noon(2024, 8, 20), intervalDays: 3 }],
      ['n3', 1, { dueAtMs: noon(2024, 8, 21), easeFactor: 2.7 }],
      [
        'n4',
        0,
        {
          state: 'review',
          memory: { stabilityDays: 5.5, difficulty: 4.25 },
          reps: 7,
          lapses: 1,
          dueAtMs: Date.parse('2026-01-05T10:00:00Z'),
          lastReviewAtMs: Date.parse('2026-01-01T10:00:00Z'),
        },
      ],
      ['n5', 0, null],
    ])
    expect(source.collection.warnings).toMatchObject([{ place: { line: 12 } }])
    expect(source.collection.canHoldHistory).toBe(true)
    expect(briefs(source)[0]).toBe('s: Q|A')
  })

  test('a vault: folders are decks, wiki links are text, embeds are media', async () => {
    const source = await readFiles('Vault', {
      'Languages/Spanish.md':
        'see [[Gato|the cat]]::![[gato.png|200]] ![[miau.mp3]]\n\n# Verbs\n\nir::to go\n',
      'Languages/files/gato.png': 'png',
      'Languages/files/miau.mp3': 'mp3',
      'Languages/files/unused.png': 'png',
      '.obsidian/workspace.md': 'x::y',
    })
    expect(briefs(source)).toEqual([
      'Languages::Spanish: see the cat|![](gato.png) [sound:miau.mp3]',
      'Verbs: ir|to go',
    ])
    expect(source.collection.media.map(({ name }) => name)).toEqual(['gato.png', 'miau.mp3'])
    expect(await new Response(await source.media.read('gato.png')).text()).toBe('png')
    expect(source.collection.notes[0]!.place).toEqual({ line: 1, column: 1, entry: 'Languages/Spanish.md' })
  })

  test('a note that is scheduled as a whole has no cards, and says so', async () => {
    const { collection } = await readFile(
      'A.md',
      '---\nsr-due: 2023-09-10\nsr-interval: 4\n---\n#review\n\nText\n',
    )
    expect(collection.notes).toEqual([])
    expect(collection.warnings).toMatchObject([{ place: { line: 2 } }])
  })

  test('Markdown without cards is refused with what is read', async () => {
    const result = await read({ name: 'a.md', blob: new Blob(['# Hello\n\nNothing to ask.\n']) })
    expect(result).toMatchObject({ ok: false, error: { kind: 'notACollection' } })
  })
})

describe('hashcards', () => {
  test('questions, deletions, separators, and the name in front', async () => {
    const source = await readFile(
      'x.md',
      `---
name = "Maths"
---
Q: What is $e^0$?
A: $1$

It is always one.

C: A [noun] and a [verb], see \\[not this] ![pic](a.png) and [a link](https://x.org).

---

Q: Code
A:

\`\`\`
Q: not a card
# not a heading
\`\`\`
C: no deletion
`,
    )
    expect(source.detected.variant).toBe('hashcards')
    expect(briefs(source)).toEqual([
      'Maths: What is $e^0$?|$1$\n\nIt is always one.',
      'Maths: cloze A {{c1::noun}} and a {{c2::verb}}, see \\[not this] ![pic](a.png) and [a link](https://x.org).|',
      'Maths: Code|```\nQ: not a card\n# not a heading\n```',
    ])
    expect(source.collection.skipped).toMatchObject([{ place: { line: 20 } }])
  })

  test('headings are decks: of the first level by themselves, others below the file', async () => {
    const text = 'Q: a\nA: b\n\n## Verbs\n\nQ: c\nA: d\n\n### Irregular\n\nQ: e\nA: f\n'
    expect(briefs(await readFile('Spanish.md', text))).toEqual([
      'Spanish: a|b',
      'Spanish::Verbs: c|d',
      'Spanish::Verbs::Irregular: e|f',
    ])
    expect(briefs(await readFile('x.md', `# Top\n\n${text}`))).toContain('Top::Verbs: c|d')
  })
})
