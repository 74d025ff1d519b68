import { isRemoteReference, mediaReferences } from '../format/files.ts'
import { textsOf } from '../format/noteTexts.ts'
import type { ForeignCollection, ForeignWarning } from '../../renderer/core/importing/foreignCollection.ts'

export interface NamedMedia {
  /** Distinct names. */
  readonly found: number
  readonly missing: number
  /** One for each missing name, at the note that names it first. */
  readonly warnings: readonly ForeignWarning[]
}

/** Which of the media that notes name are there. */
export function mediaOfNotes({ notes, media }: ForeignCollection): NamedMedia {
  const there = new Set(media.map(({ name }) => name.normalize('NFC')))
  const seen = new Map<string, boolean>()
  const warnings: ForeignWarning[] = []
  for (const { note, place } of notes) {
    const names = textsOf(note).flatMap(([, text]) => mediaReferences(text).map(({ name }) => name))
    if (note.kind === 'occlusion') names.push(note.image.normalize('NFC'))
    for (const name of names) {
      if (seen.has(name)) continue
      const isThere = there.has(name)
      seen.set(name, isThere)
      if (isThere) continue
      const message = isRemoteReference(name)
        ? `${name} is on the network, where Verso never goes`
        : `${name} is named by a note and is not in the file`
      warnings.push({ place, message })
    }
  }
  const found = [...seen.values()].filter(Boolean).length
  return { found, missing: seen.size - found, warnings }
}
