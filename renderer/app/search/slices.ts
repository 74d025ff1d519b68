/** A slice of work is at most about this long, in ms: the window draws and takes keys between two. */
const SLICE_MS = 10

/** Given to long work on the window's own thread: await it often; it rests when the slice is used up. */
export type Breathe = () => Promise<void> | undefined

/** Work stops with this when nobody wants its result any more. */
export class Abandoned extends Error {
  constructor() {
    super('The search was replaced by another one')
    this.name = 'Abandoned'
  }
}

/** A new series of slices; rejects with `Abandoned` once `isWanted` answers false. */
export function slices(isWanted: () => boolean): Breathe {
  let startedAt = performance.now()
  return () => {
    if (performance.now() - startedAt < SLICE_MS) return undefined
    return rest().then(() => {
      if (!isWanted()) throw new Abandoned()
      startedAt = performance.now()
    })
  }
}

// A message comes sooner than a timer, which browsers hold back to 4 ms once they are nested.
function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}

const RUN = 1000

/** A sorted copy; equal items keep their order. Sorted runs are merged, with a breath between. */
export async function sortInSlices<T>(
  items: readonly T[],
  compare: (one: T, other: T) => number,
  breathe: Breathe,
): Promise<readonly T[]> {
  let runs: T[][] = []
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare))
    await breathe()
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let index = 0; index < runs.length; index += 2) {
      const [one, other] = [runs[index] as T[], runs[index + 1]]
      longer.push(other === undefined ? one : await merge(one, other, compare, breathe))
    }
    runs = longer
  }
  return runs[0] ?? []
}

async function merge<T>(
  one: readonly T[],
  other: readonly T[],
  compare: (one: T, other: T) => number,
  breathe: Breathe,
): Promise<T[]> {
  const merged: T[] = []
  let [a, b] = [0, 0]
  while (a < one.length && b < other.length) {
    merged.push((compare(one[a] as T, other[b] as T) <= 0 ? one[a++] : other[b++]) as T)
    if (merged.length % RUN === 0) await breathe()
  }
  for (; a < one.length; a += 1) merged.push(one[a] as T)
  for (; b < other.length; b += 1) merged.push(other[b] as T)
  return merged
}
