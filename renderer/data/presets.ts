import { PRESET_KIND, type Preset } from '../core/model/preset.ts'
import { parsePreset } from '../core/progress/parseDeckOptions.ts'
import { documentsOf } from './documentRows.ts'
import type { VersoDatabase } from './database.ts'

/** The presets by id; for use inside a transaction. One that this version cannot read is left out. */
export async function readPresets(database: VersoDatabase): Promise<Map<string, Preset>> {
  const presets = new Map<string, Preset>()
  for (const { id, value } of await documentsOf(database, PRESET_KIND)) {
    const preset = parsePreset(value)
    if (preset.ok) presets.set(id, preset.value)
  }
  return presets
}
