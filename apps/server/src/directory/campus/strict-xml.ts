import { SaxesParser } from 'saxes'

/** An element with its namespace; text is that of the element itself, its children's left out. */
export interface Element {
  readonly uri: string
  readonly local: string
  /** Those without a namespace. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Element[]
  text: string
}
const DEEPEST = 8
const MOST = 400

/**
 * Reads a small document strictly: well-formed, UTF-8, namespaces declared. A document type (and with it every entity of one's own), a processing
 * instruction, too deep or too many elements are refused.
 * @throws Error
 */
export function readStrictXml(document: string): Element {
  const parser = new SaxesParser({ xmlns: true })
  const open: Element[] = []
  let root: Element | null = null
  let count = 0
  const refuse = (what: string) => {
    throw new Error(`xml: ${what}`)
  }
  parser.on('doctype', () => refuse('document type'))
  parser.on('processinginstruction', () => refuse('processing instruction'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && encoding.toUpperCase() !== 'UTF-8') refuse('not UTF-8')
  })
  parser.on('error', ({ message }) => refuse(message))
  parser.on('opentag', ({ uri, local, attributes }) => {
    count += 1
    if (open.length >= DEEPEST || count > MOST) refuse('too deep or too many')
    const own = Object.values(attributes).filter(each => each.uri === '')
    const plain = new Map(own.map(each => [each.local, each.value]))
    const element: Element = { uri, local, attributes: plain, children: [], text: '' }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const write = (text: string) => {
    const here = open.at(-1)
    if (here) here.text += text
  }
  parser.on('text', write)
  parser.on('cdata', write)
  parser.on('closetag', () => void open.pop())
  parser.write(document).close()
  if (root === null) throw new Error('xml: nothing')
  return root
}
