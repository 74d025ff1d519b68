import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

type Env = Readonly<Record<string, string | undefined>>

/** The user's Documents folder, as the operating system names it. */
export async function documentsFolder(
  env: Env = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  const home = env['HOME'] && platform !== 'win32' ? env['HOME'] : homedir()
  const fallback = path.join(home, 'Documents')
  if (platform === 'win32') return (await windowsDocuments(env)) ?? fallback
  if (platform === 'darwin') return fallback
  const config =
    env['XDG_CONFIG_HOME'] && path.isAbsolute(env['XDG_CONFIG_HOME'])
      ? env['XDG_CONFIG_HOME']
      : path.join(home, '.config')
  const text = await readFile(path.join(config, 'user-dirs.dirs'), 'utf8').catch(() => '')
  return documentsFromUserDirs(text, home) ?? fallback
}

/** Reads `XDG_DOCUMENTS_DIR="$HOME/…"`; null when it is absent, odd, or the home folder itself (xdg's "disabled"). */
export function documentsFromUserDirs(text: string, home: string): string | null {
  const found = /^\s*XDG_DOCUMENTS_DIR="([^"]*)"/m.exec(text)?.[1]
  if (found === undefined) return null
  const folder = found.replace(/^\$HOME(?=\/|$)/, home).replace(/\\(.)/g, '$1')
  if (!path.isAbsolute(folder) || path.resolve(folder) === path.resolve(home)) return null
  return path.resolve(folder)
}

/** OneDrive and group policies move the folder; only the registry knows where to. */
async function windowsDocuments(env: Env): Promise<string | null> {
  try {
    const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders'
    const { stdout } = await promisify(execFile)('reg', ['query', key, '/v', 'Personal'], { timeout: 3000 })
    const value = /REG_(?:EXPAND_)?SZ\s+(.+)/.exec(stdout)?.[1]?.trim()
    if (!value) return null
    const folder = value.replace(
      /%([^%]+)%/g,
      (whole, name: string) => env[name.toUpperCase()] ?? env[name] ?? whole,
    )
    return path.win32.isAbsolute(folder) && !folder.includes('%') ? folder : null
  } catch {
    // No registry tool or no such value: the caller's fallback is what Windows itself falls back to.
    return null
  }
}
