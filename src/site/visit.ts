// One page, visited: opened in a context of its own, scrolled, given time to settle, agreed to where that is asked for, asked by
// every collector, pictured, closed.
// Never "until the network is idle": a websocket never is. Whatever the page does, the visit ends: it is *unknown* then, and
// what was seen until then stands. Proven by test/contracts/site-browser.test.ts.

import type { Page } from 'playwright-core'
import { limits } from '../core/limits.ts'
import { Gate, type GateRecord } from '../net/gate.ts'
import type { Names } from '../net/names.ts'
import type { PageSeen, VisitFailure } from './audit.ts'
import { type Browser, within } from './browser.ts'
import type { Collector, Visit } from './collector.ts'
import { makeCollectors } from './collectors.ts'
import { agree } from './consent.ts'
import type { Sighting } from './sighting.ts'

export interface VisitOptions {
  /** Number of the page, from 0. */
  readonly page: number
  readonly url: string
  /** How long the page is watched after it has loaded. */
  readonly settleMs: number
  /** How long the whole visit may take. Default: limits.siteVisitMs. */
  readonly visitMs?: number
  /** Whether the page's banner is agreed to when it has settled. Default: no. */
  readonly consent?: boolean
  /** Who looks. Default: all there are, in their order. */
  readonly collectors?: readonly Collector[]
}

export interface Visited extends Omit<PageSeen, 'hasPicture'> {
  readonly page: number
  /** Whether a banner of it was agreed to, also where the page was lost afterwards. */
  readonly agreed: boolean
  /** PNG. */
  readonly picture: Uint8Array | null
  /** Addresses the page links to. */
  readonly links: readonly string[]
  readonly sightings: readonly Sighting[]
  readonly gate: readonly GateRecord[]
  /** Asked once more when the browser is closed. */
  readonly collectors: readonly Collector[]
}

export async function visit(browser: Browser, names: Names, options: VisitOptions): Promise<Visited> {
  const began = performance.now()
  const gate = await Gate.open(names, { connections: limits.siteConnections, bytes: limits.siteVisitBytes })
  const { visitMs = limits.siteVisitMs, collectors = makeCollectors() } = options
  let agreed = false
  const onAgreed = () => {
    agreed = true
  }
  try {
    const looked = await within(look(browser, gate, collectors, { ...options, visitMs, onAgreed }), visitMs)
    const seen =
      looked ?? lost(browser.isAlive ? 'timeout' : 'crashed', 'the page did not let itself be looked at')
    const spent = gate.isSpent ? lostTo('limit', 'the page took more than one visit may') : {}
    const { page, url } = options
    const ms = Math.round(performance.now() - began)
    return Object.freeze({ ...seen, ...spent, page, url, ms, agreed, gate: gate.records(), collectors })
  } finally {
    await gate.close()
  }
}

type Seen = Omit<Visited, 'page' | 'url' | 'ms' | 'agreed' | 'gate' | 'collectors'>

const lostTo = (because: VisitFailure, detail: string) => ({ because, detail })
const lost = (because: VisitFailure, detail: string): Seen => ({
  ...lostTo(because, detail),
  ...{ finalUrl: null, status: null, title: '', picture: null, links: [], sightings: [] },
})

interface Looking extends VisitOptions {
  readonly visitMs: number
  readonly onAgreed: () => void
}

async function look(
  browser: Browser,
  gate: Gate,
  collectors: readonly Collector[],
  { page, url, settleMs, visitMs, consent = false, onAgreed }: Looking,
): Promise<Seen> {
  const context = await browser.open(gate)
  try {
    const tab = await context.newPage()
    closePopups(tab)
    const session = await context.newCDPSession(tab)
    await session.send('Network.enable')
    const visit: Visit = { page, url, context, tab, session }
    for (const collector of collectors) await collector.start(visit)
    const opened = await open(tab, url, visitMs / 2)
    if (opened.because === null) await settle(tab, settleMs)
    if (opened.because === null && consent && (await agree(tab))) {
      onAgreed()
      await settle(tab, settleMs)
    }
    const { unread, ...seen } = await read(visit, collectors)
    if (opened.because === null) await leave(tab)
    const whole = opened.because !== null || unread.length === 0
    return { ...opened, ...seen, ...(whole ? {} : lostTo('limit', `not read: ${unread.join(', ')}`)) }
  } finally {
    await within(context.close(), limits.browserEndMs)
  }
}

/** As a visitor goes: what a page sends in that moment (beacons, mostly) is sent while it is still seen. */
async function leave(tab: Page): Promise<void> {
  await within(tab.goto('about:blank'), limits.siteLeaveMs * 4)
  await within(tab.waitForTimeout(limits.siteLeaveMs), limits.siteLeaveMs * 2)
}

// A page that opens others is not followed there; what they asked for is seen all the same.
function closePopups(tab: Page): void {
  tab.context().on('page', other => {
    if (other !== tab) other.close({ runBeforeUnload: false }).catch(() => {})
  })
}

type Opened = Pick<Seen, 'status' | 'because' | 'detail'>

async function open(tab: Page, url: string, timeoutMs: number): Promise<Opened> {
  try {
    const response = await tab.goto(url, { waitUntil: 'load', timeout: timeoutMs })
    return { status: response?.status() ?? null, because: null, detail: '' }
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n')
    return { status: null, because: failureOf(first), detail: first.slice(0, 200) }
  }
}

function failureOf(message: string): VisitFailure {
  if (/crash/i.test(message)) return 'crashed'
  if (/Timeout/.test(message)) return 'timeout'
  return /ERR_SOCKS|ERR_BLOCKED/.test(message) ? 'refused' : 'unreachable'
}

/** Down the page, so that what loads when it is seen is loaded, and then time. */
async function settle(tab: Page, settleMs: number): Promise<void> {
  await within(tab.evaluate(scrollDown), settleMs)
  await tab.waitForTimeout(settleMs)
}

const scrollDown = `(async () => {
  for (let step = 0, y = 0; step < 20 && y < document.documentElement.scrollHeight; step += 1) {
    window.scrollTo(0, (y += window.innerHeight))
    await new Promise(done => setTimeout(done, 40))
  }
  window.scrollTo(0, 0)
})()`

const readLinks = `[...document.querySelectorAll('a[href]')].slice(0, 2000).map(link => String(link.href))`

type Read = Pick<Seen, 'finalUrl' | 'title' | 'picture' | 'links' | 'sightings'> & {
  /** Collectors that came to no end: what they look at was not seen. */
  readonly unread: readonly string[]
}

async function read(visit: Visit, collectors: readonly Collector[]): Promise<Read> {
  const { tab } = visit
  const soon = <T>(work: Promise<T>) => within(work, limits.siteCollectMs)
  const sightings: Sighting[] = []
  const unread: string[] = []
  for (const collector of collectors) {
    const seen = await soon(collector.page(visit))
    if (seen === null) unread.push(collector.id)
    else sightings.push(...seen)
  }
  return {
    unread,
    finalUrl: tab.url(),
    title: ((await soon(tab.title())) ?? '').slice(0, 200),
    links: (await soon(tab.evaluate<string[]>(readLinks))) ?? [],
    picture: await soon(
      tab.screenshot({ type: 'png', animations: 'disabled', timeout: limits.siteCollectMs }),
    ),
    sightings,
  }
}
