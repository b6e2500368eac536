// The report as JUnit XML, for build servers: a suite for each part of a pledge, a case for each rule. A rule that found a breach
// fails; one that cannot tell is skipped with its reason; and where not all was seen, a rule that found nothing is skipped too,
// since unknown is never a pass. There is no standard; the shape is the one Jenkins reads (jenkins-junit.xsd), under which a
// skipped case has its reason as text. Proven by junit.test.ts against that schema.

import type { Language, Words } from '../../core/language.ts'
import { escapeMarkup } from '../../core/markup.ts'
import { shown, shownInLine } from '../../core/shown.ts'
import {
  besideWords,
  limitWords,
  notPassedWords,
  reportWords,
  severalFoundWords,
} from '../../language/site-report-page.ts'
import { markWords } from '../../language/verdicts.ts'
import type { Rule, SiteFinding, Where } from '../finding.ts'
import type { PartTold, Told } from './told.ts'

/** A suite without a verdict is not of a promise. */
interface Suite extends Pick<PartTold, 'rules' | 'findings' | 'claim'> {
  readonly id: string
  readonly verdict: PartTold['verdict'] | null
  readonly basis: PartTold['basis']
}

type Outcome =
  | { readonly kind: 'passed' | 'failed'; readonly found: readonly SiteFinding[] }
  | { readonly kind: 'skipped'; readonly because: Words }

interface Case {
  readonly rule: Rule
  readonly outcome: Outcome
}

interface Said extends Suite {
  readonly cases: readonly Case[]
}

export function formatJunit(told: Told, language: Language): string {
  const { audit } = told.report
  const suites = [
    ...told.parts,
    { ...told.beside, ...besideWords, id: 'beside', verdict: null, basis: [] },
  ].map((suite): Said => ({ ...suite, cases: suite.rules.map(rule => caseOf(rule, suite.findings)) }))
  const seconds = (Date.parse(audit.endedAt) - Date.parse(audit.startedAt)) / 1_000
  const cases = suites.flatMap(suite => suite.cases)
  const all = { name: `ordholden site ${told.summary.host}`, tests: cases.length, failures: failed(cases) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ ...all, errors: 0, time: seconds })}>`,
    ...suites.map(suite => suiteIn(told, suite, language)),
    '</testsuites>\n',
  ].join('\n')
}

const failed = (cases: readonly Case[]): number =>
  cases.filter(({ outcome }) => outcome.kind === 'failed').length

function caseOf(rule: Rule, findings: readonly SiteFinding[]): Case {
  const found = findings.filter(one => one.rule === rule.id)
  const [first] = found
  if (first !== undefined && rule.grade !== 'unknown')
    return { rule, outcome: { kind: rule.grade === 'broken' ? 'failed' : 'passed', found } }
  if (first !== undefined)
    return { rule, outcome: { kind: 'skipped', because: severalFoundWords(found.length, first.what) } }
  const open = findings.find(({ grade }) => grade === 'unknown')
  if (open === undefined || rule.grade === 'note') return { rule, outcome: { kind: 'passed', found } }
  return { rule, outcome: { kind: 'skipped', because: notPassedWords(open.what) } }
}

function suiteIn({ report, summary }: Told, suite: Said, language: Language): string {
  const { id, verdict, basis, claim, cases } = suite
  const { audit } = report
  const skipped = cases.filter(({ outcome }) => outcome.kind === 'skipped').length
  const counts = { tests: cases.length, failures: failed(cases), errors: 0, skipped }
  // Without its zone, as the readers of this format expect; it is UTC.
  const timestamp = audit.startedAt.slice(0, 19)
  const facts = {
    ...{
      url: audit.url,
      claim: claim[language],
      ...(verdict === null ? {} : { verdict: markWords(verdict, basis)[language] }),
    },
    ...{ browser: audit.browser, limits: limitWords.oneVisit[language] },
  }
  return [
    `<testsuite${attributes({ name: id, ...counts, timestamp, hostname: summary.host })}>`,
    '<properties>',
    ...Object.entries(facts).map(([name, value]) => `<property${attributes({ name, value })}/>`),
    '</properties>',
    ...cases.map(one => caseIn(id, one, language)),
    '</testsuite>',
  ].join('\n')
}

function caseIn(suite: string, { rule, outcome }: Case, language: Language): string {
  const name = `${rule.id}: ${rule.name[language]}`
  const head = `<testcase${attributes({ name, classname: suite.replace('/', '.') })}`
  if (outcome.kind === 'skipped')
    return `${head}>\n<skipped>${text(shownInLine(outcome.because[language]))}</skipped>\n</testcase>`
  const [first] = outcome.found
  if (first === undefined) return `${head}/>`
  const told = text(outcome.found.map(one => findingIn(one, language)).join('\n\n'))
  if (outcome.kind === 'passed') return `${head}>\n<system-out>${told}</system-out>\n</testcase>`
  const message = severalFoundWords(outcome.found.length, first.what)[language]
  return `${head}>\n<failure${attributes({ message, type: rule.id })}>${told}</failure>\n</testcase>`
}

function findingIn({ what, why, todo, where }: SiteFinding, language: Language): string {
  const said = [what, why].map(words => shownInLine(words[language]))
  const todoLine = `${reportWords.todo[language]} ${shownInLine(todo[language])}`
  return [...said, todoLine, ...where.map(placeIn)].join('\n')
}

function placeIn({ page, place, chain }: Where): string {
  const at = place === null ? page : `${place.url}:${place.line}:${place.column}`
  const lines = [at, ...(place === null ? [] : [place.markup])]
  const steps = chain.map(({ url, line, column }) =>
    [url, line, column].filter(one => one !== null).join(':'),
  )
  return [...lines, ...steps.map(step => `← ${step}`)].map(line => `  ${shownInLine(line)}`).join('\n')
}

const text = (words: string): string => escapeMarkup(shown(words, Number.POSITIVE_INFINITY))

const attributes = (all: Readonly<Record<string, string | number>>): string =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${escapeMarkup(shownInLine(String(value)))}"`)
    .join('')
