// Where the window stood when it was last closed. Of this machine, so it lies in the config folder, not in the library.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface WindowPlace {
  /** Null lets the system choose. */
  readonly bounds: Place | null
  readonly isMaximized: boolean
}

export const MIN_WIDTH = 480
export const MIN_HEIGHT = 420
const DEFAULT: WindowPlace = { bounds: null, isMaximized: false }

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false
  const place = value as Record<string, unknown>
  return ['x', 'y', 'width', 'height'].every((name) => Number.isSafeInteger(place[name]))
}

/** Anything unreadable counts as never closed before: nothing of the learner's is in this file. */
export function readPlace(file: string): WindowPlace {
  try {
    const { bounds, isMaximized } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return { bounds: isPlace(bounds) ? bounds : null, isMaximized: isMaximized === true }
  } catch {
    return DEFAULT
  }
}

export function writePlace(file: string, place: WindowPlace): void {
  const temporary = `${file}.${process.pid}.tmp`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(temporary, JSON.stringify(place))
  renameSync(temporary, file)
}

/**
 * The place, moved and shrunk so that it lies within the work area that it overlaps most; null when its display is
 * gone.
 */
export function fitPlace(place: Place, workAreas: readonly Place[]): Place | null {
  const overlap = (area: Place): number =>
    Math.max(0, Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)) *
    Math.max(0, Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y))
  const best = [...workAreas].sort((a, b) => overlap(b) - overlap(a))[0]
  if (!best || overlap(best) === 0) return null
  const width = Math.min(Math.max(place.width, MIN_WIDTH), best.width)
  const height = Math.min(Math.max(place.height, MIN_HEIGHT), best.height)
  return {
    x: Math.min(Math.max(place.x, best.x), best.x + best.width - width),
    y: Math.min(Math.max(place.y, best.y), best.y + best.height - height),
    width,
    height,
  }
}
