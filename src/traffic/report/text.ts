// The report for a terminal: numbers first and aligned, texts of the log last, so that nothing they hold can move a number. No line is
// wider than a hundred columns, no letter of a log is a control. Proven by text.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { shownInLine } from '../../core/shown.ts'
import { chartWords } from '../../language/chart.ts'
import { daySaid, hourSaid, said, shareOf } from '../../language/numbers.ts'
import { trafficReportWords as words } from '../../language/traffic-report.ts'
import { type Block, type Column, type Fact, isTitled, type Row } from './block.ts'
import { asDays, type SeriesBlock } from './days.ts'
import { cut, padLeft, padRight, setInLines, widthOf } from './line.ts'
import type { Told } from './told.ts'

const columns = 100
const indent = '  '
const gap = '  '
const longestBar = 30

export function formatText(told: Told, language: Language): string {
  const say = (text: Words): string => shownInLine(text[language], limits.trafficReportLetters)
  const lines = [
    say(told.title),
    ...told.says.flatMap(text => ['', ...paragraph(text, language)]),
    ...told.parts.flatMap(({ name, blocks }) => [
      '',
      say(name),
      '-'.repeat(widthOf(say(name))),
      ...blocks.flatMap((block, at) => [
        ...(at > 0 ? [''] : []),
        ...('title' in block && isTitled(block, name) ? [`${indent}${block.title[language]}`] : []),
        ...linesOf(block, language),
      ]),
    ]),
  ]
  return `${lines.map(line => cut(line, columns).trimEnd()).join('\n')}\n`
}

const paragraph = (text: Words, language: Language): readonly string[] =>
  setInLines(text[language], columns - indent.length).map(line => `${indent}${line}`)

function linesOf(block: Block, language: Language): readonly string[] {
  switch (block.kind) {
    case 'said':
      return paragraph(block.words, language)
    case 'list':
      return block.items.flatMap(item =>
        setInLines(item[language], columns - 4).map(
          (line, at) => `${indent}${at === 0 ? '- ' : '  '}${line}`,
        ),
      )
    case 'facts':
      return factLines(block.facts, language)
    case 'series':
      return seriesLines(block, language)
    case 'range':
      return rangeLines(block, language)
    case 'columns':
      return columnLines(block, language)
    case 'table':
      return tableLines(block, language)
  }
}

function factLines(facts: readonly Fact[], language: Language): readonly string[] {
  const width = Math.max(...facts.map(({ name }) => widthOf(name[language])))
  return facts.flatMap(({ name, value, note }) => {
    const text = note === null ? value[language] : `${value[language]} (${note[language]})`
    const lines = setInLines(
      shownInLine(text, limits.trafficReportLetters),
      columns - width - indent.length - gap.length,
    )
    return lines.map((line, at) => `${indent}${padRight(at === 0 ? name[language] : '', width)}${gap}${line}`)
  })
}

type Cells = readonly string[]

/** Cells aligned to the right under their heads, then whatever stands last. */
function aligned(
  heads: Cells,
  rows: readonly { readonly cells: Cells; readonly last: string }[],
  lastHead: string,
) {
  const widths = heads.map((head, at) =>
    Math.max(widthOf(head), ...rows.map(({ cells }) => widthOf(cells[at] ?? ''))),
  )
  const line = (cells: Cells, last: string): string =>
    `${indent}${cells.map((cell, at) => padLeft(cell, widths[at] ?? 0)).join(gap)}${gap}${last}`
  return [line(heads, lastHead), ...rows.map(({ cells, last }) => line(cells, last))]
}

const bar = (value: number, most: number): string =>
  most > 0 && value > 0 ? '━'.repeat(Math.max(1, Math.round((longestBar * value) / most))) : ''
const highest = (values: readonly number[]): number =>
  values.reduce((high, value) => Math.max(high, value), 0)

function seriesLines(given: SeriesBlock, language: Language): readonly string[] {
  const { step, at, series } = asDays(given, limits.trafficReportSteps)
  const when = step === 'day' ? daySaid : hourSaid
  const first = series[0]
  const most = highest(first?.values.map(value => value ?? 0) ?? [])
  const isAlone = series.length === 1
  const rows = at.map((place, index) => ({
    cells: [
      when(place, language),
      ...series.map(({ values, unit }) => {
        const value = values[index] ?? null
        return value === null ? '' : said(value, unit, language)
      }),
    ],
    last: isAlone ? bar(first?.values[index] ?? 0, most) : '',
  }))
  const shown = rows.slice(-limits.trafficReportSteps)
  const heads = [chartWords[step][language], ...series.map(({ name }) => name[language])]
  return [...aligned(heads, shown, ''), ...moreLines(rows.length - shown.length, language)]
}

const moreLines = (left: number, language: Language): readonly string[] =>
  left > 0 ? [`${indent}${words.more(left)[language]}`] : []

function rangeLines({ name, days }: Extract<Block, { kind: 'range' }>, language: Language) {
  const most = highest(days.map(({ high }) => high))
  const rows = days.map(({ day, low, high, note }) => {
    const [from, to] = [said(low, 'count', language), said(high, 'count', language)]
    const number = high > low ? chartWords.range(from, to) : from
    const told = note === null ? '' : ` ${note[language]}`
    return { cells: [daySaid(day, language), number], last: `${bar(high, most)}${told}`.trimStart() }
  })
  const shown = rows.slice(-limits.trafficReportSteps)
  const heads = [chartWords.day[language], name[language]]
  return [...aligned(heads, shown, ''), ...moreLines(rows.length - shown.length, language)]
}

function columnLines({ head, name, columns: all }: Extract<Block, { kind: 'columns' }>, language: Language) {
  const most = highest(all.map(({ value }) => value))
  const rows = all.map(({ label, value }) => ({
    cells: [label[language], said(value, 'count', language)],
    last: bar(value, most),
  }))
  return aligned([head[language], name[language]], rows, '')
}

const cellSaid = (value: number | null, unit: Column['unit'], language: Language): string => {
  if (value === null) return '–'
  return unit === 'share' ? shareOf(value, 1, language) : said(value, unit, language)
}

const textSaid = ({ text }: Row, language: Language): string =>
  shownInLine(typeof text === 'string' ? text : text[language], limits.trafficReportLetters) ||
  chartWords.empty[language]

function tableLines(table: Extract<Block, { kind: 'table' }>, language: Language): readonly string[] {
  const { head, columns: heads, rows, rest } = table
  const shown = rows.slice(0, limits.trafficReportRowsInTerminal)
  const lines = [...shown, ...(rest === null ? [] : [rest])].map(row => ({
    cells: heads.map(({ unit }, at) => cellSaid(row.values[at] ?? null, unit, language)),
    last: textSaid(row, language),
  }))
  return [
    ...aligned(
      heads.map(({ name }) => name[language]),
      lines,
      head[language],
    ),
    ...moreLines(rows.length - shown.length, language),
  ]
}
