import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { type HostResult, type Notice, type Settings, settingsSchema } from '../contract/contract.ts'
import { atomicWrite } from './atomicWrite.ts'
import { codeOf, fail, messageOf, ok, writeFailure } from './result.ts'
import { setAside } from './setAside.ts'

/** What the file says beyond the settings that pages see. */
const fileSchema = v.looseObject({
  ...settingsSchema.entries,
  /** Library folders that were open on this machine: one that has vanished is missed, not made anew. */
  openedLibraries: v.optional(v.array(v.string()), []),
})
type SettingsFileContent = v.InferOutput<typeof fileSchema>

/** Settings to change; an undefined value removes the setting. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined }

export interface SettingsFile {
  read(): Settings
  /** Merges, writes atomically, and answers the settings as they are now. */
  write(change: SettingsChange): Promise<HostResult<Settings>>
  wasOpened(libraryPath: string): boolean
  /** Remembers (or forgets) that a library was open here. */
  markOpened(libraryPath: string, isOpened: boolean): Promise<HostResult<null>>
}

/**
 * Reads `settings.json`. A damaged file is set aside under a new name and its notice returned; if even that is
 * refused, the defaults hold in memory and writing answers an error, so that nothing is overwritten.
 */
export async function openSettings(
  configDir: string,
  now: () => number,
): Promise<{ readonly settings: SettingsFile; readonly notices: readonly Notice[] }> {
  const file = path.join(configDir, 'settings.json')
  const notices: Notice[] = []
  let refusal: string | null = null
  let content: SettingsFileContent = v.parse(fileSchema, {})

  const first = await readContent(file)
  if (first.kind === 'good') content = first.content
  if (first.kind === 'unreadable') {
    refusal = `${file} cannot be read (${first.reason}). Verso goes on with the default settings and leaves the file alone.`
    notices.push({ kind: 'setAside', message: refusal, path: file })
  }
  if (first.kind === 'damaged') {
    try {
      const aside = await setAside(file, now())
      notices.push({
        kind: 'setAside',
        message: `The settings file was damaged (${first.reason}). It was kept as ${aside}, and Verso goes on with the default settings.`,
        path: aside,
      })
    } catch (error) {
      refusal = `${file} is damaged and could not be set aside (${messageOf(error)}). Verso goes on with the default settings and leaves the file alone.`
      notices.push({ kind: 'setAside', message: refusal, path: file })
    }
  }

  let queue: Promise<unknown> = Promise.resolve()
  function change(
    apply: (before: SettingsFileContent) => SettingsFileContent,
  ): Promise<HostResult<SettingsFileContent>> {
    const turn = queue.then(async (): Promise<HostResult<SettingsFileContent>> => {
      if (refusal !== null) return fail('io', refusal)
      // Another Verso (on another library) shares this file: take up what it wrote meanwhile.
      const latest = await readContent(file)
      if (latest.kind === 'damaged' || latest.kind === 'unreadable') {
        return fail(
          'io',
          `${file} was changed meanwhile and cannot be read (${latest.reason}). Mend or remove it, then try again.`,
        )
      }
      const next = apply(latest.kind === 'good' ? latest.content : content)
      try {
        await mkdir(configDir, { recursive: true })
        await atomicWrite(file, `${JSON.stringify(next, null, 2)}\n`)
      } catch (error) {
        return writeFailure(error, file)
      }
      content = next
      return ok(next)
    })
    queue = turn
    return turn
  }

  const settings: SettingsFile = {
    read: () => v.parse(settingsSchema, content),
    async write(partial) {
      const result = await change((before) => withoutUndefined({ ...before, ...partial }))
      return result.ok ? ok(v.parse(settingsSchema, result.value)) : result
    },
    wasOpened: (libraryPath) => content.openedLibraries.includes(libraryPath),
    async markOpened(libraryPath, isOpened) {
      if (content.openedLibraries.includes(libraryPath) === isOpened) return ok(null)
      const result = await change((before) => {
        const others = before.openedLibraries.filter((other) => other !== libraryPath)
        return { ...before, openedLibraries: isOpened ? [...others, libraryPath] : others }
      })
      return result.ok ? ok(null) : result
    },
  }
  return { settings, notices }
}

type Reading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'good'; readonly content: SettingsFileContent }
  | { readonly kind: 'damaged' | 'unreadable'; readonly reason: string }

async function readContent(file: string): Promise<Reading> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', reason: messageOf(error) }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'damaged', reason: 'it is not JSON' }
  }
  const parsed = v.safeParse(fileSchema, json)
  if (parsed.success) return { kind: 'good', content: parsed.output }
  const issue = parsed.issues[0]
  return { kind: 'damaged', reason: `${v.getDotPath(issue) ?? 'content'}: ${issue.message}` }
}

function withoutUndefined(content: Readonly<Record<string, unknown>>): SettingsFileContent {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined),
  ) as SettingsFileContent
}
