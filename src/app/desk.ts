// What is done behind sign-in: opened with the app, and tended while the program serves. Each member of the desk is made in a
// file of its own; here they are put together. Proven by test/journeys/sign-in.test.ts.

import { openAccounts } from '../accounts/accounts.ts'
import type { Desk } from '../app.ts'
import { appWords } from '../language/app.ts'
import { erasuresOf } from '../store/erasures.ts'
import { openAsking } from './asking.ts'
import { breachClocks, openBreaches } from './breaches.ts'
import { openClocks } from './clocks.ts'
import { openEditing } from './editing/open-editing.ts'
import { FirstAccess } from './first-access.ts'
import { openLetInGuest } from './guests.ts'
import { openInvite, openInviteAgain } from './invitations.ts'
import { linkLetter } from './letters.ts'
import { Mailbag } from './mailbag.ts'
import { openNotifications } from './notifications/notifications.ts'
import type { Opened } from './opened.ts'
import { openOpenId } from './openid-setup.ts'
import { openAskOutside } from './outside.ts'
import { openSearch } from './search.ts'
import { periodIn, Tending } from './tending.ts'
import { readToday } from './today.ts'
import type { Traffic } from './traffic.ts'

export interface RunningDesk {
  readonly desk: Desk
  start(): void
  /** Lets what has begun be finished. */
  stop(): Promise<void>
}

export function openDesk(on: Opened, traffic: Traffic): RunningDesk {
  const { setting, store, keys } = on
  const report = (error: unknown) =>
    setting.notify(appWords.trouble(error instanceof Error ? error.message : String(error)))
  const mailbag = new Mailbag(on, report)
  const accounts = openAccounts({
    ...{ store, keys, report, clock: setting.clock, random: setting.random },
    sendLink: async (to, language, token, about) => {
      await mailbag.put('link', linkLetter({ to, language, token, origin: mailbag.origin() }), about)
    },
  })
  const tending = new Tending({
    ...{ store, keys, accounts, report, clock: setting.clock, random: setting.random },
    period: of => periodIn(on.inForce.present.edition.file.register, of),
  })
  const invite = openInvite(accounts, mailbag, setting.clock)
  const openid = openOpenId(on, accounts, report)
  const clocks = openClocks([breachClocks(store)])
  const telling = openNotifications(on, mailbag, clocks, traffic, report)
  return Object.freeze({
    desk: Object.freeze({
      accounts,
      notifications: telling.notifications,
      invite,
      inviteAgain: openInviteAgain(accounts, mailbag, setting.clock),
      askOutside: openAskOutside(accounts, mailbag, setting.clock),
      letInGuest: openLetInGuest(accounts, mailbag, setting.clock),
      hasMailServer: () => mailbag.hasServer(),
      firstAccess: new FirstAccess(accounts, mailbag, setting),
      openid,
      asking: openAsking(on),
      breaches: openBreaches(on),
      editing: openEditing(on),
      search: openSearch(on, accounts),
      today: () => readToday(on, clocks),
      erasures: () => erasuresOf(on.server, store.owner),
    }),
    start: () => {
      mailbag.start()
      telling.start()
      tending.start()
    },
    stop: async () => {
      await tending.stop()
      await accounts.links.settled()
      await telling.stop()
      await mailbag.stop()
    },
  })
}
