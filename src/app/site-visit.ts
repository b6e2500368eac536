// One visit of a site, as the command line and the schedule make it: a browser of the machine, the ways out that are allowed, and
// what the setting says. The room is loaded only now: a server that shows pages carries no browser driver.
// Proven by test/journeys/site.test.ts and test/transcripts.

import { createHash, X509Certificate } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import { programVersion } from '../core/version.ts'
import type { Route } from '../net/destination.ts'
import { webFetch } from '../net/fetch.ts'
import { dnsResolve, nameServersIn } from '../net/resolve.ts'
import { parseRoutes } from '../net/route.ts'
import type { Observed } from '../site/observe.ts'
import { serverAccount } from '../store/account.ts'
import { openAsnTable } from './asn-table.ts'

export interface Visited {
  readonly url: string
  /** The company's domains, whose other names are looked for; empty where nobody says. */
  readonly domains: readonly string[]
}

export interface VisitSetting {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Pages at most. */
  readonly pages: number
  /** How long each page is watched after it has loaded. */
  readonly settleMs: number
  /** Pages at once. */
  readonly atOnce: number
  /** Whether robots.txt is heeded. */
  readonly robots: boolean
  readonly sandbox: boolean
  /** Whether what the pages ask leave for is agreed to. */
  readonly consent: boolean
  /** Hosts that are to be reached elsewhere than their names lead. */
  readonly route: Route
  /** Certificates (PEM) taken as they are: of a staging site. */
  readonly ca: string | null
  readonly signal: AbortSignal
  onPage(done: number, known: number, url: string): void
}

/** Of `--resolve`. Throws a Refusal `usage` for one that cannot be read. */
export const siteRoutes = parseRoutes

/** Rejects with a Refusal `browser-refused` where no browser starts. */
export async function visitSite({ url, domains }: Visited, setting: VisitSetting): Promise<Observed> {
  const { auditSite } = await import('../site/site.ts')
  const { findChromium } = await import('../site/chromium.ts')
  const { env, ca, route } = setting
  const executable = findChromium(env)
  if (executable === null) throw noBrowser()
  const userAgent = `ordholden/${programVersion}`
  const systems = (await openAsnTable(env)) ?? undefined
  return auditSite({
    ...setting,
    systems,
    ...{ url, domains },
    browser: {
      ...{ executable, account: serverAccount(), sandbox: setting.sandbox },
      trustedKeys: ca === null ? [] : keysIn(ca),
    },
    resolve: dnsResolve({ servers: nameServersIn(env) }),
    fetch: webFetch({ outside: true, allow: [], userAgent, route, ...(ca === null ? {} : { ca }) }),
  })
}

const noBrowser = (): Refusal =>
  new Refusal('browser-refused', {
    message: 'expected Chromium on this machine, got none',
    hint: 'apt-get install chromium, or say where it is: ORDHOLDEN_CHROMIUM=/path/to/chromium',
  })

/** Base64 SHA-256 of the public key of each certificate (RFC 7469 §2.4), as Chromium is told whom to trust. */
function keysIn(pem: string): readonly string[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0) throw new Refusal('usage', 'expected certificates in PEM, got none')
  return found.map(one => {
    const key = new X509Certificate(one).publicKey.export({ type: 'spki', format: 'der' })
    return createHash('sha256').update(key).digest('base64')
  })
}
