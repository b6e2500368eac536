// Edits of a register by form: set, add, remove, accept, each changing only the lines of the entry it names; comments,
// blank lines, order and quotes of everything else stay byte for byte. An edit that cannot be made so is refused, and what
// was made is read again and compared with what was meant. The front door of the folder; pure. Described in
// docs/reference/register.md. Proven by edit.test.ts and test/contracts/editing.test.ts.

import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

import { fromUtf8, utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { readText, type SourceFile } from '../text.ts'
import { readYaml } from '../yaml.ts'
import { fillList, insertEntry, insertPair, removeAt, replaceValue, type Splice, splice } from './splice.ts'
import { type File, type Found, find, placeOf, stepsOf } from './spot.ts'

/** Paths as in spot.ts: `activities/partners/purposes/partner-services/name/da`. */
export type Change =
  | { readonly kind: 'set'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'add'; readonly path: string; readonly entry: unknown; readonly after?: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'accept'; readonly path: string; readonly by: string; readonly at: string }

/**
 * The file with the changes made one after the other. What it then says is not judged: see faultsByPath.
 * Throws a Refusal (`register-invalid` for a file that cannot be read; `not-found`, `usage` for a change that cannot be made).
 */
export function editRegister(file: SourceFile, changes: readonly Change[]): SourceFile {
  readYaml(file.path, readText(file, limits.registerBytes, 'register-invalid'))
  const text = changes.reduce((now, change) => apply(file.path, now, change), fromUtf8(file.bytes))
  return Object.freeze({ path: file.path, bytes: utf8(text) })
}

const read = (path: string, text: string): File => ({
  path,
  text,
  document: parseDocument(text, { keepSourceTokens: true, uniqueKeys: false }),
})

function apply(path: string, text: string, change: Change): string {
  const file = read(path, text)
  switch (change.kind) {
    case 'set':
      return setAt(file, change.path, change.value)
    case 'add':
      return addTo(file, change.path, change.entry, change.after ?? null)
    case 'remove':
      return remove(file, change.path)
    case 'accept':
      return accept(file, change)
  }
}

/** A map is set key by key, so that what did not change in it keeps its bytes. */
function setAt(file: File, path: string, value: unknown, after: readonly string[] = []): string {
  const found = find(file, path)
  if (found.rest.length > 0) return insert(file, path, found, value, after)
  if (found.spot === null) throw notFound(file, path, found)
  const now = found.node?.toJS(file.document)
  if (isDeepStrictEqual(now, value)) return file.text
  if (isMap(found.node) && isRecord(value)) return setKeys(file, path, now, value)
  return made(file, replaceValue(file, found.spot, value), plain => putIn(plain, found.keys, value))
}

function setKeys(file: File, path: string, now: object, value: object): string {
  const gone = Object.keys(now).filter(key => !Object.hasOwn(value, key))
  const set = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .reduce((text, [key, member]) => setAt(read(file.path, text), `${path}/${key}`, member), file.text)
  return gone.reduce((text, key) => remove(read(file.path, text), `${path}/${key}`), set)
}

function insert(file: File, path: string, found: Found, value: unknown, after: readonly string[]): string {
  const { node, keys, rest } = found
  const [key = '', ...below] = rest
  if (!isMap(node)) throw notFound(file, path, found)
  const member = below.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value)
  return made(file, insertPair(file, node, key, member, after), plain => putIn(plain, [...keys, key], member))
}

function addTo(file: File, path: string, entry: unknown, after: string | null): string {
  const found = find(file, path)
  const { spot, node, keys, rest } = found
  if (rest.length > 0) return setAt(file, path, [entry])
  if (!isSeq(node) || spot === null) throw notFound(file, path, found)
  const at = after === null ? node.items.length - 1 : Number(find(file, `${path}/${after}`).keys.at(-1))
  const put = node.items.length === 0 ? fillList(file, spot, entry) : insertEntry(file, node, entry, at)
  return made(file, put, plain => {
    const list = valueAt(plain, keys)
    if (Array.isArray(list)) list.splice(at + 1, 0, entry)
  })
}

function remove(file: File, path: string): string {
  const found = find(file, path)
  if (found.rest.length > 0 || found.spot === null) throw notFound(file, path, found)
  const above = find(file, stepsOf(path).slice(0, -1).join('/')).spot
  return made(file, removeAt(file, found.spot, above), plain => {
    const holder = valueAt(plain, found.keys.slice(0, -1))
    const last = found.keys.at(-1) ?? ''
    if (Array.isArray(holder)) holder.splice(Number(last), 1)
    else if (isRecord(holder)) Reflect.deleteProperty(holder, last)
  })
}

/** Where in an entry its status is read, where it has none yet. */
const beforeStatus = ['quote', 'name', 'id']

// A recipient may stand as its id alone; accepted, it says by whom.
function accept(file: File, { path, by, at }: Extract<Change, { kind: 'accept' }>): string {
  const found = find(file, path)
  if (found.rest.length > 0) throw notFound(file, path, found)
  if (isScalar(found.node) && found.spot?.kind === 'entry')
    return setAt(file, path, { to: found.node.value, status: 'accepted', accepted: { by, at } })
  if (!isMap(found.node)) throw notFound(file, path, found)
  const stated = setAt(file, `${path}/status`, 'accepted', beforeStatus)
  return setAt(read(file.path, stated), `${path}/accepted`, { by, at }, ['status'])
}

// The check of the knife: what the file now says is what it said with this one change, or nothing is handed back.
function made(file: File, put: Splice, meant: (plain: unknown) => void): string {
  const text = splice(file.text, put)
  const plain: unknown = file.document.toJS({ maxAliasCount: limits.registerAliases })
  meant(plain)
  const after = parseDocument(text, { uniqueKeys: false })
  if (after.errors.length === 0 && isDeepStrictEqual(after.toJS(), written(plain))) return text
  throw new Refusal('usage', {
    message: 'expected an entry that can be changed without touching another, got one that cannot',
    place: placeOf(file, find(file, '').node),
    hint: 'make this change in the file itself',
  })
}

/** A value as YAML keeps it: members without a value are not written. */
const written = (plain: unknown): unknown => structuredClone(dropUndefined(plain))

function dropUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropUndefined)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, dropUndefined(member)]],
    ),
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const valueAt = (plain: unknown, keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    plain,
  )

function putIn(plain: unknown, keys: readonly (string | number)[], value: unknown): void {
  const holder = valueAt(plain, keys.slice(0, -1))
  if (typeof holder !== 'object' || holder === null) return
  Object.defineProperty(holder, keys.at(-1) ?? '', {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })
}

const notFound = (file: File, path: string, { node, rest }: Found): Refusal =>
  new Refusal('not-found', {
    message: `expected an entry at ${path}, got none${rest.length === 0 ? '' : ` from ${rest[0]}`}`,
    place: placeOf(file, node),
  })
