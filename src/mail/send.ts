// One attempt to hand a letter to the server, and what came of it as data. A server quotes addresses and words in its
// answers, and the library puts them into its errors: only codes leave here. RFC 5321 §4.2 (4yz may be tried again, 5yz
// not). Proven against a real server by test/contracts/mail.test.ts.

import { createTransport } from 'nodemailer'
import { limits } from '../core/limits.ts'
import type { Stamp, Written } from './letter.ts'
import type { Carrier, MailSetting } from './mail.ts'

export type Delivery =
  | { readonly kind: 'sent' }
  /** May go better later. A server that falls silent after the last byte may have taken the letter all the same. */
  | {
      readonly kind: 'put-off'
      readonly because: 'busy' | 'timeout' | 'unreachable'
      readonly code: number | null
    }
  /** `letter`: the server does not take this one, or not for this address. All others are faults of the setting. */
  | {
      readonly kind: 'refused'
      readonly because: 'letter' | 'server' | 'login' | 'no-tls' | 'certificate'
      readonly code: number | null
    }

/** What came of it in a word and a code, as it may be stored and shown. */
export const formatDelivery = (delivery: Delivery): string =>
  delivery.kind === 'sent' ? 'sent' : [delivery.because, delivery.code ?? []].flat().join(' ')

/** How long a server may say nothing, and how long one attempt may take, whatever the server does. */
export interface Patience {
  readonly silenceMs: number
  readonly sendMs: number
}
const patient: Patience = { silenceMs: limits.mailSilenceMs, sendMs: limits.mailSendMs }

/** Never throws for what a server or the way to it does. */
export async function sendLetter(
  { carrier, from }: MailSetting,
  { language, to, subject, text, html }: Written,
  { messageId, date }: Stamp,
  { silenceMs, sendMs }: Patience = patient,
): Promise<Delivery> {
  const transport = createTransport(wayTo(carrier, silenceMs))
  try {
    await transport.sendMail({
      from: { name: from.name ?? '', address: from.address },
      to: { name: '', address: to },
      ...{ subject, text, html, messageId, date },
      textEncoding: 'quoted-printable',
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      xMailer: false,
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.timeout(sendMs),
    })
    return { kind: 'sent' }
  } catch (error) {
    return deliveryOf(error)
  } finally {
    transport.close()
  }
}

const wayTo = ({ host, port, tls, login, authorities }: Carrier, silenceMs: number) => ({
  host,
  port,
  secure: tls === 'from-start',
  requireTLS: tls === 'demanded',
  ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
  tls: { minVersion: 'TLSv1.2' as const, ...(authorities === null ? {} : { ca: authorities }) },
  // The name of this machine is nobody's business (RFC 5321 §4.1.4 lets a client without a name say its address).
  name: '[127.0.0.1]',
  connectionTimeout: silenceMs,
  greetingTimeout: silenceMs,
  socketTimeout: silenceMs,
  dnsTimeout: silenceMs,
  maxResponseSize: limits.mailAnswerBytes,
})

function deliveryOf(error: unknown): Delivery {
  const fault = partsOf(error)
  const code = fault.responseCode
  if (code !== null && code >= 400 && code < 500) return { kind: 'put-off', because: 'busy', code }
  const because = refusalIn(fault)
  if (because !== null) return { kind: 'refused', because, code }
  const silent = fault.code === 'ETIMEDOUT' || fault.code === 'EABORT'
  return { kind: 'put-off', because: silent ? 'timeout' : 'unreachable', code }
}

type Because = Extract<Delivery, { readonly kind: 'refused' }>['because']

function refusalIn({ code, originalCode, command, responseCode }: FaultParts): Because | null {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'login'
  // As OpenSSL and Node name them: DEPTH_ZERO_SELF_SIGNED_CERT, ERR_TLS_CERT_ALTNAME_INVALID.
  if (/CERT|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE/.test(originalCode)) return 'certificate'
  if (originalCode.startsWith('ERR_SSL_') || (code === 'ETLS' && responseCode !== null)) return 'no-tls'
  if (responseCode === null || responseCode < 500) return null
  return command === 'RCPT TO' || command === 'DATA' ? 'letter' : 'server'
}

/** What of the library's error may be looked at. Its message, answer and recipients are left where they are. */
interface FaultParts {
  readonly code: string
  readonly originalCode: string
  readonly command: string
  readonly responseCode: number | null
}

function partsOf(error: unknown): FaultParts {
  const parts: Readonly<Record<string, unknown>> = error instanceof Error ? { ...error } : {}
  const word = (name: string) => (typeof parts[name] === 'string' ? parts[name] : '')
  const { responseCode } = parts
  return {
    code: word('code'),
    originalCode: word('originalCode'),
    command: word('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
  }
}
