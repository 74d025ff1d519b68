import { describe, expect, it } from 'vitest'
import { ACTION_IDS, ACTIONS } from '../../renderer/ui/keys/actions.ts'
import { ariaOfChord, chordsOf, keysOfChord } from '../../renderer/ui/keys/chord.ts'
import { actionOf, keymapOf, rivalsOf, withKeys } from '../../renderer/ui/keys/keymap.ts'

const press = (key: string, fields: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...fields,
})

describe('a key press', () => {
  it('is written the same however it is made', () => {
    expect(chordsOf(press(' '))).toEqual(['Space'])
    expect(chordsOf(press('Z', { shiftKey: true }))).toEqual(['Shift+z'])
    expect(chordsOf(press('?', { shiftKey: true }))).toEqual(['?'])
    expect(chordsOf(press('1', { metaKey: true }))).toEqual(['Ctrl+1'])
    expect(chordsOf(press('@', { ctrlKey: true, altKey: true }))).toEqual(['@'])
    expect(chordsOf(press('Shift', { shiftKey: true }))).toEqual([])
  })

  it('on a keyboard of another script or layout also means the key’s place', () => {
    expect(chordsOf(press('я', { code: 'KeyZ' }))).toEqual(['я', 'z'])
    expect(chordsOf(press('Я', { code: 'KeyZ', shiftKey: true }))).toEqual(['Shift+я', 'Shift+z'])
    expect(chordsOf(press('&', { code: 'Digit1' }))).toEqual(['&', '1'])
    // On a German keyboard Z and Y have changed places: the sign counts.
    expect(chordsOf(press('z', { code: 'KeyY' }))).toEqual(['z'])
  })

  it('is shown as the keys are printed, and named as assistive technology wants it', () => {
    expect(keysOfChord('Shift+z')).toEqual(['Shift', 'Z'])
    expect(keysOfChord('Ctrl++')).toEqual(['Ctrl', '+'])
    expect(keysOfChord('Escape')).toEqual(['Esc'])
    expect(ariaOfChord('Ctrl+1')).toBe('Control+1')
  })
})

describe('the keymap', () => {
  it('has no key that means two things in one place', () => {
    const keymap = keymapOf()
    for (const action of ACTION_IDS)
      for (const chord of keymap[action])
        expect(rivalsOf(keymap, action, chord), `${action}: ${chord}`).toEqual([])
  })

  it('finds what a key means by the place in which it is pressed', () => {
    const keymap = keymapOf()
    expect(actionOf(keymap, 'question', ['Space'])).toBe('turn')
    expect(actionOf(keymap, 'answer', ['Space'])).toBe('rateProposed')
    expect(actionOf(keymap, 'question', ['1'])).toBeNull()
    expect(actionOf(keymap, 'answer', ['&', '1'])).toBe('again')
  })

  it('takes a key from whoever had it in the same place, and from nobody else', () => {
    const changes = withKeys({}, 'bury', ['e', '-'])
    const keymap = keymapOf(changes)
    expect(keymap.bury).toEqual(['e', '-'])
    expect(keymap.edit).toEqual([])
    expect(keymapOf(withKeys({}, 'finish', ['1'])).again).toEqual(['1'])
  })

  it('keeps only what differs from how it would be anyway, and what it does not know', () => {
    const changed = withKeys({ ofANewerVerso: ['q'] }, 'edit', ['w'])
    expect(changed).toEqual({ ofANewerVerso: ['q'], edit: ['w'] })
    expect(withKeys(changed, 'edit', ACTIONS.edit.keys)).toEqual({ ofANewerVerso: ['q'] })
  })
})
