// How one signs in, in a real browser against the real program: the first run, a passkey of a device in the browser, codes from an
// app, a one-time link, sessions ended from elsewhere; in both languages, by mouse and by keyboard. One program for each language.
// What is refused, and how alike, is in sign-in-refused.test.ts.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Language } from '../../src/core/language.ts'
import { accountWords } from '../../src/language/own-account.ts'
import { linkWords, signInWords, startWords } from '../../src/language/sign-in.ts'
import { signInPlaces } from '../../src/web/sign-in-places.ts'
import { freePort, openProgram, type Program, type Serving } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, signIn } from './signed-in.ts'

/** How a person works a page: points at things, or has only keys. */
interface Hand {
  press(page: Page, name: string): Promise<void>
  write(page: Page, name: string, text: string): Promise<void>
}

const mouse: Hand = {
  press: (page, name) => page.getByRole('button', { name, exact: true }).first().click(),
  write: (page, name, text) => page.getByLabel(name, { exact: true }).first().fill(text),
}

/** Goes from one thing to the next until it is there: what a key cannot reach is not found. */
async function tabTo(page: Page, isThere: string): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`(one => ${isThere})(document.activeElement)`)) return
  }
  throw new Error(`expected a key to reach ${isThere}, on ${page.url()}`)
}

const keyboard: Hand = {
  press: async (page, name) => {
    await tabTo(
      page,
      `one.tagName === 'BUTTON' && (one.getAttribute('aria-label') ?? one.textContent.trim()) === ${JSON.stringify(name)}`,
    )
    await page.keyboard.press('Enter')
  },
  write: async (page, name, text) => {
    await tabTo(
      page,
      `one.tagName === 'INPUT' && one.labels[0]?.textContent.trim() === ${JSON.stringify(name)}`,
    )
    await page.keyboard.type(text)
  },
}

/** A device with passkeys in the browser itself, which shows that it is its person. */
async function plugIn(page: Page, isVerified = true): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: isVerified, automaticPresenceSimulation: true },
    },
  })
}

async function startAddressOf({ said }: Serving): Promise<URL> {
  for (let turn = 0; turn < 150; turn++) {
    const found = /http:\S+\/start#\S+/.exec(said())?.[0]
    if (found !== undefined) return new URL(found)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`expected the address of the first run, got ${said()}`)
}

const options = { skip: noBrowser, timeout: 240_000 }
const anna = { name: 'Anna Andersen', mail: 'anna@example.dk' }

/** The code of a moment from now, so that two in a row are never the same. */
const codeOf = (letters: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(letters.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + steps * 30_000,
  })

interface Walk {
  readonly language: Language
  readonly hand: Hand
  readonly page: Page
  readonly serving: Serving
  at(place: keyof typeof signInPlaces): string
}

async function firstRun({ language, hand, page, serving, at }: Walk): Promise<void> {
  const shown = await startAddressOf(serving)
  const words = startWords
  await page.goto(`${at('start')}${shown.hash}`)
  assert.equal(
    await page.getByLabel(words.token[language]).isVisible(),
    false,
    'what stands in the address is not typed',
  )
  assert.ok(await page.getByText(words.tokenFilled[language]).isVisible())
  assert.deepEqual(await violationsOn(page), [])
  await hand.write(page, words.name[language], anna.name)
  await hand.write(page, words.mail[language], anna.mail)
  await hand.press(page, words.button[language])
  await page.waitForURL(at('account'))
  assert.ok(await page.getByText(accountWords.first.title[language]).isVisible(), 'what to do now is said')
}

async function makePasskey({ language, hand, page, at }: Walk): Promise<void> {
  await hand.write(page, accountWords.passkey.label[language], 'Telefonen')
  await hand.press(page, accountWords.passkey.button[language])
  await page.getByText('Telefonen').first().waitFor()
  assert.equal(page.url(), at('account'))
}

async function signOut({ language, hand, page }: Walk): Promise<void> {
  await hand.press(page, accountWords.out.here[language])
  await page.getByText(signInWords.out[language]).waitFor()
}

async function byPasskey({ language, hand, page }: Walk): Promise<void> {
  await hand.press(page, signInWords.passkey.button[language])
  await page.waitForURL(url => !url.pathname.includes(signInPlaces.signIn[language]))
}

async function makeCodes({ language, hand, page, at }: Walk): Promise<string> {
  await page.goto(at('newCode'))
  const letters = (await page.locator('.secret').textContent()) ?? ''
  await hand.write(page, accountWords.code.code[language], '000000')
  await hand.press(page, accountWords.code.button[language])
  await page.getByText(accountWords.code.wrong[language]).first().waitFor()
  assert.equal(await page.locator('.secret').textContent(), letters, 'a slip keeps the secret')
  await hand.write(page, accountWords.code.code[language], codeOf(letters, -1))
  await hand.press(page, accountWords.code.button[language])
  await page.waitForURL(at('account'))
  return letters
}

async function byCode({ language, hand, page, at }: Walk, letters: string): Promise<void> {
  await page.goto(at('signIn'))
  await hand.write(page, signInWords.code.mail[language], anna.mail)
  await hand.write(page, signInWords.code.code[language], codeOf(letters, 0))
  await hand.press(page, signInWords.code.button[language])
  await page.waitForURL(url => !url.pathname.includes(signInPlaces.signIn[language]))
}

async function byLink({ language, hand, page, at }: Walk, program: Program): Promise<void> {
  const address = new URL((await program.run('access', '--language', language)).stdout.trim())
  await page.goto(`${at('link')}${address.hash}`)
  await hand.press(page, linkWords.button[language])
  await page.waitForURL(url => url.pathname !== signInPlaces.link[language])
}

/** Asked again and again from outside, a page between two documents too: the page's own policy lets no text be evaluated in it. */
async function becomes(rows: Locator, many: number): Promise<void> {
  const until = Date.now() + 20_000
  while ((await rows.count().catch(() => -1)) !== many) {
    assert.ok(Date.now() < until, `there are never ${many} of ${rows}`)
    await sleep(50)
  }
}

/** Two windows of one person: from one the other is ended. */
async function endElsewhere({ language, hand, page, at }: Walk, other: BrowserContext): Promise<void> {
  const elsewhere = await other.newPage()
  assert.equal((await elsewhere.goto(at('account')))?.status(), 200)
  await page.goto(at('account'))
  const rows = page.locator('#sessions ~ .rows li')
  const many = await rows.count()
  const another = rows.filter({ hasNotText: `(${accountWords.sessions.this[language]})` }).first()
  const name = (await another.getByRole('button').getAttribute('aria-label')) ?? ''
  await hand.press(page, name)
  await becomes(rows, many - 1)
  assert.equal((await elsewhere.goto(at('account')))?.status(), 401)
}

async function walk(t: TestContext, language: Language, hand: Hand): Promise<void> {
  const program = openProgram(t)
  const serving = await program.serve(await freePort())
  const browser = await openBrowser()
  t.after(() => browser.close())
  const page = await browser.newPage()
  await plugIn(page)
  const at = (place: keyof typeof signInPlaces) => serving.address + signInPlaces[place][language].slice(1)
  const one: Walk = { language, hand, page, serving, at }
  await firstRun(one)
  await makePasskey(one)
  await signOut(one)
  assert.equal((await page.goto(at('start')))?.status(), 404, 'the set-up page is gone')
  assert.equal((await page.goto(at('account')))?.status(), 401)
  await page.getByRole('link', { name: signInWords.title[language] }).first().click()
  await byPasskey(one)
  assert.equal(page.url(), at('account'), 'back where it was asked for')
  const letters = await makeCodes(one)
  await signOut(one)
  await byCode(one, letters)
  await page.goto(at('account'))
  await signOut(one)
  await byLink(one, program)
  const [again] = await signIn(program, { role: 'owner' })
  await endElsewhere(one, await contextAs(browser, serving.address, again ?? assert.fail()))
  await wayOut(one)
}

/** Ways in are removed down to the last, which stays. */
async function wayOut({ language, hand, page, at }: Walk): Promise<void> {
  await page.goto(at('account'))
  await hand.press(page, accountWords.means.removeWhich(accountWords.code.label[language])[language])
  await becomes(page.locator('#means ~ .rows li'), 1)
  await hand.press(page, accountWords.means.removeWhich('Telefonen')[language])
  await page.getByText(accountWords.means.last[language]).first().waitFor()
  await hand.press(page, accountWords.out.everywhere[language])
  await page.getByText(signInWords.out[language]).waitFor()
}

test('da, by mouse: first run, passkey, codes, link, sessions, the last way in', options, t =>
  walk(t, 'da', mouse),
)
test('en, by keyboard alone: the same', options, t => walk(t, 'en', keyboard))
