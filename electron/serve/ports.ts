import { createHash } from 'node:crypto'

const FIRST = 20_000
const COUNT = 20_000
const TRIES = 50

/**
 * Ports to try for a library, always the same ones in the same order: the port is part of the origin to which the
 * browser ties the working database, so another port would mean building that database anew.
 */
export function portsFor(libraryId: string): readonly number[] {
  const start = createHash('sha256').update(libraryId).digest().readUInt32BE(0) % COUNT
  return Array.from({ length: TRIES }, (_, index) => FIRST + ((start + index) % COUNT))
}
