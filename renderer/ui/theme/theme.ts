/** What the learner chose; `system` follows the machine. */
export interface ThemeChoice {
  readonly theme: 'system' | 'paper' | 'ink'
  readonly contrast: 'system' | 'normal' | 'high'
}

/** What is drawn. */
export interface Theme {
  readonly name: 'paper' | 'ink'
  readonly contrast: 'normal' | 'high'
}

export const FOLLOW_SYSTEM: ThemeChoice = { theme: 'system', contrast: 'system' }

export function resolveTheme(
  choice: ThemeChoice,
  system: { readonly isDark: boolean; readonly wantsContrast: boolean },
): Theme {
  return {
    name: choice.theme === 'system' ? (system.isDark ? 'ink' : 'paper') : choice.theme,
    contrast: choice.contrast === 'system' ? (system.wantsContrast ? 'high' : 'normal') : choice.contrast,
  }
}

// The settings file is read after the first paint: what was chosen last time is remembered here, so that the desk
// does not change colour under the eye. Only a hint; the settings file decides.
const HINT = 'verso.theme'

export function readThemeHint(): ThemeChoice {
  try {
    const [theme, contrast] = (localStorage.getItem(HINT) ?? '').split(' ')
    return {
      theme: theme === 'paper' || theme === 'ink' ? theme : 'system',
      contrast: contrast === 'normal' || contrast === 'high' ? contrast : 'system',
    }
  } catch {
    // Storage is switched off in this browser: then there is no hint.
    return FOLLOW_SYSTEM
  }
}

export function keepThemeHint(choice: ThemeChoice): void {
  try {
    localStorage.setItem(HINT, `${choice.theme} ${choice.contrast}`)
  } catch {
    // The same: the setting itself is kept elsewhere.
  }
}

const darkQuery = () => matchMedia('(prefers-color-scheme: dark)')
const contrastQuery = () => matchMedia('(prefers-contrast: more)')

export function readSystem() {
  return { isDark: darkQuery().matches, wantsContrast: contrastQuery().matches }
}

/** Calls `changed` when the machine's preference changes; returns what ends this. */
export function watchSystem(changed: () => void): () => void {
  const queries = [darkQuery(), contrastQuery()]
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    for (const query of queries) query.removeEventListener('change', changed)
  }
}

export function drawTheme(theme: Theme): void {
  const root = document.documentElement
  root.dataset['theme'] = theme.name
  root.dataset['contrast'] = theme.contrast
}
