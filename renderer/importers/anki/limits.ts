// How much a package may hold. Real ones stay far below; what is above would only fill the memory of this machine.
const MIB = 1024 * 1024

export const MAX_ENTRIES = 500_000
export const MAX_COLLECTION_BYTES = 1024 * MIB
export const MAX_MEDIA_LIST_BYTES = 128 * MIB
export const MAX_MEDIA_BYTES = 4096 * MIB
/** Deflate cannot pack tighter than 1032 to 1; honest collections stay below a fifth of that. */
export const MAX_RATIO = 250
/** Small entries may be as tight as they like: an empty collection is. */
export const RATIO_FREE_BYTES = 64 * MIB
