// What is told of a table that was made: what was asked, whether an independent look found it held, what was lost, how likely somebody
// is told from it, and what an attack that was carried out got, before and after. Figures only; told.ts has the words.
// Of the original no value is told that fewer than k of its rows say; where a range ends tells of at least k rows (range-ends.ts). Proven
// by report.test.ts.

import { limits } from '../../core/limits.ts'
import type { Ask } from '../ask.ts'
import type { Attack } from '../attack/attack.ts'
import type { Utility } from '../outcome.ts'
import { nothingLeftOf } from '../recode/released-table.ts'
import { findsNames } from '../unfit/direct.ts'
import { type Risk, riskOf } from '../verify/risk.ts'
import type { ClassSize, Verified } from '../verify/verified.ts'
import { learnedOf, type Tests, testsOf } from './three-tests.ts'

export interface AnonymityReport {
  readonly kind: 'anonymity-report'
  readonly version: 1
  /** Days, `YYYY-MM-DD`. */
  readonly day: string
  readonly againBefore: string
  readonly asked: {
    readonly k: number
    readonly quasi: readonly { readonly column: string; readonly hierarchy: string }[]
    readonly sensitive: Ask['sensitive']
    readonly dropped: readonly string[]
    /** Released as they stand, and known to nobody who looks for a person, as whoever asked says. */
    readonly kept: readonly string[]
  }
  readonly verified: Verified
  readonly utility: Utility
  /** Rows that say `*` in every quasi-identifier. */
  readonly suppressedRows: number
  /** Quasi-identifiers of which every row says all there is, and so nothing. */
  readonly nothingLeft: readonly string[]
  /** Whether names of persons were looked for in what is released as it stands; without, it is not known whether there are any. */
  readonly namesLookedFor: boolean
  readonly before: State
  readonly after: State
  readonly tests: Tests
  readonly columns: readonly ColumnSpread[]
}

export interface State {
  readonly sizes: readonly ClassSize[]
  readonly risk: Risk
  readonly attack: Attack
}

/** What a quasi-identifier says most often, before and after. */
export interface ColumnSpread {
  readonly column: string
  readonly granularity: number
  readonly before: Spread
  readonly after: Spread
}

export interface Spread {
  readonly values: readonly ValueRows[]
  /** All that is not told one by one: different values, and their rows. */
  readonly rest: { readonly values: number; readonly rows: number }
}

/** A table as its values are counted, one at a time. */
export interface Looked {
  readonly attack: Attack
  /** For each quasi-identifier its values and their rows. */
  readonly values: readonly Iterable<ValueRows>[]
}

export interface ValueRows {
  readonly text: string
  readonly rows: number
}

export interface Made {
  readonly ask: Ask
  readonly kept: readonly string[]
  readonly utility: Utility
  readonly suppressedRows: number
  /** By whoever looked at the file that was written. */
  readonly verified: Verified
  readonly population: number | null
  readonly before: Looked & { readonly sizes: readonly ClassSize[] }
  readonly after: Looked
  /** As this program can, where nothing is said. */
  readonly namesLookedFor?: boolean
}

/** The tests are carried out anew within a year: what others know of a person grows. */
const againMonths = 12

export function makeReport(made: Made, now: Date): AnonymityReport {
  const { ask, verified, population, before, after } = made
  const quasi = ask.quasi.map(({ column }) => column)
  const utility = measuredBy(verified, made)
  return Object.freeze({
    ...{ kind: 'anonymity-report', version: 1, day: dayOf(now), againBefore: dayOf(monthsAfter(now)) },
    asked: {
      k: ask.k,
      quasi: ask.quasi.map(({ column, hierarchy }) => ({ column, hierarchy: hierarchy.origin })),
      ...{ sensitive: ask.sensitive, dropped: ask.dropped, kept: made.kept },
    },
    ...{ verified, utility, suppressedRows: made.suppressedRows },
    nothingLeft: nothingLeftOf(utility),
    namesLookedFor: made.namesLookedFor ?? findsNames(),
    before: { sizes: before.sizes, risk: riskOf(before.sizes, population), attack: before.attack },
    after: { sizes: verified.sizes, risk: riskOf(verified.sizes, population), attack: after.attack },
    tests: testsOf(after.attack, learnedOf(after.attack, verified), ask.k),
    columns: quasi.map((column, at) => ({
      column,
      granularity: utility.granularityOf.find(each => each.column === column)?.granularity ?? 1,
      before: spreadOf(before.values[at] ?? [], ask.k),
      after: spreadOf(after.values[at] ?? [], ask.k),
    })),
  })
}

/** Classes as whoever reads the table sees them: those of two parts that say the same are one. Suppressed rows are one class among them. */
function measuredBy(
  { sizes, rows, classes, smallestClass }: Verified,
  { utility, suppressedRows }: Made,
): Utility {
  const squares = sizes.reduce((sum, each) => sum + each.rows ** 2 * each.classes, 0)
  const discernibility = squares + suppressedRows * (rows - suppressedRows)
  return { ...utility, discernibility, classes, smallestClass, averageClass: rows / classes }
}

function spreadOf(counted: Iterable<ValueRows>, k: number): Spread {
  const often: ValueRows[] = []
  const all = { values: 0, rows: 0 }
  for (const each of counted) {
    all.values += 1
    all.rows += each.rows
    if (each.rows >= k) often.push(each)
  }
  const values = often
    .toSorted((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1))
    .slice(0, limits.anonymityReportValues)
  const told = values.reduce((sum, { rows }) => sum + rows, 0)
  return { values, rest: { values: all.values - values.length, rows: all.rows - told } }
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

function monthsAfter(now: Date): Date {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() + againMonths)
  return then
}
