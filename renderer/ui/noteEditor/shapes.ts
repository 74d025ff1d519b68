// Shapes on a picture, moved and sized. Every place is a share, 0–1, of the picture, and stays inside it.
import type { OcclusionShape } from '../../state/index.ts'

export type Point = readonly [x: number, y: number]

/** Which corner of its box a shape is sized by. */
export type Corner = 'nw' | 'ne' | 'sw' | 'se'

/** Smaller ones are slips of the hand, and could not be taken hold of. */
export const SMALLEST = 0.01

const clamp = (value: number, most = 1) => Math.min(most, Math.max(0, value))
// A ten-thousandth of a picture is less than a pixel: longer numbers would only make the file hard to read.
const round = (value: number) => Math.round(value * 10_000) / 10_000

/** A rectangle or ellipse between two points, in any order. */
export function boxBetween(one: Point, other: Point) {
  const [x1, x2] = [clamp(Math.min(one[0], other[0])), clamp(Math.max(one[0], other[0]))]
  const [y1, y2] = [clamp(Math.min(one[1], other[1])), clamp(Math.max(one[1], other[1]))]
  return { left: round(x1), top: round(y1), width: round(x2 - x1), height: round(y2 - y1) }
}

/** The box around a shape. */
export function boxAround({ shape, points = [], left = 0, top = 0, width = 0, height = 0 }: OcclusionShape) {
  if (shape !== 'polygon') return { left, top, width, height }
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return boxBetween([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)])
}

export function moved(shape: OcclusionShape, dx: number, dy: number): OcclusionShape {
  const box = boxAround(shape)
  const [x, y] = [clamp(box.left + dx, 1 - box.width), clamp(box.top + dy, 1 - box.height)]
  return placedIn(shape, { ...box, left: x, top: y })
}

/** The shape with a corner of its box at the point; the corner across stays. */
export function sized(shape: OcclusionShape, corner: Corner, [x, y]: Point): OcclusionShape {
  const { left, top, width, height } = boxAround(shape)
  const across: Point = [
    corner.endsWith('w') ? left + width : left,
    corner.startsWith('n') ? top + height : top,
  ]
  const box = boxBetween(across, [x, y])
  return placedIn(shape, {
    ...box,
    width: Math.max(SMALLEST, box.width),
    height: Math.max(SMALLEST, box.height),
  })
}

/** The shape larger or smaller by so much, to the right and downwards. */
export function grown(shape: OcclusionShape, dx: number, dy: number): OcclusionShape {
  const { left, top, width, height } = boxAround(shape)
  return sized(shape, 'se', [left + Math.max(SMALLEST, width + dx), top + Math.max(SMALLEST, height + dy)])
}

function placedIn(shape: OcclusionShape, box: ReturnType<typeof boxAround>): OcclusionShape {
  const next = {
    left: round(clamp(box.left, 1 - box.width)),
    top: round(clamp(box.top, 1 - box.height)),
    width: round(box.width),
    height: round(box.height),
  }
  if (shape.shape !== 'polygon') return { ...shape, ...next }
  const old = boxAround(shape)
  const along = (at: number, from: number, length: number, to: number, size: number) =>
    round(clamp(length === 0 ? to : to + ((at - from) / length) * size))
  return {
    ...shape,
    points: (shape.points ?? []).map(([x, y]): [number, number] => [
      along(x, old.left, old.width, next.left, next.width),
      along(y, old.top, old.height, next.top, next.height),
    ]),
  }
}

/** A polygon from its corners; a corner that follows at the same place is left out. Null with fewer than three. */
export function polygonOf(corners: readonly Point[], card: number): OcclusionShape | null {
  const points = corners
    .map(([x, y]): [number, number] => [round(clamp(x)), round(clamp(y))])
    .filter(([x, y], index, all) => {
      const before = all[(index + all.length - 1) % all.length]
      return all.length < 2 || before === undefined || before[0] !== x || before[1] !== y
    })
  return points.length < 3 ? null : { card, shape: 'polygon', points }
}

/** The number of the next card that the picture would ask for. */
export function nextCard(shapes: readonly OcclusionShape[]): number {
  return Math.max(0, ...shapes.map(({ card }) => card)) + 1
}
