import { describe, expect, it } from 'vitest'
import { compareTyped } from '../../renderer/ui/cardFace/compareTyped.ts'

describe('a typed answer', () => {
  it('is right in either Unicode form, and with other spaces', () => {
    expect(compareTyped('  Cafe\u0301   noir ', ['Café noir']).verdict).toBe('right')
  })

  it('is right whatever a keyboard makes of quotes, dashes, spaces and widths', () => {
    expect(compareTyped('it\'s "so" - then', ['it’s\u00a0“so” – then']).verdict).toBe('right')
    expect(compareTyped('ＡＢＣ１', ['ABC1']).verdict).toBe('right')
    expect(compareTyped('ﾊﾟﾝ', ['パン']).verdict).toBe('right')
    expect(compareTyped('ver\u200bso\u00ad', ['verso']).verdict).toBe('right')
  })

  it('does not mark a sign as wrong that only looks otherwise', () => {
    expect(compareTyped("don't go", ['don’t stay']).parts[0]).toEqual({ kind: 'same', text: "don't " })
  })

  it('is right when it is one of the accepted answers', () => {
    expect(compareTyped('der Fluss', ['der Fluß', 'der Fluss'])).toMatchObject({
      verdict: 'right',
      answer: 'der Fluss',
    })
  })

  it('is close when only capitals, accents or punctuation differ', () => {
    expect(compareTyped('cafe', ['Café!']).verdict).toBe('close')
  })

  it('shows what is missing and what is too much, by whole characters', () => {
    expect(compareTyped('kat👍🏽', ['cat👍🏽s'])).toEqual({
      verdict: 'wrong',
      answer: 'cat👍🏽s',
      parts: [
        { kind: 'extra', text: 'k' },
        { kind: 'missing', text: 'c' },
        { kind: 'same', text: 'at👍🏽' },
        { kind: 'missing', text: 's' },
      ],
    })
  })

  it('is compared with the accepted answer that comes nearest', () => {
    expect(compareTyped('colour', ['hue', 'color']).answer).toBe('color')
  })

  it('may be empty', () => {
    expect(compareTyped('  ', ['x'])).toEqual({ verdict: 'none', answer: 'x', parts: [] })
  })

  it('gives its two sides back whole', () => {
    const { parts } = compareTyped('abcdef', ['zabxdefy'])
    const side = (other: string) =>
      parts
        .filter(({ kind }) => kind !== other)
        .map(({ text }) => text)
        .join('')
    expect([side('missing'), side('extra')]).toEqual(['abcdef', 'zabxdefy'])
  })
})
