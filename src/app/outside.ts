// Somebody outside is asked to agree to what one may not do alone: the letter says by whom, to what and until when, and carries
// the link. Whoever asked is not shown it. Proven by test/journeys/outside.test.ts.

import type { Accounts } from '../accounts/accounts.ts'
import { actCase } from '../accounts/act-rows.ts'
import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import { outsideLetter } from './letters.ts'
import type { Mailbag } from './mailbag.ts'

export interface OutsideAsked {
  readonly act: string
  readonly mail: string
  readonly language: Language
  /** The account that asks. */
  readonly by: string
}

/** `own-address`: it is the address of whoever asks. `refused`: it is not theirs to ask, or not now. */
export type AskOutside = (asked: OutsideAsked) => Promise<'asked' | 'own-address' | 'refused'>

export const openAskOutside =
  (accounts: Accounts, mailbag: Mailbag, clock: Clock): AskOutside =>
  async ({ act, mail, language, by }) => {
    const now = clock.now()
    const asked = await accounts.acts.askOutside(act, mail, by, now)
    if (asked.kind !== 'asked') return asked.kind
    const found = await accounts.acts.find(act, now)
    const asker = await accounts.own(by)
    if (found === null || asker === null) return 'refused'
    const { token, endsAt } = asked.link
    const origin = mailbag.origin()
    const letter = outsideLetter({
      ...{ to: mail, language, token, origin, endsAt },
      ...{ name: asker.name, kind: found.kind },
    })
    await mailbag.put('outside', letter, actCase(act))
    return 'asked'
  }
