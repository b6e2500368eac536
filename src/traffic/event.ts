// What a line of a mail server, of a sign-in service or of a server's error log tells, without whom it tells it of.
// Closed lists: what is counted of it is tally.ts.

/** Services somebody signs in to. */
export const services = ['ssh', 'smtp', 'imap', 'pop3', 'sieve'] as const
export type Service = (typeof services)[number]

/** Why a mail was not taken. `other` is a reason nobody has a name for here. */
export const rejections = [
  ...['relay', 'unknown-user', 'unknown-sender', 'blocklist', 'helo', 'greylisted', 'rate', 'spf', 'dkim'],
  ...['dmarc', 'content', 'size', 'protocol', 'tls-required', 'client-name', 'quota', 'other'],
] as const
export type Rejection = (typeof rejections)[number]

export const tlsVersions = ['1.3', '1.2', '1.1', '1.0', 'ssl3', 'other'] as const
export type TlsVersion = (typeof tlsVersions)[number]

export const errorLevels = ['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'] as const
export type ErrorLevel = (typeof errorLevels)[number]

export type TrafficEvent =
  /** One delivery, tried. `dsn` as RFC 3463 writes it: 5.1.1; null where the line has none. */
  | {
      readonly kind: 'delivery'
      readonly outcome: 'sent' | 'deferred' | 'bounced' | 'expired' | 'undeliverable' | 'deliverable'
      readonly to: 'outside' | 'mailbox'
      readonly dsn: string | null
      readonly delaySeconds: number | null
    }
  /** A message taken into the queue; its bytes where the line says them. */
  | { readonly kind: 'queued'; readonly bytes: number | null }
  | { readonly kind: 'rejected'; readonly reason: Rejection; readonly isTemporary: boolean }
  /** A mail server connected to ours, or ours to another. */
  | { readonly kind: 'connected'; readonly side: 'in' | 'out' }
  | { readonly kind: 'encrypted'; readonly side: 'in' | 'out'; readonly version: TlsVersion }
  | {
      readonly kind: 'sign-in'
      readonly service: Service
      readonly outcome: 'accepted' | 'failed'
      /** The name was none of ours. */
      readonly unknownUser: boolean
      /** How often: a line may say »message repeated 3 times«. */
      readonly times: number
    }
  /** What is no mail and no sign-in but was tried: SMTP to a web server's tongue, a broken handshake. */
  | {
      readonly kind: 'oddity'
      readonly service: Service
      readonly what: 'not-smtp' | 'handshake' | 'dropped'
    }
  | { readonly kind: 'server-error'; readonly level: ErrorLevel }
