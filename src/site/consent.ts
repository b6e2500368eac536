// The page's own banner, agreed to once: a button or link that is called, as a screen reader would say it, one of the names below
// and nothing else, so that "Accepter ikke" and "Accepter kun nødvendige" are never pressed. In frames of others too, since many
// banners stand in one. What nobody can be sure means agreement ("OK", "Luk") is left alone: the page is *untouched* then.
// Decided against: the rules of one banner maker after another, which grow old. Proven by test/contracts/site-consent.test.ts.

import type { Frame, Locator, Page } from 'playwright-core'
import { limits } from '../core/limits.ts'
import { within } from './browser.ts'

/** To everything, which is pressed first; then to whatever is asked. Case does not count, nor what is no letter at either end. */
const names = {
  all: {
    da: [
      ...['accepter alle', 'acceptér alle', 'accepter alle cookies', 'acceptér alle cookies'],
      ...['ja, accepter alle', 'jeg accepterer alle', 'accepter alt', 'tillad alle', 'tillad alle cookies'],
      ...['godkend alle', 'godkend alle cookies', 'ok til alle', 'ja til alle', 'ja tak til alle'],
    ],
    en: [
      ...['accept all', 'accept all cookies', 'yes, accept all', 'i accept all', 'accept everything'],
      ...['allow all', 'allow all cookies', 'agree to all', 'ok to all', 'yes to all', 'enable all'],
    ],
  },
  asked: {
    da: [
      ...['accepter', 'acceptér', 'accepter cookies', 'acceptér cookies', 'ja, jeg accepterer'],
      ...['jeg accepterer', 'jeg accepterer cookies', 'tillad cookies', 'godkend cookies', 'jeg er enig'],
      ...['accepter og luk', 'accepter og fortsæt', 'accepter & luk', 'accepter & fortsæt'],
    ],
    en: [
      ...['accept', 'accept cookies', 'i accept', 'i accept cookies', 'agree', 'i agree', 'yes, i agree'],
      ...['allow cookies', 'accept and close', 'accept and continue', 'accept & close', 'accept & continue'],
      ...['agree and close', 'agree and continue', 'agree & close', 'agree & continue'],
    ],
  },
} as const

const called = ({ da, en }: (typeof names)['all' | 'asked']): RegExp =>
  new RegExp(`^\\P{L}*(?:${[...da, ...en].join('|')})\\P{L}*$`, 'iu')

/** Whether something was pressed: once, and only what can be seen and reached. */
export async function agree(tab: Page): Promise<boolean> {
  const button = await within(findButton(tab), limits.siteCollectMs)
  if (button === null) return false
  return button.click({ timeout: limits.siteCollectMs }).then(
    () => true,
    () => false,
  )
}

async function findButton(tab: Page): Promise<Locator | null> {
  const frames = tab.frames().slice(0, limits.siteFrames)
  for (const name of [called(names.all), called(names.asked)])
    for (const frame of frames) {
      const button = buttonIn(frame, name)
      if (((await within(button.count(), limits.siteCollectMs / 4)) ?? 0) > 0) return button
    }
  return null
}

const buttonIn = (frame: Frame, name: RegExp): Locator =>
  frame.getByRole('button', { name }).or(frame.getByRole('link', { name })).filter({ visible: true }).first()
