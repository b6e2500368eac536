// The report as SARIF 2.1.0 (OASIS), for the places where a company's programs already collect what other tools find. One result
// for each finding; a result that is not `fail` may have no level (§3.27.10), so what is unknown is a `fail` of level `warning`
// and says so in its properties. Proven by sarif.test.ts against the standard's own schema.

import type { Language, Words } from '../../core/language.ts'
import { shown, shownInLine } from '../../core/shown.ts'
import { programVersion } from '../../core/version.ts'
import { siteWords } from '../../language/site.ts'
import { leftOutWords, limitWords, unseenPageWords } from '../../language/site-report-page.ts'
import type { Grade, Rule, SiteFinding, Where } from '../finding.ts'
import { type RuleId, rules } from '../judge/rules.ts'
import type { Step } from '../sighting.ts'
import { leftOutCounts, unseenPages } from './not-seen.ts'
import { helpOf } from './rule-help.ts'
import { fingerprintOf, type Told } from './told.ts'
import { uriOf } from './uri.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const levels = { broken: 'error', unknown: 'warning', note: 'note' } as const satisfies Record<Grade, string>
const locales = { da: 'da-DK', en: 'en-GB' } as const satisfies Record<Language, string>
const notices = ['page-unseen', 'pages-not-visited', 'log-unread'] as const
type Notice = (typeof notices)[number]

export function formatSarif(told: Told, language: Language): string {
  const { report, summary } = told
  const { audit, findings } = report
  const say = (words: Words): string => words[language]
  const run = {
    tool: { driver: driverIn(say, language) },
    language: locales[language],
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: `ordholden/site/${summary.host}/` },
    invocations: [
      {
        executionSuccessful: summary.pages.seen > 0,
        ...{ startTimeUtc: audit.startedAt, endTimeUtc: audit.endedAt },
        toolExecutionNotifications: notificationsOf(told, say),
      },
    ],
    artifacts: artifactsOf(audit.pages.map(({ url }) => url)),
    properties: { parts: told.parts.map(({ id, verdict, basis }) => ({ part: id, verdict, basis })) },
    results: findings.map(one => resultOf(told, one, say)),
  }
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`
}

type Say = (words: Words) => string

function driverIn(say: Say, language: Language) {
  return {
    ...{ name: 'Ordholden', version: programVersion, semanticVersion: programVersion },
    ...{ language: locales[language], rules: rules.map(rule => descriptorOf(rule, say)) },
    notifications: notices.map(id => ({ id })),
  }
}

/** What stands for a name in a rule's advice is filled in each finding. */
const descriptorOf = ({ id, name, why, grade, speaks }: Rule, say: Say) => ({
  ...{ id, shortDescription: { text: say(name) }, fullDescription: { text: say(why) } },
  help: { text: `${say(why)} ${say(siteWords[id as RuleId].todo).replace(/\{\w+\}/g, '…')}` },
  ...{ helpUri: helpOf(id), defaultConfiguration: { level: levels[grade] } },
  properties: { tags: speaks === null ? [] : [speaks], grade },
})

const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]))

function resultOf({ summary, report }: Told, one: SiteFinding, say: Say) {
  const { rule, speaks, grade, about, what, todo, where } = one
  const places = where.length > 0 ? where : [{ page: report.audit.url, place: null, chain: [] }]
  const flows = where.filter(({ chain }) => chain.length > 0).map(flowOf)
  return {
    ...{ ruleId: rule, ruleIndex: ruleIndex.get(rule) ?? -1, kind: 'fail', level: levels[grade] },
    message: { text: escaped(`${say(what)} ${say(todo)}`) },
    locations: places.map(locationOf),
    ...(flows.length === 0 ? {} : { codeFlows: flows }),
    partialFingerprints: { 'ordholdenFinding/v1': fingerprintOf(summary, one) },
    properties: { grade, part: speaks, about: shown(about) },
  }
}

/** Brackets would begin a link (§3.11.6). */
const escaped = (text: string): string => shown(text).replace(/[\\[\]]/g, mark => `\\${mark}`)

/** Each once (§3.14.15). */
const artifactsOf = (urls: readonly string[]) =>
  [...new Set(urls.flatMap(url => uriOf(url) ?? []))].map(uri => ({
    ...{ location: { uri }, roles: ['analysisTarget'] },
  }))

function locationOf({ page, place }: Where) {
  if (place === null) return physical(page, null)
  const { url, line, column, markup } = place
  return physical(url, { line, column, snippet: { text: shown(markup) } })
}

interface Region {
  readonly line: number | null
  readonly column: number | null
  readonly snippet?: { readonly text: string }
}

/** Lines and columns count from 1 (§3.30.5): a place without them is its file. */
function physical(url: string, at: Region | null) {
  const uri = uriOf(url)
  if (uri === null) return { message: { text: escaped(shownInLine(url)) || '–' } }
  const isPlaced = at !== null && at.line !== null && at.line >= 1
  const column = at?.column ?? 0
  const region = isPlaced
    ? {
        ...{ startLine: at.line, ...(column >= 1 ? { startColumn: column } : {}) },
        ...(at.snippet === undefined ? {} : { snippet: at.snippet }),
      }
    : null
  return { physicalLocation: { artifactLocation: { uri }, ...(region === null ? {} : { region }) } }
}

/** In the order it happened (§3.36): markup first, what it led to last. */
const flowOf = ({ chain }: Where) => ({
  threadFlows: [
    {
      locations: chain
        .toReversed()
        .map(({ kind, ...at }: Step) => ({ location: physical(at.url, at), kinds: [kind] })),
    },
  ],
})

function notificationsOf({ report: { audit } }: Told, say: Say) {
  const noticed = (notice: Notice, level: 'warning' | 'note', words: Words) => ({
    descriptor: { id: notice, index: notices.indexOf(notice) },
    ...{ level, message: { text: escaped(say(words)) } },
  })
  return [
    ...unseenPages(audit).map(({ page, because }) => ({
      ...noticed('page-unseen', 'warning', unseenPageWords(page.url, because)),
      locations: [physical(page.url, null)],
    })),
    ...leftOutCounts(audit).map(({ because, n }) =>
      noticed('pages-not-visited', 'note', leftOutWords[because](n)),
    ),
    ...(audit.netLogRead ? [] : [noticed('log-unread', 'warning', limitWords.log)]),
  ]
}
