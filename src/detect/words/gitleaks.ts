// gitleaks' rules (config/gitleaks.toml, MIT) as keyword rules: the file is data that somebody gives, it is not part of this program.
// Its words find, its expression confirms, entropy and allow-lists reject, as gitleaks does (detect/detect.go). A rule that cannot be
// used is named with the reason. Paths are not known here: a rule for some files only is at most possible, and an allow-list that
// asks for a path as well lets nothing pass. Proven by gitleaks.test.ts and test/vectors/gitleaks.test.ts.

import { parse, TomlError } from 'smol-toml'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Around, Hit, Judge, KeywordRule } from '../hit.ts'
import { entropyOf } from './placeholders.ts'
import { formatPiece, readRe2, Unreadable } from './re2.ts'
import { endsInTime } from './specimens.ts'
import { hitIn, type Window, windowOf } from './window.ts'

const leftReasons = ['no-expression', 'no-word', 'not-read', 'too-slow'] as const

/** A rule of the file that is not used. */
export interface LeftRule {
  readonly id: string
  readonly reason: (typeof leftReasons)[number]
  /** What of it, and where. */
  readonly detail: string
}

export interface Gitleaks {
  readonly rules: readonly KeywordRule[]
  readonly left: readonly LeftRule[]
}

type Table = Readonly<Record<string, unknown>>

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const tablesOf = (value: unknown): readonly Table[] =>
  (Array.isArray(value) ? value : [value]).filter(isTable)
const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).filter(each => typeof each === 'string')
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** What lets a found secret pass as none. */
interface AllowList {
  readonly target: string
  readonly expressions: readonly RegExp[]
  readonly stopWords: readonly string[]
  /** All of its conditions must hold, and one of them is a path or a commit. */
  readonly needsPath: boolean
  readonly all: boolean
}

class TooSlow extends Error {}

/** Throws Unreadable or TooSlow. */
export function convertRe2(text: string, flags: string): RegExp {
  const piece = readRe2(text)
  const expression = new RegExp(formatPiece(piece), flags)
  if (!endsInTime(expression, piece)) throw new TooSlow()
  return expression
}

function allowListOf(table: Table): AllowList {
  const all = textOf(table['condition']).toUpperCase() === 'AND' || table['matchCondition'] === 'AND'
  return {
    target: textOf(table['regexTarget']),
    expressions: textsOf(table['regexes']).map(text => convertRe2(text, '')),
    stopWords: textsOf(table['stopwords']).map(word => word.toLowerCase()),
    needsPath: all && textsOf(table['paths']).length + textsOf(table['commits']).length > 0,
    all,
  }
}

const allowListsOf = (table: Table): readonly AllowList[] =>
  [...tablesOf(table['allowlist']), ...tablesOf(table['allowlists'])].map(allowListOf)

interface Found {
  readonly secret: string
  readonly match: string
  readonly line: string
}

function letsPass(list: AllowList, found: Found): boolean {
  const target = list.target === 'match' ? found.match : list.target === 'line' ? found.line : found.secret
  const secret = found.secret.toLowerCase()
  const verdicts = [
    ...(list.expressions.length > 0 ? [list.expressions.some(one => one.test(target))] : []),
    ...(list.stopWords.length > 0 ? [list.stopWords.some(word => secret.includes(word))] : []),
  ]
  if (list.needsPath) return false
  return list.all ? verdicts.length > 0 && verdicts.every(Boolean) : verdicts.some(Boolean)
}

/** The lines of a window that a match is on. */
function lineOf(text: string, start: number, end: number): string {
  const last = text.indexOf('\n', end)
  return text.slice(text.lastIndexOf('\n', Math.max(0, start - 1)) + 1, last < 0 ? text.length : last)
}

/** The group that is the secret: the one the rule names, else the first that has letters, else all. */
const secretOf = (match: RegExpExecArray, group: number): string =>
  (group > 0 ? match[group] : match.slice(1).find(part => part !== undefined && part !== '')) ?? match[0]

interface Rule {
  readonly id: string
  readonly expression: RegExp
  readonly group: number
  readonly entropy: number
  readonly allowed: readonly AllowList[]
  readonly confidence: 'likely' | 'possible'
}

const distance = (match: RegExpExecArray, { start, end }: Window): number =>
  Math.max(0, match.index - end, start - match.index - match[0].length)

/** The match that the word is part of, else the nearest one: some rules' words stand beside what they look for. */
function matchNear({ expression }: Rule, window: Window): RegExpExecArray | null {
  let nearest: RegExpExecArray | null = null
  expression.lastIndex = 0
  for (let tries = 0; tries < limits.expressionMatches; tries++) {
    const match = expression.exec(window.text)
    if (match === null) break
    if (nearest === null || distance(match, window) < distance(nearest, window)) nearest = match
    if (match[0] === '') expression.lastIndex++
  }
  return nearest
}

function judgeRule(rule: Rule): Judge {
  return (around: Around, start: number, end: number): Hit | null => {
    const window = windowOf(around, start, end)
    const match = matchNear(rule, window)
    if (match === null) return null
    const secret = secretOf(match, rule.group)
    const line = lineOf(window.text, match.index, match.index + match[0].length)
    if (rule.entropy > 0 && entropyOf(secret) <= rule.entropy) return null
    if (rule.allowed.some(list => letsPass(list, { secret, match: match[0], line }))) return null
    const from = match.index + match[0].lastIndexOf(secret)
    return hitIn(window, {
      kind: 'secret',
      what: `gitleaks:${rule.id}`,
      start: from,
      end: from + secret.length,
      confidence: rule.confidence,
      context: 'bare',
    })
  }
}

/** The automaton takes words of 2 to 40 bytes; the beginning of a longer one finds as much. */
const wordsOf = (table: Table): readonly string[] =>
  textsOf(table['keywords'])
    .filter(word => word.length >= 2 && /^[\x20-\x7e]+$/.test(word))
    .map(word => word.toLowerCase().slice(0, 40))

function convertRule(table: Table, everywhere: readonly AllowList[]): KeywordRule | LeftRule {
  const id = textOf(table['id'])
  const left = (reason: LeftRule['reason'], detail: string): LeftRule => Object.freeze({ id, reason, detail })
  const [source, words] = [textOf(table['regex']), wordsOf(table)]
  if (source === '') return left('no-expression', 'it asks for a path alone')
  if (words.length === 0) return left('no-word', 'it has no word of 2 letters or more to be found by')
  try {
    const rule: Rule = {
      id,
      expression: convertRe2(source, 'g'),
      group: numberOf(table['secretGroup']),
      entropy: numberOf(table['entropy']),
      allowed: [...everywhere, ...allowListsOf(table)],
      confidence: table['path'] === undefined ? 'likely' : 'possible',
    }
    return { id: `gitleaks:${id}`, words, as: 'part', judge: judgeRule(rule) }
  } catch (error) {
    if (error instanceof Unreadable) return left('not-read', error.message)
    if (error instanceof TooSlow)
      return left('too-slow', `its expression takes over ${limits.expressionTrialMs} ms`)
    throw error
  }
}

function parseToml(toml: string): Table {
  if (toml.length > limits.ruleFileBytes)
    throw new Refusal('limit', `expected rules of at most ${limits.ruleFileBytes} bytes, got more`)
  try {
    return parse(toml)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    throw new Refusal('format-invalid', {
      message: `expected rules in TOML, got something else in line ${error.line}, column ${error.column}`,
      hint: 'give the file gitleaks.toml of gitleaks, unchanged',
    })
  }
}

/** What passes in every rule. Where that cannot be read, no rule would say what gitleaks says. */
function readAllowed(file: Table): readonly AllowList[] {
  try {
    return allowListsOf(file)
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof TooSlow)) throw error
    throw new Refusal('format-invalid', {
      message:
        "expected an allow-list that can be read, got an expression that is not RE2's or takes too long",
      hint: 'take it out of the file; the rules are read without it',
    })
  }
}

/** Reads a rule file of gitleaks. Throws a Refusal where it is none. */
export function readGitleaks(toml: string): Gitleaks {
  const file = parseToml(toml)
  const tables = tablesOf(file['rules']).slice(0, limits.ruleFileRules)
  if (tables.length === 0 || tables.some(table => textOf(table['id']) === ''))
    throw new Refusal('format-invalid', {
      message: `expected rules that each have an id, got ${tables.length} rules`,
      hint: 'give the file gitleaks.toml of gitleaks, unchanged',
    })
  const everywhere = readAllowed(file)
  const read = tables.map(table => convertRule(table, everywhere))
  return Object.freeze({
    rules: read.filter(rule => 'judge' in rule),
    left: read.filter(rule => 'reason' in rule),
  })
}
