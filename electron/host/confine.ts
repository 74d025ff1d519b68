import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from './result.ts'

const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/**
 * Splits a relative path with forward slashes into names that are safe on every system, or answers null: no `..`,
 * nothing absolute, no backslash, colon, control character, device name, trailing dot or blank.
 */
export function safeSegments(relative: string): string[] | null {
  const segments = relative.split('/')
  return segments.every(isSafeName) ? segments : null
}

function isSafeName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || name.length > 255) return false
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\\:\u0000-\u001f\u007f]/.test(name)) return false
  return !RESERVED.test(name) && !/[. ]$/.test(name)
}

/** The real path of `file` if it exists and lies within `folder` after all links are followed; else null. */
export async function confined(folder: string, file: string): Promise<string | null> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(file)])
    return isWithin(root, real) ? real : null
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES', 'EINVAL'].includes(codeOf(error)))
      return null
    throw error
  }
}

export function isWithin(root: string, file: string): boolean {
  const relative = path.relative(root, file)
  return (
    relative !== '' &&
    !relative.startsWith(`..${path.sep}`) &&
    relative !== '..' &&
    !path.isAbsolute(relative)
  )
}
