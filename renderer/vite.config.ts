// How the pages are built, for Electron (app://verso/) and for serve (http://127.0.0.1:PORT/): both serve from the root.
//
// card.css is what the sandboxed card frames link to, as /assets/card.css: they are made of strings, so the name has to
// stay the same from build to build. Its fonts and images get hashed names beside it. In development the same address
// is answered from the source.
import react from '@vitejs/plugin-react'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const here = import.meta.dirname
const CARD_CSS = 'ui/cardFace/card.css'

const cardCss: Plugin = {
  name: 'verso:card-css',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.split('?')[0] === '/assets/card.css') request.url = `/${CARD_CSS}?direct`
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
      input: { index: path.join(here, 'index.html'), card: path.join(here, CARD_CSS) },
      output: {
        assetFileNames: ({ names }) =>
          names.includes('card.css') ? 'assets/card.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: { format: 'es' },
})
