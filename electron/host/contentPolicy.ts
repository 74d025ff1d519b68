/**
 * The content policy of the pages. `origin` (such as `app://verso`) stands beside 'self' because the sandboxed card
 * frames have an opaque origin, for which 'self' alone need not match.
 */
export function contentPolicy(origin: string): string {
  return [
    "default-src 'none'",
    `script-src 'self'`,
    `style-src 'self' ${origin}`,
    // KaTeX positions its boxes with style attributes; the sanitiser constrains those that authors write.
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' ${origin} data:`,
    `media-src 'self' ${origin}`,
    `font-src 'self' ${origin}`,
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
