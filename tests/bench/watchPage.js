// Runs in the page before the app: notes when an answer's append is sent, when its transaction is complete, and when
// the next card is in sight. Plain JavaScript, since it is given to the browser as it is.
{
  const bench = { appendedAt: 0, committedAt: 0, pressedAt: 0, paintedAt: 0, frames: 0, frameMs: 16.7, floor }
  window.versoBench = bench

  const send = window.fetch
  window.fetch = (input, init) => {
    if (String(input.url ?? input).includes('journal:append')) bench.appendedAt = performance.now()
    return send(input, init)
  }

  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options)
    if (mode === 'readwrite') {
      transaction.addEventListener('complete', () => (bench.committedAt = performance.now()))
    }
    return transaction
  }

  const isQuestionSeen = () => document.querySelector('iframe[title=Question]:not([aria-hidden])') !== null
  const onKey = (event) => {
    if (event.key !== '4') return
    bench.pressedAt = event.timeStamp
    let frames = 0
    const look = (frameAt) => {
      frames += 1
      if (!isQuestionSeen()) return requestAnimationFrame(look)
      // What this frame shows is painted when the next one begins.
      return requestAnimationFrame((nextAt) => {
        bench.frameMs = nextAt - frameAt
        bench.frames = frames
        bench.paintedAt = performance.now()
      })
    }
    requestAnimationFrame(look)
  }
  window.addEventListener('keydown', onKey, true)

  let opening = null
  const open = () =>
    (opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open('bench-floor')
      request.onupgradeneeded = () => {
        request.result.createObjectStore('one')
        request.result.createObjectStore('two')
      }
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    }))

  /** A bare strict transaction over two stores, one row each, in ms. */
  async function floor() {
    const database = await open()
    const startedAt = performance.now()
    await new Promise((resolve, reject) => {
      const transaction = begin.call(database, ['one', 'two'], 'readwrite', { durability: 'strict' })
      transaction.oncomplete = resolve
      transaction.onerror = () => reject(transaction.error)
      const row = { at: startedAt, text: 'x'.repeat(400) }
      transaction.objectStore('one').put(row, String(startedAt))
      transaction.objectStore('two').put(row, String(startedAt))
    })
    return performance.now() - startedAt
  }
}
