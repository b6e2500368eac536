// A whole audit: pages found and visited, some at once, each alone with its gate; then the browser is closed and its log read.
// It answers what was seen and nothing of what it means: that is judge.ts. A page that takes the browser with it is *unknown*,
// and the others are visited by another. Proven by test/contracts/site-browser.test.ts and test/hostile/site.test.ts.

import type { Clock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Fetch } from '../core/ports.ts'
import type { Names } from '../net/names.ts'
import type { Audit, PageSeen } from './audit.ts'
import { Browser, type BrowserOptions } from './browser.ts'
import type { Aftermath } from './collector.ts'
import type { Crawl } from './crawl.ts'
import { type NetLog, ownHostsIn } from './netlog.ts'
import type { NameSeen, Sighting } from './sighting.ts'
import { type Visited, visit } from './visit.ts'

export interface ObserveOptions {
  readonly url: string
  readonly browser: BrowserOptions
  readonly names: Names
  readonly crawl: Crawl
  readonly clock: Clock
  readonly settleMs: number
  /** How long one visit may take. Default: limits.siteVisitMs. */
  readonly visitMs?: number
  /** Whether what the site asks leave for is agreed to; two audits, without and with, tell what that brings. Default: no. */
  readonly consent?: boolean
  /** Pages at once. */
  readonly atOnce: number
  /** Asks for what was seen once more, as somebody else. */
  readonly fetch: Fetch
  /** Aborted, the browser is closed and nothing is answered. */
  readonly signal: AbortSignal
  readonly onPage: (done: number, known: number, url: string) => void
  /** How long pages are begun. Default: limits.siteAuditMs. */
  readonly auditMs?: number
}

/** What is kept beside the audit. */
export interface Raw {
  /** The log of each browser as it wrote it, gzip. */
  readonly netlogs: readonly Uint8Array[]
  /** PNG of each page, by its number. */
  readonly pictures: ReadonlyMap<number, Uint8Array>
}

export interface Observed {
  readonly audit: Audit
  readonly raw: Raw
}

/** Rejects with a Refusal `browser-refused` where no browser starts. */
export async function observe(options: ObserveOptions): Promise<Observed> {
  const { url, clock, names, crawl } = options
  const startedAt = clock.now().toISOString()
  const run = new Run(options)
  const visited = await run.all()
  const sightings = [...visited.flatMap(one => one.sightings), ...run.afterwards]
  const audit: Audit = {
    ...{ kind: 'site-audit', version: 1, url, startedAt, endedAt: clock.now().toISOString() },
    browser: run.version,
    pages: visited.map(pageOf),
    sightings: [...sightings, ...(await namesSeen(names))],
    ownRequests: run.ownRequests,
    netLogRead: run.netLogRead,
    leftOut: crawl.leftOut(),
    host: { nameServers: null, reverseNames: null, systems: null },
    namesFound: [],
    namesUnseen: [],
    routed: names.routed(),
    consent: visited.some(({ agreed }) => agreed) ? 'given' : 'untouched',
  }
  const pictures = visited.flatMap(({ page, picture }) =>
    picture === null ? [] : [[page, picture] as const],
  )
  return { audit, raw: { netlogs: run.netlogs, pictures: new Map(pictures) } }
}

const pageOf = ({ url, finalUrl, status, title, because, detail, ms, picture }: Visited): PageSeen => ({
  ...{ url, finalUrl, status, title, because, detail, ms, hasPicture: picture !== null },
})

async function namesSeen(names: Names): Promise<readonly NameSeen[]> {
  return [...(await names.all())].map(([host, looked]) => ({
    ...{ kind: 'name', page: 0, host, aliases: looked.aliases },
    addresses: looked.kind === 'open' ? looked.addresses : [],
  }))
}

/** Browsers and their visits: one browser as long as it lives. */
class Run {
  readonly #options: ObserveOptions
  readonly #visited: Visited[] = []
  /** Their browser ended under them, and nobody came back to them yet. */
  readonly #lost = new Map<number, Visited>()
  readonly afterwards: Sighting[] = []
  readonly netlogs: Uint8Array[] = []
  readonly #own = new Set<string>()
  version = ''
  netLogRead = true
  #launched = 0
  readonly #over: AbortSignal
  // One page may take the browser with it, and the others that were open: from then on they are visited one by one.
  #atOnce: number

  constructor(options: ObserveOptions) {
    this.#options = options
    this.#atOnce = options.atOnce
    this.#over = AbortSignal.timeout(options.auditMs ?? limits.siteAuditMs)
  }

  get ownRequests(): readonly string[] {
    return [...this.#own].toSorted()
  }

  async all(): Promise<readonly Visited[]> {
    const { crawl } = this.#options
    while (crawl.waiting > 0 && this.#launched <= limits.sitePages && !this.#over.aborted) {
      this.#launched += 1
      await this.#withOneBrowser()
    }
    crawl.stop()
    return [...this.#visited, ...this.#lost.values()].toSorted((a, b) => a.page - b.page)
  }

  async #withOneBrowser(): Promise<void> {
    const browser = await Browser.launch(this.#options.browser)
    this.version = browser.version
    const before = this.#visited.length
    const { signal } = this.#options
    const stop = () => void browser.close()
    signal.addEventListener('abort', stop, { once: true })
    try {
      signal.throwIfAborted()
      await Promise.all(Array.from({ length: this.#atOnce }, () => this.#visitNext(browser)))
      signal.throwIfAborted()
    } finally {
      signal.removeEventListener('abort', stop)
      const netlog = await browser.close()
      for (const { host } of browser.ownRequests()) this.#own.add(host)
      await this.#finish(this.#visited.slice(before), netlog)
    }
  }

  async #visitNext(browser: Browser): Promise<void> {
    const { crawl, names, settleMs, visitMs, consent = false, onPage } = this.#options
    const canVisit = () => browser.isAlive && !this.#over.aborted
    while (canVisit()) {
      const next = await crawl.next(canVisit)
      if (next === null) return
      const visited = await visit(browser, names, {
        ...next,
        ...{ settleMs, consent },
        ...(visitMs === undefined ? {} : { visitMs }),
      })
      if (!browser.isAlive && crawl.again(next)) {
        this.#atOnce = 1
        this.#lost.set(visited.page, visited)
        return
      }
      this.#visited.push(visited)
      this.#lost.delete(visited.page)
      crawl.done(visited)
      onPage(this.#visited.length, crawl.known, visited.url)
    }
  }

  async #finish(visited: readonly Visited[], log: NetLog | null): Promise<void> {
    if (log === null) this.netLogRead = false
    else this.netlogs.push(log.file)
    const netlog = log?.events ?? []
    for (const host of ownHostsIn(netlog)) this.#own.add(host)
    const { fetch, signal } = this.#options
    const askAgain: Aftermath['askAgain'] = async url => {
      const answer = await fetch.get(url, signal)
      return answer.kind === 'answered' ? answer.headers : null
    }
    const everyGate = visited.flatMap(({ gate }) => gate)
    for (const { collectors, page, url, gate } of visited)
      for (const collector of collectors)
        this.afterwards.push(
          ...(await collector.finish({ page, url }, { gate, everyGate, netlog, askAgain })),
        )
  }
}
