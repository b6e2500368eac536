// What the counter needs kept, as one narrow port: app.ts binds it to the store. One entry is one transaction.
// Proven by test/contracts/traffic-ingest.test.ts.

import type { FileStanding, TrafficEntry } from '../store/traffic.ts'

export type { FileStanding, TrafficEntry }

export interface OpenDay {
  readonly day: number
  readonly keyEpoch: string
}

export interface Book {
  /** Files of a source that were read before, those read last first. */
  files(source: string): Promise<readonly FileStanding[]>
  /** Days of a source whose visitors were counted and that are not closed. */
  openDays(source: string): Promise<readonly OpenDay[]>
  /** Days of a source that are closed for good, from `since` on. */
  closedDays(source: string, since: number): Promise<readonly number[]>
  /** Refuses with `log-refused` where somebody else has read the file meanwhile. */
  keep(entry: TrafficEntry): Promise<void>
  /** 32 bytes a line is known again by, under a key of this installation: the line itself is kept nowhere. */
  mark(line: Uint8Array): Promise<Uint8Array>
}
