// How letters leave: which server takes them, how the way there is closed to others, and who they are from. From the
// environment, without secrets in it. TLS is demanded (RFC 8314); certificates are always verified, and nothing turns
// that off. Proven by mail.test.ts, and against a real server by test/contracts/mail.test.ts.

import { Refusal } from '../core/refusal.ts'
import { type Mailbox, parseMailbox } from './address.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** The server that takes our letters. */
export interface Carrier {
  readonly host: string
  readonly port: number
  /** TLS from the first byte, STARTTLS or nothing, or STARTTLS where the server has it. */
  readonly tls: 'from-start' | 'demanded' | 'if-offered'
  readonly login: { readonly user: string; readonly password: string } | null
  /** Certificates to trust instead of this machine's, PEM. Only tests hand any over; no setting does. */
  readonly authorities: string | null
}

export interface MailSetting {
  readonly carrier: Carrier
  readonly from: Mailbox
  /** Who decided that letters may go unencrypted, when and why; null where they may not. */
  readonly risk: string | null
}

/** What the environment says; null where no server is named. The password comes from a file, which the caller reads. */
export function parseMailSetting(env: Env, password: string | null): MailSetting | null {
  const address = env['ORDHOLDEN_SMTP'] ?? ''
  if (address === '') return null
  const risk = parseRisk(env['ORDHOLDEN_SMTP_PLAIN'] ?? '')
  const from = env['ORDHOLDEN_MAIL_FROM'] ?? ''
  if (from === '') throw wrong('ORDHOLDEN_MAIL_FROM', 'who letters are from', 'nothing', 'post@example.org')
  return { carrier: parseCarrier(address, password, risk), from: parseMailbox(from), risk }
}

function parseCarrier(text: string, password: string | null, risk: string | null): Carrier {
  const url = parseUrl(text)
  const user = decodeURIComponent(url.username)
  if (user !== '' && password === null)
    throw wrong(
      'ORDHOLDEN_SMTP_PASSWORD_FILE',
      'a file with the password',
      'none',
      'name it, or leave user@ out',
    )
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const fromStart = url.protocol === 'smtps:'
  return {
    host,
    port: Number(url.port || (fromStart ? 465 : 587)),
    tls: fromStart ? 'from-start' : risk !== null || isLoopback(host) ? 'if-offered' : 'demanded',
    login: user === '' || password === null ? null : { user, password },
    authorities: null,
  }
}

// The value is never repeated: its user is often an address, and a password may stand in it by mistake.
function parseUrl(text: string): URL {
  const refuse = (got: string) =>
    wrong('ORDHOLDEN_SMTP', 'smtps://user@host:465 or smtp://user@host:587', got, 'encode @ in a user as %40')
  const url = URL.parse(text)
  if (url === null) throw refuse('something else')
  if (url.protocol !== 'smtps:' && url.protocol !== 'smtp:') throw refuse(`the scheme ${url.protocol}`)
  if (url.password !== '')
    throw refuse('one with a password in it; passwords stand in ORDHOLDEN_SMTP_PASSWORD_FILE')
  if (url.hostname === '') throw refuse('one without a host')
  if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    throw refuse('one with more after the port')
  if (/%(?![0-9A-Fa-f]{2})|%[01][0-9A-Fa-f]|%7F/i.test(url.username))
    throw refuse('a user with a control in it')
  return url
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)

/** A decision says who took it, on which day, and why. A bare `yes` is nobody's. */
function parseRisk(text: string): string | null {
  if (text === '') return null
  const [who = '', day = '', ...why] = text.split(',').map(part => part.trim())
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
  if (who !== '' && isDay && why.join('') !== '') return text
  throw wrong(
    'ORDHOLDEN_SMTP_PLAIN',
    'who decided, the day and why',
    'something else',
    'write it as Anna Andersen, 2026-01-31, the server stands in our own cellar',
  )
}

const wrong = (variable: string, expected: string, got: string, hint: string): Refusal =>
  new Refusal('usage', { message: `${variable}: expected ${expected}, got ${got}`, hint })
