// Entry of `serve` (built as dist/electron/serve.js). Prints one line of JSON on stdout once it is ready; everything
// meant for people goes to stderr.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { configFolder, type Holder, openHost } from '../host/index.ts'
import { readServeArgs, USAGE } from './args.ts'
import { portsFor } from './ports.ts'
import { type RunningServer, startServer } from './server.ts'

export interface ServeOptions {
  readonly cwd?: string | undefined
  /** Opens the address in a browser: at the start unless `--no-open`, and when Verso is started a second time. */
  readonly openBrowser?: ((address: string) => Promise<unknown>) | undefined
}

/**
 * Serves until SIGINT or SIGTERM; resolves with the exit status. 0: ended as asked. 1: could not serve. 2: wrong
 * arguments. 3: another process holds the library.
 */
export async function serve(args: readonly string[], options: ServeOptions = {}): Promise<number> {
  const asked = readServeArgs(args, options.cwd ?? process.cwd())
  if (typeof asked === 'string') {
    console.error(`${asked}\n${USAGE}`)
    return 2
  }
  const root = projectRoot()
  let server: RunningServer | null = null
  const show = (): void => {
    if (server) void options.openBrowser?.(server.address)
  }
  const opening = await openHost({
    libraryPath: asked.libraryPath,
    configDir: asked.configDir ?? configFolder(),
    bundledDecks: path.join(root, 'decks', 'library'),
    rendererDir: path.join(root, 'dist', 'renderer'),
    shell: 'serve',
    appVersion: versionOf(root),
    now: () => Date.now(),
    endpointInfo: () => (server ? { address: server.address } : {}),
    onShow: show,
  })
  if (opening.kind === 'held') {
    console.error(
      `${describeHolder(opening.holder)} Close it there first, or serve another folder with --library.`,
    )
    if (asked.opensBrowser) await opening.show()
    return 3
  }
  if (opening.kind === 'failed') console.error(opening.error.message)
  const { host } = opening
  // Asked for before the line is printed: who reads it may end the process at once.
  const ended = untilSignal()
  try {
    const ports = asked.port === undefined ? portsFor(host.libraryId ?? host.libraryPath) : [asked.port]
    server = await startServer(host, ports)
  } catch (error) {
    console.error(
      `Verso cannot be served (${error instanceof Error ? error.message : String(error)}). Try another --port.`,
    )
    await host.close()
    return 1
  }
  process.stdout.write(
    `${JSON.stringify({ address: server.address, library: host.libraryPath, pid: process.pid })}\n`,
  )
  if (asked.opensBrowser) show()
  await ended
  await server.close()
  await host.close()
  return 0
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

export function describeHolder(holder: Holder): string {
  const shell = holder.shell === 'electron' ? 'the Verso app' : 'npm run serve'
  const since = new Date(holder.startedAt).toISOString()
  return `This library is open already: ${shell}, process ${holder.pid} on ${holder.hostname}, since ${since}.`
}

/** The project's folder, from the source as well as from dist. */
function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error('the folder of Verso was not found')
    folder = parent
  }
  return folder
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version?: unknown
  }
  return typeof version === 'string' ? version : '0.0.0'
}

const isEntry =
  process.argv[1] !== undefined &&
  existsSync(process.argv[1]) &&
  realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (isEntry) {
  serve(process.argv.slice(2)).then(
    // Exit rather than drain: a browser may hold a connection for a minute.
    (status) => process.exit(status),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
}
