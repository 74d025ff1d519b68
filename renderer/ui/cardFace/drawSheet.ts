// Many cards as one document for paper: drawn as on the leaf, laid out to be cut out or read as a list.
import type { CardView } from '../../state/index.ts'
import { drawFace, type Face } from './face.ts'
import { escapeHtml } from './markdown.ts'

/** `cut`: question and answer side by side, to fold and cut; `list`: a table, close set. */
export type SheetLayout = 'cut' | 'list'

/** Cards after which the window gets its turn. */
const AT_ONCE = 8

/** Paper has no sound: a note stands for it, and nothing is asked for. */
const SOUND = /<(audio|video)\b[^>]*>[\s\S]*?<\/\1>/gi

const STYLE = `
@page { margin: 12mm }
html { color-scheme: light; height: auto; background: #fff }
body { height: auto; margin: 0 }
@media screen { body { padding: 16px } }
.row { display: grid; grid-template-columns: 1fr 1fr; break-inside: avoid }
.side { overflow: hidden; overflow-wrap: anywhere }
.side .face, .side .card { min-height: 0; padding: 0; margin: 0; font-size: 15px; line-height: 1.4; text-align: start }
.side .question { max-inline-size: none }
.side img { max-width: 100%; max-height: 45mm }
.side hr { margin: 6px 0 }
.side .aside { font-size: 12px }
.side .options { list-style: none; margin: 6px 0 0; padding: 0; font-size: 13px }
.cut .row { border: 1px dashed #888; margin-top: -1px }
.cut .side { min-height: 62mm; max-height: 120mm; padding: 7mm 8mm; display: grid; align-content: center }
.cut .side + .side { border-left: 1px dotted #bbb }
.list .row { gap: 8mm; padding: 2.5mm 0; border-bottom: 1px solid #ddd }
`

/** The document: no script, no request but for media and our styles. `isWanted` is asked now and then. */
export async function drawSheet(
  cards: readonly CardView[],
  layout: SheetLayout,
  title: string,
  isWanted: () => boolean,
  onDrawn: (count: number) => void,
): Promise<string | null> {
  const rows: string[] = []
  const styles = new Map<string, string>()
  for (const [index, card] of cards.entries()) {
    const [question, answer] = [await drawFace(card, 'question'), await drawFace(card, 'answer')]
    const sides = [
      sideOf(question, styles, optionsOf(card, false)),
      sideOf(answer, styles, optionsOf(card, true)),
    ]
    rows.push(`<article class="row">${sides.join('')}</article>`)
    if (index % AT_ONCE !== AT_ONCE - 1) continue
    onDrawn(index + 1)
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (!isWanted()) return null
  }
  const { origin } = window.location
  const policy = [
    "default-src 'none'",
    `style-src ${origin} data:`,
    "style-src-attr 'unsafe-inline'",
    `font-src ${origin}`,
    `img-src ${origin} data:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const own = [...styles].map(([css, name]) => `@scope (.${name}) { ${css} }`).join('\n')
  const sheet = (css: string) =>
    `<link rel="stylesheet" href="data:text/css;charset=utf-8,${encodeURIComponent(css)}">`
  return (
    `<!doctype html><html data-theme="paper"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<link rel="stylesheet" href="${origin}/assets/card.css">${sheet(own)}${sheet(STYLE)}` +
    `<title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title></head>` +
    `<body class="${layout}">${rows.join('')}</body></html>`
  )
}

/** On the leaf, options are buttons of the app; on paper they belong to the card. */
function optionsOf({ note, optionOrder }: CardView, isAnswer: boolean): string {
  if (note.kind !== 'choice') return ''
  const options = optionOrder.flatMap((index) => note.options[index] ?? [])
  const items = options.map(({ text, correct }) => {
    const mark = isAnswer ? (correct ? '✓ ' : '') : '□ '
    return `<li>${mark}${escapeHtml(text)}</li>`
  })
  return `<ul class="options">${items.join('')}</ul>`
}

/** A templated side is under the name of its type's style, which holds for nothing else. */
function sideOf(
  { html: drawn, templated, hasGaps }: Face,
  styles: Map<string, string>,
  more: string,
): string {
  const html = drawn.replace(SOUND, '<span class="sound">♪</span>')
  if (templated === null)
    return `<div class="side"><div class="face size-s${hasGaps ? ' gaps' : ''}">${html}${more}</div></div>`
  const name = styles.get(templated.css) ?? `type-${styles.size + 1}`
  styles.set(templated.css, name)
  return `<div class="side ${name}"><div class="card card${templated.ordinal + 1}">${html}</div></div>`
}
