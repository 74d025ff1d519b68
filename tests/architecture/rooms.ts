// The plan of the house as a table, and the check of sources against it. README and this table say the same; the
// plan is changed there first.
import path from 'node:path'
import { parseSync } from 'vite'

interface Room {
  /** A folder with everything below it, or one file. The longest one that fits is a file's room. */
  readonly place: string
  /** Other rooms that may be entered. */
  readonly rooms?: readonly string[]
  /** Rooms of which only types may be used. */
  readonly types?: readonly string[]
  /** npm packages and Node modules; `node:*` is all of Node, `name/*` what lies below a package. */
  readonly packages?: readonly string[]
  /** Neither clock nor chance nor page: all of that comes as an argument. */
  readonly isPure?: boolean
}

const SCHEMA = 'valibot'

export const ROOMS: readonly Room[] = [
  { place: 'decks/format', packages: [SCHEMA, 'yaml', '@valibot/to-json-schema'], isPure: true },
  {
    place: 'decks/cli',
    rooms: ['decks/format', 'renderer/core', 'renderer/importers', 'renderer/exporters'],
    packages: ['node:*'],
  },

  { place: 'electron/contract', rooms: ['decks/format'], packages: [SCHEMA] },
  // Carried by the sandboxed preload, which can load nothing.
  { place: 'electron/contract/callNames.ts' },
  {
    place: 'electron/host',
    rooms: ['electron/contract', 'decks/format'],
    packages: ['node:*', SCHEMA, 'chokidar'],
  },
  { place: 'electron/main', rooms: ['electron/host', 'electron/contract'], packages: ['node:*', 'electron'] },
  { place: 'electron/preload', rooms: ['electron/contract/callNames.ts'], packages: ['electron'] },
  { place: 'electron/serve', rooms: ['electron/host', 'electron/contract'], packages: ['node:*'] },
  {
    place: 'electron/launch',
    rooms: ['electron/host', 'electron/serve', 'electron/main/commandLine.ts', 'electron/vite.config.ts'],
    packages: ['node:*', 'vite', 'electron-builder'],
  },
  { place: 'electron/icons', rooms: ['electron/launch'], packages: ['node:*', '@playwright/test'] },
  { place: 'electron/vite.config.ts', packages: ['node:*', 'vite'] },

  { place: 'renderer/core', rooms: ['decks/format'], packages: [SCHEMA], isPure: true },
  {
    place: 'renderer/core/scheduler/fsrs.ts',
    rooms: ['renderer/core', 'decks/format'],
    packages: ['ts-fsrs'],
    isPure: true,
  },
  {
    place: 'renderer/importers',
    rooms: ['renderer/core', 'decks/format'],
    packages: [
      '@zip.js/zip.js',
      'fzstd',
      'sql.js',
      'sql.js/*',
      '@bufbuild/protobuf/wire',
      'papaparse',
      'transit-js',
      'edn-data',
      'saxes',
      'chardet',
      'smol-toml',
      'marked',
    ],
  },
  {
    place: 'renderer/exporters',
    rooms: ['renderer/core', 'decks/format'],
    packages: ['@zip.js/zip.js', 'sql.js', 'sql.js/*', '@bufbuild/protobuf/wire', 'papaparse', 'marked'],
  },
  { place: 'renderer/data', rooms: ['renderer/core'], packages: ['dexie'] },
  { place: 'renderer/platform', rooms: ['electron/contract', 'decks/format'], packages: [SCHEMA] },
  {
    place: 'renderer/app',
    rooms: [
      'renderer/core',
      'renderer/data',
      'renderer/importers',
      'renderer/exporters',
      'renderer/platform',
    ],
  },
  {
    place: 'renderer/state',
    rooms: ['renderer/app', 'renderer/data/queries', 'renderer/core'],
    types: ['decks/format'],
    packages: ['react', 'zustand'],
  },
  {
    place: 'renderer/ui',
    rooms: ['renderer/state', 'renderer/core'],
    packages: [
      'react',
      'react-dom',
      'marked',
      'highlight.js/*',
      'katex',
      'dompurify',
      '@tanstack/react-virtual',
    ],
  },
  // Puts the rooms together.
  {
    place: 'renderer/main.tsx',
    rooms: ['renderer/platform', 'renderer/app', 'renderer/state', 'renderer/ui'],
    packages: ['react', 'react-dom/client'],
  },
  { place: 'renderer/vite.config.ts', packages: ['node:*', 'vite', '@vitejs/plugin-react'] },
]

/** Rooms that others enter by this one file. */
const FRONT_DOORS: readonly string[] = [
  'electron/host/index.ts',
  'renderer/platform/index.ts',
  'renderer/state/index.ts',
]

/** Text by path from the project's folder, with forward slashes. */
export type Sources = ReadonlyMap<string, string>

interface Import {
  readonly target: string
  readonly isTypeOnly: boolean
}

function isWithin(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`)
}

export function roomOf(file: string): Room | null {
  const found = ROOMS.filter((room) => isWithin(file, room.place))
  return found.sort((a, b) => b.place.length - a.place.length)[0] ?? null
}

function isPackageAllowed(name: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  )
}

/** What a file imports: relative addresses as paths of the project, packages by their name. */
function importsOf(file: string, text: string): { imports: readonly Import[]; faults: readonly string[] } {
  const { module, errors } = parseSync(file, text)
  const faults = errors.map(({ message }) => `${file} cannot be parsed: ${message}`)
  const imports: Import[] = []
  const add = (request: string, isTypeOnly: boolean): void => {
    const address = request.replace(/\?.*$/, '')
    const target = address.startsWith('.') ? path.posix.join(path.posix.dirname(file), address) : address
    imports.push({ target, isTypeOnly })
  }
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType))
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType)
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end)
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(written)?.[2]
    if (literal !== undefined) add(literal, false)
    else if (roomOf(file)?.place !== 'electron/launch')
      faults.push(`${file} imports a computed address: ${written}`)
  }
  return { imports, faults }
}

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'reads the clock'],
  [/\bMath\.random\b|\bcrypto\.(getRandomValues|randomUUID)\b/, 'throws dice'],
  [/\b(window|document|navigator|localStorage|indexedDB)\s*[.[]/, 'touches the page'],
  [/\bset(Timeout|Interval)\(|\bfetch\(/, 'waits or fetches'],
]

/** The text without comments and strings, which may well talk about clocks. */
function codeOf(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (found) =>
    found.startsWith('/') ? '' : "''",
  )
}

/** Every breach of the plan, as a sentence that names the file. */
export function checkRooms(sources: Sources): readonly string[] {
  const faults: string[] = []
  const graph = new Map<string, readonly string[]>()
  for (const [file, text] of sources) {
    const room = roomOf(file)
    if (!room) {
      faults.push(`${file} is in no room`)
      continue
    }
    const { imports, faults: own } = importsOf(file, text)
    faults.push(...own)
    graph.set(
      file,
      imports.map(({ target }) => target).filter((target) => sources.has(target)),
    )
    for (const { target, isTypeOnly } of imports) {
      const fault = judge(file, room, target, isTypeOnly)
      if (fault !== null) faults.push(fault)
    }
    if (room.isPure) {
      for (const [pattern, what] of IMPURE) {
        if (pattern.test(codeOf(text))) faults.push(`${file} ${what}: give it as an argument`)
      }
    }
  }
  return [...faults, ...findCycles(graph)]
}

function judge(file: string, room: Room, target: string, isTypeOnly: boolean): string | null {
  const isPath = /^(electron|renderer|decks|tests)\//.test(target)
  if (!isPath) {
    if (target.startsWith('.')) return `${file} imports ${target}, outside of every room`
    return isPackageAllowed(target, room.packages ?? []) ? null : `${file} may not import ${target}`
  }
  if (isWithin(target, room.place)) return null
  const isAllowed =
    room.rooms?.some((place) => isWithin(target, place)) ||
    (isTypeOnly && room.types?.some((place) => isWithin(target, place)))
  if (!isAllowed) return `${file} may not import ${target}`
  const door = FRONT_DOORS.find((front) => isWithin(target, path.posix.dirname(front)))
  return door !== undefined && target !== door ? `${file} enters ${target} past its front door ${door}` : null
}

/** Circles of imports, types included: each is told once. */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const faults: string[] = []
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (file: string): void => {
    const start = trail.indexOf(file)
    if (start >= 0) {
      faults.push(`${[...trail.slice(start), file].join(' → ')} is a circle`)
      return
    }
    if (done.has(file)) return
    trail.push(file)
    for (const target of graph.get(file) ?? []) visit(target)
    trail.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return faults
}
