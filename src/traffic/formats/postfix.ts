// Lines of Postfix 2.x to 3.x by its daemons: what was delivered, taken, refused, encrypted, and who failed to sign in. One line
// counts one try; what another line tells too is aside (docs/reference/traffic-lines.md says which). A mail is counted as taken
// when it leaves the queue: that line comes once for each, those before it come again with each try and for mails refused late.
// Texts as in Postfix's smtpd.c, smtpd_check.c, qmgr_active.c, log_adhoc.c and postscreen. Proven by lines.test.ts.

import type { ErrorLevel, TlsVersion, TrafficEvent } from '../event.ts'
import type { Block, Received } from '../received.ts'
import { what } from '../received.ts'
import { rejectionOf } from './rejection.ts'
import { ascii, type Found, ignored, indexOf, type Shape, Shapes, startsAt, type Tell } from './shape.ts'
import { decimal } from './values.ts'

const always =
  (event: TrafficEvent): Tell =>
  () =>
    event

const dropped = always({ kind: 'oddity', service: 'smtp', what: 'dropped' })
const notSmtp = always({ kind: 'oddity', service: 'smtp', what: 'not-smtp' })
const handshake = always({ kind: 'oddity', service: 'smtp', what: 'handshake' })
const tooOften = always({ kind: 'rejected', reason: 'rate', isTemporary: true })
const removed = always({ kind: 'queued', bytes: null })
const expired = always({ kind: 'delivery', outcome: 'expired', to: 'outside', dsn: null, delaySeconds: null })
const failed = always({
  kind: 'sign-in',
  service: 'smtp',
  outcome: 'failed',
  unknownUser: false,
  times: 1,
})
const accepted = always({
  kind: 'sign-in',
  service: 'smtp',
  outcome: 'accepted',
  unknownUser: false,
  times: 1,
})

/** The reply of a reject begins with its code, of a milter's with the code of RFC 3463: both with 4 or 5. */
const rejected: Tell = found => {
  const n = found.at('reply')
  const [from, to] = [found.from[n] ?? 0, found.to[n] ?? 0]
  const kind = found.bytes[from]
  if (kind !== 52 && kind !== 53) return 'unread'
  return { kind: 'rejected', reason: rejectionOf(found.bytes, from, to), isTemporary: kind === 52 }
}

const byContent = always({ kind: 'rejected', reason: 'content', isTemporary: false })

const versions: readonly (readonly [Uint8Array, TlsVersion])[] = [
  [ascii('TLSv1.3'), '1.3'],
  [ascii('TLSv1.2'), '1.2'],
  [ascii('TLSv1.1'), '1.1'],
  [ascii('TLSv1'), '1.0'],
  [ascii('SSLv3'), 'ssl3'],
]

const encrypted =
  (side: 'in' | 'out'): Tell =>
  found => {
    const version = versions.find(([text]) => found.has('version', text))?.[1] ?? 'other'
    return { kind: 'encrypted', side, version }
  }

type Outcome = Extract<TrafficEvent, { kind: 'delivery' }>['outcome']
const outcomes: readonly (readonly [Uint8Array, Outcome])[] = [
  [ascii('sent'), 'sent'],
  [ascii('deferred'), 'deferred'],
  [ascii('bounced'), 'bounced'],
  [ascii('SOFTBOUNCE'), 'deferred'],
  [ascii('deliverable'), 'deliverable'],
  [ascii('undeliverable'), 'undeliverable'],
  [ascii('expired'), 'expired'],
]

const loopback = [ascii('[127.'), ascii('[::1]')]

/** To another machine, or to a mailbox or a filter of this one. */
const delivery =
  (to: 'outside' | 'mailbox'): Tell =>
  found => {
    const n = found.at('status')
    const [from, end] = [found.from[n] ?? 0, found.to[n] ?? 0]
    const outcome = outcomes.find(
      ([text]) => end - from === text.length && startsAt(found.bytes, from, end, text),
    )?.[1]
    if (outcome === undefined) return 'unread'
    const isHere = to === 'mailbox' || loopback.some(text => found.has('relay', text))
    const delay = found.at('delay')
    const delaySeconds = decimal(found.bytes, found.from[delay] ?? 0, found.to[delay] ?? 0)
    return {
      kind: 'delivery',
      outcome,
      to: isHere ? 'mailbox' : 'outside',
      dsn: codeOf(found),
      delaySeconds: delaySeconds < 0 ? null : delaySeconds,
    }
  }

/** A code of RFC 3463; null where it is none. */
function codeOf(found: Found): string | null {
  const n = found.at('dsn')
  const [from, to] = [found.from[n] ?? 0, found.to[n] ?? 0]
  if (to - from > 7) return null
  const text = String.fromCharCode(...found.bytes.subarray(from, to))
  return /^[245]\.[0-7]\.(?:0|[1-9]\d{0,2})$/.test(text) ? text : null
}

const deliveries = (to: 'outside' | 'mailbox'): readonly Shape[] => [
  {
    pattern: '{id}: to=<{to}>, {}relay={relay}, {}delay={delay}, {}dsn={dsn}, status={status} ({}',
    tell: delivery(to),
  },
]

const level = (of: ErrorLevel): Tell => always({ kind: 'server-error', level: of })
/** What every daemon says of its own troubles. */
const troubles: readonly Shape[] = [
  { pattern: 'warning: {}', tell: level('warn') },
  { pattern: 'error: {}', tell: level('error') },
  { pattern: 'fatal: {}', tell: level('crit') },
  { pattern: 'panic: {}', tell: level('alert') },
  { pattern: '{id}: warning: {}', tell: level('warn') },
  ...ignored('statistics: {}', 'table {} has changed -- restarting', 'using backwards-compatible default {}'),
]

const tls: readonly Shape[] = [
  {
    pattern: '{trust} TLS connection established from {}: {version} with cipher {}',
    tell: encrypted('in'),
  },
  { pattern: '{trust} TLS connection established to {}: {version} with cipher {}', tell: encrypted('out') },
  { pattern: 'SSL_accept error from {}', tell: handshake },
  { pattern: 'SSL_connect error to {}', tell: handshake },
  ...ignored(
    '{trust} TLS connection reused to {}',
    'setting up TLS connection from {}',
    'setting up TLS connection to {}',
    'warning: TLS library problem: {}',
    'initializing the server-side TLS engine',
    'initializing the client-side TLS engine',
    '{}certificate verification failed for {}',
    '{host}: {}subject_CN={}',
  ),
]

const actions = ['reject_warning', 'hold', 'discard', 'redirect', 'filter', 'prepend', 'warn', 'info', 'bcc']
const smtpd = new Shapes(
  // Before what is found by words a client can write itself.
  { pattern: 'warning: non-SMTP command from {host}[{peer}]{}', tell: notSmtp },
  { pattern: 'improper command pipelining after {command} from {host}[{peer}]{}', tell: notSmtp },
  { pattern: 'connect from {host}[{peer}]{}', tell: always({ kind: 'connected', side: 'in' }) },
  ...ignored('disconnect from {}'),
  { pattern: 'lost connection after {command} from {}', tell: dropped },
  { pattern: 'timeout after {command} from {}', tell: dropped },
  { pattern: 'too many errors after {command} from {}', tell: dropped },
  {
    pattern: '{id}: reject: {command} from {host}[{peer}]{}: {reply}; from=<{}',
    tell: rejected,
  },
  { pattern: '{id}: reject: {command} from {host}[{peer}]{}: {reply}; to=<{}', tell: rejected },
  { pattern: '{id}: reject: {command} from {host}[{peer}]{}: {reply}; proto={}', tell: rejected },
  { pattern: '{id}: milter-reject: {command} from {host}[{peer}]{}: {reply}; {}', tell: rejected },
  { pattern: '{id}: proxy-reject: {command} from {host}[{peer}]{}: {reply}; {}', tell: rejected },
  ...ignored(...actions.map(action => `{id}: ${action}: {}`), '{id}: proxy-accept: {}'),
  ...ignored('{id}: milter-discard: {}', '{id}: milter-hold: {}', '{id}: milter-quarantine: {}'),
  {
    pattern: '{id}: client={host}[{peer}]{}sasl_method={method}, sasl_username={}',
    tell: accepted,
  },
  ...ignored('{id}: client={}'),
  {
    pattern: 'warning: {host}[{peer}]{}: SASL {method} authentication failed: Connection lost to {}',
    tell: level('error'),
  },
  { pattern: 'warning: {host}[{peer}]{}: SASL {method} authentication failed: {}', tell: failed },
  { pattern: 'warning: {host}[{peer}]{}: SASL {method} authentication failed', tell: failed },
  { pattern: 'warning: {host}[{peer}]{}: SASL {method} authentication aborted', tell: dropped },
  { pattern: 'warning: {what} limit exceeded: {number} from {host}[{peer}]{}', tell: tooOften },
  ...ignored('warning: hostname {}', 'warning: {}: hostname {}', 'warning: {}: address not listed for {}'),
  ...tls,
  ...troubles,
)

const smtpAside = [
  'connect to {}',
  '{id}: host {} said: {}',
  '{id}: host {} refused to talk to me: {}',
  '{id}: lost connection with {}',
  '{id}: conversation with {} timed out {}',
  '{id}: Cannot start TLS: {}',
  '{id}: enabling PIX workarounds: {}',
  '{id}: replace: {}',
  '{id}: breaking line > {}',
  'host {} said: {}',
  'mapping DSN status {}',
]
const remote = new Shapes(...deliveries('outside'), ...ignored(...smtpAside), ...tls, ...troubles)
const lmtp = new Shapes(...deliveries('mailbox'), ...ignored(...smtpAside), ...tls, ...troubles)
const mailbox = new Shapes(...deliveries('mailbox'), ...troubles)

const queue = new Shapes(
  { pattern: '{id}: removed', tell: removed },
  { pattern: '{id}: from=<{}>, status=expired, returned to sender', tell: expired },
  { pattern: '{id}: from=<{}>, status=force-expired, returned to sender', tell: expired },
  ...ignored('{id}: from=<{}>, size={number}, nrcpt={number} (queue active)', '{id}: skipped, {}'),
  ...deliveries('outside'),
  ...troubles,
)

const cleanup = new Shapes(
  ...ignored('{id}: message-id={}', '{id}: resent-message-id={}'),
  { pattern: '{id}: milter-reject: {command} from {host}[{peer}]{}: {reply}; {}', tell: rejected },
  { pattern: '{id}: reject: header {text*} from {}; from=<{}', tell: byContent },
  { pattern: '{id}: reject: body {text*} from {}; from=<{}', tell: byContent },
  { pattern: '{id}: reject: mime-header {text*} from {}; from=<{}', tell: byContent },
  { pattern: '{id}: reject: mime-error {text*} from {}; from=<{}', tell: byContent },
  ...ignored(
    ...['warning', 'hold', 'discard', 'redirect', 'filter', 'prepend', 'replace', 'info', 'bcc', 'strip'].map(
      action => `{id}: ${action}: {}`,
    ),
    '{id}: milter-discard: {}',
    '{id}: milter-hold: {}',
    '{id}: milter-header {}: {}',
  ),
  ...troubles,
)

const bounce = new Shapes(
  ...ignored(
    '{id}: sender non-delivery notification: {}',
    '{id}: sender delay notification: {}',
    '{id}: sender delivery status notification: {}',
    '{id}: postmaster non-delivery notification: {}',
    '{id}: postmaster delay notification: {}',
  ),
  ...troubles,
)

const postscreen = new Shapes(
  {
    pattern: 'NOQUEUE: reject: {command} from [{peer}]:{number}: {reply}; from=<{}',
    tell: rejected,
  },
  { pattern: 'NOQUEUE: reject: CONNECT from [{peer}]:{number}: too many connections', tell: tooOften },
  { pattern: 'NOQUEUE: reject: CONNECT from [{peer}]:{number}: all {} ports busy', tell: tooOften },
  { pattern: 'NON-SMTP COMMAND from [{peer}]:{number} after {}', tell: notSmtp },
  { pattern: 'COMMAND PIPELINING from [{peer}]:{number} after {}', tell: notSmtp },
  { pattern: 'COMMAND {kind} LIMIT from [{peer}]:{number} after {}', tell: dropped },
  { pattern: 'HANGUP after {time} from [{peer}]:{number} in tests {}', tell: dropped },
  ...ignored(
    'CONNECT from {}',
    'DISCONNECT {}',
    'PASS NEW {}',
    'PASS OLD {}',
    'ALLOWLISTED {}',
    'WHITELISTED {}',
    'DENYLISTED {}',
    'BLACKLISTED {}',
    'ALLOWLIST VETO {}',
    'WHITELIST VETO {}',
    'DNSBL rank {}',
    'PREGREET {}',
    'BARE NEWLINE from {}',
    'cache {} full cleanup: {}',
    'entering STRESS mode with {}',
    'leaving STRESS mode with {}',
  ),
  ...troubles,
)

const others = new Shapes(...troubles, ...ignored('{}'))
const other = [
  ...['anvil', 'dnsblog', 'flush', 'master', 'pickup', 'postalias', 'postdrop', 'postfix-script', 'postlog'],
  ...['postlogd', 'postmap', 'postqueue', 'proxymap', 'qmqpd', 'scache', 'sendmail', 'showq', 'spawn'],
  ...['tlsmgr', 'tlsproxy', 'trace', 'trivial-rewrite', 'verify', 'defer'],
]

/** Daemons by the name behind the last slash: `postfix/submission/smtpd`, `postfix-out/smtp`. */
export const postfixShapes: ReadonlyMap<string, Shapes> = new Map([
  ['smtpd', smtpd],
  ['smtp', remote],
  ['lmtp', lmtp],
  ['local', mailbox],
  ['virtual', mailbox],
  ['pipe', mailbox],
  ['error', remote],
  ['retry', remote],
  ['discard', remote],
  ['qmgr', queue],
  ['oqmgr', queue],
  ['nqmgr', queue],
  ['postsuper', queue],
  ['cleanup', cleanup],
  ['bounce', bounce],
  ['postscreen', postscreen],
  ...other.map(name => [name, others] as const),
])
const daemons = [...postfixShapes].map(([name, shapes]) => ({ name: ascii(name), shapes }))

/** A message of the program named in [tagFrom, tagTo). */
export function readPostfix(
  block: Block,
  [tagFrom, tagTo]: readonly [number, number],
  [from, to]: readonly [number, number],
  found: Found,
  into: Received,
): void {
  const slash = block.bytes.lastIndexOf(47, tagTo - 1)
  const begin = Math.max(tagFrom, slash + 1)
  const daemon = daemons.find(
    ({ name }) => name.length === tagTo - begin && startsAt(block.bytes, begin, tagTo, name),
  )
  if (daemon === undefined) into.what = what.unread
  else daemon.shapes.read(block, from, to, found, into)
}

/** Whether a program is one of Postfix: `postfix/…`, and with the name of an instance `postfix-out/…`. */
export function isPostfix(bytes: Uint8Array, from: number, to: number): boolean {
  return startsAt(bytes, from, to, product) && indexOf(bytes, from, to, slashText) > 0
}

const product = ascii('postfix')
const slashText = ascii('/')
