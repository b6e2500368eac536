// The report of an audit opened from disk in a real browser: it asks for nothing, runs nothing, holds nothing that is not ours even
// of a site that tries, is accessible in both languages and schemes, and fits a phone, a screen and paper.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { judge } from '../../src/site/judge.ts'
import { formatReport } from '../../src/site/report/report.ts'
import type { SiteReport } from '../../src/site/report/told.ts'
import { hostileReports, png } from '../site-report-arbitrary.ts'
import { auditOf, cookie, declaredOf, element, pageSeen, place, request, site, stored } from '../site-seen.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

const evil = 'https://evil.test/x.js'
const long = `${site}${'a-long-path-without-an-end/'.repeat(12)}`
const chain = [{ kind: 'script', url: long, line: 3, column: 4 }] as const
const audit = auditOf({
  audit: { pages: [pageSeen(), pageSeen({ url: long, title: 'x'.repeat(200), because: 'timeout' })] },
  seen: [
    ...[
      cookie(),
      cookie({ name: 'n'.repeat(300), domain: 'other.test' }),
      stored(),
      request(evil, { chain }),
    ],
    element(evil, { place: { ...place, markup: `<script src="${long}"></script>` } }),
  ],
})
const declared = declaredOf({ declared: { host: null } })
const ordinary: SiteReport = {
  ...{ kind: 'site-report', audit, declared, findings: judge(audit, declared) },
  pictures: new Map([[0, png(640, 480, 200)]]),
}

describe('a report in a browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-report-'))
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  interface Look {
    readonly language?: 'da' | 'en'
    readonly scheme?: 'light' | 'dark'
    readonly width?: number
  }

  /** Opened from disk; what it asked for and what the browser complained of is told. */
  async function open(
    report: SiteReport,
    look: Look,
    ask: (page: Page, told: readonly string[]) => Promise<void>,
  ) {
    const { language = 'da', scheme = 'light', width = 1280 } = look
    const path = join(folder, `${language}.html`)
    writeFileSync(path, formatReport(report, 'html', language))
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme })
    const told: string[] = []
    page.on('request', request => {
      if (!/^(?:data|file):/.test(request.url())) told.push(request.url())
    })
    page.on('console', message => told.push(message.text()))
    page.on('pageerror', error => told.push(String(error)))
    page.on('dialog', dialog => told.push(dialog.message()))
    await page.goto(pathToFileURL(path).href)
    await ask(page, told)
    await page.close()
  }

  test('asks for nothing, and its own policy lets its style and fonts in', async () => {
    await open(ordinary, {}, async (page, told) => {
      assert.deepEqual(told, [])
      const font = await page.evaluate<string>(
        `document.fonts.ready.then(() => [...document.fonts].map(({ status }) => status).join())`,
      )
      assert.equal(font, 'loaded,loaded')
      assert.equal(
        await page.evaluate('getComputedStyle(document.body).backgroundColor'),
        'rgb(252, 250, 245)',
      )
    })
  })

  test('a site that tries to break out has no element in it that is not ours, and runs nothing', async () => {
    const names = new Set<string>()
    await open(ordinary, {}, async page => {
      for (const name of await page.evaluate<string[]>(elementNames)) names.add(name)
    })
    assert.ok(names.has('article:class'))
    for (const report of hostileReports)
      await open(report, { language: 'en' }, async (page, told) => {
        assert.deepEqual(told, [])
        const strange = (await page.evaluate<string[]>(elementNames)).filter(name => !names.has(name))
        assert.deepEqual(strange, [])
        const away = `[...document.links].filter(link => !link.getAttribute('href').startsWith('#')).length`
        assert.equal(await page.evaluate(away), 0)
      })
  })

  for (const language of ['da', 'en'] as const)
    for (const scheme of ['light', 'dark'] as const)
      test(`${language}, ${scheme}: nothing axe finds wrong, and no width it does not fit`, async () => {
        await open(ordinary, { language, scheme, width: 320 }, async page => {
          assert.deepEqual(await violationsOn(page), [])
          for (const width of [320, 768, 1280]) {
            await page.setViewportSize({ width, height: 900 })
            assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)
          }
        })
      })

  test('is printed in black on white, whatever the scheme', async () => {
    await open(ordinary, { scheme: 'dark' }, async page => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      const colours = `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color].join(' ')`
      assert.equal(await page.evaluate(colours), 'rgb(255, 255, 255) rgb(0, 0, 0)')
      assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 10_000)
    })
  })
})

/** Each kind of element with the names of its attributes. */
const elementNames = `[...new Set([...document.querySelectorAll('*')].map(node =>
  node.localName + ':' + node.getAttributeNames().toSorted().join()))]`
