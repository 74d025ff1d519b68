// The real work of Verso: the library folder, its lock, the journal, deck files, media, settings. Owns every file that
// Verso reads or writes, and never imports 'electron'. The shells (main, serve) enter by `openHost` only.
export { openHost } from './openHost.ts'
export { contentPolicy } from './contentPolicy.ts'
export { configFolder } from './configFolder.ts'
export type { Holder, Host, HostOpening, HostRequest, HostResponse, OpenHostOptions } from './hostTypes.ts'
