import { lazy, Suspense } from 'react'

const RichInlineText = lazy(() =>
  import('./RichInlineText.tsx').then((module) => ({ default: module.RichInlineText })),
)

/**
 * A short text of an author outside a card frame, such as an option of a choice: inline Markdown as elements from an
 * allow-list, never as HTML. Plain text, which most of it is, costs nothing.
 */
export function InlineText({ children }: { readonly children: string }) {
  if (!/[\\*_`$~<&[!]/.test(children)) return children
  return (
    <Suspense fallback={children}>
      <RichInlineText>{children}</RichInlineText>
    </Suspense>
  )
}
