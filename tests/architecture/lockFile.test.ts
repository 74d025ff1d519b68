import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly deprecated?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const root = path.join(import.meta.dirname, '../..')
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>
}

/** Where Node would find `name` from a package: beside it, or in a folder further up. */
function placesOf(from: string, name: string): readonly string[] {
  const places = [`${from === '' ? '' : `${from}/`}node_modules/${name}`]
  let folder = from
  while (folder.includes('node_modules/')) {
    folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')
    places.push(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`)
  }
  return places
}

// npm writes a lock without the other systems' binaries when a registry lacks them, and `npm ci` fails there.
test('the lock file holds every optional dependency, for all systems', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(from, name).some((place) => place in packages))
      .map((name) => `${from} → ${name}`),
  )
  expect(missing).toEqual([])
})

test('the lock file names no registry but the public one', () => {
  const elsewhere = Object.entries(packages).filter(
    ([, { resolved }]) => resolved !== undefined && new URL(resolved).origin !== 'https://registry.npmjs.org',
  )
  expect(elsewhere.map(([place, { resolved }]) => `${place}: ${resolved}`)).toEqual([])
})

test('every dependency is pinned exactly, and none of them is deprecated', () => {
  const { dependencies = {}, devDependencies = {} } = packages['']!
  const direct = { ...dependencies, ...devDependencies }
  for (const [name, range] of Object.entries(direct)) {
    const locked = packages[`node_modules/${name}`]
    expect(range, name).toBe(locked?.version)
    expect(locked?.deprecated, name).toBeUndefined()
  }
})
