// What strangers are told of the latest visit of each site: made once for each visit and register, and only while the visit
// counts. Nothing is said of a site nobody visited. Proven by test/contracts/site-shown.test.ts.

import { limits } from '../core/limits.ts'
import { type AuditLine, findAudit, latestAuditLine } from '../store/site-audits.ts'
import type { Opened } from './opened.ts'
import { reportOf, type SiteSeen, tellSeen } from './site-shown.ts'
import type { VisitTarget } from './site-visits.ts'

/** One that cannot be told is reported once, and left out: a page of the policy is no place to fail for it. */
export function openSeen(
  on: Opened,
  sites: () => readonly VisitTarget[],
  report: (error: unknown) => void,
): () => Promise<readonly SiteSeen[]> {
  const known = new Map<string, { readonly of: string; readonly seen: Promise<SiteSeen | null> }>()
  const tell = async (id: string): Promise<SiteSeen | null> => {
    const kept = await findAudit(on.store.owner, id)
    return kept === null ? null : tellSeen(kept.site, await reportOf(on, kept))
  }
  const seenOf = async (target: VisitTarget): Promise<SiteSeen | null> => {
    const line = await latestAuditLine(on.store.owner, target.site)
    if (line === null || !counts(line, target, on.setting.clock.now())) return null
    const of = `${line.id} ${on.inForce.present.edition.registerHash}`
    const made = known.get(target.site)
    if (made?.of === of) return made.seen
    const seen = tell(line.id).catch(fault => {
      report(fault)
      return null
    })
    known.set(target.site, { of, seen })
    return seen
  }
  return async () => (await Promise.all(sites().map(seenOf))).filter(seen => seen !== null)
}

/** As long as the checks go by it. */
function counts({ url, endedAt }: AuditLine, target: VisitTarget, now: Date): boolean {
  const isOfIt = new URL(url).host === new URL(target.url).host
  return isOfIt && endedAt !== null && now.getTime() - Date.parse(endedAt) <= limits.siteVisitAgeMs
}
