// `--resolve`, as curl(1) has it: `HOST:PORT:ADDRESS`, for a staging site that no name leads to yet. Beyond curl, `*` stands for
// every host and a port may follow the address. What somebody routes by name is not judged: private addresses are reached.
// Proven by route.test.ts.

import { isIP } from 'node:net'
import { Refusal } from '../core/refusal.ts'
import type { Route } from './destination.ts'

interface Entry {
  readonly host: string
  readonly port: number
  readonly to: { readonly address: string; readonly port: number }
}

/** The first that fits counts. Throws a Refusal `usage` that names what cannot be read. */
export function parseRoutes(texts: readonly string[]): Route {
  const entries = texts.map(parseEntry)
  return (host, port) =>
    entries.find(entry => entry.port === port && (entry.host === '*' || entry.host === host))?.to ?? null
}

// IPv6 stands in brackets, so that a port can be told from its last group.
const shape = /^([^:[\]]+|\*):(\d+):(\[[^\]]+\]|[^:[\]]+)(?::(\d+))?$/

function parseEntry(text: string): Entry {
  const [, host = '', from = '', address = '', to] = shape.exec(text) ?? []
  const bare = address.replace(/^\[|\]$/g, '')
  const entry = {
    host: host.toLowerCase(),
    port: Number(from),
    to: { address: bare, port: Number(to ?? from) },
  }
  const isRead =
    isIP(bare) === (address.startsWith('[') ? 6 : 4) && isPort(entry.port) && isPort(entry.to.port)
  if (isRead) return entry
  throw new Refusal('usage', {
    message: `expected host:port:address, got ${JSON.stringify(text)}`,
    hint: '--resolve www.firma.dk:443:192.0.2.7 or www.firma.dk:443:[2001:db8::7]:8443',
  })
}

const isPort = (port: number): boolean => port >= 1 && port <= 65_535
