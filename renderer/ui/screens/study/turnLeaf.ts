const TURN_MS = 160

/** Moves the leaf as it turns, or as the next one comes; not at all for those who want less motion. */
export function turnLeaf(leaf: HTMLElement | null, phase: 'question' | 'answer'): void {
  if (leaf === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const from =
    phase === 'answer'
      ? { transform: 'perspective(1600px) rotateY(-10deg)', opacity: 0.5 }
      : { transform: 'translateX(20px)', opacity: 0.3 }
  leaf.animate([from, { transform: 'none', opacity: 1 }], {
    duration: TURN_MS,
    easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
  })
}
