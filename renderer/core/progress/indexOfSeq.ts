/** Index of the item with that sequence number among items that ascend by it, or -1. */
export function indexOfSeq(items: readonly { readonly seq: number }[], seq: number): number {
  let low = 0
  let high = items.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = (items[middle] as { readonly seq: number }).seq
    if (found === seq) return middle
    if (found < seq) low = middle + 1
    else high = middle - 1
  }
  return -1
}
