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
    `style-src ${origin}`,
    "style-src-attr 'unsafe-inline'",
    `font-src ${origin}`,
    `img-src ${origin} data:`,
    `media-src ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const classes = [
    'face',
    layout,
    `size-${face.size}`,
    ...(face.isBrief ? ['brief'] : []),
    ...(face.hasGaps ? ['gaps'] : []),
    ...(face.isPicture ? ['picture'] : []),
  ].join(' ')
  return (
    `<!doctype html><html data-theme="${theme.name}" data-contrast="${theme.contrast}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="color-scheme" content="${theme.name === 'ink' ? 'dark' : 'light'}">` +
    `<link rel="stylesheet" href="${origin}/assets/card.css"><title>${side}</title></head>` +
    `<body><main tabindex="0" class="${classes}">${face.html}</main></body></html>`
  )
}
