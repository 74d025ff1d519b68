import { ok } from '../../core/model/result.ts'
import type { Reader } from '../reader.ts'
import { readAnkiPackage } from './readAnkiPackage.ts'

const PACKAGE = /\.(?:apkg|colpkg)$/i

/** Anki's packages, in the registry. A file that has their name is theirs, whatever it holds: only they can say what is wrong. */
export const ankiReader: Reader = {
  format: 'anki-package',
  title: 'Anki package',
  endings: ['.apkg', '.colpkg', '.anki2', '.anki21'],
  recognise: ({ name, text, entries }) => {
    if (entries?.some((entry) => /^collection\.anki2(?:1b?)?$/.test(entry))) return 'yes'
    if (text.startsWith('SQLite format 3\0')) return 'yes'
    return PACKAGE.test(name) ? 'yes' : 'no'
  },
  read: async (file, _options, { onProgress, signal, sqlWasm = fetchSqlWasm }) => {
    const result = await readAnkiPackage(file, {
      sqlWasm,
      ...(signal ? { signal } : {}),
      onProgress: (done, total) => onProgress?.({ phase: 'reading', done: total > 0 ? done / total : null }),
    })
    if (!result.ok) return result
    const deckTitle = result.value.collection.title
    return ok({ ...result.value, detected: { format: 'anki-package', deckTitle } })
  },
}

/** In a page or a worker of ours it lies beside the scripts. */
async function fetchSqlWasm(): Promise<ArrayBuffer> {
  const { default: address } = await import('sql.js/dist/sql-wasm.wasm?url')
  return await (await fetch(address)).arrayBuffer()
}
