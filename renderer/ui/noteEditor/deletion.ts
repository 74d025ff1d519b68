import { parseCloze, type ClozeNode } from '../../core/cards/clozeTree.ts'

/** The number of the next deletion in a cloze text, or of the latest one. */
export function deletionNumber(text: string, which: 'next' | 'same'): number {
  const highest = Math.max(0, ...numbersOf(parseCloze(text)))
  return which === 'next' ? highest + 1 : Math.max(1, highest)
}

function numbersOf(nodes: readonly ClozeNode[]): readonly number[] {
  return nodes.flatMap((node) =>
    node.kind === 'text' ? [] : [...node.ordinals.map((ordinal) => ordinal + 1), ...numbersOf(node.children)],
  )
}

/**
 * Hides what is selected in a field behind a deletion, by typing it: the field's own undo takes it back. Without a
 * selection the place between the braces is where one types on.
 */
export function hideSelection(field: HTMLTextAreaElement, which: 'next' | 'same'): void {
  const { value, selectionStart, selectionEnd } = field
  const number = deletionNumber(value, which)
  const hidden = value.slice(selectionStart, selectionEnd)
  field.focus()
  // Deprecated, yet the one way to type into a field so that Ctrl+Z knows of it.
  document.execCommand('insertText', false, `{{c${number}::${hidden}}}`)
  if (hidden === '') field.setSelectionRange(field.selectionEnd - 2, field.selectionEnd - 2)
}
