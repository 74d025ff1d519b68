import { SaxesParser } from 'saxes'
import type { ForeignWarning, ImportError } from '../../core/importing/foreignCollection.ts'
import { err, ok, type Result } from '../../core/model/result.ts'
import { refuse } from '../reader.ts'
import { decodeText } from '../text/decodeText.ts'

/** An element with all that is in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
  /** Counted from 1. */
  readonly line: number
  readonly column: number
}

export interface XmlRules {
  /** Root elements that are accepted. */
  readonly roots: readonly string[]
  /** Called with each child of the root, once it is complete; the tree of the whole file is never held. */
  readonly onRecord: (element: XmlElement) => void
  readonly onRoot?: (attributes: Readonly<Record<string, string>>) => void
}

const MAX_DEPTH = 100
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f]/g

class Stop extends Error {}

/**
 * Reads XML record by record. Refuses document type declarations, whose entities can be made to expand without end or to
 * ask for other files; anything that is not well formed, with its line and column; and other roots.
 */
export function readXml(
  name: string,
  text: string,
  { roots, onRecord, onRoot }: XmlRules,
): Result<null, ImportError> {
  const parser = new SaxesParser({ position: true, fileName: name })
  let refusal: ImportError | null = null
  const stop = (kind: ImportError['kind'], message: string): never => {
    const place = { line: parser.line, column: Math.max(1, parser.column) }
    refusal = { kind, message: `${name}, line ${place.line}, column ${place.column}: ${message}`, place }
    throw new Stop()
  }
  type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlElement[] }
  const open: Open[] = []
  let start = { line: 1, column: 1 }
  parser.on('doctype', () =>
    stop(
      'malformed',
      'the file declares a document type (DOCTYPE), which can be made to do harm: take that line out',
    ),
  )
  parser.on('opentagstart', () => {
    start = { line: parser.line, column: Math.max(1, parser.column) }
  })
  parser.on('opentag', ({ name: tag, attributes: written }) => {
    // Without namespaces, which none of these formats uses, attributes are plain texts.
    const attributes = written as Record<string, string>
    if (open.length === 0) {
      if (!roots.includes(tag))
        stop('notRecognised', `the root is <${tag}>, not ${roots.map((root) => `<${root}>`).join(' or ')}`)
      onRoot?.(attributes)
    }
    if (open.length >= MAX_DEPTH) stop('malformed', `elements are nested more than ${MAX_DEPTH} deep`)
    open.push({ name: tag, attributes, children: [], text: '', ...start })
  })
  const addText = (added: string): void => {
    const current = open.at(-1)
    if (current && open.length > 1) current.text += added
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (!closed) return
    if (open.length === 1) onRecord(closed)
    else if (open.length > 1) open.at(-1)!.children.push(closed)
  })
  parser.on('error', (error) => {
    // The library puts the place before its sentence.
    const cause = error.message.replace(/^.*?:?\d+:\d+: /, '')
    stop('malformed', `the XML is not well formed: ${cause}`)
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (refusal) return err(refusal)
    throw error
  }
  return ok(null)
}

export function childText(element: XmlElement, name: string): string | null {
  return element.children.find((child) => child.name === name)?.text ?? null
}

export interface XmlText {
  readonly text: string
  readonly encoding: string
  readonly warnings: readonly ForeignWarning[]
}

/** The text of XML by the encoding that it declares, or that it turns out to have where it declares ASCII. */
export function decodeXml(bytes: Uint8Array, encoding: string | undefined): Result<XmlText, ImportError> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/
    .exec(head)?.[1]
    ?.toLowerCase()
  const isVague =
    declared === undefined ||
    declared === 'utf-8' ||
    declared.includes('ascii') ||
    declared.startsWith('utf-16')
  const decoded = decodeText(bytes, encoding ?? (isVague ? undefined : declared)) ?? decodeText(bytes)
  if (decoded === null) return refuse('malformed', `there is no encoding ${encoding}: choose another one`)
  const controls = decoded.text.match(CONTROLS)?.length ?? 0
  if (controls === 0) return ok(decoded)
  const message = `${controls} control characters were taken out, which XML cannot hold`
  return ok({
    ...decoded,
    text: decoded.text.replace(CONTROLS, ''),
    warnings: [...decoded.warnings, { place: { line: 1, column: 1 }, message }],
  })
}
