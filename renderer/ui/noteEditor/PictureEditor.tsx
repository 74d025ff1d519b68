import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { OcclusionShape } from '../../state/index.ts'
import { Button } from '../components/Button.tsx'
import { words } from '../words/index.ts'
import styles from './PictureEditor.module.css'
import { Handles, Outline, percent, UNITS } from './ShapeDrawing.tsx'
import type { ShapesProps } from './ShapeList.tsx'
import {
  boxAround,
  boxBetween,
  grown,
  moved,
  nextCard,
  polygonOf,
  sized,
  SMALLEST,
  type Corner,
  type Point,
} from './shapes.ts'

const TOOLS = ['rect', 'ellipse', 'polygon'] as const
type Tool = (typeof TOOLS)[number]
const STEP = 0.01
const FINE_STEP = 0.002

/** What the pointer does: draws a new box, moves a shape, or sizes it. Points are shares of the picture. */
type Drag =
  | { readonly kind: 'draw'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'move'; readonly index: number; readonly from: Point; readonly shape: OcclusionShape }
  | { readonly kind: 'size'; readonly index: number; readonly corner: Corner }

interface PictureEditorProps extends ShapesProps {
  readonly address: string
  readonly name: string
}

/**
 * Shapes drawn on a picture. By mouse: drag on the picture to draw, drag a shape to move it, a corner to size it; for a
 * polygon click its corners, and the first one again. By keyboard: a tool's button adds a shape, Tab goes from shape to
 * shape, arrows move it, with Ctrl they size it, digits give it its card, Del removes it.
 */
export function PictureEditor({ address, name, shapes, selected, onSelect, onChange }: PictureEditorProps) {
  const [tool, setTool] = useState<Tool>('rect')
  const [drag, setDrag] = useState<Drag | null>(null)
  const [corners, setCorners] = useState<readonly Point[]>([])
  const [past, setPast] = useState<readonly (readonly OcclusionShape[])[]>([])
  const [isMissing, setIsMissing] = useState(false)
  const canvas = useRef<HTMLDivElement>(null)

  const change = (next: readonly OcclusionShape[]) => {
    setPast([...past.slice(-99), shapes])
    onChange(next)
  }
  const undo = () => {
    const before = past.at(-1)
    if (before === undefined) return
    setPast(past.slice(0, -1))
    onSelect(null)
    onChange(before)
  }
  const replace = (index: number, shape: OcclusionShape) => shapes.with(index, shape)
  const add = (shape: OcclusionShape) => {
    change([...shapes, shape])
    onSelect(shapes.length)
  }
  const remove = (index: number) => {
    change(shapes.toSpliced(index, 1))
    onSelect(null)
    canvas.current?.focus()
  }
  const closePolygon = () => {
    const polygon = polygonOf(corners, nextCard(shapes))
    setCorners([])
    if (polygon !== null) add(polygon)
  }
  const pointOf = (event: PointerEvent): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    return [(event.clientX - left) / width, (event.clientY - top) / height]
  }

  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    const at = pointOf(event)
    const target = event.target as Element
    const corner = target.getAttribute('data-corner') as Corner | null
    const index = Number(target.closest('[data-shape]')?.getAttribute('data-shape') ?? -1)
    if (tool === 'polygon' && corner === null && (index < 0 || corners.length > 0)) {
      event.preventDefault()
      const isFirst = target.hasAttribute('data-first')
      return isFirst ? closePolygon() : setCorners([...corners, at])
    }
    event.currentTarget.setPointerCapture(event.pointerId)
    const shape = shapes[index]
    if (corner !== null && selected !== null) {
      event.preventDefault()
      setPast([...past, shapes])
      setDrag({ kind: 'size', index: selected, corner })
    } else if (shape !== undefined) {
      onSelect(index)
      setPast([...past, shapes])
      setDrag({ kind: 'move', index, from: at, shape })
    } else {
      onSelect(null)
      setDrag({ kind: 'draw', from: at, to: at })
    }
  }
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (drag === null) return
    const at = pointOf(event)
    if (drag.kind === 'draw') setDrag({ ...drag, to: at })
    else if (drag.kind === 'move') {
      onChange(replace(drag.index, moved(drag.shape, at[0] - drag.from[0], at[1] - drag.from[1])))
    } else {
      const shape = shapes[drag.index]
      if (shape) onChange(replace(drag.index, sized(shape, drag.corner, at)))
    }
  }
  const onUp = () => {
    if (drag?.kind === 'draw' && tool !== 'polygon') {
      const box = boxBetween(drag.from, drag.to)
      if (box.width > SMALLEST && box.height > SMALLEST) add({ card: nextCard(shapes), shape: tool, ...box })
    }
    setDrag(null)
  }

  const onKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      return undo()
    }
    if (corners.length > 0 && (event.key === 'Escape' || event.key === 'Enter')) {
      event.preventDefault()
      return event.key === 'Enter' ? closePolygon() : setCorners([])
    }
    const index = selected
    const shape = index === null ? undefined : shapes[index]
    if (index === null || shape === undefined) return
    const step = event.shiftKey ? FINE_STEP : STEP
    const [dx, dy] = ARROWS[event.key] ?? [0, 0]
    if (dx !== 0 || dy !== 0) {
      const act = event.ctrlKey || event.metaKey || event.altKey ? grown : moved
      change(replace(index, act(shape, dx * step, dy * step)))
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove(index)
    else if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey)
      change(replace(index, { ...shape, card: Number(event.key) }))
    else return
    event.preventDefault()
  }
  const drawn = drag?.kind === 'draw' ? boxBetween(drag.from, drag.to) : null
  return (
    <div className={styles.editor}>
      <div className={styles.tools} role="toolbar" aria-label={words.editor.drawing}>
        {TOOLS.map((each) => (
          <Button
            key={each}
            aria-pressed={tool === each}
            className={tool === each ? styles.active : undefined}
            onClick={(event) => {
              setTool(each)
              setCorners([])
              // By keyboard there is no drawing: the shape comes into the middle, to be moved from there.
              if (event.detail === 0) add(shapeInMiddle(each, nextCard(shapes)))
            }}
          >
            {words.editor.tools[each]}
          </Button>
        ))}
        <Button kind="quiet" disabled={past.length === 0} onClick={undo}>
          {words.editor.undo}
        </Button>
      </div>
      {isMissing && <p className={styles.missing}>{words.editor.missing(name)}</p>}
      {/* The shapes inside are what the keyboard stops at; the canvas hears what they do not. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={canvas}
        className={styles.canvas}
        tabIndex={-1}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={() => setDrag(null)}
        onKeyDown={onKey}
      >
        <img src={address} alt={name} draggable={false} onError={() => setIsMissing(true)} />
        <svg viewBox={`0 0 ${UNITS} ${UNITS}`} preserveAspectRatio="none">
          {shapes.map((shape, index) => (
            <g
              key={index}
              role="button"
              tabIndex={0}
              data-shape={index}
              aria-label={words.editor.shapeName(index + 1, shape.card, shape.label ?? '')}
              aria-pressed={selected === index}
              className={
                selected === index ? styles.selected : shape.card === 0 ? styles.always : styles.shape
              }
              onFocus={() => onSelect(index)}
            >
              <Outline shape={shape} />
            </g>
          ))}
          {drawn && tool !== 'polygon' && (
            <g className={styles.drawn}>
              <Outline shape={{ card: 0, shape: tool, ...drawn }} />
            </g>
          )}
          {corners.length > 1 && (
            <polyline
              className={styles.drawn}
              points={corners.map(([x, y]) => `${x * UNITS},${y * UNITS}`).join(' ')}
            />
          )}
        </svg>
        {shapes.map((shape, index) => {
          const { left, top, width, height } = boxAround(shape)
          return (
            <span
              key={index}
              className={styles.number}
              aria-hidden="true"
              style={{ left: percent(left + width / 2), top: percent(top + height / 2) }}
            >
              {shape.card}
            </span>
          )
        })}
        {selected !== null && shapes[selected] !== undefined && drag?.kind !== 'draw' && (
          <Handles shape={shapes[selected]} />
        )}
        {corners.map(([x, y], index) => (
          <i
            key={index}
            className={styles.handle}
            data-first={index === 0 && corners.length > 2 ? true : undefined}
            style={{ left: percent(x), top: percent(y) }}
          />
        ))}
      </div>
      <p className={styles.help}>{words.editor.pictureHelp[tool]}</p>
    </div>
  )
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function shapeInMiddle(tool: Tool, card: number): OcclusionShape {
  if (tool === 'polygon') {
    const points: [number, number][] = [
      [0.5, 0.4],
      [0.6, 0.6],
      [0.4, 0.6],
    ]
    return { card, shape: tool, points }
  }
  return { card, shape: tool, left: 0.4, top: 0.45, width: 0.2, height: 0.1 }
}
