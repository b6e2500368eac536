// The alarm: a finding with everything needed to re-check it elsewhere, as text that survives a mail.
// Format: docs/reference/ledger.md, Alarm. Proven by ledger.test.ts and test/hostile/ledger.test.ts.

import { equalBytes, fromBase64, toBase64, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { openCheckpoint } from './checkpoint.ts'
import { type Finding, findingKinds } from './finding.ts'
import { parseVerifierKey, type VerifierKey } from './note.ts'
import { checkConsistency } from './path.ts'
import { type Hash, hashBytes, parseSize } from './tree.ts'

export interface Alarm {
  /** Verifier key as text; null when none was at hand. */
  readonly key: string | null
  readonly findings: readonly Finding[]
  /** What the later tree has as root of its first leaves, as many as the earlier checkpoint covers; null if not shown. */
  readonly prefix: Hash | null
  /** Consistency proof from the prefix to the later checkpoint. */
  readonly proof: readonly Hash[]
  /** Signed notes, verbatim; null when there is none. */
  readonly earlier: string | null
  readonly later: string | null
}

const header = 'ordholden-alarm@1'

export function formatAlarm(alarm: Alarm): string {
  const lines = [
    header,
    ...(alarm.key === null ? [] : [`key ${alarm.key}`]),
    ...alarm.findings.map(formatFinding),
    ...(alarm.prefix === null ? [] : [`prefix ${toBase64(alarm.prefix)}`]),
    ...alarm.proof.map(hash => `proof ${toBase64(hash)}`),
    ...formatQuoted('earlier', alarm.earlier),
    ...formatQuoted('later', alarm.later),
  ]
  return `${lines.join('\n')}\n`
}

const members = ['index', 'offset', 'expected', 'got'] as const

function formatFinding(finding: Finding): string {
  const known = members.filter(member => finding[member] !== undefined)
  const parts = known.map(member => `${member}=${oneWord(String(finding[member]))}`)
  return ['finding', finding.kind, oneWord(finding.file), ...parts].join(' ')
}

const formatQuoted = (title: string, note: string | null): readonly string[] =>
  note === null
    ? []
    : [
        title,
        ...note
          .slice(0, -1)
          .split('\n')
          .map(line => `\t${line}`),
      ]

/** Refuses with `proof-invalid` whatever formatAlarm cannot have written. */
export function parseAlarm(text: string): Alarm {
  const lines = text.split('\n')
  if (utf8(text).length > limits.alarmBytes || lines.shift() !== header || lines.pop() !== '')
    throw malformed(`expected an alarm of at most ${limits.alarmBytes} bytes, beginning with ${header}`)
  const plain = lines.filter(line => !line.startsWith('\t')).map(splitLine)
  const valuesOf = (word: string) => plain.filter(line => line.word === word).map(line => line.rest)
  const alarm: Alarm = {
    key: valuesOf('key')[0] ?? null,
    findings: valuesOf('finding').map(parseFinding),
    prefix: valuesOf('prefix').map(parseHash)[0] ?? null,
    proof: valuesOf('proof').map(parseHash),
    earlier: parseQuoted(lines, 'earlier'),
    later: parseQuoted(lines, 'later'),
  }
  if (formatAlarm(alarm) !== text) throw malformed('expected an alarm with its lines in their order')
  return Object.freeze(alarm)
}

function splitLine(line: string): { readonly word: string; readonly rest: string } {
  const space = line.indexOf(' ')
  return space < 0 ? { word: line, rest: '' } : { word: line.slice(0, space), rest: line.slice(space + 1) }
}

function parseFinding(text: string): Finding {
  const [kindText, file = '', ...parts] = text.split(' ')
  const kind = findingKinds.find(each => each === kindText)
  if (kind === undefined) throw malformed(`expected a kind of finding, got ${JSON.stringify(kindText)}`)
  const given = new Map(
    parts.map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
  return { kind, file: readable(file), ...numbersOf(given), ...textsOf(given) }
}

function numbersOf(given: ReadonlyMap<string, string>): Pick<Finding, 'index' | 'offset'> {
  const index = parseSize(given.get('index') ?? '')
  const offset = parseSize(given.get('offset') ?? '')
  return { ...(index === null ? {} : { index }), ...(offset === null ? {} : { offset }) }
}

function textsOf(given: ReadonlyMap<string, string>): Pick<Finding, 'expected' | 'got'> {
  const expected = given.get('expected')
  const got = given.get('got')
  return {
    ...(expected === undefined ? {} : { expected: readable(expected) }),
    ...(got === undefined ? {} : { got: readable(got) }),
  }
}

function parseQuoted(lines: readonly string[], title: string): string | null {
  const start = lines.indexOf(title)
  if (start < 0) return null
  const rest = lines.slice(start + 1)
  const end = rest.findIndex(line => !line.startsWith('\t'))
  const quoted = end < 0 ? rest : rest.slice(0, end)
  return quoted.map(line => `${line.slice(1)}\n`).join('')
}

function parseHash(base64: string): Hash {
  const bytes = fromBase64(base64)
  if (bytes?.length !== hashBytes) throw malformed(`expected a hash in base64, got ${JSON.stringify(base64)}`)
  return bytes
}

/**
 * Whether the alarm convicts the holder of the key: two checkpoints of one log, both signed by the key, that cannot both
 * be true. Everything is recomputed from the alarm; the key should be known from elsewhere.
 */
export function checkAlarm(alarm: Alarm, key: VerifierKey | null): 'contradiction' | 'no-contradiction' {
  const believed = key ?? (alarm.key === null ? null : parseVerifierKey(alarm.key))
  if (believed === null || alarm.earlier === null || alarm.later === null) return 'no-contradiction'
  const [earlier, later] = [openCheckpoint(alarm.earlier, believed), openCheckpoint(alarm.later, believed)]
  if (earlier.kind !== 'opened' || later.kind !== 'opened') return 'no-contradiction'
  const { size: from, root: oldRoot } = earlier.checkpoint
  const { size: to, root: newRoot } = later.checkpoint
  const prefix = from === to ? newRoot : alarm.prefix
  if (prefix === null || equalBytes(prefix, oldRoot)) return 'no-contradiction'
  const shown = checkConsistency({ from, to, oldRoot: prefix, newRoot }, alarm.proof)
  return shown === 'holds' ? 'contradiction' : 'no-contradiction'
}

function oneWord(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0020%\u007f]/g,
    char => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

function readable(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const malformed = (message: string): Refusal => new Refusal('proof-invalid', message)
