// XML as a tree that can be changed and written again: elements, attributes and text as they came; comments and processing
// instructions are left out, and a document type is refused. Parsing is saxes', which expands nothing. Proven by xml.test.ts.

import { SaxesParser } from 'saxes'
import { limits } from '../../core/limits.ts'
import { escapeMarkup } from '../../core/markup.ts'

export interface Element {
  readonly name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
}

/** Text is an object too: what is found in it can be changed where it stands. */
export interface TextNode {
  text: string
}

export type XmlNode = Element | TextNode

export const isElement = (node: XmlNode): node is Element => 'name' in node

/** Null where it is not well formed, too deep, of too many parts, or has a document type. */
export function parseXml(bytes: Uint8Array): Element | null {
  const parser = new SaxesParser({ xmlns: false })
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  let isBroken = false
  let nodes = 0
  const count = (): void => {
    nodes++
    if (nodes > limits.xmlNodes) isBroken = true
  }
  const add = (text: string): void => {
    count()
    if (!isBroken) open.at(-1)?.children.push({ text })
  }
  parser.on('error', () => {
    isBroken = true
  })
  parser.on('doctype', () => {
    isBroken = true
  })
  parser.on('attribute', count)
  parser.on('opentag', ({ name, attributes }) => {
    count()
    if (isBroken) return
    const element: Element = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > limits.xmlDepth) isBroken = true
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  const text = decode(bytes)
  for (let at = 0; at < text.length && !isBroken; at += pieceLetters)
    parser.write(text.slice(at, at + pieceLetters))
  if (!isBroken) parser.close()
  return isBroken ? null : (root.children.find(isElement) ?? null)
}

const pieceLetters = 1 << 16

/** ECMA-376 part 2 §8.1.1 allows UTF-8 and UTF-16 only. */
function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

export const formatXml = (root: Element): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${formatNode(root)}`

function formatNode(node: XmlNode): string {
  if (!isElement(node)) return escapeMarkup(node.text)
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escapeMarkup(value)}"`,
  )
  const start = `${node.name}${attributes.join('')}`
  return node.children.length === 0
    ? `<${start}/>`
    : `<${start}>${node.children.map(formatNode).join('')}</${node.name}>`
}

/** The nodes an element's children become: none, itself, or others in its place; what is answered is not asked again. */
export function rewrite(element: Element, become: (child: Element) => readonly XmlNode[]): void {
  element.children = element.children.flatMap(child => (isElement(child) ? become(child) : [child]))
}

/** Elements of a name anywhere below, in the order they stand. */
export function* below(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (!isElement(child)) continue
    if (child.name === name) yield child
    yield* below(child, name)
  }
}
