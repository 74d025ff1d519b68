// What of a templated note's HTML reaches its card: more than of other notes, for its look is its own. It may name its
// classes and set any style; it runs nothing, and the frame around it asks nobody for anything.
import createDOMPurify from 'dompurify'
import { settleAddresses } from './typeStyle.ts'

const TAGS =
  'a abbr address article aside audio b bdi bdo big blockquote br button caption center cite code col colgroup dd del ' +
  'details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ' +
  'menu meter nav ol p picture pre progress q rb rp rt rtc ruby s samp section small source span strike strong sub ' +
  'summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'
const ATTRIBUTES =
  'align alt bgcolor border cellpadding cellspacing class color colspan controls dir face height href id lang max min ' +
  'open reversed rowspan scope size span src start style title type valign value width'

let mediaBase = ''
const author = createDOMPurify(window)
author.addHook('uponSanitizeAttribute', (_, data) => {
  if (data.attrName === 'style') data.attrValue = settleAddresses(data.attrValue, mediaBase)
})

/** The card's HTML, reduced to what is allowed, in a document that loads and runs nothing. */
export function sanitizeTemplated(html: string, base: string): DocumentFragment {
  mediaBase = base
  return author.sanitize(html, {
    ALLOWED_TAGS: TAGS.split(' '),
    // CSS asks for `data-ordinal` and its like; without scripts nobody reads them again.
    ALLOW_DATA_ATTR: true,
    ALLOWED_ATTR: ATTRIBUTES.split(' '),
    ALLOWED_URI_REGEXP: /^(?!\s*(?:javascript|vbscript)\s*:)/i,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
}
