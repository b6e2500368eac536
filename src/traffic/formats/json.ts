// Access logs written as one JSON object a line: nginx (whose keys its configuration names), Caddy, Traefik, and whatever else has
// keys that can be named. Keys are looked for in the bytes; nothing is parsed that nobody asked for, and no string is made.
// What is no JSON but could be read by its quotes is read: a log is not judged here. Proven by json.test.ts.

import { type Block, hashSpan, type LineReader, Received, what } from '../received.ts'
import { beginLine, endLine, type Field, type FieldReader, fieldReader, nextLine } from './fields.ts'
import type { PutInstant } from './zone.ts'

/** Which keys say what, the first that a line has before the others. A dot leads into an object: `request.uri`. */
export type JsonKeys = Readonly<Partial<Record<Field, readonly string[]>>>

export const nginxKeys: JsonKeys = Object.freeze({
  address: ['remote_addr', 'client_ip', 'clientip', 'client', 'remote_ip', 'ip'],
  time: ['time_iso8601', 'time_local', 'msec', '@timestamp', 'timestamp', 'time', 'ts', 'date'],
  request: ['request'],
  method: ['request_method', 'method', 'verb'],
  target: ['request_uri', 'uri', 'url', 'path'],
  query: ['args', 'query_string'],
  status: ['status', 'response', 'status_code'],
  bytes: ['body_bytes_sent', 'bytes_sent', 'bytes', 'size'],
  referrer: ['http_referer', 'referer', 'referrer', 'http_referrer'],
  agent: ['http_user_agent', 'user_agent', 'agent', 'useragent'],
  seconds: ['request_time', 'duration'],
})

export const caddyKeys: JsonKeys = Object.freeze({
  address: ['request.client_ip', 'request.remote_ip', 'request.remote_addr'],
  time: ['ts'],
  method: ['request.method'],
  target: ['request.uri'],
  status: ['status'],
  bytes: ['size'],
  referrer: ['request.headers.Referer'],
  agent: ['request.headers.User-Agent'],
  seconds: ['duration'],
  logger: ['logger'],
})

export const traefikKeys: JsonKeys = Object.freeze({
  address: ['ClientHost', 'ClientAddr'],
  time: ['StartLocal', 'StartUTC', 'time'],
  method: ['RequestMethod'],
  target: ['RequestPath'],
  status: ['DownstreamStatus', 'OriginStatus'],
  bytes: ['DownstreamContentSize'],
  referrer: ['request_Referer'],
  agent: ['request_User-Agent'],
  nanos: ['Duration'],
})

export const cloudflareKeys: JsonKeys = Object.freeze({
  address: ['ClientIP'],
  time: ['EdgeStartTimestamp'],
  method: ['ClientRequestMethod'],
  target: ['ClientRequestURI'],
  status: ['EdgeResponseStatus'],
  bytes: ['EdgeResponseBytes'],
  referrer: ['ClientRequestReferer'],
  agent: ['ClientRequestUserAgent'],
})

/** One reader for all of them: what one calls a key, no other calls otherwise. */
export const usualKeys: JsonKeys = Object.freeze(
  [caddyKeys, traefikKeys, cloudflareKeys, nginxKeys].reduce<Partial<Record<Field, readonly string[]>>>(
    (all, keys) => {
      for (const [field, paths] of entriesOf(keys)) all[field] = [...(all[field] ?? []), ...paths]
      return all
    },
    {},
  ),
)

/** What stands under a key: a field, keys of its own, or both where logs differ. */
interface Named {
  readonly key: Uint8Array
  field: FieldReader | null
  /** Fields of one slot say the same: the key of the lowest rank is taken. */
  slot: number
  rank: number
  within: Names | null
}
interface Names {
  /** By the hash of the key; where two have the same, the second stands at the next number. */
  readonly byHash: Map<number, Named>
  /** Whether any key is so long and begins so: most keys of a line are nobody's, and are told by this alone. */
  readonly likely: Uint8Array
}

const noNames = (): Names => ({ byHash: new Map(), likely: new Uint8Array(256) })
const likeness = (first: number, length: number): number => (first + (length << 4)) & 255

const quote = 34
const backslash = 92
const lineFeed = 10
const comma = 44
const colon = 58
const openBrace = 123
const closeBrace = 125
const openSquare = 91
const closeSquare = 93
const unranked = 255
const startOfNull = 110

export const openJson =
  (keys: JsonKeys) =>
  (putInstant: PutInstant): LineReader =>
    new JsonReader(keys, putInstant)

class JsonReader implements LineReader {
  readonly #names = noNames()
  readonly #ranks: Uint8Array
  readonly #putInstant: PutInstant
  #block: Block = { bytes: new Uint8Array(), view: new DataView(new ArrayBuffer(0)), from: 0, to: 0 }
  #into = new Received()
  #given = 0
  /** Whether all that was asked for could be what it should be. */
  #isSound = true

  constructor(keys: JsonKeys, putInstant: PutInstant) {
    this.#putInstant = putInstant
    const slots = new Map<string, number>()
    for (const { field, path, slot, rank } of ranked(keys)) {
      if (!slots.has(slot)) slots.set(slot, slots.size)
      const named = name(this.#names, path)
      named.field = fieldReader(field)
      named.slot = slots.get(slot) ?? 0
      named.rank = rank
    }
    this.#ranks = new Uint8Array(slots.size)
  }

  read(block: Block, at: number, into: Received): number {
    beginLine(into)
    this.#block = block
    this.#into = into
    this.#given = 0
    this.#isSound = true
    this.#ranks.fill(unranked)
    const begin = pastSpace(block.bytes, at)
    const end = block.bytes[begin] === openBrace ? this.#object(begin + 1, this.#names) : -1
    const next = end < 0 ? -1 : pastSpace(block.bytes, end)
    if (next >= 0 && block.bytes[next] === lineFeed) {
      endLine(block, this.#given, this.#isSound, into)
      return next + 1
    }
    into.what = what.unread
    return nextLine(block, at)
  }

  /** Reads what stands behind `{`, and answers what comes behind `}`; -1 where the line is no such thing. */
  #object(from: number, names: Names): number {
    const { bytes } = this.#block
    let at = pastSpace(bytes, from)
    if (bytes[at] === closeBrace) return at + 1
    for (;;) {
      const end = bytes[at] === quote ? endOfString(this.#block, at + 1) : -1
      if (end < 0) return -1
      const named = find(names, this.#block, at + 1, end)
      at = pastSpace(bytes, end + 1)
      if (bytes[at] !== colon) return -1
      at = this.#value(pastSpace(bytes, at + 1), named)
      if (at < 0) return -1
      at = pastSpace(bytes, at)
      if (bytes[at] === closeBrace) return at + 1
      if (bytes[at] !== comma) return -1
      at = pastSpace(bytes, at + 1)
    }
  }

  #value(at: number, named: Named | null): number {
    const { bytes } = this.#block
    const first = bytes[at]
    if (first === quote) {
      const end = endOfString(this.#block, at + 1)
      if (end >= 0 && named !== null) this.#take(named, at + 1, end)
      return end < 0 ? -1 : end + 1
    }
    if (first === openBrace && named !== null && named.within !== null)
      return this.#object(at + 1, named.within)
    if (first === openSquare && named !== null) this.#takeFirst(named, at + 1)
    if (first === openBrace || first === openSquare) return pastNested(this.#block, at)
    const end = endOfScalar(bytes, at)
    if (named !== null && first !== startOfNull) this.#take(named, at, end)
    return end > at ? end : -1
  }

  /** Of a list of texts the first: a header that was sent once. */
  #takeFirst(named: Named, from: number): void {
    const at = pastSpace(this.#block.bytes, from)
    const end = this.#block.bytes[at] === quote ? endOfString(this.#block, at + 1) : -1
    if (end >= 0) this.#take(named, at + 1, end)
  }

  #take({ field, slot, rank }: Named, from: number, to: number): void {
    if (field === null || from === to || rank >= (this.#ranks[slot] ?? unranked)) return
    if (field.put(this.#block, from, to, this.#into, this.#putInstant)) {
      this.#ranks[slot] = rank
      this.#given |= field.gives
    } else {
      this.#given &= ~field.gives
      this.#isSound = false
    }
  }
}

function entriesOf(keys: JsonKeys): readonly (readonly [Field, readonly string[]])[] {
  return Object.entries(keys) as readonly (readonly [Field, readonly string[]])[]
}

interface Ranked {
  readonly field: Field
  readonly path: string
  readonly slot: string
  readonly rank: number
}

/** A request as a whole says more than the address it was rewritten to. */
const behindRequest = 100

function ranked(keys: JsonKeys): readonly Ranked[] {
  return entriesOf(keys).flatMap(([field, paths]) =>
    paths.map((path, at) => ({
      field,
      path,
      slot: field === 'target' ? 'request' : field,
      rank: field === 'target' ? at + behindRequest : at,
    })),
  )
}

/** Where what a path leads to stands, made where it is not yet. */
function name(names: Names, path: string): Named {
  const dot = path.indexOf('.')
  const key = Buffer.from(dot < 0 ? path : path.slice(0, dot))
  const view = new DataView(key.buffer, key.byteOffset, key.length)
  const block = { bytes: key, view, from: 0, to: key.length }
  let named = find(names, block, 0, key.length)
  if (named === null) {
    named = { key, field: null, slot: 0, rank: 0, within: null }
    let hash = hashSpan(block, 0, key.length)
    while (names.byHash.has(hash)) hash++
    names.byHash.set(hash, named)
    names.likely[likeness(key[0] ?? 0, key.length)] = 1
  }
  if (dot < 0) return named
  named.within ??= noNames()
  return name(named.within, path.slice(dot + 1))
}

function find(names: Names, block: Block, from: number, to: number): Named | null {
  if (names.likely[likeness(block.bytes[from] ?? 0, to - from)] === 0) return null
  for (let hash = hashSpan(block, from, to); ; hash++) {
    const named = names.byHash.get(hash)
    if (named === undefined) return null
    if (isKey(named.key, block.bytes, from, to)) return named
  }
}

function isKey(key: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (key.length !== to - from) return false
  for (let at = 0; at < key.length; at++) if (key[at] !== bytes[from + at]) return false
  return true
}

/** Past spaces, tabs and carriage returns. */
function pastSpace(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at]; byte === 32 || byte === 9 || byte === 13; byte = bytes[at]) at++
  return at
}

/** The quote that ends a text; -1 where the line ends first. Four bytes at a time as long as none of them matters. */
function endOfString({ bytes, view }: Block, from: number): number {
  for (let at = from; ; at++) {
    for (;;) {
      const four = view.getInt32(at, true)
      const quotes = four ^ 0x22222222
      const escapes = four ^ 0x5c5c5c5c
      const hits =
        ((quotes - 0x01010101) & ~quotes) |
        ((escapes - 0x01010101) & ~escapes) |
        ((four - 0x20202020) & ~four)
      if ((hits & 0x80808080) !== 0) break
      at += 4
    }
    let byte = bytes[at]
    while (byte !== quote && byte !== backslash && byte !== lineFeed) byte = bytes[++at]
    if (byte === quote) return at
    if (byte === lineFeed || bytes[++at] === lineFeed) return -1
  }
}

/** Past an object or a list nobody asked for. */
function pastNested(block: Block, from: number): number {
  const { bytes } = block
  let depth = 0
  for (let at = from; ; at++) {
    const byte = bytes[at]
    if (byte === quote) {
      at = endOfString(block, at + 1)
      if (at < 0) return -1
    } else if (byte === openBrace || byte === openSquare) depth++
    else if ((byte === closeBrace || byte === closeSquare) && --depth === 0) return at + 1
    else if (byte === lineFeed) return -1
  }
}

function endOfScalar(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at] ?? 0; byte > 32 && byte !== comma; byte = bytes[at] ?? 0) {
    if (byte === closeBrace || byte === closeSquare || byte === quote) break
    at++
  }
  return at
}
