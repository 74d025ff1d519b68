// Mochi's `data.edn` or `data.json` (Transit) as the same plain values: keywords are strings without colon, moments Unix
// ms, lists, vectors and sets arrays, maps `Map`s, so that no key of a file meets JavaScript's own.
import { parseEDNString } from 'edn-data'
import transit from 'transit-js'

export type MochiMap = ReadonlyMap<string, unknown>

const MAX_DEPTH = 200

/** Null when the text is not what its name says. */
export function parseEdn(text: string): unknown {
  try {
    const value = parseEDNString(text, {
      mapAs: 'doubleArray',
      setAs: 'array',
      listAs: 'array',
      keywordAs: 'string',
      symbolAs: 'string',
      charAs: 'string',
      tagHandlers: { inst: momentOf, dt: momentOf, uuid: (written) => written },
    })
    return fromEdn(value, 0)
  } catch {
    return null
  }
}

/** edn-data gives maps as `{ map: [[key, value], …] }`. */
function fromEdn(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error('nested too deep')
  if (Array.isArray(value)) return value.map((item) => fromEdn(item, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  if ('map' in value && Array.isArray(value.map)) {
    const pairs = value.map as readonly (readonly [unknown, unknown])[]
    return new Map(pairs.map(([key, inner]) => [String(key), fromEdn(inner, depth + 1)]))
  }
  // A tag that is not known stands for its value.
  return 'tag' in value && 'val' in value ? fromEdn(value.val, depth + 1) : value
}

export function parseTransit(text: string): unknown {
  const same = (value: unknown): unknown => value
  const pairsToMap = (pairs: readonly unknown[]): MochiMap => {
    const map = new Map<string, unknown>()
    for (let at = 0; at + 1 < pairs.length; at += 2) map.set(String(pairs[at]), pairs[at + 1])
    return map
  }
  try {
    const reader = transit.reader('json', {
      handlers: {
        ':': same,
        $: same,
        list: same,
        set: same,
        u: String,
        uri: String,
        t: momentOf,
        m: momentOf,
        dt: momentOf,
        n: Number,
        cmap: pairsToMap,
      },
      mapBuilder: {
        init: () => new Map<string, unknown>(),
        add: (map: Map<string, unknown>, key: unknown, value: unknown) => map.set(String(key), value),
        finalize: (map: Map<string, unknown>) => map,
      },
    })
    return reader.read(text) as unknown
  } catch {
    return null
  }
}

/** Unix ms of a moment, which is written as such or by ISO 8601. */
function momentOf(written: unknown): number {
  const ms = Number(written)
  return Number.isFinite(ms) ? ms : Date.parse(String(written))
}

export function isMap(value: unknown): value is MochiMap {
  return value instanceof Map
}

export function mapsIn(value: unknown): readonly MochiMap[] {
  if (Array.isArray(value)) return value.filter(isMap)
  // Some fields are maps by id.
  return isMap(value) ? [...value.values()].filter(isMap) : []
}

export function textAt(map: MochiMap, key: string): string {
  const value = map.get(key)
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''
}
