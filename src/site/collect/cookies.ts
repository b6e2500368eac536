// Cookies: on the wire first (every `Set-Cookie`, also of answers that only send on and of cookies the browser did not take),
// then written by scripts, then what lies in the jar. Each is one sighting, by the first layer that saw it. Values are never kept.
// RFC 6265bis. Proven by test/contracts/site-collectors.test.ts.

import type { Response } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { within } from '../browser.ts'
import { type Collector, nothing, type Visit } from '../collector.ts'
import type { CookieSeen } from '../sighting.ts'
import { Chains } from './chain.ts'
import { shapeOf } from './shape.ts'
import { watch } from './watch.ts'

const script = `
  const shapeOf = ${shapeOf}
  const write = (line, host) => {
    const [pair, ...rest] = String(line).split(';')
    const at = pair.indexOf('=')
    tell({ name: at < 0 ? '' : pair.slice(0, at).trim(), shape: shapeOf(pair.slice(at + 1).trim()), rest: rest.join(';'), host })
  }
  // A frame without an address of its own has the cookies of the page that put it there.
  const host = location.hostname || (/^https?:/.test(globalThis.origin) ? new URL(globalThis.origin).hostname : '')
  onSet('Document', 'cookie', (document, [line]) => write(line, host))
  onCall('CookieStore', 'set', (_store, [name, value]) => {
    const { domain, expires } = typeof name === 'object' ? name : {}
    const rest = (domain ? 'domain=' + domain + ';' : '') + (expires ? 'expires=' + new Date(expires).toUTCString() : '')
    write((typeof name === 'object' ? name.name + '=' + name.value : name + '=' + value) + ';' + rest, host)
  })
`

type Found = Omit<CookieSeen, 'kind' | 'page'>

export function collectCookies(): Collector {
  const wire: Promise<readonly Found[] | null>[] = []
  const written: ((now: number) => Found)[] = []
  let chains: Chains | null = null
  // The browser's own clock, in seconds.
  let now = 0
  return {
    id: 'cookies',
    start: async visit => {
      chains = Chains.of(visit.session)
      visit.session.on('Network.requestWillBeSent', ({ wallTime }) => {
        now = wallTime
      })
      visit.context.on('response', response => {
        if (wire.length < limits.siteSightings)
          wire.push(
            within(
              setBy(response, () => now),
              limits.siteCollectMs,
            ),
          )
      })
      await watch(visit, 'cookies', script, ({ name, shape, rest, host, stack }) => {
        if (written.length >= limits.siteSightings) return
        const { length, identifies } = shape as Found['shape']
        const line = `${name}=;${rest}`
        written.push(at => ({
          ...parseCookie(line, String(host), at),
          ...{ by: 'script', shape: { length, identifies }, chain: stack },
        }))
      })
    },
    page: async visit => {
      const onWire = (await Promise.all(wire)).flatMap(found => found ?? [])
      const traced = onWire.map(({ url, ...found }: Found & { url?: string }) => ({
        ...found,
        chain: chains?.of(url ?? '') ?? [],
      }))
      const all = [...traced, ...written.map(of => of(now)), ...(await inJar(visit, now))]
      return firstOfEach(all).map(found => ({ kind: 'cookie', page: visit.page, ...found }))
    },
    finish: nothing,
  }
}

async function setBy(response: Response, now: () => number): Promise<readonly Found[]> {
  const url = response.url()
  const onRedirect = response.status() >= 300 && response.status() < 400
  const headers = await response.headersArray()
  return headers
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .flatMap(({ value }) => value.split('\n'))
    .map(line => ({ ...parseCookie(line, new URL(url).hostname, now()), onRedirect, url }))
}

/** One `Set-Cookie`, or what a script wrote; `now` in seconds. */
export function parseCookie(line: string, host: string, now: number): Found {
  const [pair = '', ...rest] = line.split(';')
  const at = pair.indexOf('=')
  const attributes = new Map(rest.map(part => attribute(part)))
  return {
    ...{ name: pair.slice(0, Math.max(at, 0)).trim(), host, by: 'wire', onRedirect: false, chain: [] },
    domain: attributes.get('domain')?.replace(/^\./, '').toLowerCase() || host,
    days: daysOf(attributes, now),
    shape: shapeOf(pair.slice(at + 1).trim()),
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: sameSiteOf(attributes.get('samesite')),
  }
}

function attribute(part: string): readonly [string, string] {
  const [name = '', ...value] = part.split('=')
  return [name.trim().toLowerCase(), value.join('=').trim()]
}

function daysOf(attributes: ReadonlyMap<string, string>, now: number): number | null {
  const age = Number.parseInt(attributes.get('max-age') ?? '', 10)
  if (!Number.isNaN(age)) return wholeDays(age)
  const until = Date.parse(attributes.get('expires') ?? '')
  return Number.isNaN(until) ? null : wholeDays(until / 1_000 - now)
}

const wholeDays = (seconds: number): number => Math.max(0, Math.ceil(seconds / 86_400))

function sameSiteOf(word: string | undefined): CookieSeen['sameSite'] {
  const said = word?.toLowerCase()
  return said === 'strict' || said === 'lax' || said === 'none' ? said : null
}

async function inJar({ context }: Visit, now: number): Promise<readonly Found[]> {
  const cookies = await context.cookies()
  return cookies.map(({ name, value, domain, expires, secure, httpOnly, sameSite }) => ({
    ...{ name, host: domain.replace(/^\./, ''), domain: domain.replace(/^\./, ''), by: 'jar' },
    days: expires < 0 ? null : wholeDays(expires - now),
    ...{ shape: shapeOf(value), secure, httpOnly, sameSite: sameSiteOf(sameSite) },
    ...{ onRedirect: false, chain: [] },
  }))
}

function firstOfEach(all: readonly Found[]): readonly Found[] {
  const first = new Map<string, Found>()
  for (const found of all) {
    const key = `${found.name}\n${found.domain}`
    if (!first.has(key)) first.set(key, found)
  }
  return [...first.values()]
}
