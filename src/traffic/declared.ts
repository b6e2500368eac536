// The slice of the register this room needs: which logs are counted, how many visitors must share a text, for how long an address
// behind an attack may be kept, and what is known of the logs hosts keep themselves. app.ts maps the register to it; whether
// visitors may be counted is read from the published notice (src/register/visitors-allowed.ts). Proven by test/traffic-slice.test.ts.

import type { Words } from '../core/language.ts'
import type { LogFormat } from '../core/log-formats.ts'

export interface DeclaredListen {
  readonly protocol: 'udp' | 'tcp' | 'tls'
  readonly address: string
  readonly port: number
  /** Files of PEM; both with tls, neither without. */
  readonly certificate: string | null
  readonly key: string | null
}

export type DeclaredSource = {
  readonly id: string
  readonly name: Words
  /** Null where it is to be found out. */
  readonly format: LogFormat | null
  /** A line of configuration of Apache or nginx; null where the format has a name, or is to be found out. */
  readonly custom: string | null
  /** Of times the log writes as moments: `Europe/Copenhagen`. */
  readonly zone: string
  /** The recipient whose server writes it; null where it is our own. */
  readonly host: string | null
  readonly practice: boolean
  /** True where nobody has accepted the entry yet. */
  readonly proposed: boolean
} & (
  | {
      readonly kind: 'files'
      /** From the root; `*` stands for any letters: `/var/log/nginx/access.log*`. */
      readonly path: string
    }
  | { readonly kind: 'syslog'; readonly listen: DeclaredListen }
)

export interface DeclaredWindow {
  /** The purpose an address is opened for. */
  readonly purpose: string
  /** `P14D`. */
  readonly period: string
  /** The fewest days it can have: a month counts 28, so that nothing is kept longer than said. */
  readonly days: number
  /** False where the register gives none, and the standard of src/law/traffic.ts applies. */
  readonly isDeclared: boolean
  readonly proposed: boolean
}

/** A recipient that hosts a website or writes one of our logs, and the log it keeps itself. */
export interface DeclaredHostLog {
  readonly id: string
  readonly name: string
  /** Null where nobody has asked. */
  readonly period: string | null
  readonly agreed: { readonly by: string; readonly at: string; readonly kept: string } | null
  /** The longest period the register has for what this recipient gets of its own visitors; null where it has none. */
  readonly longest: string | null
  readonly proposed: boolean
}

export interface DeclaredTraffic {
  readonly sources: readonly DeclaredSource[]
  readonly k: number
  /** Null where the register declares none: no address is kept at all. */
  readonly window: DeclaredWindow | null
  readonly hosts: readonly DeclaredHostLog[]
  readonly publicPage: boolean
  /** A table of countries (mmdb); null where there is none, and countries are not counted. */
  readonly countries: string | null
}

/** Where no register speaks: a log that is only reported on. */
export const nothingDeclared: DeclaredTraffic = Object.freeze({
  ...{ sources: [], k: 5, window: null, hosts: [], publicPage: false, countries: null },
})
