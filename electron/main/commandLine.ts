import path from 'node:path'

export interface CommandLine {
  /** Absolute paths. */
  readonly libraryPath: string | undefined
  readonly configDir: string | undefined
  /** Deck files, and files to be imported. */
  readonly deckFiles: readonly string[]
}

/** Whether the operating system may open this file with Verso. */
export function isDeckFile(file: string): boolean {
  return /\.deck\.(yaml|json)$/i.test(file)
}

/** Whether it is a file of another program that Verso imports, and the system opens with it. */
export function isImportFile(file: string): boolean {
  return /\.(apkg|colpkg|mochi|cards)$/i.test(file)
}

/**
 * Reads what concerns Verso (`--library DIR`, `--config DIR`, deck files) and passes over the rest: Chromium and
 * Electron put switches of their own anywhere in the same list.
 */
export function readCommandLine(args: readonly string[], cwd: string): CommandLine {
  const values: { library?: string; config?: string } = {}
  const deckFiles: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]!
    const found = /^--(library|config)(?:=(.+))?$/.exec(arg)
    if (found) {
      const next = args[index + 1]
      const value = found[2] ?? (next !== undefined && !next.startsWith('--') ? next : undefined)
      if (found[2] === undefined && value !== undefined) index += 1
      if (value) values[found[1] as 'library' | 'config'] = path.resolve(cwd, value)
    } else if (!arg.startsWith('-') && (isDeckFile(arg) || isImportFile(arg))) {
      deckFiles.push(path.resolve(cwd, arg))
    }
  }
  return { libraryPath: values.library, configDir: values.config, deckFiles }
}
