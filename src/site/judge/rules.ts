// The rules, as one table: each with the part of a pledge it speaks to and its grade; its words are in src/language/site.ts.
// A rule without words, or words without a rule, do not compile. Proven by judge.test.ts: each with a bad and a good case.

import { siteWords } from '../../language/site.ts'
import type { Grade, Rule, Speaks } from '../finding.ts'

export type RuleId = keyof typeof siteWords

const trackers = 'traffic.no-trackers/browser'
const declared = 'site.third-parties/declared'
const pinned = 'site.third-parties/pinned'
const upToDate = 'site.third-parties/up-to-date'
const host = 'site.host/matches'
const forms = 'minimise/forms'

const table: Readonly<Record<RuleId, readonly [Speaks, Grade]>> = {
  'parties/undeclared': [declared, 'broken'],
  'parties/cloaked': [declared, 'broken'],
  // It is declared: what is missing is known of nobody yet, so nothing is contradicted.
  'parties/incomplete': [declared, 'unknown'],
  'parties/gone': [upToDate, 'broken'],
  'parties/perhaps-gone': [upToDate, 'unknown'],
  'parties/few-cdns': [upToDate, 'broken'],
  'pinned/no-integrity': [pinned, 'broken'],
  'pinned/no-version': [pinned, 'broken'],
  'trackers/host': [trackers, 'broken'],
  'trackers/product': [trackers, 'broken'],
  'trackers/identifier': [trackers, 'broken'],
  'trackers/own-identifier': [trackers, 'note'],
  'trackers/cookie': [trackers, 'broken'],
  'trackers/own-session': [trackers, 'note'],
  'trackers/redirect-cookie': [trackers, 'broken'],
  'trackers/storage': [trackers, 'broken'],
  'trackers/etag': [trackers, 'broken'],
  'trackers/fingerprint': [trackers, 'broken'],
  'forms/undeclared': [forms, 'broken'],
  'forms/unmapped': [forms, 'unknown'],
  'forms/unsaid': [forms, 'unknown'],
  'host/elsewhere': [host, 'broken'],
  'host/unsaid': [host, 'unknown'],
  'host/unseen': [host, 'unknown'],
  'host/unjudged': [host, 'unknown'],
  'host/routed': [null, 'note'],
  // Whatever the visited site shows, another of the same company may show something else.
  'names/uncovered': [trackers, 'unknown'],
  'names/unseen': [null, 'note'],
  'headers/csp': [null, 'note'],
  'headers/csp-unsafe': [null, 'note'],
  'headers/hsts': [null, 'note'],
  'headers/referrer-policy': [null, 'note'],
  'headers/permissions-policy': [null, 'note'],
  'headers/nosniff': [null, 'note'],
  'headers/cookie-flags': [null, 'note'],
  'headers/mixed-content': [null, 'note'],
  'page-unseen/trackers': [trackers, 'unknown'],
  'page-unseen/declared': [declared, 'unknown'],
  'page-unseen/pinned': [pinned, 'unknown'],
  'page-unseen/up-to-date': [upToDate, 'unknown'],
  'page-unseen/forms': [forms, 'unknown'],
  'log-unread/trackers': [trackers, 'unknown'],
  'log-unread/declared': [declared, 'unknown'],
  'log-unread/up-to-date': [upToDate, 'unknown'],
}

export const ruleOf = (id: RuleId): Rule => {
  const [speaks, grade] = table[id]
  const { name, why } = siteWords[id]
  return { id, speaks, grade, name, why }
}

/** As a report lists them. */
export const rules: readonly Rule[] = Object.freeze((Object.keys(table) as RuleId[]).map(ruleOf))
