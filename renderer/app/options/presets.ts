import { PRESET_KIND, type Preset } from '../../core/model/preset.ts'
import { parsePreset } from '../../core/progress/parseDeckOptions.ts'
import type { Context } from '../context.ts'
import { documentStore, saveDocument, type Stored } from '../documents.ts'
import { messageOf } from '../messages.ts'
import type { Store } from '../store.ts'

/** Deck options with a name, for several decks to follow. Errors are sentences. */
export interface Presets {
  /** Undefined until they are read. */
  readonly all: Store<readonly Stored<Preset>[] | undefined>
  readonly save: (preset: Preset) => Promise<string | null>
  /** Decks that follow it go on with the options that they have of their own. */
  readonly remove: (id: string) => Promise<string | null>
  /** An id that no preset has. */
  readonly newId: () => string
}

export function watchPresets(context: Context): Presets {
  const { random, now } = context.services
  return {
    all: documentStore(context, PRESET_KIND, (value) => {
      const preset = parsePreset(value)
      return preset.ok ? preset.value : null
    }),
    save: async (preset) => {
      const checked = parsePreset(preset)
      if (!checked.ok) return `Not saved: ${checked.error}.`
      const saved = await saveDocument(context, PRESET_KIND, preset.id, { ...checked.value })
      return saved.ok ? null : messageOf(saved.error)
    },
    remove: async (id) => {
      const saved = await saveDocument(context, PRESET_KIND, id, null)
      return saved.ok ? null : messageOf(saved.error)
    },
    newId: () => `preset-${now().toString(36)}-${Math.floor(random() * 36 ** 4).toString(36)}`,
  }
}
