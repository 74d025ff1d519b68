import { countRows, DATABASE_VERSION, readSlowCalls, readState } from '../data/index.ts'
import type { Context } from './context.ts'

export interface DiagnosticsRow {
  readonly name: string
  readonly value: string
}

/** What helps to find out what is wrong: versions, counts, storage, slow calls. Counts whole stores. */
export async function readDiagnostics(context: Context): Promise<readonly DiagnosticsRow[]> {
  const { info, services } = context
  const database = context.database.get()
  const [host, rows, state, storage] = await Promise.all([
    services.host.call('diagnostics:read', {}),
    database && countRows(database),
    database && readState(database),
    readStorage(),
  ])
  const list: DiagnosticsRow[] = [
    { name: 'Verso', value: info?.appVersion ?? 'unknown' },
    { name: 'Shell', value: info?.shell ?? 'unknown' },
    { name: 'Library', value: info?.path ?? 'not open' },
    { name: 'Library id', value: info?.libraryId ?? 'not open' },
    {
      name: 'Database',
      value: database === null ? 'not open' : `${database.name}, version ${DATABASE_VERSION}`,
    },
    {
      name: 'Journal',
      value: `${context.journalEnd.lastSeq} records, end ${context.journalEnd.lastCheck || 'none'}`,
    },
  ]
  if (state?.ok && state.value !== undefined) {
    const { journal, cards } = state.value
    list.push({
      name: 'Database reflects',
      value: `${journal.lastSeq} records, end ${journal.lastCheck || 'none'}`,
    })
    list.push({
      name: 'Cards',
      value: `${cards.count}, hash ${cards.hash.map((part) => part.toString(16)).join(' ')}`,
    })
  }
  if (rows?.ok)
    for (const { store, rows: count } of rows.value)
      list.push({ name: `Rows in ${store}`, value: String(count) })
  list.push(...storage)
  if (host.ok) for (const [name, value] of Object.entries(host.value)) list.push({ name, value })
  const slow = readSlowCalls()
  list.push({ name: 'Slow database calls', value: slow.length === 0 ? 'none' : String(slow.length) })
  for (const { name, durationMs } of slow)
    list.push({ name: `· ${name}`, value: `${Math.round(durationMs)} ms` })
  return list
}

async function readStorage(): Promise<DiagnosticsRow[]> {
  if (typeof navigator === 'undefined' || navigator.storage === undefined) return []
  const [estimate, isPersisted] = await Promise.all([
    navigator.storage.estimate().catch(() => ({ usage: 0, quota: 0 })),
    navigator.storage.persisted().catch(() => false),
  ])
  const megabytes = (bytes = 0) => `${(bytes / 1_048_576).toFixed(1)} MB`
  return [
    { name: 'Storage used', value: `${megabytes(estimate.usage)} of ${megabytes(estimate.quota)}` },
    {
      name: 'Storage persisted',
      value: isPersisted ? 'yes' : 'no: the browser may clear it; it is then made again',
    },
  ]
}
