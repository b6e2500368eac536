// A whole log at once, told: no database, nothing kept, the keys visitors are counted under gone when it ends.
// Proven by test/journeys/traffic.test.ts.

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Clock, Random } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import type { ClosedDay } from '../traffic/count/closed-day.ts'
import { countFile } from '../traffic/count/file.ts'
import { type Counted, WholeCount } from '../traffic/count/whole.ts'
import { countryOfLine, readCountryTable } from '../traffic/countries.ts'
import type { Figures } from '../traffic/figures.ts'
import type { Progress, SourceAsked } from '../traffic/follow/reading.ts'
import { lineForms } from '../traffic/formats/combined.ts'
import { formatOf, type Opening, openReader } from '../traffic/formats/detect.ts'
import { figuresOf, type StoredDay, type StoredText } from '../traffic/history.ts'
import { fromTheStart, openBlocks } from '../traffic/read/blocks.ts'
import { NotingReader, type UnreadShape } from '../traffic/read/noting.ts'
import type { Damage } from '../traffic/read/portions.ts'
import { release } from '../traffic/release.ts'
import { formatTraffic, type TrafficFormat, type TrafficReport } from '../traffic/report/report.ts'
import type { CountKey } from '../traffic/tally.ts'

export { formatTraffic, type TrafficFormat, type TrafficReport }

export interface ReportAsked {
  readonly asked: SourceAsked
  /** Null where the lines come as a stream. */
  readonly paths: readonly string[] | null
  readonly stream: AsyncIterable<Uint8Array>
  /** With 2 one plain log of a web server is counted by two threads: quicker, and what could not be read is only counted. */
  readonly threads: 1 | 2
  /** Path of a table of countries (mmdb); null where there is none. */
  readonly countries: string | null
  readonly clock: Clock
  readonly random: Random
}

/** What came of reading each file: what could not be read, and where a packed one ended early. */
export interface LogRead {
  readonly path: string
  readonly shapes: readonly UnreadShape[]
  readonly damage: Damage | null
}

export interface Reported {
  readonly report: TrafficReport
  readonly logs: readonly LogRead[]
}

type OnProgress = (progress: Progress) => void

/** Refuses with `log-refused` a log whose format nobody can tell, and with `not-found` a path without one. */
export async function reportOnLogs(asked: ReportAsked, onProgress: OnProgress): Promise<Reported> {
  const { paths, stream, random } = asked
  if (asked.threads === 2) return reportByTwo(asked)
  const country = asked.countries === null ? {} : { countryOf: await countriesIn(asked.countries) }
  const whole = new WholeCount({ visitors: true, random, ...country })
  const formats = new Set<string>()
  const logs: LogRead[] = []
  for (const path of paths ?? ['-'])
    logs.push(await readLog(whole, asked, path, paths === null ? stream : path, formats, onProgress))
  return {
    logs,
    report: reportOf(whole.finish(), (paths ?? ['stdin']).map(path => basename(path)).join(', '), [
      ...formats,
    ]),
  }
}

async function reportByTwo({ asked, paths, clock, random }: ReportAsked): Promise<Reported> {
  const [path, ...more] = paths ?? []
  const format =
    path === undefined ? null : (asked.format ?? (await formatAt(path, { zone: asked.zone, clock })))
  const form = lineForms.find(each => each === format)
  if (path === undefined || more.length > 0 || form === undefined)
    throw new Refusal('usage', {
      message: `expected one plain log in ${lineForms.join(', ')} for two threads, got ${format ?? 'another'}`,
      hint: 'leave --threads out: one thread counts them all',
    })
  const counted = await countFile(path, { form, visitors: true, threads: 2, random })
  return { logs: [], report: reportOf(counted, basename(path), [form]) }
}

async function formatAt(path: string, opening: Opening) {
  for await (const { block } of openBlocks(path, fromTheStart))
    return formatOf(block.bytes.subarray(block.from, block.to), opening)
  return null
}

const reportOf = (counted: Counted, name: string, formats: readonly string[]): TrafficReport => ({
  ...{ kind: 'traffic-report', name, formats },
  ...{ lines: sumOf(counted, 'lines'), unread: sumOf(counted, 'unread') },
  figures: figuresOfCounted(counted),
})

async function readLog(
  whole: WholeCount,
  { asked, clock }: ReportAsked,
  path: string,
  log: string | AsyncIterable<Uint8Array>,
  formats: Set<string>,
  onProgress: OnProgress,
): Promise<LogRead> {
  let reader: NotingReader | null = null
  let damage: Damage | null = null
  let lines = 0
  for await (const portion of openBlocks(log, fromTheStart)) {
    const { block, endsAt } = portion
    if (reader === null) {
      const sample = block.bytes.subarray(block.from, block.to)
      reader = new NotingReader(openReader(asked, path, sample, clock))
      formats.add(
        asked.format ??
          (asked.custom === null ? formatOf(sample, { zone: asked.zone, clock }) : null) ??
          'custom',
      )
    }
    whole.count(reader, portion)
    damage = portion.damage ?? damage
    lines = reader.lines
    onProgress({ path, bytes: endsAt, lines })
  }
  return { path, damage, shapes: reader?.shapes() ?? [] }
}

async function countriesIn(path: string) {
  return countryOfLine(readCountryTable(await readFile(path), path))
}

const sumOf = ({ hours }: Counted, key: CountKey): number =>
  hours.reduce((all, { counts }) => all + (counts.get(key) ?? 0), 0)

const source = ''

/** Everything is told: it is whoever has the log that reads it, and nothing is kept. */
function figuresOfCounted({ hours, days }: Counted): Figures {
  const counts = hours.flatMap(({ hour, counts: of }) =>
    [...of].map(([key, value]) => ({ source, hour, key, value })),
  )
  return figuresOf({
    ...{ from: hours[0]?.hour ?? 0, to: hours.at(-1)?.hour ?? 0, k: 1, counts },
    days: days.flatMap(({ visitors }): readonly StoredDay[] =>
      visitors === null ? [] : [{ ...visitors, source, isClosed: true, because: null }],
    ),
    texts: days.flatMap(textsOf),
  })
}

function textsOf({ day, cells }: ClosedDay): readonly StoredText[] {
  const of = { source, day, keyEpoch: '', k: 1 }
  return release(cells, 1).flatMap(({ table, cells: told, rest }) => {
    const texts = told.map(cell => ({ ...of, ...cell, table, texts: 1 }))
    return rest === null ? texts : [...texts, { ...of, ...rest, table, text: null, bytes: 0, visitors: 0 }]
  })
}
