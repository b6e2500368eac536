// How what is new in a register is written: scalars quoted like the one they replace, entries as the files of people have
// them (small maps and lists of words on one line, the rest in lines of their own). Proven by edit.test.ts.

import { Document, isCollection, isMap, isScalar, type Node, Scalar, type ToStringOptions, visit } from 'yaml'

const writing: ToStringOptions = {
  lineWidth: 0,
  flowCollectionPadding: false,
  // Never folded: what is on one line stays on one line.
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  blockQuote: false,
}

/** A value within brackets or braces; `like` has the quotes to keep. */
export function inFlow(value: unknown, like: Node | null = null): string {
  const document = new Document([value], { aliasDuplicateObjects: false })
  if (isCollection(document.contents)) document.contents.flow = true
  quoteLike(document, like)
  quoteBroken(document)
  return document.toString(writing).trimEnd().slice(1, -1)
}

/** A value in lines of its own, the first of them where it is put, the others `indent` columns in. */
export function inLines(value: unknown, indent: number, eol: string): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  flatten(document)
  quoteBroken(document)
  return indented(document.toString(writing), indent, eol)
}

/** `key: value` in lines, as `inLines`. */
export const pairInLines = (
  key: string,
  value: unknown,
  indent: number,
  eol: string,
  like: Node | null = null,
) => {
  const document = new Document({ [key]: value }, { aliasDuplicateObjects: false })
  flatten(document)
  quoteLike(document, like)
  quoteBroken(document)
  return indented(document.toString(writing), indent, eol)
}

/** `- entry` in lines, as `inLines`. */
export function entryInLines(value: unknown, indent: number, eol: string): string {
  const lines = inLines(value, indent + 2, eol)
  return `- ${lines}`
}

const indented = (text: string, indent: number, eol: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(indent) + line))
    .join(eol)

// What holds nothing but words and numbers is one line, unless it is the whole.
function flatten(document: Document): void {
  visit(document, {
    Collection: (_, node) => {
      if (node === document.contents) return
      const members = isMap(node) ? node.items.map(({ value }) => value) : node.items
      if (members.every(member => isScalar(member))) node.flow = true
    },
  })
}

function quoteLike(document: Document, like: Node | null): void {
  if (!isScalar(like)) return
  const quotes = [Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE] as const
  const type = quotes.find(each => each === like.type)
  if (type === undefined) return
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string') node.type = type
    },
  })
}

// Between brackets a line break would become lines of its own, at an indent of their own.
function quoteBroken(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = Scalar.QUOTE_DOUBLE
    },
  })
}
