/**
 * A stream of what `write` writes, as fast as it is read. A failure of `write` ends the stream with its error, also
 * while somebody else holds the writing end.
 */
export function writtenStream(
  write: (writable: WritableStream<Uint8Array>) => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const reader = readable.getReader()
  const failure = new Promise<never>((_, reject) => {
    write(writable).catch(reject)
  })
  failure.catch(() => undefined)
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await Promise.race([reader.read(), failure])
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async (reason) => await reader.cancel(reason),
  })
}
