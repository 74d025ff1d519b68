// The note types that every Anki has from the start: what they look like, and which of Verso's kinds they are. The
// importer recognises them, the exporter writes them.

export interface StockTemplate {
  readonly name: string
  readonly front: string
  readonly back: string
}

export interface StockShape {
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly StockTemplate[]
  readonly css: string
  /** Anki's `OriginalStockKind`, 0 where it is not known. */
  readonly stockKind: number
}

/** `basic`, with a reversed card or not, `typed`, `cloze`, `occlusion`; null: a type of somebody's own. */
export type StockKind = 'basic' | 'reversed' | 'typed' | 'cloze' | 'occlusion'

export const STOCK_CSS = `.card {
    font-family: arial;
    font-size: 20px;
    line-height: 1.5;
    text-align: center;
    color: black;
    background-color: white;
}
`
export const CLOZE_CSS = `${STOCK_CSS}.cloze {
    font-weight: bold;
    color: blue;
}
.nightMode .cloze {
    color: lightblue;
}
`
const OCCLUSION_CSS = `#image-occlusion-canvas {
    --inactive-shape-color: #ffeba2;
    --active-shape-color: #ff8e8e;
    --inactive-shape-border: 1px #212121;
    --active-shape-border: 1px #212121;
    --highlight-shape-color: #ff8e8e00;
    --highlight-shape-border: 1px #ff8e8e;
}

.card {
    font-family: arial;
    font-size: 20px;
    text-align: center;
    color: black;
    background-color: white;
}
`
// Only Anki runs this: the drawing is done by its own code.
const OCCLUSION_FRONT = [
  '{{#Header}}<div>{{Header}}</div>{{/Header}}',
  '<div style="display: none">{{cloze:Occlusion}}</div>',
  '<div id="err"></div>',
  '<div id="image-occlusion-container">',
  '    {{Image}}',
  '    <canvas id="image-occlusion-canvas"></canvas>',
  '</div>',
  '<script>',
  'try {',
  '    anki.imageOcclusion.setup();',
  '} catch (exc) {',
  '    document.getElementById("err").innerHTML = `Error loading image occlusion. Is your Anki version up to date?<br><br>${exc}`;',
  '}',
  '</script>',
  '',
].join('\n')

const ANSWER = '\n\n<hr id=answer>\n\n'

/** The stock types as Anki's English has them. */
export const STOCK_TYPES: Readonly<Record<StockKind, StockShape & { readonly name: string }>> = {
  basic: {
    name: 'Basic',
    isCloze: false,
    fields: ['Front', 'Back'],
    templates: [{ name: 'Card 1', front: '{{Front}}', back: `{{FrontSide}}${ANSWER}{{Back}}` }],
    css: STOCK_CSS,
    stockKind: 1,
  },
  reversed: {
    name: 'Basic (and reversed card)',
    isCloze: false,
    fields: ['Front', 'Back'],
    templates: [
      { name: 'Card 1', front: '{{Front}}', back: `{{FrontSide}}${ANSWER}{{Back}}` },
      { name: 'Card 2', front: '{{Back}}', back: `{{FrontSide}}${ANSWER}{{Front}}` },
    ],
    css: STOCK_CSS,
    stockKind: 2,
  },
  typed: {
    name: 'Basic (type in the answer)',
    isCloze: false,
    fields: ['Front', 'Back'],
    templates: [
      { name: 'Card 1', front: '{{Front}}\n\n{{type:Back}}', back: `{{Front}}${ANSWER}{{type:Back}}` },
    ],
    css: STOCK_CSS,
    stockKind: 4,
  },
  cloze: {
    name: 'Cloze',
    isCloze: true,
    fields: ['Text', 'Back Extra'],
    templates: [{ name: 'Cloze', front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>\n{{Back Extra}}' }],
    css: CLOZE_CSS,
    stockKind: 5,
  },
  occlusion: {
    name: 'Image Occlusion',
    isCloze: true,
    fields: ['Occlusion', 'Image', 'Header', 'Back Extra', 'Comments'],
    templates: [
      {
        name: 'Image Occlusion',
        front: OCCLUSION_FRONT,
        back: `${OCCLUSION_FRONT}
<div><button id="toggle">Toggle Masks</button></div>
{{#Back Extra}}<div>{{Back Extra}}</div>{{/Back Extra}}
`,
      },
    ],
    css: OCCLUSION_CSS,
    stockKind: 6,
  },
}

/** Which stock type this is, whatever it and its fields are called; null when its cards look different in any way. */
export function stockKindOf(type: StockShape): StockKind | null {
  if (isOcclusion(type)) return 'occlusion'
  const [one, two] = type.fields
  if (one === undefined || two === undefined || type.fields.length !== 2 || !isStockCss(type.css)) return null
  const sides = type.templates.map(({ front, back }) => [tight(front), tight(back)] as const)
  const answers = (front: string, back: string) => [
    `{{FrontSide}}<hrid=answer>{{${back}}}`,
    `{{FrontSide}}<hr>{{${back}}}`,
    `{{${front}}}<hrid=answer>{{${back}}}`,
  ]
  const asks = (index: number, front: string, back: string): boolean => {
    const side = sides[index]
    return side !== undefined && side[0] === `{{${front}}}` && answers(front, back).includes(side[1])
  }
  const [a, b] = [one.replaceAll(/\s/g, ''), two.replaceAll(/\s/g, '')]
  if (type.isCloze) {
    const isCloze =
      sides.length === 1 && sides[0]?.[0] === `{{cloze:${a}}}` && sides[0][1] === `{{cloze:${a}}}<br>{{${b}}}`
    return isCloze ? 'cloze' : null
  }
  if (sides.length === 1 && asks(0, a, b)) return 'basic'
  if (sides.length === 2 && asks(0, a, b) && asks(1, b, a)) return 'reversed'
  const isTyped =
    sides.length === 1 &&
    sides[0]?.[0] === `{{${a}}}{{type:${b}}}` &&
    (sides[0][1] === `{{${a}}}<hrid=answer>{{type:${b}}}` ||
      sides[0][1] === `{{FrontSide}}<hrid=answer>{{type:${b}}}` ||
      sides[0][1] === `{{FrontSide}}<hrid=answer>{{${b}}}`)
  return isTyped ? 'typed' : null
}

/** By its mark, or, from tools that do not set it, by the one call that only this type makes. */
function isOcclusion({ isCloze, fields, stockKind, templates }: StockShape): boolean {
  if (!isCloze || fields.length < 4) return false
  return stockKind === 6 || templates[0]?.front.includes('anki.imageOcclusion.setup') === true
}

function tight(text: string): string {
  return text
    .replaceAll(/\s/g, '')
    .replaceAll(/(["'])answer\1/g, 'answer')
    .replaceAll('/>', '>')
}

/** The style of any Anki so far (one of them misspelt it), also without its cloze; or none at all. */
function isStockCss(css: string): boolean {
  const rules = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s/g, '')
    .replaceAll('line-height:1.5;', '')
  return /^(?:\.card\{font-famili?y:arial;font-size:20px;text-align:center;color:black;background-color:white;?\})?(?:\.cloze\{font-weight:bold;color:blue;?\})?(?:\.nightMode\.cloze\{color:lightblue;?\})?$/.test(
    rules,
  )
}
