// The only bridge between the pages and the host: window.host, made of the contract's list and nothing else. Runs
// sandboxed, in the main frame only.
import { contextBridge, ipcRenderer } from 'electron'
import { CALL_NAMES, EVENT_NAMES } from '../contract/callNames.ts'

const calls: ReadonlySet<unknown> = new Set(CALL_NAMES)
const events: ReadonlySet<unknown> = new Set(EVENT_NAMES)

function refusal(name: unknown): unknown {
  return {
    ok: false,
    error: { kind: 'unknownCall', message: `Verso has no call named ${String(name).slice(0, 60)}.` },
  }
}

const host = Object.freeze({
  call(name: unknown, input: unknown): Promise<unknown> {
    return calls.has(name) ? ipcRenderer.invoke(name as string, input) : Promise.resolve(refusal(name))
  },
  on(name: unknown, listener: unknown): () => void {
    if (!events.has(name) || typeof listener !== 'function') return () => undefined
    // The event object carries the sender: pages get the payload only.
    const forward = (_event: unknown, payload: unknown): void => void listener(payload)
    ipcRenderer.on(name as string, forward)
    return () => void ipcRenderer.off(name as string, forward)
  },
})

contextBridge.exposeInMainWorld('host', host)
