// One audit as lines a person reads: what the visit says of each part, then each finding with what, where, why and what to do.
// Proven by test/journeys/site.test.ts.

import { type broughtBy, siteText, type Told } from '../app/site-audit.ts'
import type { Words } from '../core/language.ts'
import { siteCommandWords as words } from '../language/site-command.ts'
import { verdictWords } from '../language/verdicts.ts'
import type { Verdict } from '../pledge/pledge.ts'
import { inLanguage, paint, type Terminal, wrap } from './terminal.ts'

type Brought = Awaited<ReturnType<typeof broughtBy>>
type Finding = Told['report']['findings'][number]

const columns = 76
const placesShown = 3
const markWidth = 12

export function formatSite(terminal: Terminal, { report, parts }: Told): string {
  const { audit, findings, declared } = report
  const say = (text: Words) => inLanguage(terminal, siteText.words(text))
  const left = audit.leftOut.filter(({ because }) => because !== 'other-site').length
  const weighing = findings.filter(({ grade }) => grade !== 'note')
  const notes = findings.filter(({ grade }) => grade === 'note')
  return [
    paint(terminal, 'bold', audit.url),
    `  ${wrap(say(words.visited(audit.pages.length, audit.browser)), columns, '  ')}`,
    ...(left === 0 ? [] : [`  ${say(words.leftOut(left))}`]),
    ...(declared.id === null ? ['', `  ${wrap(say(words.undeclared), columns, '  ')}`] : []),
    '',
    say(words.whole),
    ...parts.map(part => partLine(terminal, part)),
    ...weighing.flatMap(finding => ['', ...findingLines(terminal, finding)]),
    ...(notes.length === 0 ? [] : ['', say(words.notes)]),
    ...notes.map(note => `  · ${wrap(say(note.what), columns - 2, '    ')}`),
    '',
  ].join('\n')
}

/** What comes when the visitor agrees, beside what is there for everybody. */
export function formatAgreed(terminal: Terminal, { audit }: Told['report'], brought: Brought): string {
  if (audit.consent === 'untouched') return inLanguage(terminal, words.untouched)
  return [
    inLanguage(terminal, words.agreed(brought.appeared.length)),
    ...brought.appeared.flatMap(finding => ['', ...findingLines(terminal, finding)]),
  ].join('\n')
}

const partLine = (terminal: Terminal, { verdict, claim }: Told['parts'][number]): string => {
  const mark = paint(terminal, verdict, inLanguage(terminal, verdictWords[verdict]).padEnd(markWidth))
  return `  ${mark}${wrap(inLanguage(terminal, claim), columns - markWidth, ' '.repeat(markWidth + 2))}`
}

function findingLines(
  terminal: Terminal,
  { grade, what, why, todo, where, rule }: Finding,
): readonly string[] {
  const say = (text: Words) => inLanguage(terminal, siteText.words(text))
  const tone: Verdict = grade === 'broken' ? 'broken' : 'unknown'
  const line = (label: string, text: string) => `  ${wrap(`${label}: ${text}`, columns, '    ')}`
  const more = where.length - placesShown
  return [
    `${paint(terminal, tone, grade === 'broken' ? '✗' : '?')} ${wrap(say(what), columns, '  ')}  ${paint(terminal, 'faint', rule)}`,
    ...where.slice(0, placesShown).map(place => `  ${paint(terminal, 'faint', siteText.where(place))}`),
    ...(more > 0 ? [`  ${paint(terminal, 'faint', say(words.morePlaces(more)))}`] : []),
    line(say(words.why), say(why)),
    line(say(words.todo), say(todo)),
  ]
}
