// Figures of a period, made of what is stored: sums of hours, texts that enough visitors share, visitors of each day.
// Texts are summed as they were released, and never released anew: differences of sums would tell what was held back.
// Visitors of one key merge; of several they are a range, never a sum: somebody may be in each. Proven by history.test.ts.

import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { Sketch, sketchError } from './count/sketch.ts'
import type { Figures, RangeReason, ShownTable, Sums, VisitorDay } from './figures.ts'
import { type CountKey, isCountKey } from './tally.ts'
import { type DayVisitors, type TextTable, textTables } from './visitors.ts'

/** One count of one hour (`hour`: hours since 1970-01-01T00), or of a day, by any of its hours, where days are shown. */
export interface StoredCount {
  readonly source: string
  readonly hour: number
  readonly key: string
  readonly value: number
}

/** A day's visitors of one source under one key. */
export interface StoredDay extends DayVisitors {
  readonly source: string
  readonly isClosed: boolean
  readonly because: RangeReason | null
}

/** A text that at least k visitors of a day share; `text` null for all others together, of which no bytes and visitors are told. */
export interface StoredText {
  readonly source: string
  readonly day: number
  readonly keyEpoch: string
  readonly table: TextTable
  readonly k: number
  readonly text: string | null
  readonly texts: number
  readonly hits: number
  readonly bytes: number
  readonly visitors: number
}

export interface HistoryAsked {
  /** First and last hour, both within. */
  readonly from: number
  readonly to: number
  /** Hours where the period is at most three days, unless it is said here. */
  readonly step?: 'hour' | 'day'
  readonly counts: Iterable<StoredCount>
  readonly texts: Iterable<StoredText>
  /** Null where the notice carries no statistics: then only what was lost is told of the texts. */
  readonly days: readonly StoredDay[] | null
  /** Of a table nothing was stored of. */
  readonly k: number
}

const hoursShown = 72

/** Refuses with `usage` a period that is longer than any picture. Rows outside of it are left out. */
export function figuresOf(asked: HistoryAsked): Figures {
  const { from, to, step = to - from < hoursShown ? 'hour' : 'day' } = asked
  const texts = [...asked.texts].filter(({ day }) => isWithin(asked, day))
  const tableOf = (table: TextTable): ShownTable => shownTable(table, texts, asked.k)
  const days = asked.days?.filter(({ day }) => isWithin(asked, day)) ?? null
  return Object.freeze({
    ...{ from, to, step },
    ...sumsOf(asked, step),
    lost: tableOf('lost'),
    visitors:
      days === null
        ? null
        : Object.freeze({
            days: visitorDays(days),
            byHour: Array.from({ length: 24 }, (_, hour) =>
              days.reduce((sum, day) => sum + (day.byHour[hour] ?? 0), 0),
            ),
            tables: textTables.filter(table => table !== 'lost').map(tableOf),
          }),
  })
}

const isWithin = ({ from, to }: HistoryAsked, day: number): boolean => day * 24 + 23 >= from && day * 24 <= to

type Counted = { -readonly [name in keyof Sums]: number }

const nothing = {
  ...{ requests: 0, bytes: 0, refused: 0, failed: 0, bots: 0, attacks: 0 },
  ...{ mailsSent: 0, mailsTaken: 0, mailsRejected: 0, signInsFailed: 0 },
}

/** Every step of the period, and every count of it summed. What is no key of tally.ts is not shown. */
function sumsOf(
  { from, to, counts }: HistoryAsked,
  step: 'hour' | 'day',
): { readonly steps: readonly Sums[]; readonly counts: ReadonlyMap<CountKey, number> } {
  const hours = step === 'hour' ? 1 : 24
  const first = Math.floor(from / hours)
  const length = Math.floor(to / hours) - first + 1
  if (length > limits.figureSteps)
    throw new Refusal('usage', {
      message: `expected a period of at most ${limits.figureSteps} ${step}s, got ${length}`,
      hint: 'ask for a shorter one',
    })
  const steps = Array.from(
    { length: Math.max(0, length) },
    (_, at): Counted => ({ at: first + at, ...nothing }),
  )
  const sums = new Map<CountKey, number>()
  for (const { hour, key, value } of counts) {
    const into = steps[Math.floor(hour / hours) - first]
    if (into === undefined || !isCountKey(key)) continue
    sums.set(key, (sums.get(key) ?? 0) + value)
    const part = partOf(key)
    if (part !== null) into[part] += value
  }
  return { steps, counts: sums }
}

/** Which of the sums a count is part of. */
function partOf(key: CountKey): keyof typeof nothing | null {
  if (key === 'requests' || key === 'bytes') return key
  const [measure, detail = ''] = key.split('/')
  switch (measure) {
    case 'status':
      return detail.startsWith('4') ? 'refused' : detail.startsWith('5') ? 'failed' : null
    case 'bot':
      return 'bots'
    case 'attack':
      return 'attacks'
    case 'delivery':
      return detail === 'sent-outside' ? 'mailsSent' : null
    case 'queued':
      return 'mailsTaken'
    case 'rejected':
      return 'mailsRejected'
    case 'sign-in':
      return detail.endsWith('-failed') ? 'signInsFailed' : null
    default:
      return null
  }
}

/** Sums of what was released of each day and source, the most asked for first. */
function shownTable(table: TextTable, rows: readonly StoredText[], k: number): ShownTable {
  const own = rows.filter(row => row.table === table)
  const byText = Map.groupBy(
    own.filter(({ text }) => text !== null),
    ({ text }) => text ?? '',
  )
  const cells = [...byText].map(([text, some]) => ({
    text,
    hits: sumBy(some, ({ hits }) => hits),
    bytes: sumBy(some, ({ bytes }) => bytes),
    // The same visitor may be in each row of a day.
    visitors: sumBy([...Map.groupBy(some, ({ day }) => day).values()], day =>
      mostBy(day, ({ visitors }) => visitors),
    ),
  }))
  const held = own.filter(({ text }) => text === null)
  const rest = { texts: mostBy(held, ({ texts }) => texts), hits: sumBy(held, ({ hits }) => hits) }
  return Object.freeze({
    table,
    cells: Object.freeze(cells.toSorted((a, b) => b.hits - a.hits || (a.text < b.text ? -1 : 1))),
    rest: held.length === 0 ? null : Object.freeze(rest),
    k: own.length === 0 ? k : mostBy(own, row => row.k),
  })
}

const sumBy = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)
const mostBy = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((most, row) => Math.max(most, of(row)), 0)

const visitorDays = (rows: readonly StoredDay[]): readonly VisitorDay[] =>
  [...Map.groupBy(rows, ({ day }) => day)]
    .map(([day, some]) => visitorDay(day, some))
    .sort((a, b) => a.day - b.day)

/** Rows of one key are one number; several keys are a range from the largest to the sum. */
function visitorDay(day: number, rows: readonly StoredDay[]): VisitorDay {
  const keys = [...Map.groupBy(rows, ({ keyEpoch }) => keyEpoch).values()].map(peopleOf)
  const [only] = keys
  const isOne = keys.length === 1 && only !== undefined
  const low = isOne ? only.low : mostBy(keys, ({ least }) => least)
  const high = isOne ? only.high : sumBy(keys, ({ most }) => most)
  const told = rows.find(({ because }) => because !== null)?.because ?? null
  return Object.freeze({
    ...{ day, low, high },
    isExact: keys.every(({ isExact }) => isExact),
    bots: sumBy(rows, ({ bots }) => bots),
    views: sumBy(rows, ({ views }) => views),
    because: told ?? (isOne && low === high ? null : reasonOf(rows)),
    isClosed: rows.every(({ isClosed }) => isClosed),
  })
}

/** One source under two keys began anew in between; otherwise each was counted by a program of its own. */
const reasonOf = (rows: readonly StoredDay[]): RangeReason =>
  new Set(rows.map(({ source }) => source)).size < rows.length ? 'restarted' : 'several-counters'

interface People {
  /** One number, where there is one. */
  readonly low: number
  readonly high: number
  /** What is sure, as far as three standard errors are. */
  readonly least: number
  readonly most: number
  readonly isExact: boolean
}

/** Visitors of one key in one or several sources: no fewer than in the largest, no more than in all. */
function peopleOf(rows: readonly StoredDay[]): People {
  const least = mostBy(rows, people)
  const most = sumBy(rows, people)
  const isExact = rows.every(row => row.isExact)
  if (rows.length === 1) {
    const off = isExact ? 0 : errorOf(least)
    return { low: least, high: least, least: least - off, most: least + off, isExact }
  }
  const merged = mergedOf(rows)
  if (merged === null) return { low: least, high: most, least, most, isExact }
  const within = (value: number): number => Math.min(most, Math.max(least, value))
  const [low, high] = [within(merged - errorOf(merged)), within(merged + errorOf(merged))]
  return { low: within(merged), high: within(merged), least: low, most: high, isExact: false }
}

const errorOf = (estimate: number): number => Math.ceil(estimate * 3 * sketchError)

const people = ({ visitors, bots }: StoredDay): number => visitors - bots

/** Null where a row has no sketch that can be read. */
function mergedOf(rows: readonly StoredDay[]): number | null {
  const all = new Sketch()
  for (const { sketch } of rows) {
    const one = Sketch.parse(sketch)
    if (one === null) return null
    all.merge(one)
  }
  return all.estimate()
}
