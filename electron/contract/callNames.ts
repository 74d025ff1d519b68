// The closed list of what a page may ask of the host and what the host may tell it. Imports nothing, so that the
// sandboxed preload can carry it.
export const CALL_NAMES = [
  'library:open',
  'library:choose',
  'decks:list',
  'decks:read',
  'decks:edit',
  'media:write',
  'files:take',
  'import:begin',
  'import:commit',
  'import:discard',
  'import:undo',
  'journal:append',
  'journal:read',
  'journal:check',
  'settings:read',
  'settings:write',
  'diagnostics:read',
  'link:open',
] as const

export const EVENT_NAMES = ['decks:changed', 'settings:changed', 'files:offered'] as const

export type CallName = (typeof CALL_NAMES)[number]
export type EventName = (typeof EVENT_NAMES)[number]
