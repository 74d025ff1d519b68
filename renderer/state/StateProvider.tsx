import { createContext, createElement, useContext, useEffect, type ReactNode } from 'react'
import type { App } from '../app/index.ts'

const AppContext = createContext<App | null>(null)

/** Gives the screens the app; starts it, unless somebody has already. */
export function StateProvider({ app, children }: { app: App; children?: ReactNode }) {
  useEffect(() => {
    void app.start()
  }, [app])
  return createElement(AppContext.Provider, { value: app }, children)
}

export function useApp(): App {
  const app = useContext(AppContext)
  if (app === null) throw new Error('A hook of renderer/state was used outside StateProvider.')
  return app
}
