// Child process of the lock and fault tests: opens a library, says how that went in one line of JSON, and holds it
// until its standard input ends. Arguments: library, config, bundled decks.
import { openHost } from '../../electron/host/index.ts'

const [libraryPath, configDir = '', bundledDecks = ''] = process.argv.slice(2)
const say = (message: unknown): void => void process.stdout.write(`${JSON.stringify(message)}\n`)
// As another user: what root may do says nothing about a read-only folder.
const uid = Number(process.env['VERSO_TEST_UID'])
if (uid > 0) process.setuid?.(uid)

const opening = await openHost({
  libraryPath,
  configDir,
  bundledDecks,
  shell: 'serve',
  appVersion: '0.0.0-test',
  now: () => Date.now(),
  endpointInfo: () => ({ address: `http://127.0.0.1:1/?token=${process.pid}` }),
  onShow: () => say({ kind: 'shown' }),
})
if (opening.kind === 'held') say({ kind: 'held', holder: opening.holder, shown: await opening.show() })
if (opening.kind === 'failed') say({ kind: 'failed', error: opening.error })
if (opening.kind === 'open') {
  const info = await opening.host.dispatch('library:open', {})
  const appended = await opening.host.dispatch('journal:append', {
    afterSeq: info.ok ? (info.value as { journal: { lastSeq: number } }).journal.lastSeq : 0,
    bodies: [{ type: 'review', pid: process.pid }],
  })
  const decks = await opening.host.dispatch('decks:list', {})
  say({ kind: 'open', pid: process.pid, info, appended, decks })
  process.stdin.resume()
  await new Promise((resolve) => process.stdin.once('end', resolve))
  await opening.host.close()
}
process.exit(0)
