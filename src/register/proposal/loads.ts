// The servers a page's own markup loads from, for the third parties that are proposed: what a browser would ask for on reading
// the page, not what a script asks for later. A visit (src/site) sees more. Linear in the page. Proven by test/proposal.test.ts.

import { getDomain } from 'tldts'

import { limits } from '../../core/limits.ts'
import { decodeEntities, endOfRaw, rawElements, type Tag, tagAt } from '../html.ts'

/** Attributes of elements that load what they name. */
const loading: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  link: ['href'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  iframe: ['src'],
  embed: ['src'],
  object: ['data'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
}
/** Links that are followed unasked; `canonical`, `alternate` and the like are not. */
const followed =
  /^(?:stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|manifest)$/i

/** Names of servers, each once, in the order of the page; those of the page itself too. */
export function hostsLoaded(html: string): readonly string[] {
  const hosts = new Set<string>()
  for (let at = html.indexOf('<'); at !== -1 && hosts.size < limits.proposedHosts; ) {
    const tag = tagAt(html, at)
    if (tag !== null && !tag.closes)
      for (const host of hostsOf(tag.name, html.slice(at, tag.end))) hosts.add(host)
    at = html.indexOf('<', nextAfter(html, at, tag))
  }
  return [...hosts].slice(0, limits.proposedHosts)
}

function nextAfter(html: string, at: number, tag: Tag | null): number {
  if (tag === null) return at + 1
  return rawElements.has(tag.name) && !tag.closes ? endOfRaw(html, tag) : tag.end
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g

function hostsOf(name: string, written: string): readonly string[] {
  const names = loading[name]
  if (names === undefined) return []
  const attributes = new Map(
    [...written.slice(name.length + 1).matchAll(attribute)].map(
      ([, key = '', ...values]) =>
        [key.toLowerCase(), values.find(value => value !== undefined) ?? ''] as const,
    ),
  )
  const rels = (attributes.get('rel') ?? '').split(/\s+/)
  if (name === 'link' && !rels.some(rel => followed.test(rel))) return []
  return names.flatMap(key => {
    const value = decodeEntities(attributes.get(key) ?? '').trim()
    const addresses = key === 'srcset' ? value.split(/,\s+/) : [value]
    return addresses.flatMap(address => hostIn(address.trim().split(/\s/)[0] ?? ''))
  })
}

/** What is on no server of its own (a path of the same site, a data URL) has no host. */
function hostIn(address: string): readonly string[] {
  if (!/^(?:https?:)?\/\//i.test(address)) return []
  const host = URL.parse(address, 'https://page.invalid/')?.hostname ?? ''
  return host === '' || host === 'page.invalid' ? [] : [host]
}

/** Those that are not of a site's own domain; none where its address is none, for then nobody can tell. */
export function hostsOfOthers(hosts: readonly string[], site: string): readonly string[] {
  const own = URL.parse(site)
  return own === null ? [] : hosts.filter(host => organisation(host) !== organisation(own.hostname))
}

const organisation = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host
