// Wall clocks of IANA zones, read through Intl, the one tz database that both Node and Chromium carry.
const DAY_MS = 86_400_000
/** No zone was ever a whole day away from UTC. */
const FARTHEST_OFFSET_MS = DAY_MS

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A zone that Intl does not know is read as UTC: Chromium names the zone of a machine without one `Etc/Unknown`,
 * and refuses that name itself.
 */
function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    try {
      format = newFormat(zone)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      format = newFormat('UTC')
    }
    formats.set(zone, format)
  }
  return format
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

/** How far the zone's wall clock is ahead of UTC at that moment, in ms. */
export function zoneOffsetMs(ms: number, zone: string): number {
  // 4/9/2027, 03:05:07
  const fields = formatFor(zone).format(ms).match(/\d+/g)
  if (fields === null || fields.length < 6) throw new Error(`No wall clock for ${zone} at ${ms}`)
  const [month, day, year, hour, minute, second] = fields.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const wholeSecond = Math.floor(ms / 1000) * 1000
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond
}

/**
 * The first moment, in ms, at which the zone's wall clock shows `wallMs` (a wall-clock time written as if it were
 * UTC) or later. A time that the clock skips is reached at the jump; a time that it shows twice, the first time.
 * Takes it that a zone changes its clocks at most once in any two days.
 */
export function firstMomentAtWallTime(wallMs: number, zone: string): number {
  const early = wallMs - FARTHEST_OFFSET_MS
  const late = wallMs + FARTHEST_OFFSET_MS
  const offsetBefore = zoneOffsetMs(early, zone)
  const offsetAfter = zoneOffsetMs(late, zone)
  const momentBefore = wallMs - offsetBefore
  if (offsetBefore === offsetAfter) return momentBefore
  const changeMs = changeBetween(early, late, offsetBefore, zone)
  if (momentBefore < changeMs) return momentBefore
  return Math.max(changeMs, wallMs - offsetAfter)
}

/** The first ms at which the offset is no longer `offsetBefore`. */
function changeBetween(early: number, late: number, offsetBefore: number, zone: string): number {
  let before = early
  let after = late
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zoneOffsetMs(middle, zone) === offsetBefore) before = middle
    else after = middle
  }
  return after
}
