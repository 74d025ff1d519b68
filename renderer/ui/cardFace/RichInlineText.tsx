import { Marked, type Token } from 'marked'
import { createElement, Fragment, useEffect, useState, type ReactNode } from 'react'
import { mathsRule, type Maths } from './maths.ts'
import { mathsElements } from './mathsElements.ts'

const inline = new Marked({ gfm: true })
inline.use({ extensions: [mathsRule(() => '')] })

export function RichInlineText({ children }: { readonly children: string }) {
  return drawTokens(inline.Lexer.lexInline(children, inline.defaults))
}

function drawTokens(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => createElement(Fragment, { key: index }, drawToken(token)))
}

function drawToken(token: Token): ReactNode {
  const inside = () =>
    'tokens' in token && token.tokens ? drawTokens(token.tokens) : decode(String(token.raw))
  switch (token.type) {
    case 'strong':
      return <strong>{inside()}</strong>
    case 'em':
      return <em>{inside()}</em>
    case 'del':
      return <s>{inside()}</s>
    case 'codespan':
      return <code>{decode(String(token['text']))}</code>
    case 'br':
      return ' '
    case 'image':
      return String(token['text'])
    case 'html':
      return null
    case 'maths':
      return <InlineMaths tex={String(token['tex'])} isDisplay={false} />
    case 'text':
      return inside()
    case 'escape':
      return String(token['text'])
    default:
      return inside()
  }
}

function InlineMaths(maths: Maths) {
  const [drawn, setDrawn] = useState<ReactNode>(maths.tex)
  useEffect(() => {
    let isGone = false
    void import('./mathsHtml.ts').then(({ mathsMarkup }) => {
      if (!isGone) setDrawn(mathsElements(mathsMarkup({ tex: maths.tex, isDisplay: false })) ?? maths.tex)
    })
    return () => {
      isGone = true
    }
  }, [maths.tex])
  return drawn
}

// `&amp;` in Markdown is the sign &: the parser reads the reference, and nothing but its text is taken.
function decode(text: string): string {
  if (!text.includes('&')) return text
  return new DOMParser().parseFromString(text.replace(/</g, '&lt;'), 'text/html').body.textContent ?? text
}
