// How the Node side is built. Everything but Node and Electron goes into the bundle, so that a packaged app carries no
// node_modules.
import { builtinModules } from 'node:module'
import path from 'node:path'
import type { InlineConfig } from 'vite'

const here = import.meta.dirname
const outDir = path.join(here, '../dist/electron')

function nodeBundle(entries: Readonly<Record<string, string>>, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root: here,
    clearScreen: false,
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, path.join(here, file)]),
        ),
        external: ['electron', /^electron\//, /^node:/, ...builtinModules],
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          // Beside the entries: the host looks for deckWorker.js next to the file that it runs in.
          chunkFileNames: 'shared-[hash].js',
          // A sandboxed preload can require nothing but Electron: it has to be one file.
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  }
}

export const electronBuilds: readonly InlineConfig[] = [
  nodeBundle({ main: 'main/index.ts', serve: 'serve/main.ts', deckWorker: 'host/deckWorker.ts' }, 'es'),
  nodeBundle({ preload: 'preload/index.ts' }, 'cjs'),
]
