import type { NoteType } from '../model/deck.ts'

const SCRIPT = /<script\b|<[a-z][^>]*\son[a-z]+\s*=|javascript:/i

/** Whether a template wants to run a script, which Verso never does: what it draws or reveals with it is missing. */
export function needsScript(type: Pick<NoteType, 'templates'>): boolean {
  return type.templates.some(({ front, back }) => SCRIPT.test(front) || SCRIPT.test(back))
}
