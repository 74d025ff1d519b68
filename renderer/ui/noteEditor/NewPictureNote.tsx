import { useEffect, useState } from 'react'
import { useNotes, type CardId, type EditableNoteView, type Note } from '../../state/index.ts'
import { Modal } from '../components/Modal.tsx'
import { words } from '../words/index.ts'
import { NoNote, useOpenedNote } from './NoteEditor.tsx'
import styles from './NewPictureNote.module.css'
import { OpenEditor } from './OpenEditor.tsx'

const TYPES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
}
const LARGEST_BYTES = 10_000_000

interface Picture {
  readonly name: string
  /** As a `data:` address. */
  readonly address: string
}

interface NewPictureNoteProps {
  /** A card of the deck that the new note goes into, after its note. */
  readonly besideId: CardId
  readonly onClose: () => void
  readonly onAdded: (saved: EditableNoteView) => void
}

/** A new occlusion note from a picture that is chosen, pasted or dropped. The file is kept when the note is saved. */
export function NewPictureNote({ besideId, onClose, onAdded }: NewPictureNoteProps) {
  const { add, addPicture } = useNotes()
  const beside = useOpenedNote(besideId)
  const [picture, setPicture] = useState<Picture | null>(null)
  if (beside === undefined) return null
  if (beside === null) return <NoNote onClose={onClose} />
  if (picture === null) return <PictureChoice beside={beside} onPicture={setPicture} onClose={onClose} />
  const save = async (note: Note) => {
    const put = await addPicture(beside, picture.name, picture.address.split(',')[1] ?? '')
    if (!put.ok) return put
    return add(beside, note.kind === 'occlusion' ? { ...note, image: put.name } : note)
  }
  return (
    <OpenEditor
      title={words.editor.newPicture}
      opened={{ ...beside, note: emptyNote(picture.name) }}
      pictureAddress={picture.address}
      save={save}
      onClose={onClose}
      onSaved={onAdded}
    />
  )
}

function PictureChoice({
  beside,
  onPicture,
  onClose,
}: {
  readonly beside: EditableNoteView
  readonly onPicture: (picture: Picture) => void
  readonly onClose: () => void
}) {
  const [problem, setProblem] = useState<string | null>(beside.isBundled ? words.editor.bundledPicture : null)
  const take = async (file: File | null | undefined) => {
    if (!file) return
    const ending = TYPES[file.type]
    if (ending === undefined) return setProblem(words.editor.noPicture)
    if (file.size > LARGEST_BYTES) return setProblem(words.editor.largePicture)
    onPicture({ name: nameOf(file.name, ending), address: await readAddress(file) })
  }
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])][0]
      if (file === undefined) return
      event.preventDefault()
      if (!beside.isBundled) void take(file)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  })
  return (
    <Modal title={words.editor.newPicture} onClose={onClose}>
      {/* Dropping is a way for the mouse; the field inside is there for everybody. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (!beside.isBundled) void take(event.dataTransfer.files[0])
        }}
      >
        <p>{words.editor.choosePicture}</p>
        <input
          type="file"
          data-autofocus
          aria-label={words.editor.pictureFile}
          accept={Object.keys(TYPES).join(',')}
          disabled={beside.isBundled}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Modal>
  )
}

function emptyNote(image: string): Note {
  const stem = image
    .replace(/\.\w+$/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
  const mark = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const id = `${stem.slice(0, 60) || 'picture'}-${mark.toString(36)}`
  return { id, kind: 'occlusion', tags: [], image, mode: 'hide-one', shapes: [] }
}

/** A name that any file system takes; pasted pictures have none of their own. */
function nameOf(name: string, ending: string): string {
  const stem = name
    .replace(/\.\w+$/, '')
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, '-')
    .trim()
    .slice(0, 80)
  return `${stem.replace(/[. ]+$/, '') || 'picture'}.${ending}`
}

function readAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read')))
    reader.readAsDataURL(file)
  })
}
