import { type Beacon, hostileLibrary, startBeacon } from '../support/hostileDeck.ts'
import { expect, test as base } from '../support/versoTest.ts'

const test = base.extend<{ beacon: Beacon }>({
  beacon: async ({}, use) => {
    const beacon = await startBeacon()
    await use(beacon)
    await beacon.close()
  },
  libraryFiles: async ({ beacon }, use) => use(hostileLibrary(beacon.address)),
})

test('a hostile deck runs nothing and asks nothing', async ({ verso, beacon }) => {
  const { page } = verso
  const isOwned = (): Promise<unknown> => page.evaluate(() => (window as { owned?: unknown }).owned)
  await expect(page.getByText('Hostile').first()).toBeVisible()
  await page.goto(`${verso.app.origin}/#/deck/hostile`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hostile')
  await page.goto(`${verso.app.origin}/#/study/hostile`)
  const seen = new Set<string>()
  for (let turn = 0; turn < 40; turn += 1) {
    const show = page.getByRole('button', { name: 'Show answer' })
    const ended = page.getByRole('heading', { name: 'That was it for now' })
    await expect(show.or(ended)).toBeVisible()
    if (await ended.isVisible()) break
    const question = page.frameLocator('iframe[title="Question"]:not([aria-hidden])').locator('body')
    await expect(question).not.toBeEmpty()
    seen.add((await question.innerText()).trim().split('\n')[0]!)
    for (const frame of await page.locator('iframe').all())
      expect(await frame.getAttribute('sandbox')).toBe('')
    await show.click()
    await expect(page.getByRole('button', { name: /^Easy/ })).toBeVisible()
    const answer = page.frameLocator('iframe[title="Answer"]:not([aria-hidden])')
    for (const name of ['hover', 'Plain link', 'Script link', 'Data link', 'Blank link', 'Submit me']) {
      const target = answer.getByText(name, { exact: true }).first()
      if (await target.isVisible()) await target.click({ timeout: 5000 })
    }
    expect(await isOwned()).toBeUndefined()
    await page.getByRole('button', { name: /^Easy/ }).click()
    await expect(page.getByRole('button', { name: /^Easy/ })).toBeHidden()
  }
  expect(seen.size, `cards that were shown: ${[...seen].join(' | ')}`).toBeGreaterThanOrEqual(16)
  expect(await isOwned()).toBeUndefined()
  expect(page.url()).toBe(`${verso.app.origin}/#/study/hostile`)
  expect(verso.app.context.pages()).toHaveLength(1)
  expect(beacon.hits).toEqual([])
  // The policy reports what the sanitiser finds while it reads, and the missing pictures are missing.
  const noise = /violates the following Content Security Policy|status of 404|Blocked script execution/
  const others = verso.errors.filter((error) => !noise.test(error))
  expect(others).toEqual([])
  verso.errors.length = 0
  const settings = (await readSettings(verso.folders.config)) ?? ''
  expect(settings).not.toContain('"rolloverHour": 9')
})

test('the content policy stops what would get past the sanitiser', async ({ verso, beacon }) => {
  const { page } = verso
  await expect(page.getByText('Hostile').first()).toBeVisible()
  const answer = await page.reload()
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)

  const outcome = await page.evaluate(async (at) => {
    const settled = (element: HTMLElement & { src?: string }): Promise<string> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'))
        element.addEventListener('error', () => resolve('refused'))
        setTimeout(() => resolve('refused'), 2000)
        document.body.append(element)
      })
    const script = Object.assign(document.createElement('script'), { textContent: 'window.owned = 1' })
    document.body.append(script)
    const handler = document.createElement('div')
    handler.innerHTML = '<img src="/nothing.png" onerror="window.owned = 1">'
    document.body.append(handler)
    await new Promise((resolve) => handler.firstElementChild!.addEventListener('error', resolve))
    // As text, which the policy has to refuse; the debugger's own evaluation is exempt from it.
    setTimeout('window.owned = 1')
    return {
      image: await settled(Object.assign(new Image(), { src: `${at}/image.png` })),
      outsideScript: await settled(Object.assign(document.createElement('script'), { src: `${at}/s.js` })),
      fetched: await fetch(`${at}/fetch`).then(
        () => 'loaded',
        () => 'refused',
      ),
      beaconed: await fetch(`${at}/keepalive`, { method: 'POST', keepalive: true, mode: 'no-cors' }).then(
        () => 'loaded',
        () => 'refused',
      ),
      owned: (window as { owned?: unknown }).owned,
    }
  }, beacon.address)
  expect(outcome).toEqual({
    image: 'refused',
    outsideScript: 'refused',
    fetched: 'refused',
    beaconed: 'refused',
    owned: undefined,
  })
  expect(beacon.hits).toEqual([])
  // Asked on purpose, and refused with a line in the console each.
  verso.requests.length = 0
  verso.errors.length = 0
})

test('a frame inside the page has no bridge of its own', async ({ verso }) => {
  await expect(verso.page.getByText('Hostile').first()).toBeVisible()
  const found = await verso.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<p>inside</p>'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    const inside = frame.contentWindow as unknown as Record<string, unknown>
    return [typeof inside['host'], typeof inside['require'], typeof inside['process']]
  })
  expect(found).toEqual(['undefined', 'undefined', 'undefined'])
})

async function readSettings(config: string): Promise<string | null> {
  const { readFile } = await import('node:fs/promises')
  return readFile(`${config}/settings.json`, 'utf8').catch(() => null)
}
