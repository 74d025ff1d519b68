/** Gives the learner a file to keep, where this machine puts its downloads. */
export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name.replace(/[\\/:*?"<>|]+/g, '-')
  link.click()
  // The download has begun by then; the address would otherwise stay until the window is closed.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
