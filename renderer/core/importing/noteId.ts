const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/**
 * A note's id from what its source calls it for ever (Anki's guid, a content hash): the name itself where it is an id
 * already, else a short hash of it. The same name makes the same id on every machine.
 */
export function noteIdFromGuid(guid: string): string {
  return ID.test(guid) ? guid : `n${hash(guid, 0x811c9dc5)}${hash(guid, 0x2545f491)}`
}

/** FNV-1a with the finish of MurmurHash3, as seven digits of base 36. */
function hash(text: string, seed: number): string {
  let value = seed
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return ((value ^ (value >>> 16)) >>> 0).toString(36).padStart(7, '0')
}
