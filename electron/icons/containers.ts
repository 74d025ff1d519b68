// The two containers in which Windows and macOS keep an icon in several sizes. Both take PNG files as they are.

/** PNG bytes by width in pixels. */
export type Pngs = ReadonlyMap<number, Uint8Array>

function pngOf(pngs: Pngs, size: number): Uint8Array {
  const png = pngs.get(size)
  if (!png) throw new Error(`no picture ${size} pixels wide`)
  return png
}

/** https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
export function makeIco(pngs: Pngs, sizes: readonly number[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, index) => {
    const { length } = pngOf(pngs, size)
    const at = 6 + 16 * index
    // 256 does not fit into a byte and is written as 0.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += length
  })
  return Buffer.concat([head, ...sizes.map((size) => pngOf(pngs, size))])
}

/** Types that hold a PNG, with its width: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const ICNS_TYPES: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

export function makeIcns(pngs: Pngs): Uint8Array {
  const entries = ICNS_TYPES.map(([type, size]) => {
    const png = pngOf(pngs, size)
    const head = Buffer.alloc(8)
    head.write(type, 'ascii')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(entries)
  const head = Buffer.alloc(8)
  head.write('icns', 'ascii')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
