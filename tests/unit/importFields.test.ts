// How a field of a note that would be imported is shown.
import { expect, test } from 'vitest'
import { readableText } from '../../renderer/core/importing/noteFields.ts'

test('a field is shown in lines, without tags and entities, its pictures by name', () => {
  expect(readableText('Adduction<div>Flexion &amp; more</div><br>end')).toBe('Adduction\nFlexion & more\nend')
  expect(readableText('<span class="a">了</span> <img src="le.png">')).toBe('了 le.png')
})

test('tags in code are what is asked, and stay', () => {
  expect(readableText('A line break is `<br>`')).toBe('A line break is `<br>`')
})

test('a huge field is cut', () => {
  expect(readableText('word '.repeat(10_000_000)).length).toBeLessThanOrEqual(20_000)
})
