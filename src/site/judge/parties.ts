// Third parties: whom the pages reach, less whom the register declares, and the other way round. Every layer counts: requests,
// connections, hints, elements, where forms send. Each host is told once. Proven by judge.test.ts.

import type { Words } from '../../core/language.ts'
import { missingWords, selfHostWords, siteWords } from '../../language/site.ts'
import type { DeclaredParty } from '../declared.ts'
import type { SiteFinding } from '../finding.ts'
import type { Sighting } from '../sighting.ts'
import { compare, type Fills, found, listed } from './draft.ts'
import { calledOf, entityOf, measuringOf } from './entity.ts'
import { isNamed, type Other, organisation, type View } from './view.ts'

export const judgeParties = (view: View): readonly SiteFinding[] => [
  ...undeclared(view),
  ...incomplete(view),
  ...outOfDate(view),
]

export const covers = ({ host: pattern }: DeclaredParty, { host, party }: Other): boolean =>
  isNamed(host, pattern) || isNamed(party, pattern)

function undeclared({ others, declared }: View): readonly SiteFinding[] {
  const strangers = others.filter(other => !declared.parties.some(party => covers(party, other)))
  return strangers.map(other => {
    const { host, party, where } = other
    const fills = { host, party, who: calledOf(party), service: entityOf(party)?.name ?? party }
    if (party !== host) return found('parties/cloaked', host, fills, where)
    const { todo, url } = insteadOf(other)
    return found('parties/undeclared', host, { ...fills, url }, where, todo)
  })
}

/** What measures visitors is to go; a font or file is better kept at home than declared: the first by name stands for all. */
function insteadOf({ party, sightings }: Other): { readonly todo: Words; readonly url: string } {
  const loaded = (...sorts: readonly string[]) =>
    sightings
      .flatMap(one => (sorts.includes(sortOf(one)) && 'url' in one ? [one.url] : []))
      .toSorted(compare)
      .at(0)
  const font = loaded('font')
  const file = loaded('script', 'stylesheet', 'style')
  if (measuringOf(party) !== null) return { todo: siteWords['trackers/host'].todo, url: '' }
  if (font !== undefined) return { todo: selfHostWords.font, url: font }
  if (file !== undefined) return { todo: selfHostWords.file, url: file }
  return { todo: siteWords['parties/undeclared'].todo, url: '' }
}

const sortOf = (one: Sighting): string =>
  one.kind === 'request' ? one.type : one.kind === 'element' ? one.tag : ''

const incomplete = ({ declared }: View): readonly SiteFinding[] =>
  declared.parties.flatMap(party => {
    const missing = (['operator', 'country', 'purpose'] as const).filter(key => party[key] === null)
    if (missing.length === 0) return []
    const fills = { host: party.host, missing: listed(missing.map(key => missingWords[key])) }
    return [found('parties/incomplete', party.host, fills, [])]
  })

/**
 * Declared and not seen, or fewer CDNs than the notice speaks of. Where pages were not visited, nobody can know; where they were
 * not seen whole, unseen.ts leaves the part open already.
 */
function outOfDate({ others, declared, audit, isWhole }: View): readonly SiteFinding[] {
  if (!isWhole) return []
  const isGone = (party: DeclaredParty) => !others.some(other => covers(party, other))
  const count = cdnsOf(others, declared.parties)
  const isFew = declared.saysSeveralCdns && count < 2
  const left = audit.leftOut.filter(({ because }) => because !== 'other-site').length
  const told = (rule: 'parties/gone' | 'parties/few-cdns', about: string, fills: Fills) =>
    left === 0
      ? found(rule, about, fills, [])
      : found('parties/perhaps-gone', about, { host: about, left: String(left) }, [])
  return [
    ...declared.parties.filter(isGone).map(({ host }) => told('parties/gone', host, { host })),
    ...(isFew ? [told('parties/few-cdns', 'CDN', { count: String(count) })] : []),
  ]
}

/** By whose they are. What calls itself one is one: no list knows them all. */
function cdnsOf(others: readonly Other[], parties: readonly DeclaredParty[]): number {
  const isCdn = (other: Other) =>
    entityOf(other.party)?.category === 'cdn' ||
    /(?:^|[.-])cdn/.test(other.party) ||
    parties.some(party => covers(party, other) && /\bcdn\b|content delivery/i.test(party.purpose?.en ?? ''))
  return new Set(others.filter(isCdn).map(({ party }) => organisation(party))).size
}
