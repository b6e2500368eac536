// Scripts and styles of others, held to one version: an integrity (Subresource Integrity, W3C) and a whole version number in the
// address. What a script fetches by itself has no integrity to show. Proven by judge.test.ts.

import type { SiteFinding } from '../finding.ts'
import type { RequestSeen, Sighting } from '../sighting.ts'
import { compare, found } from './draft.ts'
import { hostOf, type View } from './view.ts'

export function judgePinned(view: View): readonly SiteFinding[] {
  const loaded = view.audit.sightings
    .filter(isCode)
    .filter(({ url }) => {
      const host = hostOf(url)
      return host !== '' && !view.isOwn(host)
    })
    .filter(isOurs(view))
  const held = new Set(
    loaded.flatMap(one => (one.kind === 'element' && hasIntegrity(one.integrity) ? [keyOf(one)] : [])),
  )
  const came = redirectsOf(view.audit.sightings)
  return loaded.flatMap(one => {
    const url = withoutFragment(one.url)
    const where = [view.whereOf(one)]
    const isHeld = one.kind === 'element' ? hasIntegrity(one.integrity) : isHeldBy(held, came, one)
    return [
      ...(isHeld ? [] : [found('pinned/no-integrity', url, { url }, where)]),
      ...(hasVersion(url) ? [] : [found('pinned/no-version', url, { url }, where)]),
    ]
  })
}

type Code = Extract<Sighting, { kind: 'element' | 'request' }>

const isCode = (one: Sighting): one is Code =>
  (one.kind === 'element' && ['script', 'style'].includes(one.tag)) ||
  (one.kind === 'request' && ['script', 'stylesheet'].includes(one.type))

const hasIntegrity = (integrity: string | null): boolean =>
  /(?:^|\s)sha(?:256|384|512)-[\w+/=-]+/.test(integrity ?? '')

const keyOf = ({ page, url }: Code): string => `${page} ${withoutFragment(url)}`

const redirectsOf = (sightings: readonly Sighting[]): ReadonlyMap<string, string> =>
  new Map(
    sightings
      .flatMap(one =>
        one.kind === 'request' && one.redirectedFrom !== null
          ? [[keyOf(one), `${one.page} ${one.redirectedFrom}`] as const]
          : [],
      )
      .toSorted(([, a], [, b]) => compare(a, b)),
  )

// What a frame of others loads for itself is theirs; it runs under their name, not the site's. A frame is known by its document,
// and what it loads by who began it, as far as that goes.
function isOurs(view: View): (one: Code) => boolean {
  const requests = view.audit.sightings.filter(one => one.kind === 'request')
  const inside = new Set(
    requests.flatMap(one =>
      one.type === 'document' && !view.isOwn(hostOf(one.url)) ? [`${one.page} ${one.url}`] : [],
    ),
  )
  const begunInside = ({ page, chain }: RequestSeen) => chain.some(({ url }) => inside.has(`${page} ${url}`))
  for (let before = -1; before !== inside.size; ) {
    before = inside.size
    for (const one of requests) if (begunInside(one)) inside.add(keyOf(one))
  }
  return one =>
    one.kind === 'element'
      ? one.place === null || !inside.has(`${one.page} ${one.place.url}`)
      : !inside.has(keyOf(one))
}

/** An integrity holds what comes in the end, whatever redirects lie before it. */
function isHeldBy(held: ReadonlySet<string>, came: ReadonlyMap<string, string>, one: RequestSeen): boolean {
  const way = new Set<string>()
  for (let key: string | undefined = keyOf(one); key !== undefined && !way.has(key); key = came.get(key))
    way.add(key)
  return [...way].some(key => held.has(key))
}

/** `@1` and `@1.2` are ranges and `latest` is none; a hash of the content in the name is as good as a number. */
export function hasVersion(url: string): boolean {
  const path = (URL.parse(url)?.pathname ?? '').replaceAll('%40', '@')
  const [, asked] = /[^/@]@([^/]+)/.exec(path) ?? []
  if (asked !== undefined) return /^v?\d+\.\d+\.\d+/.test(asked)
  return /(?<!\d)\d+\.\d+\.\d+/.test(path) || /[.-](?=[a-f]*\d)[\da-f]{8,}\./i.test(path)
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '')
