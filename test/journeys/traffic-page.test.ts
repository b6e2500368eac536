// The page about traffic in a real browser: readable by everyone, by keyboard alone, on a phone, in the dark and on paper, in both
// languages, with nothing loaded from elsewhere; a period is asked for without a script, and its numbers are those that were counted.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { fixedClock } from '../../src/core/clock.ts'
import { inFull } from '../../src/language/numbers.ts'
import { type Served, serve } from '../../src/web/server.ts'
import { openPracticeWho, practiceToken } from '../practice/who.ts'
import { fixtureApp, fixtureNow } from '../web-fixture.ts'
import { type FixtureTraffic, figuresOf, fixtureTraffic } from '../web-fixture-traffic.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

const options = { skip: noBrowser, timeout: 60_000 }
let browser: Browser
const served = new Map<FixtureTraffic, Served>()

before(async () => {
  if (noBrowser !== false) return
  browser = await openBrowser()
  for (const how of ['operations', 'visitors', 'never'] as const)
    served.set(
      how,
      await serve({
        ...{ app: { ...fixtureApp(), traffic: fixtureTraffic(how) }, who: openPracticeWho() },
        ...{
          clock: fixedClock(fixtureNow),
          port: 0,
          url: null,
          contact: 'mailto:post@fjordbageriet.example',
        },
        report: error => assert.fail(String(error)),
      }),
    )
})

after(async () => {
  await browser?.close()
  for (const one of served.values()) await one.close()
})

async function openPage(
  how: FixtureTraffic,
  path: string,
  context: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const home = served.get(how)?.address ?? assert.fail()
  const extraHTTPHeaders = { cookie: `__Host-ordholden=${practiceToken('owner')}` }
  const opened = await browser.newContext({ extraHTTPHeaders, ...context })
  const page = await opened.newPage()
  const faults: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(home)) faults.push(request.url())
  })
  page.on('console', message => void (message.type() === 'error' && faults.push(message.text())))
  await page.goto(home + path)
  await act(page)
  assert.deepEqual(faults, [], path)
  await opened.close()
}

const looks: readonly (readonly [FixtureTraffic, string, number, 'light' | 'dark'])[] = [
  ['visitors', 'da/trafik?compare=yes', 1_280, 'light'],
  ['visitors', 'en/traffic', 320, 'dark'],
  ['never', 'en/traffic', 320, 'light'],
  ['visitors', 'da/tal', 320, 'dark'],
]

for (const [how, path, width, colorScheme] of looks)
  test(`no violation and nothing sideways: ${how}, /${path}, ${width} px, ${colorScheme}`, options, () =>
    openPage(how, path, { viewport: { width, height: 900 }, colorScheme }, async page => {
      assert.deepEqual(await violationsOn(page), [])
      const widest = await page.evaluate<number>('document.documentElement.scrollWidth')
      assert.ok(widest <= width, `${widest} px`)
    }),
  )

test(
  'by keyboard alone and without a script: a period is asked for, and its numbers are the counted',
  options,
  () =>
    openPage('operations', 'da/trafik', { javaScriptEnabled: false }, async page => {
      await page.locator('#from').focus()
      for (const part of ['02', '10', '2026']) await page.keyboard.type(part)
      await page.locator('#to').focus()
      for (const part of ['02', '11', '2026']) await page.keyboard.type(part)
      await page.locator('#source').focus()
      await page.keyboard.type('Hj')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.waitForURL(/compare=yes/)
      const asked = { from: '2026-02-10', to: '2026-02-11', source: 'web' }
      const requests = inFull(figuresOf(asked, false).counts.get('requests') ?? 0, 'da')
      const row = page.getByRole('row', { name: /^Forespørgsler [\d.]+ [\d.]+ / }).first()
      assert.match(
        (await row.textContent()) ?? '',
        new RegExp(`^Forespørgsler${requests.replaceAll('.', '\\.')}`),
      )
    }),
)

test('on paper the figures stand without the form, and no picture is cut', options, () =>
  openPage('visitors', 'da/trafik', {}, async page => {
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('form.which').isVisible(), false)
    assert.equal(await page.locator('figure.chart').first().isVisible(), true)
    const cut = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('figure.chart')).breakInside",
    )
    assert.equal(cut, 'avoid')
  }),
)
