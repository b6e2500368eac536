// The reports of one audit: the same told as JSON, SARIF, JUnit and one HTML file. Pure: the same audit and findings give the same
// bytes. Proven by the test of each format.

import type { Language } from '../../core/language.ts'
import { formatHtml } from './html.ts'
import { formatJson } from './json.ts'
import { formatJunit } from './junit.ts'
import { formatSarif } from './sarif.ts'
import { type SiteReport, type Told, tell } from './told.ts'

/** Each with the type of its file and how the file's name ends. */
export const reportFormats = {
  json: { mediaType: 'application/json', extension: 'json' },
  sarif: { mediaType: 'application/sarif+json', extension: 'sarif' },
  junit: { mediaType: 'application/xml', extension: 'xml' },
  html: { mediaType: 'text/html; charset=utf-8', extension: 'html' },
} as const

export type ReportFormat = keyof typeof reportFormats

const formatters: Readonly<Record<ReportFormat, (told: Told, language: Language) => string>> = {
  json: formatJson,
  sarif: formatSarif,
  junit: formatJunit,
  html: formatHtml,
}

/** JSON has both languages whichever is asked for. */
export const formatReport = (report: SiteReport, format: ReportFormat, language: Language): string =>
  formatters[format](tell(report), language)
