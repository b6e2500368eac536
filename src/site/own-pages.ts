// What Ordholden itself serves, held against what it says of itself (house invariant 13): our pages load nothing from anywhere
// else, and store nothing with whoever has not signed in. Stricter than for any site: a session cookie would be a finding too, but
// for the one of the sign-in page, which is gone within a day.
// Proven by pledges.test.ts.

import { ownPageWords } from '../language/site-checks.ts'
import type { Audit } from './audit.ts'
import { nothingDeclared } from './declared.ts'
import type { Rule, SiteFinding } from './finding.ts'
import { rules } from './judge/rules.ts'
import { judge } from './judge.ts'

/** Binds what the sign-in page asks to the browser that was asked (docs/reference/http.md). */
const signInCookie = '__Host-ordholden-try'

const speaking: readonly SiteFinding['speaks'][] = [
  'traffic.no-trackers/browser',
  'site.third-parties/declared',
]

const stores: Rule = Object.freeze({
  ...{ id: 'own-pages/stores', speaks: 'traffic.no-trackers/browser', grade: 'broken' },
  ...{ name: ownPageWords.name, why: ownPageWords.why },
})

/** What our own pages are held to; of any other site more is asked. */
export const ownRules: readonly Rule[] = [...rules.filter(rule => speaking.includes(rule.speaks)), stores]

export function judgeOwnPages(audit: Audit): readonly SiteFinding[] {
  const found = judge(audit, { ...nothingDeclared(audit.url), stored: [signInCookie] }).filter(({ speaks }) =>
    speaking.includes(speaks),
  )
  return [...found, ...stored(audit)]
}

function stored({ sightings, pages, url }: Audit): readonly SiteFinding[] {
  return sightings.flatMap(one => {
    if (one.kind !== 'cookie' && one.kind !== 'storage') return []
    const name = one.kind === 'cookie' ? one.name : one.key
    if (one.kind === 'cookie' && name === signInCookie && one.days !== null && one.days <= 1) return []
    const where = [{ page: pages[one.page]?.url ?? url, place: null, chain: one.chain }]
    const told = { what: ownPageWords.stores(name), why: ownPageWords.why, todo: ownPageWords.todo }
    const finding: SiteFinding = {
      ...{ rule: stores.id, speaks: 'traffic.no-trackers/browser', grade: 'broken', about: name },
      ...{ ...told, where },
    }
    return [finding]
  })
}
