// Where an edit goes in a register: a path of keys and ids (`activities/partners/purposes/partner-services/name/da`) to the
// node of the file. Entries are named by what identifies them and never by their number, so that two edits of one list
// mean the same whichever comes first; only what has no name a path can hold (a source, a measure, a network, `Holm A/S`) is
// `#1`, `#2`. Proven by edit.test.ts.

import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

import { type Place, Refusal } from '../../core/refusal.ts'
import { placeAt } from '../text.ts'

/** What tells the entries of one list apart, in this order. */
const identifying = ['id', 'to', 'language', 'reference', 'name', 'host', 'kind'] as const

/** The name of an entry in a path: its id, or what stands for one; `#n` by its number where nothing does. */
export function nameOf(entry: unknown, index: number): string {
  const own = ownName(entry)
  return own === null || own === '' || own.includes('/') ? `#${index + 1}` : own
}

function ownName(entry: unknown): string | null {
  if (typeof entry === 'string') return entry
  if (typeof entry !== 'object' || entry === null) return null
  const names = identifying.map((key): unknown => Reflect.get(entry, key))
  return names.find(value => typeof value === 'string') ?? null
}

export const stepsOf = (path: string): readonly string[] => path.split('/').filter(step => step !== '')

export interface File {
  readonly path: string
  readonly text: string
  readonly document: Document
}

/** A key of a map or an entry of a list, with what it lies in. */
export type Spot =
  | { readonly kind: 'pair'; readonly in: YAMLMap; readonly index: number; readonly node: Node | null }
  | { readonly kind: 'entry'; readonly in: YAMLSeq; readonly index: number; readonly node: Node | null }

/** The deepest spot on a path, the keys and numbers that lead to it, and the steps that lead no further. */
export interface Found {
  readonly spot: Spot | null
  readonly node: Node | null
  readonly keys: readonly (string | number)[]
  readonly rest: readonly string[]
}

/** Throws a Refusal `not-found` for an entry that is not there, `usage` for one that others point at. */
export function find(file: File, path: string): Found {
  const steps = stepsOf(path)
  const keys: (string | number)[] = []
  let node = asNode(file.document.contents)
  let spot: Spot | null = null
  for (const [at, step] of steps.entries()) {
    const next = within(file, node, step, path)
    if (next === null) return { spot, node, keys, rest: steps.slice(at) }
    refusePointed(file, next.node)
    keys.push(next.kind === 'pair' ? step : next.index)
    spot = next
    node = next.node
  }
  return { spot, node, keys, rest: [] }
}

export const asNode = (value: unknown): Node | null =>
  isMap(value) || isSeq(value) || isScalar(value) || isAlias(value) ? value : null

function within(file: File, node: Node | null, step: string, path: string): Spot | null {
  if (isMap(node)) {
    const index = node.items.findIndex(({ key }) => isScalar(key) && String(key.value) === step)
    return index === -1 ? null : { kind: 'pair', in: node, index, node: asNode(node.items[index]?.value) }
  }
  if (!isSeq(node)) return null
  const named = node.items.flatMap((item, index) => (names(file, item, index, step) ? [index] : []))
  const [index = -1] = named
  if (named.length === 1) return { kind: 'entry', in: node, index, node: asNode(node.items[index]) }
  throw new Refusal(named.length === 0 ? 'not-found' : 'usage', {
    message: `expected one entry "${step}" on the path ${path}, got ${named.length === 0 ? 'none' : named.length}`,
    place: placeOf(file, node),
  })
}

const names = (file: File, item: unknown, index: number, step: string): boolean =>
  step === `#${index + 1}` || nameOf(asNode(item)?.toJS(file.document), index) === step

// An entry that is written once and pointed at would change in every place that points at it.
function refusePointed(file: File, node: Node | null): void {
  if (!isAlias(node) && (node === null || !('anchor' in node) || node.anchor === undefined)) return
  throw new Refusal('usage', {
    message: 'expected an entry that stands by itself, got one that is written once and pointed at',
    place: placeOf(file, node),
    hint: 'write it out in the file instead of pointing with & and *, then edit it',
  })
}

export const placeOf = ({ path, text }: File, node: Node | null): Place =>
  placeAt(path, text, startOfNode(node))

export const startOfNode = (node: Node | null): number => node?.range?.[0] ?? 0

export const pairAt = (map: YAMLMap, index: number): Pair => {
  const pair = map.items[index]
  if (pair === undefined) throw new Error('edit: expected a pair of the map')
  return pair
}
