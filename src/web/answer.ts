// How an answer goes out: the best encoding a browser takes, a tag to ask again with, and how long it may be kept.

import type { Context } from 'hono'

import { utf8 } from '../core/bytes.ts'
import { chooseEncoding, hasAlready, type Prepared, prepare } from './prepared.ts'

/** Pages are asked for again each time (cheap, by their tag); what is named by its content is kept for good. */
export const freshness = {
  ask: 'public, no-cache',
  keep: 'public, max-age=31536000, immutable',
  never: 'no-store',
} as const

export type Freshness = keyof typeof freshness

export function send(
  context: Context,
  prepared: Prepared,
  fresh: Freshness = 'ask',
  status: 200 | 503 = 200,
): Response {
  const encoding = chooseEncoding(context.req.header('accept-encoding') ?? '', prepared)
  const headers: Record<string, string> = {
    'content-type': prepared.type,
    'cache-control': freshness[fresh],
    etag: prepared.tags[encoding],
    vary: 'accept-encoding',
  }
  if (status === 200 && hasAlready(context.req.header('if-none-match') ?? '', prepared.tags[encoding]))
    return new Response(null, { status: 304, headers })
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  const body = prepared.bodies[encoding]
  headers['content-length'] = String(body.length)
  return new Response(body, { status, headers })
}

export const pageType = 'text/html; charset=utf-8'
export const jsonType = 'application/json'
export const textType = 'text/plain; charset=utf-8'

export const prepareText = (type: string, text: string): Promise<Prepared> => prepare(type, utf8(text))
export const prepareJson = (value: unknown): Promise<Prepared> => prepareText(jsonType, JSON.stringify(value))

/** A file to save rather than to show. */
export function download(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': freshness.ask,
    },
  })
}

/** What went wrong, for a program (RFC 9457). */
export const problem = (status: 404 | 500 | 503, title: string): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': freshness.never },
  })
