// The lint: what GDPR Art. 13 and 14 ask of a notice besides what it promises, where it says less than the law, and where
// it can be read in two ways. Findings are counted apart and are never verdicts; none says that a right does not exist.
// The rules stand in told, narrow, open, transfers, given, untold, periods, otherwise and readings; docs/reference/lint.md lists them. Proven by lint.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import type { RuleWords } from '../../language/finding.ts'
import { lintWords } from '../../language/lint.ts'
import { filledWords, proposedMark } from '../../language/lint-phrases.ts'
import { provisions } from '../../law/law.ts'
import type { LintFinding } from '../../pledge/board.ts'
import type { BoundNotice } from '../bind.ts'
import type { Edition } from '../gate.ts'
import { placeIn } from '../notice.ts'
import { startOf } from '../text.ts'
import { givenRules } from './given.ts'
import { narrowRules } from './narrow.ts'
import { openRules } from './open.ts'
import { otherwiseRules } from './otherwise.ts'
import { periodRules } from './periods.ts'
import { readingRules } from './readings.ts'
import type { Page, Rule, Spot } from './rule.ts'
import { toldRules } from './told.ts'
import { transferRules } from './transfers.ts'
import { untoldRules } from './untold.ts'

export const lintRules: readonly Rule[] = Object.freeze([
  ...toldRules,
  ...narrowRules,
  ...openRules,
  ...transferRules,
  ...givenRules,
  ...untoldRules,
  ...periodRules,
  ...otherwiseRules,
  ...readingRules,
])

/** Findings on every notice the company itself has published, in the order of the rules: translations are not held to it. */
export function lint(edition: Edition): readonly LintFinding[] {
  const unofficial = new Set(
    edition.file.register.notices.filter(notice => notice.unofficial).map(({ language }) => language),
  )
  return edition.notices
    .filter(({ language }) => !unofficial.has(language))
    .flatMap(bound => lintNotice(bound, edition))
    .slice(0, limits.lintFindings)
}

function lintNotice(bound: BoundNotice, edition: Edition): readonly LintFinding[] {
  const { language, notice } = bound
  const { sentences, text } = notice
  const page: Page = { language, bound, sentences, text, register: edition.file.register }
  return lintRules.flatMap(rule => onceEach(rule.find(page).map(spot => findingOf(rule, spot, page))))
}

/** Each place once: the items of a list all start with its lead-in. */
function onceEach(findings: readonly LintFinding[]): readonly LintFinding[] {
  const seen = new Set<string>()
  return findings.filter(({ place, says }) => {
    const key = `${place.line}:${place.column} ${says.en}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

function findingOf({ id, provision, grade }: Rule, spot: Spot, page: Page): LintFinding {
  const { says, asks } = lintWords[id]
  const suggestion = suggestionOf(id, spot)
  const sentence = spot.sentence === null ? undefined : page.sentences[spot.sentence]
  const at = (sentence?.start ?? 0) + spot.offset
  const bound = page.bound.bindings.filter(each => each.sentence === spot.sentence)
  const { language } = page
  return Object.freeze({
    rule: id,
    article: provisions[provision].article,
    grade,
    sentence: (bound.find(({ start, end }) => start <= at && at < end) ?? bound[0])?.id ?? null,
    place: sentence === undefined ? startOf(page.bound.notice.path) : placeIn(sentence, spot.offset),
    says: saidOf(says, spot),
    asks: asks === null ? null : { da: fill(asks.da, spot, 'da'), en: fill(asks.en, spot, 'en') },
    suggestion: suggestion === null ? null : { language, text: fill(suggestion[language], spot, language) },
  })
}

/** The wording the register has filled in, where it knows; else the one with places to fill. */
function suggestionOf(id: Rule['id'], { filled }: Spot): Words | null {
  const words: RuleWords = lintWords[id]
  return filled === undefined ? words.suggestion : (words.filled ?? words.suggestion)
}

function saidOf(says: Words, spot: Spot): Words {
  const from = spot.filled === undefined ? { da: '', en: '' } : filledWords(spot.filled.proposed)
  return {
    da: `${fill(says.da, spot, 'da')} ${from.da}`.trim(),
    en: `${fill(says.en, spot, 'en')} ${from.en}`.trim(),
  }
}

const fill = (text: string, { what = '', plain = what, filled }: Spot, language: Language): string =>
  text
    .replaceAll('{what}', () => what)
    .replaceAll('{plain}', () => plain)
    .replaceAll('{filled}', () => filled?.text ?? '')
    .replaceAll('{proposed}', () => proposedMark[language])
