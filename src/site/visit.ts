// One page, visited: opened in a context of its own, scrolled, given time to settle, agreed to where that is asked for, asked by
// every collector, pictured, closed.
// Never "until the network is idle": a websocket never is. Whatever the page does, the visit ends: it is *unknown* then, and
// what was seen until then stands. Proven by test/contracts/site-browser.test.ts and test/hostile/site.test.ts.

import type { BrowserContext, Page } from 'playwright-core'
import { limits } from '../core/limits.ts'
import { Gate, type GateRecord } from '../net/gate.ts'
import type { Names } from '../net/names.ts'
import type { PageSeen } from './audit.ts'
import { type Browser, within } from './browser.ts'
import type { Collector, Visit } from './collector.ts'
import { makeCollectors } from './collectors.ts'
import { Conduct } from './conduct.ts'
import { agree } from './consent.ts'
import { type Failure, type Opened, openPage } from './opening.ts'
import { readOutline } from './outline.ts'
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
  const { page, url, visitMs = limits.siteVisitMs, consent = false, collectors = makeCollectors() } = options
  const gate = await Gate.open(names, { connections: limits.siteConnections, bytes: limits.siteVisitBytes })
  const seen = nothingYet(visitMs)
  const conduct = new Conduct()
  // As it stood when the page was left: what fails because it is closed is our own doing.
  let left = { ...seen }
  try {
    await inContext(browser, gate, async context => {
      const looking = look(context, { ...options, visitMs, consent, collectors, names, conduct }, seen)
      await Promise.race([
        within(looking, visitMs),
        conduct.ended.then(() => within(looking, limits.siteLastMs)),
      ])
      conduct.leave()
      left = { ...seen }
    })
    const { failure: own, ...rest } = left
    const failure = failureOf(browser, gate, conduct) ?? own
    const ms = Math.round(performance.now() - began)
    const { because, detail } = failure ?? { because: null, detail: '' }
    return Object.freeze({ ...rest, because, detail, page, url, ms, gate: gate.records(), collectors })
  } finally {
    await gate.close()
  }
}

/** What is known of the page by now: it grows, and stands wherever the visit ends. */
interface Growing extends Mutable<Pick<Visited, Shown>> {
  sightings: readonly Sighting[]
  failure: Failure | null
}

type Shown = 'finalUrl' | 'status' | 'title' | 'picture' | 'links' | 'agreed'
type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

const nothingYet = (visitMs: number): Growing => ({
  ...{ finalUrl: null, status: null, title: '', picture: null, links: [], sightings: [] },
  agreed: false,
  failure: {
    because: 'timeout',
    detail: `expected to have looked at the page within ${Math.round(visitMs / 1_000)} s, got no answer of it`,
  },
})

/** The browser's end before the page's, what it took before what it did. */
function failureOf(browser: Browser, gate: Gate, conduct: Conduct): Failure | null {
  if (!browser.isAlive) return { because: 'crashed', detail: 'expected a page, got the end of the browser' }
  if (gate.isSpent) return { because: 'limit', detail: gate.spent }
  return conduct.failure
}

/** Whatever becomes of the work, the context is closed. A browser that cannot do that is ended, and another takes over. */
async function inContext(
  browser: Browser,
  gate: Gate,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await within(browser.open(gate), limits.browserEndMs)
  if (context === null) return browser.kill()
  await work(context)
  const closed = context.close().then(() => true)
  if ((await within(closed, limits.browserEndMs)) === null) browser.kill()
}

interface Looking extends Required<VisitOptions> {
  readonly names: Names
  readonly conduct: Conduct
}

async function look(context: BrowserContext, looking: Looking, seen: Growing): Promise<void> {
  const visit = await begin(context, looking)
  const { conduct, collectors } = looking
  const { isThere, status, failure } = await openAndSettle(visit, looking, seen)
  seen.status = status
  seen.failure = failure ?? seen.failure
  const before = conduct.navigations
  const patienceMs = failure === null ? limits.siteCollectMs : limits.siteLastMs
  const unread = await askCollectors(visit, collectors, patienceMs, seen)
  if (isThere) seen.finalUrl = conduct.at
  if (isThere) await takeIn(visit, patienceMs, seen)
  if (failure !== null) return
  seen.failure = conduct.navigations === before ? notRead(unread) : leftMeanwhile
  conduct.leave()
  await leave(visit.tab)
}

/** A tab of its own, with everybody at their places before the page is asked for. */
async function begin(context: BrowserContext, { page, url, conduct, collectors }: Looking): Promise<Visit> {
  const tab = await context.newPage()
  const session = await context.newCDPSession(tab)
  conduct.follow(tab, session)
  await session.send('Network.enable')
  await session.send('Page.enable')
  const visit: Visit = { page, url, context, tab, session }
  for (const collector of collectors) await collector.start(visit)
  return visit
}

async function openAndSettle(
  { tab, session, url }: Visit,
  { names, conduct, settleMs, visitMs, consent }: Looking,
  seen: Growing,
): Promise<Opened> {
  const opening = openPage(tab, url, names, visitMs / 2)
  const opened = (await Promise.race([opening, conduct.ended])) ?? conduct.opened
  const settled = () => Promise.race([settle(tab, settleMs), conduct.ended])
  if (opened.failure === null) {
    await settled()
    seen.agreed = consent && (await agree(tab))
    if (seen.agreed) await settled()
    // What is still on its way would hold up every question.
  } else session.send('Page.stopLoading').catch(() => {})
  return opened
}

/** As a visitor goes: what a page sends in that moment (beacons, mostly) is sent while it is still seen. */
async function leave(tab: Page): Promise<void> {
  await within(tab.goto('about:blank'), limits.siteLeaveMs * 4)
  await within(tab.waitForTimeout(limits.siteLeaveMs), limits.siteLeaveMs * 2)
}

const leftMeanwhile: Failure = {
  because: 'limit',
  detail: 'expected a page that stays, got another while it was looked at',
}

const notRead = (unread: readonly string[]): Failure | null =>
  unread.length === 0 ? null : { because: 'limit', detail: `not read: ${unread.join(', ')}` }

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

/** All at once: one that a page holds up holds up no other. Answers those that came to no end: what they look at was not seen. */
async function askCollectors(
  visit: Visit,
  collectors: readonly Collector[],
  patienceMs: number,
  seen: Growing,
): Promise<readonly string[]> {
  const unread: string[] = []
  const found = collectors.map((): readonly Sighting[] => [])
  const ask = async (collector: Collector, at: number) => {
    const sightings = await within(collector.page(visit), patienceMs)
    if (sightings === null || sightings.length >= limits.siteSightings) unread.push(collector.id)
    found[at] = sightings?.slice(0, limits.siteSightings) ?? []
    seen.sightings = found.flat()
  }
  await Promise.all(collectors.map(ask))
  return unread.toSorted()
}

/** The page as people and the crawl see it. */
async function takeIn({ tab, session }: Visit, patienceMs: number, seen: Growing): Promise<void> {
  Object.assign(seen, await within(readOutline(session), patienceMs))
  const picture = tab.screenshot({ type: 'png', animations: 'disabled', timeout: patienceMs })
  seen.picture = await within(picture, patienceMs)
}
