// The way in that is shown where the program runs: the first run, and lost access. A token is shown here and nowhere else, in the
// fragment of an address. Unattended, the owner is named by the environment and gets a letter instead.
// Proven by test/journeys/sign-in.test.ts and test/journeys/lost-access.test.ts.

import type { Accounts } from '../accounts/accounts.ts'
import type { Owner } from '../accounts/first-run.ts'
import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { sendInvitation } from './invitations.ts'
import { linkAddress, startAddress } from './letters.ts'
import type { Mailbag } from './mailbag.ts'

/** Nobody has an account: whoever opens this makes the owner's. */
type Start = { readonly kind: 'start'; readonly address: string }
/** There is an owner; this opens their account once. */
type Renewed = { readonly kind: 'renewed'; readonly address: string }

export type Begun =
  | Start
  /** The owner the environment names was sent a letter. */
  | { readonly kind: 'invited' }
  | { readonly kind: 'over' }

export interface Asked {
  readonly language: Language
  /** Where the pages are, if nobody serves them now and no address is named. */
  readonly otherwise: string
}

interface Setting {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
}

export class FirstAccess {
  readonly #accounts: Accounts
  readonly #mailbag: Mailbag
  readonly #setting: Setting

  constructor(accounts: Accounts, mailbag: Mailbag, setting: Setting) {
    this.#accounts = accounts
    this.#mailbag = mailbag
    this.#setting = setting
  }

  /** For whoever starts the server. Refuses with `usage` an owner that is named wrongly. */
  async begin(asked: Asked): Promise<Begun> {
    const { env, clock } = this.#setting
    const { firstRun } = this.#accounts
    const owner = parseOwner(env['ORDHOLDEN_OWNER'] ?? '')
    if (owner === null) return (await this.#start(asked)) ?? over
    const invited = await firstRun.invite(owner, clock.now())
    if (invited === null) return over
    await sendInvitation(this.#mailbag, owner, invited, `account.${invited.account}`)
    return Object.freeze({ kind: 'invited' })
  }

  /** For whoever lost access, and can run a command where the program runs. */
  async renew(asked: Asked): Promise<Start | Renewed> {
    const given = (await this.#renew(asked)) ?? (await this.#start(asked))
    // Where somebody made the first account between the two questions, there is an owner by now.
    const there = given ?? (await this.#renew(asked))
    if (there === null) throw new Error('expected an owner once the first run is over, got none')
    return there
  }

  async #renew(asked: Asked): Promise<Renewed | null> {
    const link = await this.#accounts.firstRun.renew(this.#setting.clock.now())
    if (link === null) return null
    return Object.freeze({ kind: 'renewed', address: linkAddress(this.#placed(asked, link.token)) })
  }

  async #start(asked: Asked): Promise<Start | null> {
    const link = await this.#accounts.firstRun.begin(this.#setting.clock.now())
    if (link === null) return null
    return Object.freeze({ kind: 'start', address: startAddress(this.#placed(asked, link.token)) })
  }

  #placed({ language, otherwise }: Asked, token: string) {
    const origin = this.#mailbag.origin()
    return { language, token, origin: origin === '' ? otherwise.replace(/\/$/, '') : origin }
  }
}

const over: Begun = Object.freeze({ kind: 'over' })

/** `Anna Andersen <anna@firma.dk>`; null where nothing is said. */
function parseOwner(said: string): Owner | null {
  if (said.trim() === '') return null
  const [, name, mail] = /^\s*([^<>]+?)\s*<([^\s<>@]+@[^\s<>@]+)>\s*$/.exec(said) ?? []
  if (name !== undefined && mail !== undefined) return { name, mail, language: 'da' }
  throw new Refusal('usage', {
    message: `expected ORDHOLDEN_OWNER to be a name and an address, got ${JSON.stringify(said)}`,
    hint: 'ORDHOLDEN_OWNER="Anna Andersen <anna@firma.dk>"',
  })
}
