// A collector looks at one sort of thing and answers it as sightings. Each is one small file in collect/, made anew for every
// visit, with no shared object to write into: what it answers is all it does. One more is one more line in collectors.ts.
// Proven by test/contracts/site-collectors.test.ts, which runs every collector over the practice web.

import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { GateRecord } from '../net/gate.ts'
import type { NetLogEvent } from './netlog.ts'
import type { Sighting } from './sighting.ts'

/** One visit to one page, in a context of its own: nothing is left of any other. */
export interface Visit {
  /** Number of the page, from 0. */
  readonly page: number
  readonly url: string
  readonly context: BrowserContext
  readonly tab: Page
  /** The tab's own session of the DevTools protocol, `Network` enabled. */
  readonly session: CDPSession
}

/** What there is after the visit: what went through its gate, and what the browser's own log says of it. */
export interface Aftermath {
  readonly gate: readonly GateRecord[]
  /** What went through the gates of all visits of the same browser: its log tells of them all. */
  readonly everyGate: readonly GateRecord[]
  /** Empty until the browser is closed, which is when `finish` is asked. */
  readonly netlog: readonly NetLogEvent[]
  /** Asks for an address as somebody else: the headers of the answer, null where there was none. */
  askAgain(url: string): Promise<Readonly<Record<string, string>> | null>
}

export interface Collector {
  readonly id: string
  /** Before the page is opened. */
  start(visit: Visit): Promise<void>
  /** When the page has settled and is still there. */
  page(visit: Visit): Promise<readonly Sighting[]>
  /** When the browser is closed. */
  finish(visit: Pick<Visit, 'page' | 'url'>, after: Aftermath): Promise<readonly Sighting[]>
}

export type MakeCollector = () => Collector

export const nothingYet = async (): Promise<void> => {}
export const nothing = async (): Promise<readonly Sighting[]> => []
