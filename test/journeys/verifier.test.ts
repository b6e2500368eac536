// An auditor opens verifier/verify.html from disk: chooses what she was given, types the key, reads the answer, keeps the
// checkpoint for the next time. Nothing is asked of any network, and axe finds nothing, in light and in dark.
// ORDHOLDEN_PICTURES=<folder> keeps what the page looked like.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { evidenceFile, proofFile } from '../../src/ledger/bundle.ts'
import { changed, fileOf, filesOf, rezip } from '../hostile/damage.ts'
import { bundleOf, key, makeLog } from '../hostile/thousand.ts'
import { verifierPage } from '../second-verifier.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

const pictures = process.env['ORDHOLDEN_PICTURES']

describe('the second verifier, opened from disk', { skip: noBrowser }, () => {
  let browser: Browser
  let folder = ''
  const asked: string[] = []
  const write = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ordholden-verifier-'))
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function openPage(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ colorScheme, acceptDownloads: true })
    page.on('request', request => asked.push(request.url()))
    page.on('pageerror', error => asked.push(`error ${error.message}`))
    await page.goto(pathToFileURL(verifierPage).href)
    return page
  }

  async function answerTo(page: Page, files: readonly string[]): Promise<string> {
    await page.getByLabel(/^1\. /).setInputFiles([...files])
    await page.getByRole('button', { name: /^(Efterprøv|Check)$/ }).click()
    await page.locator('#answer h2').waitFor()
    return page.locator('#answer').innerText()
  }

  async function picture(page: Page, name: string): Promise<void> {
    assert.deepEqual(await violationsOn(page), [], name)
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }

  test('the first time, the next time, and a fork of it', async () => {
    const page = await openPage()
    await page.getByLabel(/^2\. /).fill(key)
    const first = await answerTo(page, [write('first.zip', await bundleOf(await makeLog(30), [0, 29]))])
    assert.match(first, /^Intet er galt, men ikke alt kunne ses/)
    assert.match(first, /der er intet tidligere kontrolpunkt/)
    await picture(page, 'verifier-first')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Gem kontrolpunktet' }).click(),
    ])
    const kept = write('kept.txt', readFileSync(await saved.path()))
    await page.getByLabel('eller vælg filen, du gemte:').setInputFiles(kept)
    const next = await answerTo(page, [write('next.zip', await bundleOf(await makeLog(40), [3]))])
    assert.match(next, /^Alt passer/)
    assert.match(next, /De 30 logposter fra sidste gang er der stadig/)
    await picture(page, 'verifier-next')
    const forked = await answerTo(page, [write('forked.zip', await bundleOf(await makeLog(40, 20), [3]))])
    assert.match(forked, /^Loggen modsiger det, den selv har underskrevet/)
    await picture(page, 'verifier-forked')
    await page.close()
  })

  test('in English and in the dark: damage has its place, and a proof needs its evidence', async () => {
    const page = await openPage('dark')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel(/^2\. /).fill(key)
    const files = filesOf(await bundleOf(await makeLog(30), [7]))
    const evidence = fileOf(files, evidenceFile(7))
    const wrong = changed(files, evidenceFile(7), evidence.with(30, (evidence[30] ?? 0) ^ 1))
    const damaged = await answerTo(page, [write('damaged.zip', rezip(wrong))])
    assert.match(damaged, /^The file does not fit what was signed/)
    assert.match(damaged, /evidence\/7\.json/)
    await picture(page, 'verifier-damaged')
    const proof = write('7.tlog-proof', fileOf(files, proofFile(7)))
    assert.match(await answerTo(page, [proof]), /^Nothing was checked/)
    const whole = await answerTo(page, [proof, write('7.json', evidence)])
    assert.match(whole, /The leaf is in the ledger as it was with 30 leaves/)
    await page.getByLabel(/^2\. /).fill('nonsense')
    assert.match(await answerTo(page, [proof]), /^Nothing was checked/)
    await page.close()
  })

  test('nothing was asked for but the page itself and what it offered to save', () => {
    const self = pathToFileURL(verifierPage).href
    assert.deepEqual(
      asked.filter(url => url !== self && !url.startsWith('blob:')),
      [],
    )
    assert.ok(asked.includes(self))
  })
})
