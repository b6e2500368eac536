// The record of processing as its owner meets it: signed in, what is missing first with a link to its place, the
// way from a category to a recipient read as a table, on a phone and on paper; and as data, each member in its schema.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { fixedClock } from '../../src/core/clock.ts'
import { languages } from '../../src/core/language.ts'
import { recordItems } from '../../src/law/record.ts'
import { deskPlaces } from '../../src/web/desk-places.ts'
import { recordSchema } from '../../src/web/record-schema.ts'
import { type Served, serve } from '../../src/web/server.ts'
import { openPracticeWho, practiceToken } from '../practice/who.ts'
import { fixtureRecord } from '../record-fixture.ts'
import { fixtureApp, fixtureNow } from '../web-fixture.ts'
import { noBrowser, openBrowser } from './browser.ts'

const serveFixture = (): Promise<Served> =>
  serve({
    app: fixtureApp(),
    who: openPracticeWho(),
    clock: fixedClock(fixtureNow),
    port: 0,
    url: null,
    contact: 'mailto:post@fjordbageriet.example',
    report: error => assert.fail(String(error)),
  })

const recordPaths = languages.map(language => deskPlaces.record.path[language])
const auditor = { cookie: `__Host-ordholden=${practiceToken('auditor')}` }

test('an auditor reads the record, and no cache keeps it; no public page leads to it', async () => {
  const served = await serveFixture()
  const get = (path: string, headers: Record<string, string> = auditor) =>
    fetch(served.address + path.slice(1), { headers })
  try {
    for (const [at, path] of recordPaths.entries()) {
      const page = await get(path)
      assert.deepEqual([page.status, page.headers.get('cache-control')], [200, 'no-store'])
      assert.equal((await get(path, {})).status, 401)
      const front = await (await get(`/${languages[at]}/`)).text()
      assert.ok(!front.includes(`href="${path}"`), path)
    }
    const data = await get('/api/v1/record')
    assert.equal(data.headers.get('cache-control'), 'no-store')
    assert.deepEqual(recordSchema.parse(await data.json()), JSON.parse(JSON.stringify(fixtureRecord())))
  } finally {
    await served.close()
  }
})

const options = { skip: noBrowser, timeout: 120_000 }
let browser: Browser
let served: Served

before(async () => {
  if (noBrowser !== false) return
  browser = await openBrowser()
  served = await serveFixture()
})

after(async () => {
  await browser?.close()
  await served?.close()
})

async function onRecord(width: number, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, extraHTTPHeaders: auditor })
  try {
    await page.goto(`${served.address}da/fortegnelse`)
    await act(page)
  } finally {
    await page.close()
  }
}

test('everything missing is at the top, and leads to its place', options, () =>
  onRecord(1280, async page => {
    const { missing } = fixtureRecord()
    const links = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('.holes a')].map(link => link.getAttribute('href'))`,
    )
    assert.equal(links.length, missing.length)
    assert.ok(missing.length > 10)
    const lost = await page.evaluate<readonly string[]>(
      `${JSON.stringify(links)}.filter(link => document.getElementById(link.slice(1)) === null)`,
    )
    assert.deepEqual(lost, [])
    const ids = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('[id]')].map(one => one.id)`,
    )
    assert.equal(new Set(ids).size, ids.length)
    assert.match(
      (await page.locator('.tally').textContent()) ?? '',
      new RegExp(`^${missing.length} svar mangler`),
    )
  }),
)

test('each activity has each item of Art. 30 under its letter', options, () =>
  onRecord(1280, async page => {
    for (const { id, role } of fixtureRecord().activities) {
      const own = recordItems[role].filter(provision => provision !== 'GDPR 30(1)(a)')
      const letters = await page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('[aria-labelledby="activities/${id}"] .asked')].map(asked => asked.id.split('/').at(-1))`,
      )
      assert.deepEqual(
        letters,
        own.map(provision => provision.at(-2)),
        id,
      )
    }
  }),
)

test(
  'a category is followed to its recipients, wide and on a phone, by eye and by ear',
  options,
  async () => {
    for (const width of [1280, 320])
      await onRecord(width, async page => {
        const table = page.getByRole('table', { name: /Hvilke slags oplysninger hver modtager får: Kunder/ })
        const bank = table.getByRole('row', { name: /Danske Bank/ })
        const cells = await bank.getByRole('cell').allTextContents()
        const words = cells.map(text => text.trim())
        // A phone leaves out what a recipient does not get; a wide page says it to those who listen.
        assert.deepEqual(words.filter(text => text === 'får').length, 2, `${width}: ${words.join(' | ')}`)
        assert.equal(words.filter(text => text === 'får ikke').length, width === 320 ? 0 : 3)
        assert.equal(await table.getByRole('rowheader').count(), 9)
      })
  },
)

test('what was seen late or not decided is said in words', options, () =>
  onRecord(1280, async page => {
    assert.match((await page.locator('[id="processors/billy"]').textContent()) ?? '', /overskredet/)
    assert.match(
      (await page.locator('[id="assessment/operations"]').textContent()) ?? '',
      /Ikke afgjort.*Automatiske afgørelser/s,
    )
    assert.match(
      (await page.locator('[id="transfers/lawyers"]').textContent()) ?? '',
      /USA.*tredjeland.*grundlaget for overførslen er ikke sagt/s,
    )
  }),
)
