// Lines of OpenSSH's server (sshd; since 9.8 also sshd-session, since 10.0 sshd-auth). A try to sign in is counted where its answer is
// told: »Failed …«, »Accepted …«; what comes before (»Invalid user«, PAM) and after (»Disconnecting …: Too many«) is the same try
// told again, and aside. A name is chosen by whoever tries, so an address is what stands behind the last »from«.
// Texts as in OpenSSH's auth.c, auth2.c, packet.c, kex.c and sshd.c. Proven by lines.test.ts.

import type { TrafficEvent } from '../event.ts'
import type { Block, Received } from '../received.ts'
import { type Found, ignored, type Shape, Shapes } from './shape.ts'

const signIn = (outcome: 'accepted' | 'failed', unknownUser: boolean) => (): TrafficEvent => ({
  kind: 'sign-in',
  service: 'ssh',
  outcome,
  unknownUser,
  times: 1,
})
const oddity = (kind: 'handshake' | 'dropped') => (): TrafficEvent => ({
  kind: 'oddity',
  service: 'ssh',
  what: kind,
})

const signIns: readonly Shape[] = [
  { pattern: 'Accepted {method} for {}', tell: signIn('accepted', false) },
  // A client asks which methods there are.
  ...ignored('Failed none for {}'),
  // A certificate says of itself what it likes, behind the address: whose it is cannot be told.
  { pattern: 'Failed publickey for invalid user {user}-CERT SHA256:{}', tell: signIn('failed', true) },
  ...['invalid', 'illegal'].map(kind => ({
    pattern: `Failed {method} for ${kind} user {user*} from {peer} port {number} ssh2{}`,
    tell: signIn('failed', true),
  })),
  // A client offers its keys in turn: one that does not fit is no failed try of somebody who may come in.
  ...ignored('Failed publickey for {}'),
  { pattern: 'Failed {method} for {user*} from {peer} port {number} ssh2{}', tell: signIn('failed', false) },
]

/** How a connection ends before anybody signed in. */
const endings: readonly Shape[] = [
  ...['authenticating', 'invalid'].flatMap(kind => [
    { pattern: `Connection closed by ${kind} user {}`, tell: oddity('dropped') },
    { pattern: `Connection reset by ${kind} user {}`, tell: oddity('dropped') },
    { pattern: `Disconnected from ${kind} user {}`, tell: oddity('dropped') },
    ...ignored(`Disconnecting ${kind} user {}`),
  ]),
  { pattern: 'Connection closed by {peer} port {number} [preauth]', tell: oddity('dropped') },
  { pattern: 'Connection reset by {peer} port {number} [preauth]', tell: oddity('dropped') },
  { pattern: 'Disconnected from {peer} port {number} [preauth]', tell: oddity('dropped') },
  { pattern: 'Connection closed by {peer} [preauth]', tell: oddity('dropped') },
  { pattern: 'error: maximum authentication attempts exceeded for {}', tell: oddity('dropped') },
  { pattern: 'Did not receive identification string from {}', tell: oddity('dropped') },
  { pattern: 'fatal: Timeout before authentication for {}', tell: oddity('dropped') },
  { pattern: 'Timeout before authentication for connection from {}', tell: oddity('dropped') },
  { pattern: 'drop connection #{number} from {}', tell: oddity('dropped') },
  { pattern: 'fatal: Read from socket failed: {}', tell: oddity('dropped') },
  { pattern: 'refused connect from {}', tell: oddity('dropped') },
]

const handshakes: readonly Shape[] = [
  'error: kex_exchange_identification: {}',
  'error: kex_protocol_error: {}',
  'Bad protocol version identification {}',
  'Protocol major versions differ for {}',
  'Unable to negotiate with {}',
  'fatal: Unable to negotiate {}',
  'fatal: no matching {}',
  'ssh_dispatch_run_fatal: {}',
  'Corrupted MAC on input.{}',
  'Bad packet length {}',
].map(pattern => ({ pattern, tell: oddity('handshake') }))

/** Told by another line, or nothing that is counted. */
const asides = ignored(
  ...['Invalid user {}', 'User {user*} not allowed because {}', 'ROOT LOGIN REFUSED FROM {}'],
  ...['input_userauth_request: {}', 'userauth_pubkey: {}', 'Postponed {}', 'Partial {}'],
  ...[
    'Authentication refused: {}',
    'Authentication key {}',
    'Authenticated to {}',
    'Certificate invalid: {}',
  ],
  ...['pam_{}', 'PAM {number} more authentication {}', 'PAM service({}', 'error: PAM: {}', 'fatal: PAM: {}'],
  ...['banner exchange: {}', 'Connection from {}', 'Connection closed by {}', 'Connection reset by {}'],
  ...['Received disconnect from {}', 'error: Received disconnect from {}', 'Disconnected from {}'],
  ...['Disconnecting: {}', 'Disconnecting {peer} port {}', 'Read error from remote host {}'],
  ...['Timeout, client not responding from {}', 'Closing connection to {}', 'Transferred: {}'],
  ...[
    'Starting session: {}',
    'Close session: {}',
    'User child is on pid {number}',
    'subsystem request for {}',
  ],
  ...[
    'Accepted key {}',
    'Found matching {}',
    'Address {}',
    'reverse mapping checking {}',
    'Nasty PTR record {}',
  ],
  ...['Server listening on {}', 'Received signal {}', 'Received SIGHUP; restarting.', 'Exiting on signal {}'],
  ...['error: beginning MaxStartups throttling', 'beginning MaxStartups throttling'],
  ...['exited MaxStartups throttling {}', 'srclimit_penalise: {}', 'syslogin_perform_logout: {}'],
  ...['rexec line {}'],
)

const troubles: readonly Shape[] = [
  { pattern: 'error: {}', tell: () => ({ kind: 'server-error', level: 'error' }) },
  { pattern: 'fatal: {}', tell: () => ({ kind: 'server-error', level: 'crit' }) },
]

export const sshdShapes = new Shapes(...signIns, ...endings, ...handshakes, ...asides, ...troubles)

export const readSshd = (
  block: Block,
  [from, to]: readonly [number, number],
  found: Found,
  into: Received,
): void => sshdShapes.read(block, from, to, found, into)
