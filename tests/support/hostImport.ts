// An import as a page makes one: everything staged through the door, then decided.
import type { Host } from '../../electron/host/index.ts'
import type { Imports } from '../../electron/host/imports/imports.ts'
import type { Journal } from '../../electron/host/journal.ts'
import type { HostResult, JournalHead } from '../../electron/contract/contract.ts'

export interface ImportFiles {
  /** Path → text, or edits as JSON. */
  readonly decks?: readonly { path: string; fingerprint?: string | null; text?: string; edits?: unknown }[]
  readonly media?: readonly { deckPath: string; fileName: string; text: string }[]
  readonly records?: readonly object[]
}

export type Put = (pathname: string, query: string, text: string) => Promise<HostResult<unknown>>

export type ImportHost = Pick<Host, 'dispatch' | 'receive'>

/** The imports of a library alone, without the rest of a host: what is opened a hundred times must open quickly. */
export function hostOfImports(imports: Imports, journal: Journal): ImportHost {
  return {
    async dispatch(name, given) {
      const input = given as {
        id: string
        plan: number
        afterSeq: number
        staging: string | null
        limit: number
      }
      if (name === 'journal:read') return journal.read(input.afterSeq, input.limit)
      if (name === 'import:commit') return imports.commit(input.id, input.plan, input.afterSeq)
      if (name === 'import:undo') return imports.undo(input.id, input.afterSeq, input.staging)
      const begun = await imports.begin()
      return begun.ok
        ? { ok: true, value: { id: begun.value.id, door: `/import/${begun.value.key}` } }
        : begun
    },
    receive({ pathname, query, bytes }) {
      const [, , key = '', file = ''] = pathname.split('/')
      const isLast = query.get('last') === '1'
      return imports.put({ key, file: Number(file), offset: Number(query.get('offset')), isLast, bytes })
    },
  }
}

/** Puts through the host itself. */
export function putTo(host: ImportHost): Put {
  return (pathname, query, text) =>
    host.receive({ pathname, query: new URLSearchParams(query), bytes: bytesOf(text) })
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let from = 0; from < bytes.length; from += 1000) {
    await Promise.resolve()
    yield bytes.subarray(from, from + 1000)
  }
}

export function bodiesOf(id: string, count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'import',
    at: 1,
    id,
    cards: [{ card: `d:n${index}:0`, text: 'x'.repeat(500) }],
  }))
}

export async function stage(host: ImportHost, files: ImportFiles, put: Put = putTo(host)) {
  const begun = (await host.dispatch('import:begin', {})) as HostResult<{ id: string; door: string }>
  if (!begun.ok) return begun
  const { id, door } = begun.value
  let last = 0
  const send = async (text: string): Promise<number> => {
    last += 1
    const half = Math.floor(text.length / 2)
    const parts = [
      await put(`${door}/${last}`, 'offset=0', text.slice(0, half)),
      await put(
        `${door}/${last}`,
        `offset=${new TextEncoder().encode(text.slice(0, half)).length}&last=1`,
        text.slice(half),
      ),
    ]
    for (const part of parts) if (!part.ok) throw new Error(part.error.message)
    return last
  }
  const decks = []
  for (const { path, fingerprint = null, text, edits } of files.decks ?? [])
    decks.push({
      path,
      fingerprint,
      ...(text === undefined ? {} : { text: await send(text) }),
      ...(edits === undefined ? {} : { edits: await send(JSON.stringify(edits)) }),
    })
  const media = []
  for (const { deckPath, fileName, text } of files.media ?? [])
    media.push({ deckPath, fileName, file: await send(text) })
  const records = files.records
    ? await send(files.records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    : null
  const plan = await send(JSON.stringify({ title: 'Spanish', decks, media, records }))
  return { ok: true as const, value: { id, plan } }
}

export async function importInto(
  host: ImportHost,
  files: ImportFiles,
  afterSeq = 0,
): Promise<HostResult<JournalHead> & { readonly id?: string }> {
  const staged = await stage(host, files)
  if (!staged.ok) return staged
  const { id, plan } = staged.value
  const committed = (await host.dispatch('import:commit', { id, plan, afterSeq })) as HostResult<JournalHead>
  return { ...committed, id }
}

/** Takes the import back, with these bodies. */
export async function undoImport(host: ImportHost, id: string, afterSeq: number, records: readonly object[]) {
  const begun = (await host.dispatch('import:begin', {})) as HostResult<{ id: string; door: string }>
  if (!begun.ok) return begun
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('')
  const put = await putTo(host)(`${begun.value.door}/0`, 'offset=0&last=1', text)
  if (!put.ok) return put
  return host.dispatch('import:undo', { id, afterSeq, staging: begun.value.id })
}
