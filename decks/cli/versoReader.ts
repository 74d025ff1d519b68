import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { cardOrdinals } from '../format/cards.ts'
import { isDeckFileName, isRemoteReference, mediaFolderName } from '../format/files.ts'
import { decodeDeckText, locateIssues, parseDeck } from '../format/parse.ts'
import { mediaOf } from '../format/noteTexts.ts'
import { describePath, type DeckIssue } from '../format/path.ts'
import type { Deck, Note } from '../format/schema.ts'
import { isCrowdAnki } from './foreignReader.ts'
import type { DeckReader } from './deckReader.ts'
import { unreadable } from './report.ts'

/** Reads Verso's own deck files. */
export const versoReader: DeckReader = {
  recognise: ({ file, head }) => isDeckFileName(file) && !isCrowdAnki(head) && !hasForeignMagic(head),
  read: async ({ file, blob }) => {
    const decoded = decodeDeckText(new Uint8Array(await blob.arrayBuffer()))
    if (!decoded.ok) return unreadable(file, 'verso', [decoded.problem])
    const { deck, problems, warnings } = parseDeck(decoded.text, file)
    if (deck === null) return unreadable(file, 'verso', problems)
    const media = await checkMedia(deck, file)
    const missing = media.issues.length > 0 ? locateIssues(decoded.text, file, media.issues) : []
    return {
      file,
      format: 'verso',
      title: deck.title,
      decks: 1,
      notes: deck.notes.length,
      cards: deck.notes.reduce((sum, note) => sum + cardOrdinals(note).length, 0),
      reviews: 0,
      media: { found: media.found, missing: media.missing },
      kinds: countKinds(deck.notes),
      warnings: [...warnings, ...missing].toSorted((a, b) => a.line - b.line || a.column - b.column),
      errors: [],
    }
  },
}

function hasForeignMagic(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 6))
  return head.startsWith('PK\u0003\u0004') || head === 'SQLite'
}

function countKinds(notes: readonly Note[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { kind } of notes) kinds[kind] = (kinds[kind] ?? 0) + 1
  return kinds
}

async function checkMedia(deck: Deck, file: string) {
  const folder = mediaFolderName(basename(file))
  let names: readonly string[] | null = null
  const states = new Map<string, boolean>()
  const issues: DeckIssue[] = []
  for (const [index, note] of deck.notes.entries()) {
    for (const [path, { name, offset }] of mediaOf(note)) {
      names ??= (await listNames(join(dirname(file), folder))).map((entry) => entry.normalize('NFC'))
      const isFound = names.includes(name)
      states.set(name, isFound)
      if (isFound) continue
      const place = ['notes', index, ...path]
      const message = `${describePath(deck, place)}: ${absence(name, names, folder)}`
      issues.push({ path: place, offset, message })
    }
  }
  const found = [...states.values()].filter(Boolean).length
  return { found, missing: states.size - found, issues }
}

function absence(name: string, names: readonly string[], folder: string): string {
  if (isRemoteReference(name))
    return `${name} is on the network, where Verso never goes: put the file into ${folder}/`
  if (/[\\/]/.test(name)) return `${name} is a path: put the file into ${folder}/ and write only its name`
  const twin = names.find((other) => other.toLowerCase() === name.toLowerCase())
  if (twin !== undefined) return `${name} is spelt ${twin} in ${folder}/: make them equal`
  return `${name} is not in ${folder}/: put it there`
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  } catch {
    // No folder: every reference is then reported as missing from it.
    return []
  }
}
