/**
 * The deck id that a file claims, found without parsing all of it: the top-level `id` of block YAML (a key in the first
 * column) or of a JSON object that names it first. Null when it is not found so.
 */
export function quickDeckId(text: string, fileName: string): string | null {
  if (/\.json$/i.test(fileName) || /^\s*\{/.test(text)) {
    return (
      /^\s*\{\s*(?:"(?:\$schema|format)"\s*:\s*(?:\d+|"[^"\\]*")\s*,\s*)*"id"\s*:\s*"([^"\\]+)"/.exec(
        text,
      )?.[1] ?? null
    )
  }
  const found =
    /^id:[ \t]+(?:"([^"\\\r\n]+)"|'([^'\r\n]+)'|([A-Za-z0-9][A-Za-z0-9._-]*))[ \t]*(?:#.*)?\r?$/m.exec(text)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null
}
