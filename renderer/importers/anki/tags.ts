/** Anki's tags, separated by spaces, as Verso has them: without commas, each once. */
export function cleanTags(text: string): readonly string[] {
  if (text === '' || text === ' ') return []
  const tags = new Set<string>()
  for (const tag of text.split(/[\s\u3000]+/)) {
    const clean = tag.replaceAll(',', '-').normalize('NFC')
    if (clean !== '') tags.add(clean)
  }
  return [...tags]
}
