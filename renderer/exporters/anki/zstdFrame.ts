// A zstd stream that stores its content as it is (RFC 8878): every reader unpacks it, and no compressor is needed. The
// zip around it packs what is worth packing.

/** Magic number; no content size, checksum or dictionary; a window of 1 MiB. */
const HEADER = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 10 << 3)
const MAX_BLOCK = 128 * 1024
/** The last block of a frame may be empty. */
const END = Uint8Array.of(1, 0, 0)

/** Wraps what streams through as one zstd frame. */
export function zstdFrame(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    start: (controller) => controller.enqueue(HEADER),
    transform(chunk, controller) {
      for (let at = 0; at < chunk.length; at += MAX_BLOCK) {
        const block = chunk.subarray(at, at + MAX_BLOCK)
        const size = block.length << 3
        controller.enqueue(Uint8Array.of(size & 0xff, (size >> 8) & 0xff, size >> 16))
        controller.enqueue(block)
      }
    },
    flush: (controller) => controller.enqueue(END),
  })
}
