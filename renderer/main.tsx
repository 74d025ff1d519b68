// The page's beginning: connects the host, builds the app, draws it.
import { createRoot } from 'react-dom/client'
import { createApp } from './app/index.ts'
import { connectHost } from './platform/index.ts'
import { StateProvider } from './state/index.ts'
import { App } from './ui/App.tsx'
import { drawTheme, readSystem, readThemeHint, resolveTheme } from './ui/theme/theme.ts'

drawTheme(resolveTheme(readThemeHint(), readSystem()))

const app = createApp({
  host: connectHost(),
  now: () => Date.now(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  random: () => Math.random(),
  memory: window.localStorage,
})

// The library opens while the first screen is drawn.
void app.start()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StateProvider app={app}>
    <App />
  </StateProvider>,
)
