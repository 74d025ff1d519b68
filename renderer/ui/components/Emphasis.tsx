import { Fragment } from 'react'

/** A sentence of the catalogue, with what it marks `**so**` set bold. */
export function Emphasis({ children }: { readonly children: string }) {
  return children
    .split('**')
    .map((part, index) =>
      index % 2 === 1 ? <b key={index}>{part}</b> : <Fragment key={index}>{part}</Fragment>,
    )
}
