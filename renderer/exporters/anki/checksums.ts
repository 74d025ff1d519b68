import { stripHtml } from '../../core/templates/filters.ts'

const AT_ONCE = 1000
const encoder = new TextEncoder()

/** A field as Anki sorts and compares it: without HTML, pictures and sounds by their names. */
export function sortText(html: string): string {
  const named = html.replace(/<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>/gi, ' $1$2$3 ')
  return stripHtml(named).trim()
}

/** The first four bytes of the SHA-1 of each first field: by them Anki finds duplicates. */
export async function firstFieldSums(fields: readonly string[]): Promise<readonly number[]> {
  const sums: number[] = []
  for (let from = 0; from < fields.length; from += AT_ONCE) {
    const digests = await Promise.all(
      fields.slice(from, from + AT_ONCE).map((field) => sha1(encoder.encode(sortText(field)))),
    )
    for (const digest of digests) sums.push(new DataView(digest.buffer).getUint32(0))
  }
  return sums
}

export async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
}
