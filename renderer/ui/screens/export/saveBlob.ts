/** Gives the learner a file to keep: where this machine puts its downloads, or where a dialog asks for. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The file may be large, and a dialog may wait: the address stays for a while.
  setTimeout(() => URL.revokeObjectURL(address), 600_000)
}
