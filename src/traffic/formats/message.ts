// Whose message it is, by the name its program gave itself, and how often it came: rsyslog writes »message repeated 3 times: [ … ]«
// for those that came again. Programs nobody asked about are aside. Proven by syslog.test.ts and lines.test.ts.

import type { TrafficEvent } from '../event.ts'
import { type Block, type LineReader, type Received, what } from '../received.ts'
import { dovecotShapes } from './dovecot.ts'
import { isPostfix, readPostfix } from './postfix.ts'
import { ascii, Found, Shapes as ShapeList, type Shapes, startsAt } from './shape.ts'
import { sshdShapes } from './sshd.ts'

/** From and to. */
export type Span = readonly [number, number]

const services: readonly (readonly [Uint8Array, Shapes])[] = [
  [ascii('sshd'), sshdShapes],
  [ascii('sshd-session'), sshdShapes],
  [ascii('sshd-auth'), sshdShapes],
  [ascii('dovecot'), dovecotShapes],
]

/** Programs that write their own log to syslog, as nginx does with `access_log syslog:`. */
const webServers = [
  'nginx',
  'angie',
  'openresty',
  'apache',
  'apache2',
  'httpd',
  'lighttpd',
  'caddy',
  'traefik',
]
const webNames = webServers.map(ascii)

const is = (bytes: Uint8Array, [from, to]: Span, name: Uint8Array): boolean =>
  to - from === name.length && startsAt(bytes, from, to, name)

const again = new ShapeList({ pattern: 'message repeated {number} times: [{message*}]', tell: () => null })
const timesMost = 1_000_000

export class MessageReader {
  readonly #found = new Found()
  readonly #web: readonly LineReader[]

  /** `web`: readers a web server's message is tried with, in turn. */
  constructor(web: readonly LineReader[]) {
    this.#web = web
  }

  read(block: Block, tag: Span, message: Span, into: Received): void {
    const found = this.#found
    if (again.find(block.bytes, ...message, found) === null) this.#readOnce(block, tag, message, into)
    else {
      const times = Math.min(timesMost, found.number('number'))
      const n = found.at('message')
      const from = found.from[n] ?? 0
      const inner = block.bytes[from] === 32 ? from + 1 : from
      this.#readOnce(block, tag, [inner, found.to[n] ?? 0], into)
      if (into.event !== null) into.event = repeated(into.event, times)
    }
  }

  #readOnce(block: Block, tag: Span, message: Span, into: Received): void {
    const { bytes } = block
    const service = services.find(([name]) => is(bytes, tag, name))
    if (service !== undefined) service[1].read(block, ...message, this.#found, into)
    else if (isPostfix(bytes, ...tag)) readPostfix(block, tag, message, this.#found, into)
    else if (webNames.some(name => is(bytes, tag, name))) this.#readWeb(block, message, into)
    else into.what = what.aside
  }

  #readWeb(block: Block, [from]: Span, into: Received): void {
    into.what = this.#web.length === 0 ? what.aside : what.unread
    for (const reader of this.#web) {
      reader.read(block, from, into)
      if (into.what !== what.unread) return
    }
  }
}

/** Only tries to sign in are counted as often as they came: nothing else comes letter by letter the same. */
const repeated = (event: TrafficEvent, times: number): TrafficEvent =>
  event.kind === 'sign-in' ? { ...event, times: event.times * times } : event
