// The report of a log opened from disk in a real browser: it asks for nothing, runs nothing, holds nothing that is not ours even of a
// log that tries, is accessible in both languages and schemes, fits a phone and a screen, and its pictures keep their letters.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { TrafficReport } from '../../src/traffic/report/report.ts'
import { hostileReport, htmlOf, mailReport, webReport } from '../traffic-figures.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

describe('a traffic report in a browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-traffic-report-'))
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opened from disk; what it asked for and what the browser complained of is told. */
  async function open(
    report: TrafficReport,
    language: 'da' | 'en',
    colorScheme: 'light' | 'dark',
    ask: (page: Page, told: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const path = join(folder, `${language}.html`)
    writeFileSync(path, htmlOf(report, language))
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme })
    const told: string[] = []
    page.on('request', request => {
      if (!/^(?:data|file):/.test(request.url())) told.push(request.url())
    })
    page.on('console', message => told.push(message.text()))
    page.on('dialog', dialog => told.push(dialog.message()))
    await page.goto(pathToFileURL(path).href)
    await ask(page, told)
    await page.close()
  }

  /** At this width: what sticks out, and how high the letters of the first picture are. */
  async function fits(page: Page, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 })
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, `${width}`)
  }

  for (const [name, report, language, scheme] of [
    ['a web log', webReport(2), 'da', 'light'],
    ['a mail log', mailReport, 'en', 'dark'],
    ['a log that tries to break out', hostileReport, 'en', 'light'],
  ] as const)
    test(`${name}, ${language}, ${scheme}: nothing axe finds wrong, nothing asked for, and every width fits`, async () => {
      await open(report, language, scheme, async (page, told) => {
        assert.deepEqual(await violationsOn(page), [])
        assert.deepEqual(told, [])
        for (const width of [320, 768, 1280]) await fits(page, width)
      })
    })

  test('letters of a picture are as high on a phone as on a screen, and its line is as wide as its column', async () => {
    await open(webReport(2), 'da', 'light', async page => {
      const height = `document.querySelector('svg.chart text.when').getBoundingClientRect().height`
      const wide = await page.evaluate<number>(height)
      await fits(page, 320)
      assert.equal(await page.evaluate<number>(height), wide)
      const width = `document.querySelector('svg.chart .line').getBoundingClientRect().width`
      assert.ok(Math.abs((await page.evaluate<number>(width)) - (320 - 48)) < 3)
    })
  })

  test('printed, it is black on white, with its pictures and without what is only for a screen', async () => {
    await open(webReport(2), 'da', 'dark', async page => {
      await page.emulateMedia({ media: 'print' })
      assert.equal(
        await page.evaluate('getComputedStyle(document.body).backgroundColor'),
        'rgb(255, 255, 255)',
      )
      assert.equal(await page.evaluate(`getComputedStyle(document.querySelector('nav')).display`), 'none')
      assert.equal(await page.evaluate(`document.querySelector('svg.chart').checkVisibility()`), true)
      assert.equal(await page.evaluate(`document.querySelector('details').checkVisibility()`), false)
    })
  })
})
