// The smallest replacement of text for one change of a register. The file is never written anew from its tree: what no
// replacement names keeps its bytes, comments, order and quotes with it. (yaml's own toString keeps comments and order, but
// sets every blank, bracket and quote its own way.) Proven by edit.test.ts.

import { isCollection, isMap, isScalar, isSeq, type Node, Scalar, type YAMLMap, type YAMLSeq } from 'yaml'

import { Refusal } from '../../core/refusal.ts'
import { entryInLines, inFlow, inLines, pairInLines } from './layout.ts'
import { asNode, type File, pairAt, placeOf, type Spot, startOfNode } from './spot.ts'

export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

export const splice = (text: string, { start, end, text: put }: Splice): string =>
  text.slice(0, start) + put + text.slice(end)

const eolOf = ({ text }: File): string => (text.includes('\r\n') ? '\r\n' : '\n')
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1
const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset)

/** Offset of the next line, or of the end of the file. */
function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset)
  return feed === -1 ? text.length : feed + 1
}

/** Where the words of a node end: comments and empty lines after it are not its own. */
function endOf(text: string, node: Node | null): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (isMap(node)) return endOfPair(text, node, node.items.length - 1)
    return endOf(text, asNode(last))
  }
  const end = node?.range?.[1] ?? 0
  return text.slice(0, end).trimEnd().length
}

function endOfPair(text: string, map: YAMLMap, index: number): number {
  const pair = pairAt(map, index)
  const key = colonOf(map, index) + 1
  return Math.max(key, pair.value === null ? 0 : endOf(text, asNode(pair.value)))
}

const startOfPair = (map: YAMLMap, index: number): number => startOfNode(asNode(pairAt(map, index).key))

/** Offset of the colon after a key. */
function colonOf(map: YAMLMap, index: number): number {
  const key = asNode(pairAt(map, index).key)
  const token = map.srcToken
  const items = token !== undefined && 'items' in token ? token.items : []
  const item = items.find(each => 'key' in each && each.key != null && each.key.offset === startOfNode(key))
  const colon =
    item !== undefined && 'sep' in item ? item.sep?.find(({ type }) => type === 'map-value-ind') : undefined
  return colon?.offset ?? (key?.range?.[1] ?? 0) - 1
}

/** Offset of the dash of an entry of a list in lines. */
function dashOf(seq: YAMLSeq, index: number): number {
  const start = startOfNode(asNode(seq.items[index]))
  const items = seq.srcToken !== undefined && 'items' in seq.srcToken ? seq.srcToken.items : []
  const dashes = items.flatMap(item => item.start.filter(({ type }) => type === 'seq-item-ind'))
  return dashes.findLast(({ offset }) => offset < start)?.offset ?? start
}

/** Puts a value in place of the one at a spot. */
export function replaceValue(file: File, spot: Spot, value: unknown): Splice {
  const { text } = file
  const { node } = spot
  const isBlockScalar =
    isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
  if (spot.in.flow === true) return { ...rangeOf(text, node), text: inFlow(value, node) }
  if (spot.kind === 'entry') {
    const start = dashOf(spot.in, spot.index)
    const put = entryInLines(value, columnOf(text, start), eolOf(file))
    return {
      start,
      end: endOf(text, node),
      text: isScalar(node) && !isBlockScalar ? `- ${inFlow(value, node)}` : put,
    }
  }
  const colon = colonOf(spot.in, spot.index)
  if (isScalar(node) && !isBlockScalar && node.source !== '' && typeof value !== 'object')
    return {
      ...rangeOf(text, node),
      text: afterColon(pairInLines('k', value, 0, eolOf(file), node)).trimStart(),
    }
  const indent = columnOf(text, startOfPair(spot.in, spot.index))
  const put = afterColon(pairInLines('k', value, indent, eolOf(file), node))
  return { start: colon + 1, end: endOfPair(text, spot.in, spot.index), text: put }
}

const afterColon = (pair: string): string => pair.slice('k:'.length)

const rangeOf = (text: string, node: Node | null): Pick<Splice, 'start' | 'end'> => ({
  start: startOfNode(node),
  end: endOf(text, node),
})

/** A new key of a map, after the first of `after` that it has, else at its end. */
export function insertPair(
  file: File,
  map: YAMLMap,
  key: string,
  value: unknown,
  after: readonly string[],
): Splice {
  const { text } = file
  const keys = map.items.map(pair => (isScalar(pair.key) ? String(pair.key.value) : ''))
  const found = after.map(each => keys.indexOf(each)).find(index => index !== -1)
  const index = found ?? map.items.length - 1
  if (map.flow === true) {
    const pair = inFlow({ [key]: value }).slice(1, -1)
    const at = index === -1 ? startOfNode(map) + 1 : endOfPair(text, map, index)
    return { start: at, end: at, text: index === -1 ? pair : `, ${pair}` }
  }
  const column = columnOf(text, startOfPair(map, 0))
  return insertLine(file, endOfPair(text, map, index), column, pairInLines(key, value, column, eolOf(file)))
}

/** A new entry of a list that is not empty, after the one with that number. */
export function insertEntry(file: File, seq: YAMLSeq, value: unknown, after: number): Splice {
  const { text } = file
  const end = endOf(text, asNode(seq.items[after]))
  if (seq.flow === true) return { start: end, end, text: `, ${inFlow(value)}` }
  const column = columnOf(text, dashOf(seq, 0))
  const line = insertLine(file, end, column, entryInLines(value, column, eolOf(file)))
  return isSpaced(text, seq) ? { ...line, text: eolOf(file) + line.text } : line
}

/** Whether an empty line parts the entries of a list. */
function isSpaced(text: string, seq: YAMLSeq): boolean {
  if (seq.items.length < 2) return false
  return isBlank(text, nextLine(text, endOf(text, asNode(seq.items[0]))))
}

const isBlank = (text: string, start: number): boolean =>
  start < text.length && text.slice(start, nextLine(text, start)).trim() === ''

function insertLine(file: File, after: number, column: number, line: string): Splice {
  const eol = eolOf(file)
  const at = nextLine(file.text, after)
  const put = `${' '.repeat(column)}${line}${eol}`
  const isOpen = at === file.text.length && !file.text.endsWith('\n')
  return { start: at, end: at, text: isOpen ? eol + put : put }
}

/** The first entry of a list that is written `[]`. */
export function fillList(file: File, spot: Spot, value: unknown): Splice {
  if (spot.in.flow === true || spot.kind === 'entry' || typeof value !== 'object' || value === null)
    return { ...rangeOf(file.text, spot.node), text: inFlow([value]) }
  const column = columnOf(file.text, startOfPair(spot.in, spot.index)) + 2
  const eol = eolOf(file)
  const put = `${eol}${' '.repeat(column)}${entryInLines(value, column, eol)}`
  return { start: colonOf(spot.in, spot.index) + 1, end: endOf(file.text, spot.node), text: put }
}

/** Takes a key or an entry away; the last one leaves `[]` or `{}`. */
export function removeAt(file: File, spot: Spot, holder: Spot | null): Splice {
  if (spot.in.items.length > 1)
    return spot.in.flow === true ? removeInFlow(file, spot) : removeLines(file, spot)
  const empty = isSeq(spot.in) ? [] : {}
  if (holder === null) return { ...rangeOf(file.text, spot.in), text: inLines(empty, 0, eolOf(file)) }
  return replaceValue(file, holder, empty)
}

const boundsOf = (text: string, spot: Spot, index: number): Pick<Splice, 'start' | 'end'> =>
  spot.kind === 'pair'
    ? { start: startOfPair(spot.in, index), end: endOfPair(text, spot.in, index) }
    : rangeOf(text, asNode(spot.in.items[index]))

function removeInFlow(file: File, spot: Spot): Splice {
  const { text } = file
  const own = boundsOf(text, spot, spot.index)
  const isLast = spot.index === spot.in.items.length - 1
  const gone = isLast
    ? { start: boundsOf(text, spot, spot.index - 1).end, end: own.end }
    : { start: own.start, end: boundsOf(text, spot, spot.index + 1).start }
  const between = isLast ? text.slice(gone.start, own.start) : text.slice(own.end, gone.end)
  if (between.includes('#')) throw commentBetween(file, spot)
  return { ...gone, text: '' }
}

function removeLines(file: File, spot: Spot): Splice {
  const { text } = file
  const { end } = boundsOf(text, spot, spot.index)
  const start = spot.kind === 'pair' ? startOfPair(spot.in, spot.index) : dashOf(spot.in, spot.index)
  const first = lineStart(text, start)
  if (text.slice(first, start).trim() !== '') return removeFirst(file, spot, start, end)
  const next = nextLine(text, end)
  const before = lineStart(text, first - 1)
  const isDoubled = first > 0 && isBlank(text, before) && (next === text.length || isBlank(text, next))
  return { start: isDoubled && spot.kind === 'entry' ? before : first, end: next, text: '' }
}

// The first key of an entry stands on the line of its dash: the next one moves up to it.
function removeFirst(file: File, spot: Spot, start: number, end: number): Splice {
  const next = spot.kind === 'pair' ? startOfPair(spot.in, spot.index + 1) : dashOf(spot.in, spot.index + 1)
  if (file.text.slice(end, next).trim() !== '') throw commentBetween(file, spot)
  return { start, end: next, text: '' }
}

const commentBetween = (file: File, spot: Spot): Refusal =>
  new Refusal('usage', {
    message: 'expected nothing between this entry and the next, got a comment that would be lost',
    place: placeOf(file, spot.node ?? spot.in),
    hint: 'take the entry away in the file itself',
  })
