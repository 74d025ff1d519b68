import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Host, HostOpening, OpenHostOptions } from '../../electron/host/index.ts'
import { openHost } from '../../electron/host/index.ts'

/** An empty folder that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'verso-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export interface Place {
  readonly root: string
  readonly library: string
  readonly config: string
  readonly bundled: string
  readonly renderer: string
}

/** Folders for a host of its own: library (not made yet), settings, bundled decks, pages. */
export async function aPlace(): Promise<Place> {
  const root = await temporaryFolder()
  const place = {
    root,
    library: path.join(root, 'library'),
    config: path.join(root, 'config'),
    bundled: path.join(root, 'bundled'),
    renderer: path.join(root, 'renderer'),
  }
  await mkdir(place.bundled)
  await mkdir(path.join(place.renderer, 'assets'), { recursive: true })
  await writeFile(path.join(place.renderer, 'index.html'), '<!doctype html><title>Verso</title>')
  await writeFile(path.join(place.renderer, 'assets', 'app-0123abcd.js'), 'export {}')
  await writeFile(path.join(place.renderer, 'assets', 'card.css'), 'body {}')
  await writeFile(path.join(root, 'secret.txt'), 'secret')
  return place
}

export const NOW = Date.UTC(2026, 10, 23, 12)

export async function openAt(place: Place, change: Partial<OpenHostOptions> = {}): Promise<HostOpening> {
  const opening = await openHost({
    libraryPath: place.library,
    configDir: place.config,
    bundledDecks: place.bundled,
    rendererDir: place.renderer,
    shell: 'serve',
    appVersion: '0.0.0-test',
    now: () => NOW,
    isDevelopment: true,
    ...change,
  })
  if (opening.kind !== 'held') onTestFinished(() => opening.host.close())
  return opening
}

/** The host of a library that is expected to open. */
export async function openHostAt(place: Place, change: Partial<OpenHostOptions> = {}): Promise<Host> {
  const opening = await openAt(place, change)
  if (opening.kind !== 'open')
    throw new Error(`expected the library to open, but it is ${JSON.stringify(opening)}`)
  return opening.host
}

export function deckYaml(id: string, front = 'What is it?'): string {
  return `format: 1\nid: ${id}\ntitle: Deck ${id}\nnotes:\n  - id: n1\n    kind: basic\n    front: ${front}\n    back: That\n`
}
