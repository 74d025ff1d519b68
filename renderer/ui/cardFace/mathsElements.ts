import { createElement, type ReactNode } from 'react'

const TAGS = new Set(
  (
    'math semantics mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mstyle mover munder munderover ' +
    'mtable mtr mtd mpadded mphantom'
  ).split(' '),
)
const ATTRIBUTES = new Set(
  (
    'mathvariant stretchy fence separator lspace rspace minsize maxsize accent accentunder linethickness displaystyle ' +
    'scriptlevel display movablelimits width height depth'
  ).split(' '),
)

/** KaTeX's MathML, read as XML and built again from an allow-list as React elements; null when it holds no formula. */
export function mathsElements(markup: string): ReactNode {
  const start = markup.indexOf('<math')
  const end = markup.indexOf('</math>')
  if (start < 0 || end < 0) return null
  const page = new DOMParser().parseFromString(markup.slice(start, end + '</math>'.length), 'application/xml')
  return build(page.documentElement, 0)
}

function build(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue
  if (!(node instanceof Element) || !TAGS.has(node.localName)) return null
  const properties: Record<string, string | number> = { key }
  for (const { name, value } of node.attributes) {
    if (ATTRIBUTES.has(name) && /^[\w.%+ -]*$/.test(value)) properties[name] = value
  }
  return createElement(
    node.localName,
    properties,
    ...[...node.childNodes].map((child, index) => build(child, index)),
  )
}
