// Shapes of messages, as text a person can read, matched on bytes: `connect from {host}[{peer}]{}`. What stands in braces is found
// up to the first place of what follows; with a star (`{user*}`) up to the last: a name somebody chose may hold the words that
// follow it. `{peer}` is an address or the name of a host, `{number}` digits, `{id}` letters and digits. One pass without going back, so no line can make it slow. `{}` is whatever remains. Proven by shape.test.ts.

import type { TrafficEvent } from '../event.ts'
import { type Block, type Received, what } from '../received.ts'
import { putAddress } from './values.ts'

const placesMost = 16

/** Places a shape found: of the name at `n`, [from, to) of the bytes. */
export class Found {
  bytes: Uint8Array = new Uint8Array(0)
  names: readonly string[] = []
  readonly from = new Int32Array(placesMost)
  readonly to = new Int32Array(placesMost)

  /** A place by its name; -1 where the shape has none. */
  at(name: string): number {
    return this.names.indexOf(name)
  }

  /** Whether a place holds a text. */
  has(name: string, text: Uint8Array): boolean {
    const n = this.at(name)
    return n >= 0 && indexOf(this.bytes, this.from[n] ?? 0, this.to[n] ?? 0, text) >= 0
  }

  /** A whole number; 0 where there is none. */
  number(name: string): number {
    const n = this.at(name)
    let value = 0
    for (let p = this.from[n] ?? 0; p < (this.to[n] ?? 0); p++)
      value = value * 10 + (this.bytes[p] ?? 48) - 48
    return value
  }
}

/** What a message of the shape tells; null where there is nothing to count. */
export type Tell = (found: Found) => TrafficEvent | null | 'unread'

export interface Shape {
  readonly pattern: string
  readonly tell: Tell
}

type Step =
  | { readonly kind: 'letters'; readonly bytes: Uint8Array }
  | { readonly kind: 'up-to'; readonly bytes: Uint8Array; readonly last: boolean; readonly slot: number }
  | { readonly kind: keyof typeof classes | 'rest'; readonly slot: number }

export interface CompiledShape extends Shape {
  readonly names: readonly string[]
  readonly steps: readonly Step[]
}

export const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

const aside: Tell = () => null
/** Shapes that are understood, and have nothing that is counted. */
export const ignored = (...patterns: readonly string[]): readonly Shape[] =>
  patterns.map(pattern => ({ pattern, tell: aside }))

/** The shapes of a service, by the first letter of their messages. */
export class Shapes {
  readonly all: readonly CompiledShape[]
  readonly #byLetter: readonly (readonly CompiledShape[])[]

  constructor(...shapes: readonly Shape[]) {
    this.all = shapes.map(compile)
    const begins = this.all.map(({ steps: [first] }) => (first?.kind === 'letters' ? first.bytes[0] : null))
    this.#byLetter = Array.from({ length: 256 }, (_, letter) =>
      this.all.filter((_, at) => begins[at] === null || begins[at] === letter),
    )
  }

  /** The first shape a message has; null where it has none of them. */
  find(bytes: Uint8Array, from: number, to: number, found: Found): CompiledShape | null {
    for (const shape of this.#byLetter[bytes[from] ?? 0] ?? [])
      if (from < to && matches(shape, bytes, from, to, found)) return shape
    return null
  }

  /** Fills `what`, the event and, of what was tried against us, the address. */
  read(block: Block, from: number, to: number, found: Found, into: Received): void {
    const shape = this.find(block.bytes, from, to, found)
    const told = shape === null ? 'unread' : shape.tell(found)
    if (told === 'unread') into.what = what.unread
    else if (told === null) into.what = what.aside
    else {
      into.what = what.event
      into.event = told
      const peer = isAgainstUs(told) ? found.at('peer') : -1
      if (peer >= 0) fillPeer(block, found.from[peer] ?? 0, found.to[peer] ?? 0, into)
    }
  }
}

/** Of nothing else an address is of use: who signed in or delivered a mail is not asked. */
const isAgainstUs = (event: TrafficEvent): boolean =>
  event.kind === 'rejected' ||
  (event.kind === 'sign-in' && event.outcome === 'failed') ||
  (event.kind === 'oddity' && event.what === 'not-smtp')

const mapped = ascii('::ffff:')

/** A span that is no address (`unknown`, the name of a host) leaves the line without one; a zone (`%eth0`) is of this machine. */
function fillPeer(block: Block, from: number, to: number, into: Received): void {
  const { bytes } = block
  const begin = startsAt(bytes, from, to, mapped) && bytes.subarray(from, to).includes(46) ? from + 7 : from
  const zone = bytes.subarray(begin, to).indexOf(37)
  putAddress(block, begin, zone < 0 ? to : begin + zone, into)
  if (into.isV4 || bytes.subarray(begin, to).includes(58)) return
  into.addressFrom = into.addressTo = 0
}

function compile(shape: Shape): CompiledShape {
  const parts = shape.pattern.split(/\{([^{}]*)\}/)
  const names = parts.filter((_, at) => at % 2 === 1).map(name => name.replace(/\*$/, ''))
  if (names.length > placesMost) throw new Error(`expected at most ${placesMost} places in a shape`)
  const steps = parts.flatMap((part, at): readonly Step[] => {
    if (at % 2 === 1) return stepsOf(part, ascii(parts[at + 1] ?? ''), (at - 1) >> 1)
    const isEndOfSpan = at > 0 && classOf(parts[at - 1] ?? '') === null
    return part === '' || isEndOfSpan ? [] : [{ kind: 'letters', bytes: ascii(part) }]
  })
  return { ...shape, names, steps }
}

function stepsOf(name: string, next: Uint8Array, slot: number): readonly Step[] {
  const known = classOf(name)
  if (known !== null) return [{ kind: known, slot }]
  if (next.length === 0) return [{ kind: 'rest', slot }]
  return [{ kind: 'up-to', bytes: next, last: name.endsWith('*'), slot }]
}

function matches(shape: CompiledShape, bytes: Uint8Array, from: number, to: number, found: Found): boolean {
  let at = from
  for (const step of shape.steps) {
    at = advance(step, bytes, at, to, found)
    if (at < 0) return false
  }
  found.bytes = bytes
  found.names = shape.names
  return at === to
}

/** Where the next step begins; -1 where this one does not fit. */
function advance(step: Step, bytes: Uint8Array, at: number, to: number, found: Found): number {
  if (step.kind === 'letters') return startsAt(bytes, at, to, step.bytes) ? at + step.bytes.length : -1
  found.from[step.slot] = at
  if (step.kind === 'up-to') {
    const end = (step.last ? lastIndexOf : indexOf)(bytes, at, to, step.bytes)
    found.to[step.slot] = end
    return end < 0 ? -1 : end + step.bytes.length
  }
  let end = to
  if (step.kind !== 'rest') {
    const begin = step.kind === 'peer' && startsAt(bytes, at, to, ipv6) ? at + ipv6.length : at
    const isOf = classes[step.kind]
    for (end = begin; end < to && isOf(bytes[end] ?? 0); ) end++
    found.from[step.slot] = begin
  }
  found.to[step.slot] = end
  return step.kind === 'rest' || end > at ? end : -1
}

const ipv6 = ascii('IPv6:')
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57
const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122
const peerSigns = new Set(ascii('.:%-_'))

/** Places that are told by their letters. */
const classes = {
  number: isDigit,
  id: (byte: number) => isDigit(byte) || isLetter(byte),
  /** Of an address, of its zone (`%eth0`), and of the name of a host. */
  peer: (byte: number) => isDigit(byte) || isLetter(byte) || peerSigns.has(byte),
} as const

const classOf = (name: string): keyof typeof classes | null =>
  name === 'number' || name === 'id' || name === 'peer' ? name : null

export function startsAt(bytes: Uint8Array, at: number, to: number, text: Uint8Array): boolean {
  if (to - at < text.length) return false
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text[n]) return false
  return true
}

/** The first place of a text; -1 where there is none. */
export function indexOf(bytes: Uint8Array, from: number, to: number, text: Uint8Array): number {
  const first = text[0] ?? 0
  for (let at = from; at + text.length <= to; at++) {
    if (bytes[at] === first && startsAt(bytes, at, to, text)) return at
  }
  return -1
}

export function lastIndexOf(bytes: Uint8Array, from: number, to: number, text: Uint8Array): number {
  for (let at = to - text.length; at >= from; at--) if (startsAt(bytes, at, to, text)) return at
  return -1
}
