import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkRooms, roomOf, ROOMS, type Sources } from './rooms.ts'

const root = path.join(import.meta.dirname, '../..')

function readSources(): Map<string, string> {
  const files = ['electron', 'renderer', 'decks'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll('\\', '/')),
    ),
  )
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  return new Map(sources.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}

const sources: Sources = readSources()

test('the code keeps to the plan of the house', () => {
  expect(sources.size).toBeGreaterThan(100)
  expect(checkRooms(sources)).toEqual([])
})

test('only the one adapter imports ts-fsrs, only data Dexie, only the shell electron', () => {
  const importers = (name: string): string[] =>
    [...sources].filter(([, text]) => new RegExp(`from '${name}'`).test(text)).map(([file]) => file)
  expect(importers('ts-fsrs')).toEqual(['renderer/core/scheduler/fsrs.ts'])
  expect(importers('dexie').filter((file) => !file.startsWith('renderer/data/'))).toEqual([])
  expect(importers('electron').filter((file) => !/^electron\/(main|preload)\//.test(file))).toEqual([])
})

/** A file that breaks one rule, and how the check names it. */
const planted: readonly (readonly [rule: string, file: string, source: string, fault: string])[] = [
  ['the deck format knows no Node', 'decks/format/x.ts', "import 'node:fs'", 'may not import node:fs'],
  [
    'the deck format knows no host',
    'decks/format/x.ts',
    "import '../../electron/host/index.ts'",
    'may not import',
  ],
  ['the contract knows no host', 'electron/contract/x.ts', "import '../host/index.ts'", 'may not import'],
  [
    'the list of calls imports nothing',
    'electron/contract/callNames.ts',
    "import 'valibot'",
    'may not import valibot',
  ],
  ['nor its neighbours', 'electron/contract/callNames.ts', "import './contract.ts'", 'may not import'],
  ['the host never imports electron', 'electron/host/x.ts', "import 'electron'", 'may not import electron'],
  ['nor the shells', 'electron/host/x.ts', "import '../main/window.ts'", 'may not import'],
  [
    'main enters the host by its door',
    'electron/main/x.ts',
    "import '../host/lock.ts'",
    'past its front door',
  ],
  [
    'main knows no pages',
    'electron/main/x.ts',
    "import '../../renderer/core/model/card.ts'",
    'may not import',
  ],
  [
    'the preload takes only the names',
    'electron/preload/x.ts',
    "import '../contract/contract.ts'",
    'may not import',
  ],
  ['the preload has no Node', 'electron/preload/x.ts', "import 'node:fs'", 'may not import node:fs'],
  ['serve is not Electron', 'electron/serve/x.ts', "import 'electron'", 'may not import electron'],
  ['core knows no React', 'renderer/core/x.ts', "import 'react'", 'may not import react'],
  ['core knows no Dexie', 'renderer/core/x.ts', "import 'dexie'", 'may not import dexie'],
  ['core knows no data', 'renderer/core/x.ts', "import type { A } from '../data/rows.ts'", 'may not import'],
  ['ts-fsrs has one adapter', 'renderer/core/scheduler/x.ts', "import 'ts-fsrs'", 'may not import ts-fsrs'],
  ['core is told the time', 'renderer/core/x.ts', 'export const a = Date.now()', 'reads the clock'],
  ['core is told the date', 'renderer/core/x.ts', 'export const a = new Date()', 'reads the clock'],
  ['core is given its chance', 'renderer/core/x.ts', 'export const a = Math.random()', 'throws dice'],
  ['core has no page', 'renderer/core/x.ts', 'export const a = document.title', 'touches the page'],
  ['importers know no app', 'renderer/importers/x.ts', "import '../app/store.ts'", 'may not import'],
  ['data knows no React', 'renderer/data/x.ts', "import 'react'", 'may not import react'],
  ['data knows no platform', 'renderer/data/x.ts', "import '../platform/index.ts'", 'may not import'],
  ['the platform knows no app', 'renderer/platform/x.ts', "import '../app/store.ts'", 'may not import'],
  ['app knows no React', 'renderer/app/x.ts', "import 'react'", 'may not import react'],
  ['app knows no Dexie', 'renderer/app/x.ts', "import 'dexie'", 'may not import dexie'],
  [
    'app asks the platform',
    'renderer/app/x.ts',
    "import '../../electron/contract/contract.ts'",
    'may not import',
  ],
  [
    'app enters the platform by its door',
    'renderer/app/x.ts',
    "import '../platform/httpHost.ts'",
    'front door',
  ],
  ['state never writes', 'renderer/state/x.ts', "import '../data/commands/storeReview.ts'", 'may not import'],
  ['nor opens the database', 'renderer/state/x.ts', "import '../data/database.ts'", 'may not import'],
  [
    'state uses only types of decks',
    'renderer/state/x.ts',
    "import { a } from '../../decks/format/schema.ts'",
    'may not',
  ],
  ['screens know no app', 'renderer/ui/x.tsx', "import '../app/store.ts'", 'may not import'],
  ['screens know no data', 'renderer/ui/x.tsx', "import '../data/queries/home.ts'", 'may not import'],
  ['screens know no decks', 'renderer/ui/x.tsx', "import '../../decks/format/schema.ts'", 'may not import'],
  ['screens enter state by its door', 'renderer/ui/x.tsx', "import '../state/views.ts'", 'front door'],
  ['an export is an import, too', 'renderer/core/x.ts', "export { a } from 'dexie'", 'may not import dexie'],
  [
    'so is a late one',
    'renderer/core/x.ts',
    "export const a = () => import('dexie')",
    'may not import dexie',
  ],
  [
    'a computed one is refused',
    'renderer/core/x.ts',
    'export const a = (b: string) => import(b)',
    'computed address',
  ],
  [
    'an import leads into a room',
    'renderer/core/x.ts',
    "import '../../../outside.ts'",
    'outside of every room',
  ],
  ['every file is in a room', 'renderer/helpers/x.ts', 'export const a = 1', 'is in no room'],
  ['what cannot be parsed is said', 'renderer/core/x.ts', 'export const = 1', 'cannot be parsed'],
]

describe('a planted violation is caught:', () => {
  test.each(planted)('%s', (_rule, file, source, fault) => {
    const faults = checkRooms(new Map([[file, source]]))
    expect(faults.join('\n')).toContain(fault)
  })

  test('a circle, of types only, over three files', () => {
    const circle = new Map([
      ['renderer/core/a.ts', "import type { B } from './b.ts'"],
      ['renderer/core/b.ts', "export * from './c.ts'"],
      ['renderer/core/c.ts', "export const c = () => import('./a.ts')"],
    ])
    expect(checkRooms(circle)).toEqual([
      'renderer/core/a.ts → renderer/core/b.ts → renderer/core/c.ts → renderer/core/a.ts is a circle',
    ])
  })

  test('each rule of the table has one', () => {
    const covered = new Set(planted.map(([, file]) => roomOf(file)?.place))
    // Tools and the entry: what they may import is a list of tools, not a boundary.
    const tools = /\/(icons|launch|cli|exporters)$|vite\.config\.ts$|main\.tsx$|fsrs\.ts$/
    expect(
      ROOMS.map(({ place }) => place).filter((place) => !tools.test(place) && !covered.has(place)),
    ).toEqual([])
  })
})
