// Where people-program.ts works: what people.test.ts hands it, and what both know of who signs in and of a letter.

import type { OpenIdSetting } from '../../src/accounts/openid-setting.ts'
import type { Send } from '../../src/core/ports.ts'
import type { Letter } from '../../src/mail/letter.ts'
import type { Carrier, MailSetting } from '../../src/mail/mail.ts'
import { webSend } from '../../src/net/send.ts'
import type { Server } from '../../src/store/server.ts'
import type { KeptPasskey } from '../practice/authenticator.ts'

export interface Place {
  /** A database of this place alone, on a server of our own. */
  readonly server: Server
  /** Holds the key file. */
  readonly home: string
  readonly carrier: Carrier
  /** Where a receiver of webhooks listens, of which there is one target. */
  readonly receiver: string
  /** Who the letter is to: nobody else gets one at this address. */
  readonly mail: string
  readonly tokens: { readonly firstRun: string; readonly link: string }
  /** What the owner carries, and who they have an account with. */
  readonly passkey: KeptPasskey
  readonly provider: OpenIdSetting
  /** When an app showed its first code: the others are counted from there. */
  readonly since: string
}

/** Who makes the first run, and signs in. */
export const person = { name: 'Anna Andersen', mail: 'anna@example.dk', language: 'da' } as const

/** Where our pages would be: no browser opens them here. */
export const pageOrigin = 'http://localhost:4411'
export const callback = `${pageOrigin}/openid`

/** What a browser sends us to sign in, or to add a way to. Whoever has seen it can send it again. */
export type Sent = Readonly<Record<string, string>>

/** What somebody sent or was answered, a line each. */
export interface Answered {
  readonly did: string
  readonly token?: string
  readonly account?: string
  readonly sent?: Sent
}

/** To the receiver and nowhere else. */
export const sendTo = (receiver: string): Send =>
  webSend({ outside: true, allow: [receiver], userAgent: 'ordholden/test', timeoutMs: 5_000 })

export const settingOf = (carrier: Carrier): MailSetting => ({
  carrier,
  from: { name: null, address: 'post@example.dk' },
  risk: null,
})

export const letterTo = (to: string): Letter => ({
  ...{ language: 'da', to, subject: 'Et brev', closing: 'Hilsen' },
  blocks: [{ kind: 'paragraph', text: 'Der står noget her.' }],
})
