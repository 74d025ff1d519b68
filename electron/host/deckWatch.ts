import { watch } from 'chokidar'
import path from 'node:path'

/** Quiet time, in milliseconds, after which a burst of changes counts as over. */
const QUIET_MS = 150

/**
 * Tells when something below the decks folder changed, once per burst. Editors write in several steps, and half a file
 * must not be read as a broken deck.
 */
export function watchDecks(
  folder: string,
  onChange: () => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (file, stats) =>
      path.basename(file).endsWith('.media') ||
      (stats?.isFile() === true && !/\.deck\.(ya?ml|json)$/i.test(file)),
  })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, QUIET_MS)
  })
  watcher.on('error', onError)
  return async () => {
    clearTimeout(timer)
    await watcher.close()
  }
}
