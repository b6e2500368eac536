// What a host is called and what its business is, by third-party-web (MIT). It only names: what is not in it is a finding all
// the same. Where it misnames, or does not know, the table here says better. Proven by judge.test.ts.

import thirdParties from 'third-party-web/nostats-subset.js'
import { measuringWords } from '../../language/site.ts'
import { isNamed } from './view.ts'

export interface Entity {
  readonly name: string
  readonly category: string
}

export type Measuring = keyof typeof measuringWords

// By host or its parent. Its own category would be `utility`, `social` or `cdn`, or it is not there at all.
const corrected: readonly (readonly [domain: string, name: string, category: Measuring])[] = [
  ['clarity.ms', 'Microsoft Clarity', 'session-recording'],
  ['hotjar.com', 'Hotjar', 'session-recording'],
  ['hotjar.io', 'Hotjar', 'session-recording'],
  ['fullstory.com', 'FullStory', 'session-recording'],
  ['mouseflow.com', 'Mouseflow', 'session-recording'],
  ['smartlook.com', 'Smartlook', 'session-recording'],
  ['luckyorange.com', 'Lucky Orange', 'session-recording'],
  ['logrocket.com', 'LogRocket', 'session-recording'],
  ['lr-ingest.com', 'LogRocket', 'session-recording'],
  ['connect.facebook.net', 'Meta Pixel', 'ad'],
  ['ads.linkedin.com', 'LinkedIn Insight', 'ad'],
  ['snap.licdn.com', 'LinkedIn Insight', 'ad'],
  ['analytics.tiktok.com', 'TikTok Pixel', 'ad'],
  ['static.cloudflareinsights.com', 'Cloudflare Web Analytics', 'analytics'],
  ['siteimproveanalytics.com', 'Siteimprove Analytics', 'analytics'],
  ['siteimproveanalytics.io', 'Siteimprove Analytics', 'analytics'],
  ['simpleanalyticscdn.com', 'Simple Analytics', 'analytics'],
  ['posthog.com', 'PostHog', 'analytics'],
  ['piwik.pro', 'Piwik PRO', 'analytics'],
  ['umami.is', 'Umami', 'analytics'],
  ['js.monitor.azure.com', 'Azure Application Insights', 'analytics'],
]

export function entityOf(host: string): Entity | null {
  const better = corrected.find(([domain]) => isNamed(host, domain) || isNamed(host, `*.${domain}`))
  if (better !== undefined) return { name: better[1], category: better[2] }
  const known = thirdParties.getEntity(host)
  return known === undefined ? null : { name: known.name, category: known.category }
}

/** `fonts.gstatic.com (Google Fonts)`, or the host alone where nobody knows its name. */
export function calledOf(host: string): string {
  const entity = entityOf(host)
  return entity === null ? host : `${host} (${entity.name})`
}

/** Null for a host whose business is another, or unknown. */
export function measuringOf(host: string): Measuring | null {
  const category = entityOf(host)?.category ?? ''
  return Object.hasOwn(measuringWords, category) ? (category as Measuring) : null
}
