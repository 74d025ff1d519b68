import type { OcclusionShape } from '../../state/index.ts'
import { words } from '../words/index.ts'
import styles from './PictureEditor.module.css'

export interface ShapesProps {
  readonly shapes: readonly OcclusionShape[]
  /** Index of the shape that is worked on. */
  readonly selected: number | null
  readonly onSelect: (index: number | null) => void
  readonly onChange: (shapes: readonly OcclusionShape[]) => void
}

/** Each shape with the number of its card and its name: what the picture shows, as a form. */
export function ShapeList({ shapes, selected, onSelect, onChange }: ShapesProps) {
  const set = (index: number, change: Partial<OcclusionShape>) =>
    onChange(shapes.map((shape, at) => (at === index ? { ...shape, ...change } : shape)))
  if (shapes.length === 0) return <p className={styles.help}>{words.editor.noShapes}</p>
  return (
    <ol className={styles.list} aria-label={words.editor.shapes}>
      {shapes.map((shape, index) => (
        <li
          key={index}
          className={selected === index ? styles.listed : undefined}
          onFocus={() => onSelect(index)}
        >
          <input
            type="number"
            min={0}
            step={1}
            aria-label={words.editor.cardOf(index + 1)}
            title={words.editor.cardHelp}
            value={shape.card}
            onChange={(event) => set(index, { card: Math.max(0, Math.round(Number(event.target.value))) })}
          />
          <input
            dir="auto"
            aria-label={words.editor.labelOf(index + 1)}
            placeholder={words.editor.label}
            value={shape.label ?? ''}
            onChange={(event) => set(index, { label: event.target.value })}
          />
          <button
            type="button"
            aria-label={words.editor.removeShape(index + 1)}
            title={words.editor.removeShape(index + 1)}
            onClick={() => {
              onSelect(null)
              onChange(shapes.toSpliced(index, 1))
            }}
          >
            ×
          </button>
        </li>
      ))}
    </ol>
  )
}
