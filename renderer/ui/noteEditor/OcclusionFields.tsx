import type { OcclusionNote } from '../../state/index.ts'
import { words } from '../words/index.ts'
import type { FieldsProps } from './fieldsProps.ts'
import { TextField } from './TextField.tsx'

/** The picture with what covers it, and the texts around it. */
export function OcclusionFields({ note, onChange, errorAt }: FieldsProps & { readonly note: OcclusionNote }) {
  return (
    <>
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
