import type { CallInput, Settings } from '../platform/index.ts'
import type { Context } from './context.ts'
import { createStore, isSameValue } from './store.ts'

export type SettingsFigures = NonNullable<ReturnType<typeof settingsFigures>>

const NO_KEYS: Readonly<Record<string, readonly string[]>> = {}

function settingsFigures({ settings, info }: Context) {
  const current = settings.get()
  if (current === undefined) return undefined
  return {
    theme: current.theme,
    contrast: current.contrast,
    rolloverHour: current.rolloverHour,
    keys: current.keys ?? NO_KEYS,
    // A library that could not be opened says nothing of itself; the settings still must be reachable.
    libraryPath: info?.path ?? current.libraryPath ?? '',
    shell: info?.shell ?? ('serve' as const),
    appVersion: info?.appVersion ?? '',
  }
}

/** This machine's settings as they are, and the two ways to change them. */
export function watchSettings(context: Context) {
  const settings = createStore<SettingsFigures | undefined>(undefined, { isSame: isSameValue })
  context.settings.subscribe(() => settings.set(settingsFigures(context)))
  const { host } = context.services
  return {
    settings,
    /** Answers null, or a sentence that says why nothing was saved. */
    saveSettings: async (changes: Partial<Settings>): Promise<string | null> => {
      const written = await host.call('settings:write', changes as CallInput<'settings:write'>)
      if (!written.ok) return written.error.message
      context.settings.set(written.value)
      return null
    },
    /** Another library folder, from the next start on. Without a path the host asks for one. */
    chooseLibrary: async (path?: string): Promise<string | null> => {
      const chosen = await host.call('library:choose', path === undefined ? {} : { path })
      return chosen.ok || chosen.error.kind === 'cancelled' ? null : chosen.error.message
    },
  }
}
