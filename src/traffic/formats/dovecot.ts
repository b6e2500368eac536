// Lines of Dovecot 2.2 to 2.4: who signed in to a mailbox, and who tried. What it says of mails delivered into mailboxes the mail
// server says too, so it is aside. A failed sign-in is told when the connection ends, with the number of tries.
// Texts as in Dovecot's login-common (client-common.c). Proven by lines.test.ts.

import type { ErrorLevel, Service, TrafficEvent } from '../event.ts'
import type { Block, Received } from '../received.ts'
import { type Found, ignored, type Shape, Shapes } from './shape.ts'

const signedIn = (service: Service): TrafficEvent => ({
  kind: 'sign-in',
  service,
  outcome: 'accepted',
  unknownUser: false,
  times: 1,
})

/** As often as the line says, up to what no server lets anybody try in one connection. */
const timesMost = 1_000
const failed = (service: Service, found: Found): TrafficEvent => ({
  kind: 'sign-in',
  service,
  outcome: 'failed',
  unknownUser: false,
  times: Math.min(timesMost, Math.max(1, found.number('number'))),
})

/** A session that ended before anybody signed in, from what is said of it to the address: a name may hold the word `rip`. */
const ends = ['Disconnected', 'Aborted login', 'Login aborted']
const server = '{}: {who*}, rip={peer}, lip={}'

const ofLogin = (name: string, service: Service): readonly Shape[] => {
  const handshake: TrafficEvent = { kind: 'oddity', service, what: 'handshake' }
  const dropped: TrafficEvent = { kind: 'oddity', service, what: 'dropped' }
  return [
    { pattern: `${name}: Login: user=<{}`, tell: () => signedIn(service) },
    { pattern: `${name}: Logged in: user=<{}`, tell: () => signedIn(service) },
    ...ends.flatMap(end => [
      {
        pattern: `${name}: ${end}{}(auth failed, {number} attempts${server}`,
        tell: (found: Found) => failed(service, found),
      },
      { pattern: `${name}: ${end}{}SSL_accept() failed: {}`, tell: () => handshake },
      { pattern: `${name}: ${end}{}TLS handshaking: {}`, tell: () => handshake },
      { pattern: `${name}: ${end}{}rip={}`, tell: () => dropped },
    ]),
    ...ignored(
      `${name}: proxy({}`,
      `${name}: Maximum number of connections from user+IP exceeded {}`,
      `${name}: Info: {}`,
      `${name}: Debug: {}`,
    ),
  ]
}

const level =
  (of: ErrorLevel): (() => TrafficEvent) =>
  () => ({ kind: 'server-error', level: of })

/** What any of its processes says of its own troubles: `auth: Error: …`, `imap(bo)<12><x>: Error: …`. */
const troubles: readonly Shape[] = [
  { pattern: '{process}: Error: {}', tell: level('error') },
  { pattern: '{process}: Warning: {}', tell: level('warn') },
  { pattern: '{process}: Fatal: {}', tell: level('crit') },
  { pattern: '{process}: Panic: {}', tell: level('alert') },
]

const processes = [
  ...['anvil', 'auth', 'auth-worker', 'config', 'dict', 'director', 'doveadm', 'dsync-local', 'dsync-server'],
  ...['imap', 'imap-hibernate', 'imap-urlauth', 'indexer', 'indexer-worker', 'ipc', 'lda', 'lmtp', 'log'],
  ...['managesieve', 'master', 'old-stats', 'pop3', 'quota-status', 'replicator', 'script', 'sieve'],
  ...['ssl-params', 'stats', 'submission'],
]

export const dovecotShapes = new Shapes(
  ...ofLogin('imap-login', 'imap'),
  ...ofLogin('pop3-login', 'pop3'),
  ...ofLogin('managesieve-login', 'sieve'),
  ...ofLogin('submission-login', 'smtp'),
  ...troubles,
  ...processes.flatMap(name => ignored(`${name}: {}`, `${name}({}): {}`, `${name}({})<{}>: {}`)),
)

export const readDovecot = (
  block: Block,
  [from, to]: readonly [number, number],
  found: Found,
  into: Received,
): void => dovecotShapes.read(block, from, to, found, into)
