/** A uuid that is the same on every machine for the same name: FNV-1a from four starts. */
export function uuidOf(name: string): string {
  return dashed([0x811c9dc5, 0x2545f491, 0x9e3779b9, 0x85ebca6b].map((seed) => hash(name, seed)).join(''))
}

/** A uuid that begins with a number below 2⁴⁸, from which CrowdAnki's importer makes it again. */
export function uuidOfNumber(number: number, name: string): string {
  return dashed(number.toString(16).padStart(12, '0') + uuidOf(name).replaceAll('-', '').slice(12))
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

function hash(text: string, seed: number): string {
  let value = seed
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return ((value ^ (value >>> 13)) >>> 0).toString(16).padStart(8, '0')
}
