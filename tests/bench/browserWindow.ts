// A browser window with a profile that lasts: Chromium keeps IndexedDB differently in a normal test context.
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/launch/browser.ts'

export interface BrowserWindow {
  readonly context: BrowserContext
  readonly page: Page
}

export async function openBrowserWindow(
  profile: string,
  options: { readonly bypassCSP?: boolean } = {},
): Promise<BrowserWindow> {
  const executablePath = findBrowser()
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
    viewport: { width: 1200, height: 780 },
  })
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}
