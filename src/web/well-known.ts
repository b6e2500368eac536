// Addresses other programs look at: security.txt (RFC 9116) and the Global Privacy Control statement (W3C draft, §4).

import type { OpenAPIHono } from '@hono/zod-openapi'

import { dayOf } from '../language/dates.ts'
import { route } from './access.ts'
import { jsonType, prepareText, send, textType } from './answer.ts'
import { refuse } from './refuse.ts'
import type { Site } from './site.ts'

const dayMs = 86_400_000
/** RFC 9116 §2.5.5 recommends less than a year. */
const expiresAfterDays = 180
/** The day this statement was first made: there is no tracking here to opt out of. */
const gpcSince = '2026-11-22'

export function formatSecurityTxt(contact: string, origin: string, now: Date): string {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs
  const expires = new Date(midnight + expiresAfterDays * dayMs).toISOString()
  return [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    'Preferred-Languages: da, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}

export function addWellKnown(http: OpenAPIHono, site: Site): void {
  const { kept, contact } = site
  route(http, site, 'GET', '/.well-known/security.txt', 'well-known.security', async context => {
    if (contact === null) return refuse(context, site, 404, 'not-found')
    const now = site.clock.now()
    const make = () => prepareText(textType, formatSecurityTxt(contact, site.origin(), now))
    return send(context, await kept.get(context.req.path, dayOf(now, 'UTC'), make))
  })
  route(http, site, 'GET', '/.well-known/gpc.json', 'well-known.privacy', async context => {
    const make = () => prepareText(jsonType, JSON.stringify({ gpc: true, lastUpdate: gpcSince }))
    return send(context, await kept.get(context.req.path, gpcSince, make))
  })
}
