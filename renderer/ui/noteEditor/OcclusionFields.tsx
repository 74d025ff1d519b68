import { useState } from 'react'
import type { OcclusionNote, OcclusionShape } from '../../state/index.ts'
import { locateMedia } from '../cardFace/index.ts'
import { words } from '../words/index.ts'
import type { FieldsProps } from './fieldsProps.ts'
import editor from './NoteEditor.module.css'
import styles from './PictureEditor.module.css'
import { PictureEditor } from './PictureEditor.tsx'
import { ShapeList } from './ShapeList.tsx'
import { TextField } from './TextField.tsx'

const MODES = ['hide-one', 'hide-all'] as const

/** The picture with what covers it, and the texts around it. */
export function OcclusionFields({
  opened,
  pictureAddress,
  note,
  onChange,
  errorAt,
}: FieldsProps & { readonly note: OcclusionNote }) {
  const [selected, setSelected] = useState<number | null>(null)
  const place =
    pictureAddress === undefined
      ? locateMedia(note.image, opened.mediaBase)
      : { kind: 'here' as const, address: pictureAddress }
  const setShapes = (shapes: readonly OcclusionShape[]) => onChange({ ...note, shapes: [...shapes] })
  const picture = { shapes: note.shapes, selected, onSelect: setSelected, onChange: setShapes }
  return (
    <>
      <div className={styles.both}>
        {place.kind === 'here' ? (
          <PictureEditor {...picture} address={place.address} name={note.image} />
        ) : (
          <p className={editor.error}>{words.card.elsewhere('picture', place.host)}</p>
        )}
        <div className={styles.side}>
          <fieldset className={styles.modes}>
            <legend>{words.editor.mode}</legend>
            {MODES.map((mode) => (
              <label key={mode} className={editor.check}>
                <input
                  type="radio"
                  name="mode"
                  checked={note.mode === mode}
                  onChange={() => onChange({ ...note, mode })}
                />
                {words.editor.modes[mode]}
              </label>
            ))}
          </fieldset>
          <ShapeList {...picture} />
          {errorAt('shapes') !== null && (
            <p className={editor.error} role="alert">
              {errorAt('shapes')}
            </p>
          )}
        </div>
      </div>
      <TextField
        label={words.editor.header}
        value={note.header ?? ''}
        error={errorAt('header')}
        onChange={(header) => onChange({ ...note, header })}
      />
      <TextField
        label={words.editor.extra}
        value={note.extra ?? ''}
        error={errorAt('extra')}
        onChange={(extra) => onChange({ ...note, extra })}
      />
    </>
  )
}
