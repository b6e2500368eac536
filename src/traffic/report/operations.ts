// The parts of a report that say how the servers do: requests, answers, hours, times, bots, errors. Each is there only where the log
// tells of it. Proven by report.test.ts.

import type { Words } from '../../core/language.ts'
import { chartWords } from '../../language/chart.ts'
import { both } from '../../language/finding.ts'
import { hourOfDay } from '../../language/numbers.ts'
import { botWords, errorLevelWords, otherWords, statusClassWords } from '../../language/traffic-measures.ts'
import { trafficReportWords as words } from '../../language/traffic-report.ts'
import type { Figures, Sums } from '../figures.ts'
import { timeClasses } from '../tally.ts'
import { type Block, fact, inBoth, numberWords, type Part, partOf, type Series, saidBlock } from './block.ts'
import { countOf, detailsOf, named, sumOf, tableOf } from './counted.ts'

type Numbers = Exclude<keyof Sums, 'at'>

/** Those of them that ever were more than none. */
export function seriesOf(
  { steps, step }: Figures,
  title: Words,
  asked: readonly (readonly [Numbers, Words, Series['unit']])[],
): Block | null {
  const series = asked.flatMap(([name, called, unit]): readonly Series[] => {
    const values = steps.map(each => each[name])
    return values.some(value => value > 0) ? [{ name: called, unit, values }] : []
  })
  return series.length === 0 ? null : { kind: 'series', title, step, at: steps.map(({ at }) => at), series }
}

export const requestsPart = (figures: Figures): readonly Part[] =>
  partOf('requests', words.parts.requests, [
    seriesOf(figures, words.titles.requests, [['requests', words.columns.hits, 'count']]),
    seriesOf(figures, words.titles.moved, [
      ['bytes', words.series.bytes, 'bytes'],
      ['bots', words.series.bots, 'count'],
      ['refused', words.series.refused, 'count'],
      ['failed', words.series.failed, 'count'],
    ]),
  ])

const classOf = (status: string): string => (/^[1-5]/.test(status) ? status.slice(0, 1) : 'odd')

export function answersPart({ counts }: Figures): readonly Part[] {
  const statuses = detailsOf(counts, 'status')
  const classes = Map.groupBy(statuses, ([status]) => classOf(status))
  const sums = [...classes].map(([name, all]) => [name, sumOf(all)] as const)
  const sorted = sums.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return partOf('answers', words.parts.answers, [
    tableOf(words.titles.classes, words.columns.status, sorted, named(statusClassWords)),
    tableOf(words.titles.codes, words.columns.status, statuses, named({ odd: otherWords })),
    tableOf(
      words.titles.methods,
      words.columns.method,
      detailsOf(counts, 'method'),
      named({ OTHER: otherWords }),
    ),
  ])
}

const hourColumns = (title: Words, name: Words, values: readonly number[]): Block | null =>
  values.some(value => value > 0)
    ? {
        ...{ kind: 'columns', title, head: chartWords.hourOfDay, name },
        columns: values.map((value, hour) => ({
          label: inBoth(language => hourOfDay(hour, language)),
          value,
        })),
      }
    : null

/** Of figures by the day nobody knows the hour: then only visitors have theirs. */
export function hoursPart({ steps, step, visitors }: Figures): readonly Part[] {
  const requests = new Array<number>(24).fill(0)
  // Of a single day its hours are told already.
  if (step === 'hour' && steps.length > 24)
    for (const { at, requests: more } of steps) {
      const hour = ((Math.floor(at) % 24) + 24) % 24
      requests[hour] = (requests[hour] ?? 0) + more
    }
  return partOf('hours', words.parts.hours, [
    hourColumns(words.titles.requestsByHour, words.columns.hits, requests),
    hourColumns(words.titles.visitorsByHour, words.columns.visitors, visitors?.byHour ?? []),
  ])
}

/** The upper end of the class below which that share of the answers lies. */
function belowOf(classes: readonly number[], share: number): Words {
  const wanted = classes.reduce((sum, count) => sum + count, 0) * share
  let so = 0
  const at = classes.findIndex(count => {
    so += count
    return so >= wanted
  })
  const end = timeClasses[at]
  return end === undefined ? words.above(numberWords(timeClasses.at(-1) ?? 0, 'ms')) : numberWords(end, 'ms')
}

const timeName = (end: number | 'above'): Words =>
  end === 'above'
    ? words.above(numberWords(timeClasses.at(-1) ?? 0, 'ms'))
    : words.atMost(numberWords(end, 'ms'))

export function timesPart({ counts }: Figures): readonly Part[] {
  const timed = countOf(counts, 'timed')
  if (timed === 0) return []
  const ends = [...timeClasses, 'above'] as const
  const values = ends.map(end => countOf(counts, `time/${end}`))
  return partOf('times', words.parts.times, [
    {
      kind: 'facts',
      facts: [
        fact(words.facts.mean, numberWords(countOf(counts, 'time-sum') / timed, 'ms')),
        fact(words.facts.half, belowOf(values, 0.5)),
        fact(words.facts.most, belowOf(values, 0.95)),
      ],
    },
    {
      ...{ kind: 'columns', title: words.parts.times, head: words.columns.took, name: words.columns.hits },
      columns: ends.map((end, at) => ({ label: timeName(end), value: values[at] ?? 0 })),
    },
  ])
}

export function botParts({ counts }: Figures): readonly Part[] {
  const crawlers = detailsOf(counts, 'ai')
  const name = (crawler: string): Words => (crawler === 'other' ? otherWords : both(crawler, crawler))
  return [
    ...partOf('bots', words.parts.bots, [
      tableOf(words.parts.bots, words.columns.kind, detailsOf(counts, 'bot'), named(botWords)),
    ]),
    ...(crawlers.length === 0
      ? []
      : partOf('ai', words.parts.ai, [
          saidBlock(words.aiSays),
          tableOf(words.parts.ai, words.columns.crawler, crawlers, name),
        ])),
  ]
}

export const errorsPart = ({ counts }: Figures): readonly Part[] =>
  partOf('errors', words.parts.errors, [
    tableOf(
      words.parts.errors,
      words.columns.level,
      detailsOf(counts, 'server-error'),
      named(errorLevelWords),
    ),
  ])
