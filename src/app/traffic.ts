// What the program knows of its traffic while it runs: sources, figures of a period, alarms.

import type { Words } from '../core/language.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import type { Figures } from '../traffic/figures.ts'

export type { Figures }

/** One log, or one receiver, whose lines are counted. */
export interface SourceStanding {
  /** Id of the register's entry, or the name it was given on the command line. */
  readonly source: string
  readonly name: Words
  readonly kind: 'files' | 'syslog' | 'stream'
  readonly format: string | null
  /** ISO 8601; null where no line was read yet. */
  readonly lastReadAt: string | null
  readonly lines: number
  readonly unread: number
  /** Why nothing is read now; null where all is well. */
  readonly trouble: Words | null
  /** True for a practice log. */
  readonly practice: boolean
}

/** Whether visitors may be counted, and what stands in the way. */
export interface VisitorsAllowed {
  readonly isAllowed: boolean
  /** What is missing, or the words of the notice that carry it. */
  readonly because: Words
}

export interface PeriodAsked {
  /** ISO dates, both within; null: the last seven days there is anything of. */
  readonly from: string | null
  readonly to: string | null
  /** Null: all sources. */
  readonly source: string | null
}

export interface AlarmShown {
  readonly id: string
  readonly at: string
  readonly scenario: string
  readonly source: string
  readonly times: number
  /** How many addresses took part. */
  readonly addresses: number
  readonly endedAt: string | null
}

/** How long what is kept for security is kept, and what the hosts keep themselves. Periods as ISO 8601: `P14D`. */
export interface TrafficKept {
  /** How long an address is kept as ciphertext for security; null where none is kept. */
  readonly window: string | null
  /** Each host's own log: how long it is kept; null where nobody has said. */
  readonly hosts: readonly { readonly name: string; readonly rawLog: string | null }[]
}

export interface Traffic {
  sources(): Promise<readonly SourceStanding[]>
  visitorsAllowed(): VisitorsAllowed
  /** Null where nothing was ever counted. */
  figures(asked: PeriodAsked): Promise<Figures | null>
  alarms(): Promise<readonly AlarmShown[]>
  kept(): TrafficKept
  /** Whether the register asks for a page of figures that everybody may read. */
  isPublic(): boolean
}

/** Where no log is read. */
export const noTraffic: Traffic = Object.freeze({
  sources: async () => [],
  visitorsAllowed: () => ({ isAllowed: false, because: trafficPageWords.visitors.notDeclared }),
  figures: async () => null,
  alarms: async () => [],
  kept: () => ({ window: null, hosts: [] }),
  isPublic: () => false,
})
