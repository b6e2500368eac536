// What a row of the table of hostile pages is, and how its answers are written: pages, parts, floods and drips.
// The tables are hostile-answers.ts and hostile-scripts.ts.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants, crc32, createGzip } from 'node:zlib'
import type { VisitFailure } from '../../src/site/audit.ts'

/** One request to a hostile page, or to what it loads. */
export interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What stands behind the name of the page, without the query. */
  readonly rest: string
  /** Port of the forbidden doors. */
  readonly inner: number
}

export interface HostilePage {
  /** Its path. */
  readonly name: string
  readonly does: string
  /** Why it was not seen whole; null where it was all the same. Several, where the machine's speed decides. */
  readonly because: VisitFailure | null | readonly (VisitFailure | null)[]
  readonly detail: RegExp
  readonly answer: (asked: Asked) => void
}

export type Answer = HostilePage['answer']
type Row = readonly [
  name: string,
  does: string,
  because: HostilePage['because'],
  detail: RegExp,
  answer: Answer,
]
export const rows = (...all: readonly Row[]): readonly HostilePage[] =>
  all.map(([name, does, because, detail, answer]) => ({ name, does, because, detail, answer }))

export const html = { 'content-type': 'text/html; charset=utf-8' }
export const page =
  (body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  ({ response }) =>
    response.writeHead(200, { ...html, ...headers }).end(`<!doctype html><title>Fjende</title>${body}`)
export const script = (text: string): Answer => page(`<body><script>${text}</script>`)
export const to =
  (location: string): Answer =>
  ({ response }) =>
    response.writeHead(302, { location }).end()
/** A page whose parts are answered by themselves. */
export const withParts =
  (whole: Answer, part: Answer): Answer =>
  asked =>
    (asked.rest === '' ? whole : part)(asked)
export const next = ({ rest }: Asked): number => Number(rest.slice(1)) + 1

const block = Buffer.alloc(64 * 1024, 'x ')
const blocks = 16 * 1024

/** A thousand mebibytes, as fast as they are taken. */
export function flood(response: ServerResponse, chunk: Uint8Array = block): void {
  let left = blocks
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1
      if (!response.write(chunk)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
}

/** The same packed: one megabyte over the wire. */
export function packedFlood(response: ServerResponse, head: Uint8Array = Buffer.of()): void {
  const packing = createGzip({ level: constants.Z_BEST_COMPRESSION })
  packing.write(head)
  packing.on('error', () => {}).pipe(response)
  response.once('close', () => packing.destroy())
  let left = blocks
  const more = (): void => {
    if (packing.destroyed) return
    left -= 1
    if (left < 0) packing.end()
    else packing.write(block, () => setImmediate(more))
  }
  more()
}

// ISO 15948: the head of an image of ten by ten, then a text as long as a chunk may be.
export function imageHead(): Buffer {
  const head = Buffer.from([...Buffer.from('IHDR'), 0, 0, 0, 10, 0, 0, 0, 10, 8, 2, 0, 0, 0])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(head))
  const signature = [137, 80, 78, 71, 13, 10, 26, 10]
  const text = [0x3f, 255, 255, 255, ...Buffer.from('tEXt')]
  return Buffer.from([...signature, 0, 0, 0, 13, ...head, ...sum, ...text])
}

/** A byte now and then, for ever. */
export function drip(write: (text: string) => unknown, response: ServerResponse): void {
  const timer = setInterval(() => write(' '), 100)
  response.once('close', () => clearInterval(timer))
}
