// Somebody from outside is let in: the letter says by whom, as what and until when, and carries the link, which stands nowhere
// else. Whoever lets them in is not shown it. Proven by test/journeys/outside.test.ts.

import type { Accounts } from '../accounts/accounts.ts'
import { guestCase } from '../accounts/guest-case.ts'
import type { GuestWanted } from '../accounts/guests.ts'
import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import { guestLetter } from './letters.ts'
import type { Mailbag } from './mailbag.ts'

export interface GuestAsked extends GuestWanted {
  readonly language: Language
  /** The account that lets them in. */
  readonly by: string
}

/** `taken`: somebody from outside has this address. `full`: there are too many. */
export type LetInGuest = (asked: GuestAsked) => Promise<'let-in' | 'taken' | 'full'>

export const openLetInGuest =
  (accounts: Accounts, mailbag: Mailbag, clock: Clock): LetInGuest =>
  async ({ language, by, ...wanted }) => {
    const made = await accounts.guests.letIn(wanted, clock.now())
    if (made.kind !== 'let-in') return made.kind
    const { token, endsAt } = made.link
    const name = (await accounts.own(by))?.name ?? ''
    const letter = guestLetter({
      ...{ to: wanted.mail, language, token, origin: mailbag.origin(), endsAt },
      ...{ name, role: wanted.role },
    })
    await mailbag.put('guest', letter, guestCase(made.guest))
    return 'let-in'
  }
