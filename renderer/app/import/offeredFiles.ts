import type { Context } from '../context.ts'
import { createStore, type Store } from '../store.ts'
import type { ImportDesk } from './importDesk.ts'

/**
 * Files that the system asked Verso to open: the first is read at once. The store counts them, for the screens to go to
 * where it is shown.
 */
export function watchOffered(
  context: Context,
  desk: ImportDesk,
): { readonly count: Store<number>; readonly stop: () => void } {
  const count = createStore(0)
  const { host } = context.services
  const take = async () => {
    if (context.startup.get().phase !== 'ready') return
    const taken = await host.call('files:take', {})
    const [first] = taken.ok ? taken.value : []
    if (first === undefined) return
    count.set(count.get() + 1)
    try {
      const response = await fetch(first.address)
      if (!response.ok) throw new Error(`status ${response.status}`)
      await desk.read({ kind: 'file', file: { name: first.name, blob: await response.blob() } })
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      desk.refuse(
        first.name,
        `The file could not be read (${cause}). It may have been moved. Choose it again.`,
      )
    }
  }
  const stops = [host.on('files:offered', () => void take()), context.startup.subscribe(() => void take())]
  return { count, stop: () => stops.forEach((stop) => stop()) }
}
