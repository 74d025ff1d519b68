// `npm run serve`: builds the pages if they are out of date, then serves the library on 127.0.0.1.
import { serve } from '../serve/main.ts'
import { openInBrowser } from './browser.ts'
import { ensureBuilt } from './build.ts'

// npm runs scripts in the project's folder; relative paths are meant from where the user stands.
const { INIT_CWD: cwd } = process.env

await ensureBuilt()
process.exit(await serve(process.argv.slice(2), { cwd, openBrowser: openInBrowser }))
