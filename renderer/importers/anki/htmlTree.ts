// A field's HTML as a tree, as far as it is plain enough to be read without a browser. Whatever a browser would have to
// repair (tags left open, crossed or unknown to the letter) is not read: the note then stays as it is.

export type HtmlNode = HtmlText | HtmlElement

export interface HtmlText {
  readonly kind: 'text'
  /** Entities decoded, save for names that Markdown knows as well. */
  readonly text: string
}

export interface HtmlElement {
  readonly kind: 'element'
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly HtmlNode[]
}

const LONGEST = 200_000
const DEEPEST = 60
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/y
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
const VOID = new Set(['br', 'hr', 'img', 'wbr'])

/** Null: not plain enough. */
export function parseHtml(html: string): readonly HtmlNode[] | null {
  if (html.length > LONGEST || hasUnknownEntity(html)) return null
  const root: HtmlNode[] = []
  const open: { readonly tag: string; readonly children: HtmlNode[] }[] = []
  const siblings = (): HtmlNode[] => open.at(-1)?.children ?? root
  let from = 0
  for (;;) {
    const at = nextTag(html, from)
    const end = at < 0 ? html.length : at
    if (end > from) siblings().push({ kind: 'text', text: decodeEntities(html.slice(from, end)) })
    if (at < 0) break
    TAG.lastIndex = at
    const found = TAG.exec(html)
    if (found === null) return null
    from = TAG.lastIndex
    const [, slash, name = '', rest = ''] = found
    const tag = name.toLowerCase()
    if (slash === '/') {
      if (open.pop()?.tag !== tag) return null
      continue
    }
    const children: HtmlNode[] = []
    siblings().push({ kind: 'element', tag, attributes: attributesOf(rest), children })
    if (VOID.has(tag)) continue
    if (open.length >= DEEPEST) return null
    open.push({ tag, children })
  }
  return open.length === 0 ? root : null
}

/** Where the next tag, comment or the like begins; a `<` before a space or digit is only a character. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-zA-Z/!?]/.test(html[at + 1] ?? '')) return at
  }
  return -1
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return attributes
}

// The 96 names of Latin-1, in the order of their codes from 160, and those of other signs that people write.
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc ' +
  'Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc ' +
  'iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const OTHERS =
  'amp& lt< gt> quot" apos\' hellip… mdash— ndash– lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ lsaquo‹ rsaquo› bull• prime′ ' +
  'Prime″ larr← uarr↑ rarr→ darr↓ harr↔ lArr⇐ rArr⇒ hArr⇔ forall∀ exist∃ part∂ nabla∇ isin∈ notin∉ sum∑ prod∏ minus− radic√ ' +
  'infin∞ cap∩ cup∪ int∫ sim∼ cong≅ asymp≈ ne≠ equiv≡ le≤ ge≥ sub⊂ sup⊃ sube⊆ supe⊇ euro€ trade™ permil‰ dagger† Dagger‡ ' +
  'alphaα betaβ gammaγ deltaδ epsilonε zetaζ etaη thetaθ iotaι kappaκ lambdaλ muμ nuν xiξ omicronο ' +
  'piπ rhoρ sigmaσ tauτ upsilonυ phiφ chiχ psiψ omegaω GammaΓ DeltaΔ ThetaΘ LambdaΛ XiΞ PiΠ SigmaΣ PhiΦ PsiΨ OmegaΩ ' +
  'OEligŒ oeligœ ScaronŠ scaronš YumlŸ fnofƒ ensp  emsp  thinsp  zwnj‌ zwj‍'
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)] as const),
  ...OTHERS.split(' ').map((entry) => [entry.slice(0, -1), entry.slice(-1)] as const),
])
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}[1-4]{0,2}));/g

/** Decodes numbers and the names that people write; names beyond those stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(String(name)) ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
}

function hasUnknownEntity(html: string): boolean {
  if (!html.includes('&')) return false
  for (const [, , , name] of html.matchAll(ENTITY)) if (name !== undefined && !NAMED.has(name)) return true
  return false
}

/** What a reader sees of a field, in one line; pictures and sounds by their names, as Anki compares first fields. */
export function strippedText(html: string): string {
  if (!/[<&\s]/.test(html)) return html
  const withNames = html.replace(
    /<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>/gi,
    ' $1$2$3 ',
  )
  const text = withNames.replace(
    /<!--[\s\S]*?-->|<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi,
    ' ',
  )
  return decodeEntities(text).replace(/\s+/g, ' ').trim()
}
