// How the pages are built, for Electron (app://verso/) and for serve (http://127.0.0.1:PORT/): both serve from the root.
//
// card.css and templated.css are what the sandboxed card frames link to, as /assets/card.css and /assets/templated.css:
// the frames are made of strings, so the names have to
// stay the same from build to build. Fonts and images get hashed names beside them. In development the same addresses
// are answered from the source.
import react from '@vitejs/plugin-react'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const here = import.meta.dirname
const FRAME_STYLES = ['card', 'templated']
const frameStyle = (name: string): string => `ui/cardFace/${name}.css`

const cardCss: Plugin = {
  name: 'verso:card-css',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const name = FRAME_STYLES.find((style) => request.url?.split('?')[0] === `/assets/${style}.css`)
      if (name !== undefined) request.url = `/${frameStyle(name)}?direct`
      next()
    })
  },
}

/** KaTeX brings each font three times; every browser that Verso runs in takes the first, and the rest is 1 MB. */
const oneFontFormat: Plugin = {
  name: 'verso:one-font-format',
  generateBundle(_options, bundle) {
    for (const name of Object.keys(bundle)) if (/KaTeX_.*\.(woff|ttf)$/.test(name)) delete bundle[name]
  },
}

export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  clearScreen: false,
  plugins: [react(), cardCss, oneFontFormat],
  build: {
    outDir: path.join(here, '../dist/renderer'),
    // launch/build.ts clears it: a running Verso still needs the files of the build before.
    emptyOutDir: false,
    target: 'chrome130',
    // The content policy allows no data: fonts, and a worker or style made of a data: address would be refused.
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: {
        index: path.join(here, 'index.html'),
        ...Object.fromEntries(FRAME_STYLES.map((name) => [name, path.join(here, frameStyle(name))])),
      },
      output: {
        assetFileNames: ({ names }) =>
          FRAME_STYLES.some((style) => names.includes(`${style}.css`))
            ? 'assets/[name][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    // transit-js asks for trusted types by an eval that the workers' policy refuses; it goes on without.
    rolldownOptions: { checks: { eval: false } },
  },
})
