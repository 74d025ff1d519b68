import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react'
import { drawTheme, keepThemeHint, readSystem, resolveTheme, watchSystem } from './theme.ts'
import type { Theme, ThemeChoice } from './theme.ts'

const ThemeContext = createContext<Theme>({ name: 'paper', contrast: 'normal' })

/** Draws the chosen theme on the page and tells it to the card frames, which share no styles with the page. */
export function ThemeProvider({
  choice,
  children,
}: {
  readonly choice: ThemeChoice
  readonly children: ReactNode
}) {
  const [system, setSystem] = useState(readSystem)
  const theme = useMemo(() => resolveTheme(choice, system), [choice, system])
  useLayoutEffect(() => watchSystem(() => setSystem(readSystem())), [])
  useLayoutEffect(() => {
    drawTheme(theme)
    keepThemeHint(choice)
  }, [theme, choice])
  return <ThemeContext value={theme}>{children}</ThemeContext>
}

export function useTheme(): Theme {
  return useContext(ThemeContext)
}
