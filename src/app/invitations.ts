// Somebody is invited: the account and its link are made, and the letter that carries the link is queued. The link is in the
// letter and nowhere else; whoever invited is not shown it. Proven by test/journeys/sign-in.test.ts.

import type { Accounts } from '../accounts/accounts.ts'
import type { MadeLink } from '../accounts/links.ts'
import type { Newcomer } from '../accounts/people.ts'
import type { Clock } from '../core/clock.ts'
import { inviteLetter } from './letters.ts'
import type { Mailbag } from './mailbag.ts'

/** `taken`: somebody who has not left has this address. */
export type InviteOutcome =
  | { readonly kind: 'invited'; readonly account: string }
  | { readonly kind: 'taken' }
export type Invite = (newcomer: Newcomer) => Promise<InviteOutcome>

export const openInvite =
  (accounts: Accounts, mailbag: Mailbag, clock: Clock): Invite =>
  async newcomer => {
    const invited = await accounts.people.invite(newcomer, clock.now())
    if (invited.kind === 'taken') return invited
    await sendInvitation(mailbag, newcomer, invited.link, `account.${invited.account}`)
    return Object.freeze({ kind: 'invited', account: invited.account })
  }

/** False where there is no such account, or its person has left. */
export type InviteAgain = (account: string) => Promise<boolean>

export const openInviteAgain =
  (accounts: Accounts, mailbag: Mailbag, clock: Clock): InviteAgain =>
  async account => {
    const invited = await accounts.people.inviteAgain(account, clock.now())
    if (invited === null) return false
    await sendInvitation(mailbag, invited.person, invited.link, `account.${account}`)
    return true
  }

export async function sendInvitation(
  mailbag: Mailbag,
  { name, mail, language }: Omit<Newcomer, 'role'>,
  { token, endsAt }: MadeLink,
  about: string,
): Promise<void> {
  const origin = mailbag.origin()
  await mailbag.put('invite', inviteLetter({ to: mail, name, language, token, endsAt, origin }), about)
}
