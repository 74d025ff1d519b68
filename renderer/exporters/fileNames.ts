// Names of files that every system takes: no path, none of Windows' devices, no trailing dots, not too long.

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const MAX_LENGTH = 100

/** A file's name for a title, without ending. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    .replaceAll('::', ' - ')
    .replace(/[\0-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH)
    .replace(/^[. ]+|[. ]+$/g, '')
  return plain === '' || DEVICES.test(plain) ? `Deck ${plain}`.trim() : plain
}

/** Whether a medium's name may be a file's name as it is. */
export function isSafeFileName(name: string): boolean {
  return (
    name !== '' &&
    name.length <= 255 &&
    !/[\0-\x1f\x7f<>:"/\\|?*]/.test(name) &&
    !/^\.|[. ]$/.test(name) &&
    !DEVICES.test(name)
  )
}

/** Names that are told apart also where case is not: each is given once. */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    let free = name
    for (let twin = 2; taken.has(free.toLowerCase()); twin += 1) free = `${name} ${twin}`
    taken.add(free.toLowerCase())
    return free
  }
}
