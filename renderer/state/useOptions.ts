import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { App } from '../app/index.ts'
import type { DeckId } from '../core/model/card.ts'
import type { DeckOptions } from '../core/model/deckOptions.ts'
import type { Preset } from '../core/model/preset.ts'
import { useApp } from './StateProvider.tsx'
import type { OptionsEffect, RetentionLoad } from './views.ts'

/** The presets by name; undefined until they are read. Errors are sentences. */
export function usePresets(): {
  readonly presets: readonly Preset[] | undefined
  readonly save: (preset: Preset) => Promise<string | null>
  /** Decks that follow it go on with the options that they have of their own. */
  readonly remove: (id: string) => Promise<string | null>
  readonly newId: () => string
} {
  const { presets } = useApp()
  const stored = useSyncExternalStore(presets.all.subscribe, presets.all.get)
  const byName = useMemo(
    () =>
      stored
        ?.map(({ value }) => value)
        .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true })),
    [stored],
  )
  return { presets: byName, save: presets.save, remove: presets.remove, newId: presets.newId }
}

/** What changes for these decks when `before` becomes `after`; undefined while it is computed, or when it cannot be. */
export function useOptionsEffect(
  deckIds: readonly DeckId[],
  before: DeckOptions,
  after: DeckOptions | null,
  isMoving: boolean,
): OptionsEffect | undefined {
  const app = useApp()
  const key = after === null ? null : JSON.stringify([deckIds, before, after, isMoving])
  const [known, setKnown] = useState<{ readonly key: string; readonly effect: OptionsEffect }>()
  useEffect(() => {
    if (key === null) return undefined
    let isGone = false
    const [ids, was, then, moving] = JSON.parse(key) as [DeckId[], DeckOptions, DeckOptions, boolean]
    // While somebody types, every letter is another value.
    const timer = setTimeout(() => {
      void app.optionsEffect(ids, was, then, moving).then((effect) => {
        if (!isGone && effect.ok) setKnown({ key, effect: effect.value })
      })
    }, 150)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [app, key])
  return known?.key === key ? known?.effect : undefined
}

/** The predicted load of each desired retention for these decks; undefined while it is computed. */
export function useRetentionLoads(
  deckIds: readonly DeckId[],
  options: Pick<DeckOptions, 'newPerDay' | 'maximumIntervalDays'> & DeckOptions,
): readonly RetentionLoad[] | undefined {
  const app = useApp()
  const { newPerDay, maximumIntervalDays } = options
  const key = JSON.stringify([deckIds, newPerDay, maximumIntervalDays])
  const [loads, setLoads] = useState<readonly RetentionLoad[]>()
  useEffect(() => {
    let isGone = false
    const [ids] = JSON.parse(key) as [DeckId[]]
    void app.retentionLoads(ids, { ...options, newPerDay, maximumIntervalDays }).then((read) => {
      if (!isGone && read.ok) setLoads(read.value)
    })
    return () => {
      isGone = true
    }
    // Of the options, only what is in the key makes a difference.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [app, key])
  return loads
}

/** Plans decks' reviews anew, as options would have. */
export function useReplan(): App['replanDecks'] {
  return useApp().replanDecks
}
