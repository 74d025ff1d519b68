// `npm run dev`: the pages from their sources with hot reload, on the real host. `-- --electron` shows them in
// Electron, else they open in a browser; `--library DIR` as everywhere, and by default a library of its own.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createServer, type Plugin, type ProxyOptions } from 'vite'
import { openHost } from '../host/index.ts'
import { readCommandLine } from '../main/commandLine.ts'
import { startServer } from '../serve/server.ts'
import { findBrowser, openInBrowser } from './browser.ts'
import { ensureBuilt, projectRoot } from './build.ts'
import { obtainElectron } from './electronBinary.ts'

const PORT = 5173
const given = process.argv.slice(2)
const asked = readCommandLine(given, process.env['INIT_CWD'] ?? process.cwd())
// Not the learner's own library: code that is being written has no business there unless it is named.
const scratch = path.join(projectRoot, 'node_modules', '.cache', 'verso', 'dev')
const libraryPath = asked.libraryPath ?? path.join(scratch, 'library')
const configDir = asked.configDir ?? path.join(scratch, 'config')
mkdirSync(configDir, { recursive: true })

if (given.includes('--electron')) await devInElectron()
else await devInBrowser()

async function startVite(proxy: Record<string, ProxyOptions>, plugins: Plugin[]): Promise<string> {
  const server = await createServer({
    configFile: path.join(projectRoot, 'renderer/vite.config.ts'),
    plugins,
    server: {
      host: '127.0.0.1',
      port: PORT,
      proxy,
      hmr: { host: '127.0.0.1', clientPort: PORT },
      // The sandboxed card frames have no origin, and ask for their fonts all the same.
      cors: { origin: 'null' },
      strictPort: true,
    },
  })
  await server.listen()
  const address = server.httpServer?.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : PORT}`
}

async function devInBrowser(): Promise<void> {
  const opening = await openHost({
    libraryPath,
    configDir,
    bundledDecks: path.join(projectRoot, 'decks', 'library'),
    shell: 'serve',
    appVersion: 'dev',
    now: () => Date.now(),
    isDevelopment: true,
  })
  if (opening.kind === 'held') {
    console.error(
      `Process ${opening.holder.pid} has ${libraryPath} open. End it, or name another with --library.`,
    )
    process.exit(1)
  }
  const server = await startServer(opening.host, [0])
  const target = `http://127.0.0.1:${server.port}`
  // Serve answers only its own origin; vite stands in for the page.
  const proxied: ProxyOptions = {
    target,
    changeOrigin: true,
    configure: (proxy) => proxy.on('proxyReq', (request) => request.setHeader('origin', target)),
  }
  const address = await startVite(
    { '/call': proxied, '/events': proxied, '/import': proxied, '/media': proxied, '^/\\?token=': proxied },
    [],
  )
  const isOpen = await openInBrowser(`${address}/${new URL(server.address).search}`)
  if (isOpen) console.error(`Verso for developing: ${address}/${new URL(server.address).search}`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  await server.close()
  await opening.host.close()
  process.exit(0)
}

async function devInElectron(): Promise<void> {
  await ensureBuilt()
  const electron = await obtainElectron(Date.now())
  if (electron.kind === 'absent') {
    console.error(
      `Electron is not used: ${electron.reason}. Without --electron the pages open in ${findBrowser() ?? 'a browser'}.`,
    )
    process.exit(1)
  }
  const address = await startVite({}, [])
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0 && process.env['VERSO_TEST'] === '1'
  const flags = [
    ...(isRoot ? ['--no-sandbox'] : []),
    projectRoot,
    '--library',
    libraryPath,
    '--config',
    configDir,
  ]
  const child = spawn(electron.file, flags, {
    stdio: 'inherit',
    env: { ...process.env, VERSO_DEVELOPMENT_PAGES: address },
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}
