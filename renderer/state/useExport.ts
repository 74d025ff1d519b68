import { useMemo } from 'react'
import type { ExportDesk } from '../app/index.ts'
import { useApp } from './StateProvider.tsx'

export type { ExportChoice, MadeExport } from '../app/index.ts'

/** Formats that Verso writes, and making a file of one. */
export function useExport(): ExportDesk {
  const { exports } = useApp()
  return useMemo(() => exports, [exports])
}
