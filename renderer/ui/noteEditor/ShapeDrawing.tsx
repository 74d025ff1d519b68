import type { OcclusionShape } from '../../state/index.ts'
import styles from './PictureEditor.module.css'
import { boxAround, type Corner } from './shapes.ts'

/** The sides of the drawing, whatever those of the picture. */
export const UNITS = 1000

const CORNERS: readonly Corner[] = ['nw', 'ne', 'sw', 'se']

export const percent = (share: number) => `${share * 100}%`

/** A shape, in a drawing that stretches with the picture. */
export function Outline({ shape }: { readonly shape: OcclusionShape }) {
  if (shape.shape === 'polygon') {
    return <polygon points={(shape.points ?? []).map(([x, y]) => `${x * UNITS},${y * UNITS}`).join(' ')} />
  }
  const { left, top, width, height } = boxAround(shape)
  if (shape.shape === 'rect') {
    return <rect x={left * UNITS} y={top * UNITS} width={width * UNITS} height={height * UNITS} />
  }
  return (
    <ellipse
      cx={(left + width / 2) * UNITS}
      cy={(top + height / 2) * UNITS}
      rx={(width / 2) * UNITS}
      ry={(height / 2) * UNITS}
    />
  )
}

/** The corners by which a shape is sized. */
export function Handles({ shape }: { readonly shape: OcclusionShape }) {
  const { left, top, width, height } = boxAround(shape)
  return CORNERS.map((corner) => (
    <i
      key={corner}
      className={`${styles.handle} ${styles[corner]}`}
      data-corner={corner}
      style={{
        left: percent(corner.endsWith('w') ? left : left + width),
        top: percent(corner.startsWith('n') ? top : top + height),
      }}
    />
  ))
}
