import sqlWasmAddress from 'sql.js/dist/sql-wasm.wasm?url'

/** The bytes of SQLite, from beside the worker's script. */
export async function sqlWasm(): Promise<ArrayBuffer> {
  return await (await fetch(sqlWasmAddress)).arrayBuffer()
}
