import { locateMedia } from './media.ts'

const MAX_CHARACTERS = 500_000
const WHOLE_CARD = /^(?:(?:body)?\.card\d*(?:, )?)+$/
/** Anki's own stock style, which says nothing: the theme's colours stand in its place. */
const PLAIN = {
  color: /^(black|rgb\(0, 0, 0\)|#000(000)?)$/,
  background: /^(white|rgb\(255, 255, 255\)|#fff(fff)?)$/,
}

/**
 * The style of a note type, read and written anew by the browser's own parser, so that nothing but rules is left of it:
 * no import, and no address but those of the deck's own media. The frame's content policy is the second wall.
 */
export function typeStyle(css: string, mediaBase: string): string {
  if (css.trim() === '' || css.length > MAX_CHARACTERS) return ''
  const sheet = new CSSStyleSheet()
  try {
    sheet.replaceSync(css)
  } catch {
    return ''
  }
  return rulesText(sheet.cssRules, mediaBase)
}

function rulesText(rules: CSSRuleList, mediaBase: string): string {
  return [...rules]
    .map((rule) => {
      if (rule instanceof CSSStyleRule) {
        if (WHOLE_CARD.test(rule.selectorText)) dropPlainColours(rule.style)
        return settleAddresses(rule.cssText, mediaBase)
      }
      if (rule instanceof CSSFontFaceRule || rule instanceof CSSKeyframesRule)
        return settleAddresses(rule.cssText, mediaBase)
      if (rule instanceof CSSMediaRule)
        return `@media ${rule.conditionText} {\n${rulesText(rule.cssRules, mediaBase)}\n}`
      if (rule instanceof CSSSupportsRule)
        return `@supports ${rule.conditionText} {\n${rulesText(rule.cssRules, mediaBase)}\n}`
      // Imports, namespaces, pages and whatever comes: no card needs them.
      return ''
    })
    .filter((text) => text !== '')
    .join('\n')
}

/** Only both together: black on a ground of the author's own must stay black in either theme. */
function dropPlainColours(style: CSSStyleDeclaration): void {
  const isPlainGround =
    (style.backgroundColor === '' || PLAIN.background.test(style.backgroundColor)) &&
    /^(|none|initial)$/.test(style.backgroundImage)
  if (!isPlainGround || (style.color !== '' && !PLAIN.color.test(style.color))) return
  style.removeProperty('color')
  style.removeProperty('background-color')
}

/** `url(font.ttf)` leads into the deck's folder; any other address leads nowhere. */
export function settleAddresses(css: string, mediaBase: string): string {
  return css.replace(
    /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"'\s]*))\s*\)/gi,
    (_, double, single, bare) => {
      const place = locateMedia(String(double ?? single ?? bare ?? ''), mediaBase)
      return place.kind === 'here' ? `url("${place.address.replaceAll('"', '%22')}")` : 'url("")'
    },
  )
}
