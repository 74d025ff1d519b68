// `npm run faults [-- --kills N] [--shells browser,electron]`: kills Verso N times (200) in each shell while it reviews
// and prints what was lost. Exit status 1 when anything was.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../../electron/launch/build.ts'
import { seededRandom } from '../../renderer/core/cards/random.ts'
import { seedLibrary } from '../bench/seed.ts'
import type { Shell } from '../support/launchVerso.ts'
import { prepareShells } from '../support/shells.ts'
import { killWhileReviewing, type KillCounts } from './killWhileReviewing.ts'

const CARDS = 600

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, shells: { type: 'string' } },
})
const kills = Math.max(1, Number(values.kills))
await ensureBuilt()
const available = await prepareShells()
if (available.display.length > 0 && process.env['VERSO_FAULTS_DISPLAY'] === undefined) {
  const [file, ...args] = [
    ...available.display,
    process.execPath,
    ...process.execArgv,
    ...process.argv.slice(1),
  ]
  const env = { ...process.env, VERSO_FAULTS_DISPLAY: '1' }
  process.exit(spawnSync(file!, args, { stdio: 'inherit', env }).status ?? 1)
}
Object.assign(process.env, available.env)
console.log(available.description)

const asked = values.shells?.split(',') ?? ['browser', 'electron']
const shells = asked.filter((shell): shell is Shell => available.projects.includes(shell))
const rows: [Shell, KillCounts][] = []
for (const shell of shells) {
  const root = await mkdtemp(path.join(tmpdir(), 'verso-faults-'))
  const folders = {
    library: path.join(root, 'library'),
    config: path.join(root, 'config'),
    profile: path.join(root, 'profile'),
  }
  await seedLibrary(folders.library, CARDS, Date.now())
  const say = (counts: KillCounts): void => {
    if (counts.kills % 20 === 0)
      console.error(`${shell}: ${counts.kills} kills, ${counts.acknowledged} answers`)
  }
  rows.push([shell, await killWhileReviewing(shell, folders, kills, seededRandom(`faults ${shell}`), say)])
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
}

console.table(Object.fromEntries(rows))
const isHarmed = rows.some(([, counts]) => counts.lost + counts.doubled + counts.unequal > 0)
process.exit(isHarmed || rows.length === 0 ? 1 : 0)
