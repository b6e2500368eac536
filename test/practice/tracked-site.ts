// A practice site that does all a site should not: each thing of the table once, and any of them can be taken away. No host of it is
// ever reached but the practice web's. What has to be found of it stands in tracked-findings.ts.

import type { DatagramPorts } from './datagrams.ts'
import type { DnsNames } from './dns.ts'
import type { Hosts } from './hosts.ts'
import { type Thing, type ThingName, thingsOf } from './tracked-things.ts'

const site = 'www.firma.test'

/** A page that finds what watches it would say so in its title. */
const looking = `
const strange = Object.getOwnPropertyNames(globalThis).filter(name => /watch|tell/.test(name))
if (strange.length > 0) document.title = strange.join(' ')`

export const trackedUrl = `https://${site}/`

export interface Tracked {
  readonly hosts: Hosts
  /** What the DNS has to say where a name leads to another. */
  readonly names: DnsNames
}

/** The site whole, or without some of what it does. */
export function trackedSiteWith(ports: DatagramPorts, without: readonly ThingName[] = []): Tracked {
  const named: Readonly<Record<string, Thing>> = thingsOf(ports)
  const things = Object.entries(named).flatMap(([name, thing]) =>
    without.some(one => one === name) ? [] : [thing],
  )
  const lines = (part: 'head' | 'body' | 'script' | 'style') =>
    things.flatMap(thing => thing[part] ?? []).join('\n')
  const page = `<!doctype html><html lang="da"><head><title>Practice firm</title><link rel="icon" href="data:,">
${lines('head')}
<link rel="stylesheet" href="/own.css">
<script src="/own.js" defer></script></head><body><h1>Practice firm</h1><a href="/two">two</a>
${lines('body')}</body></html>`
  const own: Hosts[string] = {
    '/': { headers: { 'set-cookie': things.flatMap(({ cookie }) => cookie ?? []) }, body: page },
    '/two': { body: '<!doctype html><title>Practice page two</title><h1>Two</h1>' },
    '/own.css': { type: 'text/css', body: lines('style') },
    '/own.js': { type: 'text/javascript', body: `${lines('script')}\n${looking}` },
  }
  return {
    hosts: Object.assign(
      { [site]: Object.assign(own, ...things.map(({ files }) => files)) },
      ...things.map(({ hosts }) => hosts),
    ),
    names: Object.assign({}, ...things.map(({ names }) => names)),
  }
}

/** Where nobody listens for datagrams. */
export const trackedSite: Hosts = trackedSiteWith({
  ...{ 'stun.tracker.test': 3478, 'wt.tracker.test': 443, 'wtworker.tracker.test': 443 },
  ...{ 'wtframe.tracker.test': 443, '127.0.0.1': 3479 },
}).hosts
