// How an answer goes out: in the best form a browser takes, or not at all where it has it already.

import type { Context } from 'hono'

import { utf8 } from '../core/bytes.ts'
import { chooseForm, type Freshness, freshness, hasAlready, type Prepared, prepare } from './prepared.ts'

/** What an answer that says no may carry (RFC 9110 §15.5, §15.6). */
export type Refused = 400 | 401 | 403 | 404 | 405 | 409 | 411 | 413 | 415 | 422 | 429 | 500 | 503

export function send(context: Context, prepared: Prepared, status: 200 | Refused = 200): Response {
  const { body, tag, headers } = chooseForm(context.req.header('accept-encoding') ?? '', prepared)
  if (status === 200 && hasAlready(context.req.header('if-none-match') ?? '', tag))
    return notModified(headers)
  return new Response(body, { status, headers })
}

/** All but what describes a body that is not sent (RFC 9110 §15.4.5). */
function notModified(headers: Readonly<Record<string, string>>): Response {
  const { 'content-length': _, ...kept } = headers
  return new Response(null, { status: 304, headers: kept })
}

export const pageType = 'text/html; charset=utf-8'
export const jsonType = 'application/json'
export const textType = 'text/plain; charset=utf-8'

export const prepareText = (type: string, text: string, fresh: Freshness = 'ask'): Promise<Prepared> =>
  prepare(type, utf8(text), fresh)
export const prepareJson = (value: unknown, fresh: Freshness = 'ask'): Promise<Prepared> =>
  prepareText(jsonType, JSON.stringify(value), fresh)

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
