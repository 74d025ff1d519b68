// Readings over East Asian characters: `漢字[かんじ]`, as Japanese decks write them, beside `<ruby>`.

const BASE = '[\\p{Script=Han}々〆ヶ]+'
const READING = '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}ー・ˇˊˋ˙]+'
const MARK = new RegExp(`^(${BASE})\\[(${READING})\\](?!\\()`, 'u')

/** Where a character with a reading may begin. */
export const RUBY_START = new RegExp(`${BASE}\\[${READING}\\]`, 'u')

/** Characters with their reading, at the start of the text; null when something else stands there. */
export function readRuby(source: string): { readonly raw: string; readonly html: string } | null {
  const found = MARK.exec(source)
  if (!found) return null
  const [raw, base, reading] = found
  return { raw, html: `<ruby>${base}<rp>(</rp><rt>${reading}</rt><rp>)</rp></ruby>` }
}
