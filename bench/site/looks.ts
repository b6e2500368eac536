// One look at a practice site by one of the two, in a process of its own, so that all it takes can be weighed: ours, or Blacklight's
// collector with its own defaults, one page and a Chromium that finds every host here.
// `node bench/site/looks.ts <Asked as JSON>`, started by bench/site.ts.

import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { offResolve } from '../../src/net/resolve.ts'
import type { Audit } from '../../src/site/audit.ts'
import { auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'

export interface Asked {
  readonly who: 'ours' | 'blacklight'
  readonly url: string
  readonly chromium: string
  /** Where every host is played, and the certificate they show. */
  readonly port: number
  readonly cert: string
  readonly trustedKey: string
  /** Ours alone. */
  readonly pages: number
  readonly atOnce: number
  readonly settleMs: number
}

export interface Looked {
  /** Every host it tells of. */
  readonly hosts: readonly string[]
  readonly audit: Audit | null
  /** What Blacklight reports anything under. */
  readonly reports: readonly string[]
}

async function lookByOurs(asked: Asked): Promise<Looked> {
  const { url, port, cert, pages, atOnce, settleMs } = asked
  const route = () => ({ address: '127.0.0.1', port })
  const { audit } = await auditSite({
    ...{ url, pages, atOnce, settleMs, robots: true, onPage: () => {}, clock: systemClock, route },
    browser: {
      ...{ executable: asked.chromium, account: serverAccount(), sandbox: true },
      trustedKeys: [asked.trustedKey],
    },
    resolve: offResolve(),
    domains: [],
    fetch: webFetch({ outside: true, allow: [], userAgent: 'ordholden/bench', route, ca: cert }),
    signal: new AbortController().signal,
  })
  const hosts = audit.sightings.flatMap(one => {
    if (one.kind === 'contact') return [one.host]
    return one.kind === 'request' || one.kind === 'hint' ? [URL.parse(one.url)?.hostname ?? ''] : []
  })
  return { hosts: [...new Set(hosts)], audit, reports: [] }
}

interface Blacklight {
  readonly collect: (
    url: string,
    options: Readonly<Record<string, unknown>>,
  ) => Promise<{
    readonly status: string
    readonly page_response?: unknown
    readonly hosts: { readonly requests: Readonly<Record<'first_party' | 'third_party', readonly string[]>> }
    readonly reports: Readonly<Record<string, unknown>>
  }>
}

async function lookByBlacklight({ url, chromium, port }: Asked): Promise<Looked> {
  const { collect } = createRequire(import.meta.url)('@themarkup/blacklight-collector') as Blacklight
  const outDir = mkdtempSync(join(tmpdir(), 'ordholden-bl-tmp-'))
  try {
    const seen = await collect(url, {
      ...{ outDir, numPages: 0, puppeteerExecutablePath: chromium },
      extraChromiumArgs: [
        '--disable-features=TrackingProtection3pcd',
        `--host-resolver-rules=MAP *:443 127.0.0.1:${port}`,
      ],
    })
    if (seen.status !== 'success') throw new Error(`expected a report, got ${String(seen.page_response)}`)
    const { first_party, third_party } = seen.hosts.requests
    const reports = Object.entries(seen.reports).flatMap(([name, report]) => (holds(report) ? [name] : []))
    return { hosts: [...first_party, ...third_party], audit: null, reports }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** Whether anything stands in it, at any depth. */
function holds(report: unknown): boolean {
  if (typeof report !== 'object' || report === null) return report !== undefined && report !== null
  return Object.values(report).some(holds)
}

const asked: Asked = JSON.parse(process.argv[2] ?? '{}')
const looked = await (asked.who === 'ours' ? lookByOurs(asked) : lookByBlacklight(asked))
// Blacklight leaves a timer of ten seconds behind: what it takes ends with its answer.
process.send?.(looked, () => process.exit())
