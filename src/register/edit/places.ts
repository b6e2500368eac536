// Every path of a register a form can name, and the faults of parseRegister by the path they are at, so that a form shows
// each beside its field. The faults are parseRegister's own. Proven by places.test.ts.

import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'

import { fromUtf8 } from '../../core/bytes.ts'
import { type Fault, Refusal } from '../../core/refusal.ts'
import { parseRegister } from '../parse.ts'
import { placeAt, type SourceFile } from '../text.ts'
import { asNode, nameOf, startOfNode } from './spot.ts'

/** A path of the file with where its value and its key stand. */
export interface Placed {
  readonly path: string
  readonly start: number
  readonly keyStart: number | null
  readonly isScalar: boolean
}

/** All paths of a register in the order of the file, what holds others before what it holds. */
export function placesIn(document: Document): readonly Placed[] {
  const out: Placed[] = []
  const walk = (value: unknown, path: string): void => {
    const node = asNode(value)
    const add = (step: string, member: unknown, key: unknown): void => {
      const inside = path === '' ? step : `${path}/${step}`
      const keyStart = key === null ? null : startOfNode(asNode(key))
      out.push({ path: inside, start: startOfNode(asNode(member)), keyStart, isScalar: isScalar(member) })
      walk(member, inside)
    }
    if (isMap(node))
      for (const { key, value: member } of node.items)
        add(isScalar(key) ? String(key.value) : '', member, key)
    if (isSeq(node))
      for (const [index, item] of node.items.entries())
        add(nameOf(asNode(item)?.toJS(document), index), item, null)
  }
  walk(document.contents, '')
  return out
}

/** The faults of a register by path; what is wrong with the whole, or cannot be placed, is at the empty path. */
export function faultsByPath(file: SourceFile): ReadonlyMap<string, readonly Fault[]> {
  const faults = faultsOf(file)
  if (faults.length === 0) return new Map()
  const pathAt = pathsByPlace(file)
  return Map.groupBy(faults, fault => pathAt(fault))
}

function faultsOf(file: SourceFile): readonly Fault[] {
  try {
    parseRegister(file)
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.faults
    throw error
  }
}

function pathsByPlace(file: SourceFile): (fault: Fault) => string {
  const text = new TextDecoder().decode(file.bytes).replace(/\r\n?/g, '\n').normalize('NFC')
  const byPlace = new Map<string, string>()
  const keep = (offset: number, path: string): void => {
    const { line, column } = placeAt(file.path, text, offset)
    if (!byPlace.has(`${line}:${column}`)) byPlace.set(`${line}:${column}`, path)
  }
  for (const { path, start, keyStart } of placesIn(parseDocument(text, { uniqueKeys: false }))) {
    if (keyStart !== null) keep(keyStart, path)
    keep(start, path)
  }
  return ({ message, place }) => {
    const near = place === undefined ? '' : (byPlace.get(`${place.line}:${place.column}`) ?? '')
    return lacking(near, message)
  }
}

// A key that is missing has no place of its own: its fault stands at what should hold it, and begins with its keys.
function lacking(near: string, message: string): string {
  const keys = /^([A-Za-z]\w*(?:\.\w+)*): .*got nothing$/s.exec(message)?.[1]?.split('.') ?? []
  const key = keys.at(-1)
  if (key === undefined || /^\d+$/.test(key) || keys.length !== near.split('/').filter(Boolean).length + 1)
    return near
  return near === '' ? key : `${near}/${key}`
}

/** The paths of a file's own text. */
export const placesOf = (file: SourceFile): readonly Placed[] =>
  placesIn(parseDocument(fromUtf8(file.bytes), { uniqueKeys: false }))
