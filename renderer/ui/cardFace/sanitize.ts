// What of an author's HTML may reach a card. Card content is hostile until proven otherwise: this is the first of
// three walls; the sandboxed frame and its content policy are the others.
import createDOMPurify from 'dompurify'
import { safeStyle } from './safeStyle.ts'

const TAGS =
  'a abbr audio b bdi bdo big blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
  'figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rb rp rt rtc ruby s samp small source span ' +
  'strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr font center'
const ATTRIBUTES =
  'align alt class colspan controls dir height href lang open reversed rowspan scope span src start style title width value'

const author = createDOMPurify(window)
author.addHook('uponSanitizeAttribute', (element, data) => {
  if (data.attrName === 'class') {
    // Classes could only dress content up as something of ours; those of code are all that an author needs.
    const kept = data.attrValue.split(/\s+/).filter((name) => /^(hljs(-\w+)*|language-[\w+#-]+)$/.test(name))
    data.attrValue = kept.join(' ')
    data.keepAttr = kept.length > 0
  }
  if (data.attrName === 'style') {
    data.attrValue = safeStyle(data.attrValue, element.ownerDocument)
    data.keepAttr = data.attrValue !== ''
  }
})

/** The author's HTML, reduced to what is allowed, in a document that loads and runs nothing. */
export function sanitize(html: string): DocumentFragment {
  return author.sanitize(html, {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ATTRIBUTES.split(' '),
    // Addresses are judged by media.ts, which knows the deck's folder; here only scripts are kept out.
    ALLOWED_URI_REGEXP: /^(?!\s*(?:javascript|vbscript)\s*:)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
}

const maths = createDOMPurify(window)
maths.addHook('uponSanitizeAttribute', (_, data) => {
  if (data.attrName === 'style' && /[^\w\s.:;,%#()+-]|url|expression|var\s*\(/i.test(data.attrValue))
    data.keepAttr = false
})

const MATHML =
  'math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mstyle mover munder ' +
  'munderover mtable mtr mtd mlabeledtr mpadded mphantom menclose merror mglyph mmultiscripts mprescripts none'

/** What KaTeX made, once more through the same door: it needs drawn strokes and lengths, which authors may not write. */
export function sanitizeMaths(html: string): string {
  return maths.sanitize(html, {
    ALLOWED_TAGS: `span svg path line ${MATHML}`.split(' '),
    ALLOWED_ATTR: (
      'class style aria-hidden width height viewBox preserveAspectRatio d x1 x2 y1 y2 stroke-width title ' +
      'mathvariant encoding stretchy fence separator lspace rspace minsize maxsize accent accentunder linethickness ' +
      'rowspacing columnspacing columnalign columnlines rowlines displaystyle scriptlevel notation display movablelimits ' +
      'depth voffset mathcolor mathbackground mathsize symmetric largeop side'
    ).split(' '),
    ADD_TAGS: ['semantics', 'annotation'],
    ALLOW_DATA_ATTR: false,
  })
}
