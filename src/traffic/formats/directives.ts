// What a line of configuration of Apache (mod_log_config) or nginx (ngx_http_log_module) says a log line consists of: values one
// after another, each with the literal text behind it. Proven by custom.test.ts.

import { Refusal } from '../../core/refusal.ts'
import type { Field } from './fields.ts'

export interface Directive {
  /** As it was written; empty for the text before the first. */
  readonly text: string
  /** Null where nothing is made of it. */
  readonly field: Field | null
  /** Of several that say the same, the lowest is taken. */
  readonly rank: number
  /** So many bytes belong to it, even where they hold what stands behind it. */
  readonly leastBytes: number
  readonly behind: string
}

type Meaning = readonly [Field, number]

const ofNginx: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['remote_addr', ['address', 0]],
  ['http_x_forwarded_for', ['addresses', 2]],
  ['http_x_real_ip', ['address', 1]],
  ['time_local', ['time', 0]],
  ['time_iso8601', ['time', 1]],
  ['msec', ['time', 2]],
  ['request', ['request', 0]],
  ['request_uri', ['target', 1]],
  ['uri', ['target', 2]],
  ['document_uri', ['target', 3]],
  ['request_method', ['method', 0]],
  ['args', ['query', 0]],
  ['query_string', ['query', 1]],
  ['status', ['status', 0]],
  ['body_bytes_sent', ['bytes', 0]],
  ['bytes_sent', ['bytes', 1]],
  ['http_referer', ['referrer', 0]],
  ['http_user_agent', ['agent', 0]],
  ['request_time', ['seconds', 0]],
])

/** Path and query as one, which Apache has no name for: `%U%q` has nothing between the two. */
const wholeTarget = '%{target}U'

const ofApache: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['h', ['address', 0]],
  ['a', ['address', 1]],
  ['{c}a', ['address', 3]],
  ['{x-forwarded-for}i', ['addresses', 2]],
  ['t', ['time', 0]],
  ['r', ['request', 0]],
  ['U', ['target', 2]],
  [wholeTarget.slice(1), ['target', 1]],
  ['m', ['method', 0]],
  ['q', ['query', 0]],
  ['s', ['status', 0]],
  ['b', ['bytes', 0]],
  ['B', ['bytes', 1]],
  ['O', ['bytes', 2]],
  ['{referer}i', ['referrer', 0]],
  ['{user-agent}i', ['agent', 0]],
  ['D', ['micros', 0]],
  ['{us}T', ['micros', 1]],
  ['{ms}T', ['millis', 0]],
  ['{s}T', ['seconds', 0]],
  ['T', ['seconds', 1]],
])

const pieces = {
  nginx: /\$\{(?<braced>\w+)\}|\$(?<name>\w+)/g,
  apache: /%%|%[!,\d]*[<>]?(?:\{(?<argument>[^}]*)\})?(?<letter>\^[A-Za-z]{2}|[A-Za-z])/g,
} as const

/** The text before the first value, as a directive without a name, and every value. Throws a Refusal where there is none. */
export function parseDirectives(line: string): readonly Directive[] {
  const format = unwrap(line)
  const isNginx = /\$\{?[a-z]/.test(format) && !/%[<>]?[a-zA-Z{]/.test(format)
  const found = isNginx ? splitNginx(format) : splitApache(format)
  if (found.length > 1) return found
  throw new Refusal('format-invalid', {
    message: `expected a log format of Apache or nginx, got ${JSON.stringify(line)}`,
    hint: 'for example: %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"',
  })
}

/** The format itself, where the whole line of a configuration was given. */
function unwrap(line: string): string {
  const apache = /^\s*LogFormat\s+"(?<format>(?:[^"\\]|\\.)*)"/i.exec(line)?.groups?.['format']
  const nginx = /^\s*log_format\s+\w+\s+(?:escape=\w+\s+)?(?<format>['"].*['"])\s*;?\s*$/s.exec(line)?.groups
  const quoted = nginx?.['format']?.matchAll(/'([^']*)'|"([^"]*)"/g)
  const text = apache ?? (quoted === undefined ? line : [...quoted].map(([, a, b]) => a ?? b).join(''))
  return text.replaceAll(/\\(["\\t])/g, (_, letter: string) => (letter === 't' ? '\t' : letter))
}

const plain = (text: string, behind: string): Directive => ({
  ...{ text, behind },
  ...{ field: null, rank: 0, leastBytes: 0 },
})

function splitNginx(format: string): readonly Directive[] {
  const found = [...format.matchAll(pieces.nginx)]
  const values = found.map((match, at): Directive => {
    const name = match.groups?.['name'] ?? match.groups?.['braced'] ?? ''
    const behind = format.slice(match.index + match[0].length, found[at + 1]?.index)
    const [field, rank] = ofNginx.get(name) ?? [null, 0]
    return { text: match[0], field, rank, behind, leastBytes: name === 'time_local' ? commonTimeBytes : 0 }
  })
  return [plain('', format.slice(0, found[0]?.index)), ...values]
}

/** `10/Oct/2000:13:55:36 -0700`, and any other time with a space in it. */
const commonTimeBytes = 26
const spacedTimeBytes = 19

function splitApache(format: string): readonly Directive[] {
  const directives: Directive[] = []
  let [text, from] = ['', 0]
  let value: Omit<Directive, 'behind'> = plain('', '')
  const whole = format.replaceAll('%U%q', wholeTarget)
  for (const match of whole.matchAll(pieces.apache)) {
    text += whole.slice(from, match.index)
    from = match.index + match[0].length
    if (match[0] === '%%') {
      text += '%'
      continue
    }
    const next = apacheValue(match[0], match.groups?.['argument'], match.groups?.['letter'] ?? '')
    const isBracketed = match.groups?.['letter'] === 't' && match.groups['argument'] === undefined
    directives.push({ ...value, behind: isBracketed ? `${text}[` : text })
    value = next
    text = isBracketed ? ']' : ''
  }
  return [...directives, { ...value, behind: text + whole.slice(from) }]
}

function apacheValue(text: string, argument: string | undefined, letter: string): Omit<Directive, 'behind'> {
  if (letter === 't' && argument !== undefined)
    return { text, field: 'time', rank: 1, leastBytes: argument.includes(' ') ? spacedTimeBytes : 0 }
  const key = argument === undefined ? letter : `{${argument.toLowerCase()}}${letter}`
  const [field, rank] = ofApache.get(key) ?? [null, 0]
  return { text, field, rank, leastBytes: 0 }
}
