import type { Migration } from './migration.ts'
import { version1 } from './version1.ts'
import { version2 } from './version2.ts'
import { version3 } from './version3.ts'

export type { Migration } from './migration.ts'

/** Every released shape, oldest first. A new one is a new file, at the end of this list. */
export const MIGRATIONS: readonly Migration[] = [version1, version2, version3]
