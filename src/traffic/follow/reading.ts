// What a source is, what it is counted with, and what came of reading it: the words the files of this folder share.
// Proven by test/contracts/traffic-ingest.test.ts.

import type { LogFormat } from '../../core/log-formats.ts'
import type { Book } from '../book.ts'
import type { ClosedDay } from '../count/closed-day.ts'
import type { Counting } from '../count/counting.ts'
import type { UnreadShape } from '../read/noting.ts'
import type { Damage } from '../read/portions.ts'
import type { LineReader } from '../received.ts'
import type { Guard } from '../watch/guard.ts'

/** A source as it is to be counted. */
export interface SourceAsked {
  readonly source: string
  readonly kind: 'files' | 'syslog' | 'stream'
  /** Null where it is to be found out. */
  readonly format: LogFormat | null
  readonly custom: string | null
  readonly zone: string
  readonly practice: boolean
}

export interface Progress {
  readonly path: string
  /** Of the log, unpacked. */
  readonly bytes: number
  readonly lines: number
}

/** A reader, and what it reads: null where the format is a line of configuration. */
export interface OpenedReader {
  readonly reader: LineReader
  readonly format: LogFormat | null
}

/** What came of reading one file. */
export interface FileReport {
  readonly path: string
  /** Bytes of the log, unpacked: from where to where it was read, and how large the file is as it lies there. */
  readonly from: number
  readonly to: number
  readonly bytes: number
  readonly lines: number
  readonly unread: number
  readonly rewritten: boolean
  /** What could not be read, by its shape and without its text. */
  readonly shapes: readonly UnreadShape[]
  readonly damage: Damage | null
}

export interface IngestReport {
  readonly source: string
  readonly files: readonly FileReport[]
  /** Days that were closed for good, since 1970-01-01. */
  readonly closed: readonly number[]
}

export interface SourceGround {
  readonly book: Book
  readonly counting: Counting
  /** Days that were closed and are not kept yet. */
  readonly closed: ClosedDay[]
  readonly reader: (path: string, sample: Uint8Array) => OpenedReader
  readonly now: () => Date
  /** Null where nobody looks for attacks. */
  readonly guard: Guard | null
  readonly k: number
  readonly keepBytes: number
}
