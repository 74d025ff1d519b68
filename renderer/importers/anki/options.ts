/** A file as a dialog, a drop or the command line gives it. */
export interface NamedBlob {
  readonly name: string
  readonly blob: Blob
}

export interface ReadOptions {
  /** The bytes of `sql-wasm.wasm`, asked for once a collection is to be opened. */
  readonly sqlWasm: () => Promise<ArrayBuffer>
  /** Called every few milliseconds of work; what it throws ends the reading. `total` 0: not known yet. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ends the reading with `cancelled`, or with `timedOut` when its reason is a TimeoutError. */
  readonly signal?: AbortSignal
}
