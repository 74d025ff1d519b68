// `npm run package [-- --dir] [--output DIR]`: makes the app of this system with electron-builder; `--dir` stops before
// the installers. ELECTRON_OVERRIDE_DIST_PATH names an Electron that is at hand, so that nothing is fetched.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build as buildApp, type Configuration } from 'electron-builder'
import { build, ensureBuilt, projectRoot } from './build.ts'

export interface PackageOptions {
  /** Only the folder of the app, not the installers. */
  readonly isDirOnly: boolean
  /** Absolute path of the folder that takes the results. */
  readonly output: string
  /** Takes dist/ as it is when no source has changed since; it may then hold files of earlier builds, too. */
  readonly isFromLastBuild?: boolean
}

/** Builds dist/ and packages it. Answers the paths of what electron-builder made. */
export async function packageApp({
  isDirOnly,
  output,
  isFromLastBuild,
}: PackageOptions): Promise<readonly string[]> {
  if (isFromLastBuild) await ensureBuilt()
  else await build({ isClean: true })
  return buildApp({
    projectDir: projectRoot,
    dir: isDirOnly,
    publish: 'never',
    config: {
      extends: path.join(projectRoot, 'electron-builder.yml'),
      directories: { output },
      ...electronAtHand(),
    },
  })
}

function electronAtHand(): Configuration {
  const electronDist = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!electronDist) return {}
  const versionFile = path.join(electronDist, 'version')
  if (!existsSync(versionFile))
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no Electron in ${electronDist}`)
  return { electronDist, electronVersion: readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { dir: { type: 'boolean' }, output: { type: 'string' } } })
  const output = path.resolve(
    process.env['INIT_CWD'] ?? process.cwd(),
    values.output ?? path.join(projectRoot, 'release'),
  )
  for (const file of await packageApp({ isDirOnly: values.dir === true, output })) console.log(file)
}
