const WORDS: Readonly<Record<string, RegExp>> = {
  'font-weight': /^(normal|bold|bolder|lighter|[1-9]00)$/,
  'font-style': /^(normal|italic|oblique)$/,
  'font-variant': /^(normal|small-caps)$/,
  'text-align': /^(left|right|center|justify|start|end)$/,
  'text-decoration': /^(none|underline|line-through|overline)$/,
  'text-decoration-line': /^(none|underline|line-through|overline)$/,
  'vertical-align': /^(baseline|sub|super|top|middle|bottom|text-top|text-bottom)$/,
  'white-space': /^(normal|nowrap|pre|pre-wrap|pre-line)$/,
  direction: /^(ltr|rtl)$/,
  'list-style-type': /^[a-z-]+$/,
  width: /^\d{1,4}(\.\d+)?(px|%|em|rem)$/,
  height: /^\d{1,4}(\.\d+)?(px|em|rem)$/,
  'max-width': /^\d{1,4}(\.\d+)?(px|%|em|rem)$/,
  'font-size': /^(small|smaller|medium|large|larger|[5-9]\d%|1\d\d%|0?\.[5-9]\d*em|1(\.\d+)?em)$/,
}

/**
 * The few harmless parts of an author's style: weight, slant, alignment, size within bounds, and colours that mean
 * something. No addresses, no position, no layout. Colours are turned so that they can be read in either theme;
 * black, white and grey, which pasted text brings along without meaning, are left out.
 */
export function safeStyle(style: string, page: Document): string {
  // Chromium's own parser reads the declarations; the page it belongs to shows nothing.
  const declarations = page.createElement('span').style
  declarations.cssText = style
  const kept: string[] = []
  for (const property of declarations) {
    const value = declarations.getPropertyValue(property).trim().toLowerCase()
    if (WORDS[property]?.test(value)) kept.push(`${property}: ${value}`)
    else if (property === 'color') kept.push(...readable(value, 'color'))
    else if (property === 'background-color') kept.push(...readable(value, 'background-color'))
  }
  return kept.join('; ')
}

const NAMED =
  /^(red|green|blue|orange|purple|teal|navy|maroon|olive|brown|crimson|magenta|fuchsia|lime|aqua|cyan|gold|pink|violet|indigo|yellow|tomato|coral|dark(red|green|blue|orange|cyan|magenta)|light(blue|green|yellow|pink|coral)|royalblue|steelblue|forestgreen|seagreen|firebrick)$/
const TRIPLE = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*[\d.]+\s*)?\)$/

function readable(value: string, property: 'color' | 'background-color'): string[] {
  const rgb = TRIPLE.exec(value)?.slice(1, 4).map(Number)
  const isGrey = rgb !== undefined && Math.max(...rgb) - Math.min(...rgb) < 24
  if (isGrey || !(rgb || NAMED.test(value))) return []
  const colour = rgb ? `rgb(${rgb.join(' ')})` : value
  return property === 'color'
    ? [
        `color: light-dark(oklch(from ${colour} min(l, 0.5) c h), oklch(from ${colour} max(l, 0.78) min(c, 0.14) h))`,
      ]
    : [
        `background-color: light-dark(oklch(from ${colour} max(l, 0.92) min(c, 0.07) h), oklch(from ${colour} min(l, 0.34) min(c, 0.07) h))`,
      ]
}
