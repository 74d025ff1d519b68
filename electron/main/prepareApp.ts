// What has to be settled before Electron is ready.
import { app, protocol } from 'electron'
import { SCHEME } from './address.ts'
import { developmentOrigin } from './developmentPage.ts'

/** Chromium's own errands. Verso makes no network request, and neither does what it is built on. */
const SWITCHES = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'dns-prefetch-disable',
  'no-pings',
]

export function prepareApp(): void {
  const isTest = process.env['VERSO_TEST'] === '1'
  if (process.platform === 'linux' && process.getuid?.() === 0 && !isTest) {
    // With the sandbox on, Chromium would start and lose its helper processes as root, over and over.
    console.error('Verso does not run as root: start it as an ordinary user.')
    process.exit(1)
  }
  // Takes --no-sandbox off the command line again, whoever put it there; only our own tests run as root.
  if (!(isTest && app.commandLine.hasSwitch('no-sandbox'))) app.enableSandbox()
  for (const name of SWITCHES) app.commandLine.appendSwitch(name)
  // No name and no number leads anywhere: whatever in Chromium still asks gets "not found" from the machine itself.
  const exception = developmentOrigin() === null ? '' : ', EXCLUDE 127.0.0.1'
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${exception}`)
  // Standard and secure: without them IndexedDB is refused.
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}
