import path from 'node:path'
import { parseArgs } from 'node:util'

export interface ServeArgs {
  readonly libraryPath: string | undefined
  readonly configDir: string | undefined
  /** 0 means any free one; undefined the one that belongs to the library. */
  readonly port: number | undefined
  readonly opensBrowser: boolean
}

export const USAGE = 'Usage: npm run serve -- [--library DIR] [--port N] [--no-open] [--config DIR]'

/** Reads the command line; a string says what is wrong with it. */
export function readServeArgs(args: readonly string[], cwd: string): ServeArgs | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        library: { type: 'string' },
        config: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    })
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65535)) {
      return `--port ${values.port}: a port is a number from 0 (any) to 65535.`
    }
    if (values.library === '') return '--library needs the path of a folder.'
    return {
      libraryPath: values.library === undefined ? undefined : path.resolve(cwd, values.library),
      configDir: values.config === undefined ? undefined : path.resolve(cwd, values.config),
      port: values.port === undefined ? undefined : Number(values.port),
      opensBrowser: values['no-open'] !== true,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
