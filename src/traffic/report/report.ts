// The report of a whole log at once, from its figures alone: the same told as text, HTML, JSON and CSV. Pure: the same figures give
// the same bytes, and nothing is kept. Proven by report.test.ts and the test of each format.

import type { Language } from '../../core/language.ts'
import { formatCsv } from './csv.ts'
import { formatHtml } from './html.ts'
import { formatJson } from './json.ts'
import { formatText } from './text.ts'
import { type TrafficReport, tell } from './told.ts'

export type { TrafficReport }

/** Each with the type of its file and how the file's name ends. */
export const trafficFormats = {
  text: { mediaType: 'text/plain; charset=utf-8', extension: 'txt' },
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
  json: { mediaType: 'application/json', extension: 'json' },
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
} as const

export type TrafficFormat = keyof typeof trafficFormats

const formatters: Readonly<Record<TrafficFormat, (report: TrafficReport, language: Language) => string>> = {
  text: (report, language) => formatText(tell(report), language),
  html: (report, language) => formatHtml(tell(report), language),
  json: formatJson,
  csv: formatCsv,
}

/** JSON and CSV are the same in both languages. */
export const formatTraffic = (report: TrafficReport, format: TrafficFormat, language: Language): string =>
  formatters[format](report, language)
