import { homedir } from 'node:os'
import path from 'node:path'

/** Folder of this machine's settings; the same for Electron and serve, so that both open the same library. */
export function configFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (env['VERSO_CONFIG']) return path.resolve(env['VERSO_CONFIG'])
  if (platform === 'win32')
    return path.join(env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming'), 'Verso')
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Verso')
  const base = env['XDG_CONFIG_HOME']
  // The XDG specification says that relative paths are to be ignored.
  return path.join(base && path.isAbsolute(base) ? base : path.join(homedir(), '.config'), 'verso')
}
