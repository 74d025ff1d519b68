/**
 * The content policy of the pages. `origin` (such as `app://verso`) stands beside 'self' because the sandboxed card
 * frames have an opaque origin, for which 'self' alone need not match.
 */
export function contentPolicy(origin: string): string {
  return [
    "default-src 'none'",
    `script-src 'self'`,
    // data: holds the style of a templated note's type, after the sanitiser, for its card frame: frames inherit this.
    `style-src 'self' ${origin} data:`,
    // KaTeX positions its boxes with style attributes; the sanitiser constrains those that authors write.
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' ${origin} data:`,
    `media-src 'self' ${origin}`,
    `font-src 'self' ${origin}`,
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * Of the workers that read foreign files: they compile SQLite, which is WebAssembly, and fetch nothing but their own
 * parts. Browsers take a worker's policy from its script's answer and not from the page, which may go on without.
 */
export const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'"
