import type { Theme } from '../theme/theme.ts'
import type { Face, Side } from './face.ts'

/**
 * The whole document of a card frame. Its own content policy stands beside the one that it inherits: no script, no
 * request but for the deck's media and our styles and fonts, no form, no frame.
 */
export function faceDocument(
  face: Face,
  side: Side | 'explanation',
  theme: Theme,
  layout: 'leaf' | 'head' | 'aside-only',
): string {
  const { origin } = window.location
  const policy = [
    "default-src 'none'",
    `style-src ${origin} data:`,
    "style-src-attr 'unsafe-inline'",
    `font-src ${origin}`,
    `img-src ${origin} data:`,
    `media-src ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head =
    `<!doctype html><html data-theme="${theme.name}" data-contrast="${theme.contrast}"${face.templated && theme.name === 'ink' ? ' class="night-mode"' : ''}><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="color-scheme" content="${theme.name === 'ink' ? 'dark' : 'light'}">`
  if (face.templated) {
    // As Anki's reviewer has it: note types hang their styles on these names.
    const night = theme.name === 'ink' ? ' nightMode night_mode' : ''
    const style = `data:text/css;charset=utf-8,${encodeURIComponent(face.templated.css)}`
    return (
      `${head}<link rel="stylesheet" href="${origin}/assets/templated.css">` +
      `<link rel="stylesheet" href="${style}"><title>${side}</title></head>` +
      `<body class="card card${face.templated.ordinal + 1}${night}"><main id="qa" tabindex="0">${face.html}</main></body></html>`
    )
  }
  const classes = [
    'face',
    layout,
    `size-${face.size}`,
    ...(face.isBrief ? ['brief'] : []),
    ...(face.hasGaps ? ['gaps'] : []),
    ...(face.isPicture ? ['picture'] : []),
  ].join(' ')
  return (
    `${head}<link rel="stylesheet" href="${origin}/assets/card.css"><title>${side}</title></head>` +
    `<body><main tabindex="0" class="${classes}">${face.html}</main></body></html>`
  )
}
