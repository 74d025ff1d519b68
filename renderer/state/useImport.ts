import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ImportDesk, ImportView, ReadInput } from '../app/index.ts'
import { useApp } from './StateProvider.tsx'

export type {
  EntryList,
  EntryView,
  ImportView,
  PlannedView,
  PlanView,
  ReadInput,
  SourceView,
} from '../app/index.ts'

export interface ImportGestures extends Pick<
  ImportDesk,
  'read' | 'reread' | 'choose' | 'list' | 'agree' | 'cancel' | 'leave' | 'takeBack'
> {
  /** Files as a dialog or a drop gives them: one is a file, several are a folder. */
  readonly readFiles: (files: readonly PickedFile[]) => void
  readonly readText: (text: string) => void
}

/** A file, and where it stood in the folder that was picked: `notes/cat.png`. */
export interface PickedFile {
  readonly path: string
  readonly blob: Blob
}

/** The import that is being looked at, and what can be done with it. */
export function useImport(): { readonly view: ImportView; readonly gestures: ImportGestures } {
  const { imports } = useApp()
  const view = useSyncExternalStore(imports.view.subscribe, imports.view.get)
  const gestures = useMemo<ImportGestures>(
    () => ({
      ...imports,
      readFiles: (files) => {
        const input = inputOf(files)
        if (input !== null) void imports.read(input)
      },
      readText: (text) => {
        const file = { name: PASTED_NAME, blob: new Blob([text], { type: 'text/plain' }) }
        void imports.read({ kind: 'file', file })
      },
    }),
    [imports],
  )
  return { view, gestures }
}

/** What pasted text is called, for want of a file's name. */
const PASTED_NAME = 'Pasted text.txt'

function inputOf(files: readonly PickedFile[]): ReadInput | null {
  const [first] = files
  if (first === undefined) return null
  const isFolder = files.length > 1 || first.path.includes('/')
  if (!isFolder) return { kind: 'file', file: { name: first.path, blob: first.blob } }
  const [name = ''] = first.path.split('/')
  const isCommon = files.every(({ path }) => path.startsWith(`${name}/`))
  return {
    kind: 'folder',
    folder: {
      name: isCommon ? name : first.path,
      files: files.map(({ path, blob }) => ({ path: isCommon ? path.slice(name.length + 1) : path, blob })),
    },
  }
}

/** Imports so far, the latest first; undefined until they are read. */
export function usePastImports() {
  const { imports } = useApp()
  const stored = useSyncExternalStore(imports.imports.subscribe, imports.imports.get)
  return useMemo(
    () => stored?.toSorted((one, other) => other.value.importedAt - one.value.importedAt),
    [stored],
  )
}

/** Goes up with each file that the system asks Verso to open. */
export function useOfferedFiles(): number {
  const { offeredFiles } = useApp()
  return useSyncExternalStore(offeredFiles.subscribe, offeredFiles.get)
}

/** Files dropped anywhere: reads them, once they are gathered. */
export function useDroppedFiles(): (items: DataTransfer) => Promise<boolean> {
  const { gestures } = useImport()
  return useCallback(
    async (data) => {
      const files = await filesOf(data)
      gestures.readFiles(files)
      return files.length > 0
    },
    [gestures],
  )
}

const MOST_FILES = 50_000

/** Entries have to be taken from the drop at once, before anything is waited for. */
async function filesOf(data: DataTransfer): Promise<PickedFile[]> {
  const entries = [...data.items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []))
  const files: PickedFile[] = []
  const waiting = entries.filter((entry) => entry !== null)
  while (waiting.length > 0 && files.length < MOST_FILES) {
    const entry = waiting.pop()
    if (entry === undefined) break
    if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry))
    else waiting.push(...(await entriesOf(entry as FileSystemDirectoryEntry)))
  }
  return files
}

function fileOf(entry: FileSystemFileEntry): Promise<PickedFile> {
  return new Promise((resolve, reject) => {
    entry.file((blob) => resolve({ path: entry.fullPath.replace(/^\//, ''), blob }), reject)
  })
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    // A reader gives a hundred at a time, and none at its end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return entries
    entries.push(...some)
  }
}
