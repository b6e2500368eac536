// An auditor opens verifier/verify.html from disk: chooses, drops or types what she was given, reads the answer, prints it
// and keeps the checkpoint for the next time. Every kind of file is said in words; nothing is asked of any network; axe
// finds nothing, in light and in dark, wide and at 320 px. ORDHOLDEN_PICTURES=<folder> keeps what the page looked like.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { evidenceFile, proofFile } from '../../src/ledger/bundle.ts'
import { changed, fileOf, filesOf, holding, rezip, verifyFiles } from '../hostile/damage.ts'
import { bundleOf, key, type Log, makeLog } from '../hostile/thousand.ts'
import { freePort, openProgram } from '../program.ts'
import { verifierPage } from '../second-verifier.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

const pictures = process.env['ORDHOLDEN_PICTURES']
const address = pathToFileURL(verifierPage).href
const [log, earlier, later] = [await makeLog(30), await makeLog(20), await makeLog(40)]
const forked = await makeLog(40, 20)

async function alarmOf(exhibit: Log, held: Log): Promise<string> {
  const verdict = await verifyFiles(exhibit.files, holding(held))
  return 'alarm' in verdict ? verdict.alarm : assert.fail(verdict.kind)
}

describe('the second verifier, opened from disk', { skip: noBrowser, timeout: 180_000 }, () => {
  let browser: Browser
  let folder = ''
  const asked: string[] = []

  const write = (name: string, bytes: Uint8Array | string): string => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
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

  /** The page as a Dane opens it, unless told otherwise. Whatever it asks for or breaks at is noted. */
  async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage({ locale: 'da-DK', acceptDownloads: true, ...options })
    page.on('request', request => asked.push(request.url()))
    page.on('pageerror', error => asked.push(`error ${error.message}`))
    page.on('console', message => asked.push(`said ${message.text()}`))
    await page.goto(address)
    return page
  }

  async function answerOf(page: Page): Promise<string> {
    await page.getByRole('button', { name: /^(Efterprøv|Check)$/ }).click()
    await page.locator('#answer h2').waitFor()
    return page.locator('#answer').innerText()
  }

  async function answerTo(page: Page, files: readonly string[]): Promise<string> {
    await page.getByLabel(/^1\. /).setInputFiles([...files])
    return answerOf(page)
  }

  async function picture(page: Page, name: string): Promise<void> {
    assert.deepEqual(await violationsOn(page), [], name)
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.ok(Number(sideways) <= 0, `${name} scrolls sideways by ${sideways}`)
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  }

  test('the first time, the next time, and a fork of it', async () => {
    const page = await openPage()
    await page.getByLabel(/^2\. /).fill(key)
    const first = await answerTo(page, [write('first.zip', await bundleOf(log, [0, 29]))])
    assert.match(first, /^Der blev ikke fundet fejl, men ikke alt kunne ses/)
    assert.match(first, /der er intet tidligere kontrolpunkt/)
    assert.match(first, /2 logposter er udleveret og står i loggen; for 2 af dem er indholdet med/)
    await picture(page, 'verifier-first')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Gem kontrolpunktet' }).click(),
    ])
    const kept = write('kept.txt', readFileSync(await saved.path()))
    await page.getByLabel('eller vælg filen, du gemte:').setInputFiles(kept)
    const next = await answerTo(page, [write('next.zip', await bundleOf(later, [3]))])
    assert.match(next, /^Alt passer/)
    assert.match(next, /De 30 logposter fra sidste gang er der stadig/)
    assert.match(next, /1 logpost er udleveret og står i loggen; indholdet er med og passer med den/)
    await picture(page, 'verifier-next')
    const answer = await answerTo(page, [write('forked.zip', await bundleOf(forked, [3]))])
    assert.match(answer, /^Loggen modsiger det, den selv har underskrevet/)
    assert.match(answer, /indeholder ikke det, den havde underskrevet sidste gang/)
    await picture(page, 'verifier-forked')
    await page.close()
  })

  test('in English and in the dark: damage has its place, and a proof needs its evidence', async () => {
    const page = await openPage({ colorScheme: 'dark', locale: 'en-GB' })
    await page.getByLabel(/^2\. /).fill(key)
    const files = filesOf(await bundleOf(log, [7]))
    const evidence = fileOf(files, evidenceFile(7))
    const wrong = changed(files, evidenceFile(7), evidence.with(30, (evidence[30] ?? 0) ^ 1))
    const damaged = await answerTo(page, [write('damaged.zip', rezip(wrong))])
    assert.match(damaged, /^The file does not fit what was signed/)
    assert.match(damaged, /evidence\/7\.json/)
    await picture(page, 'verifier-damaged')
    const proof = write('7.tlog-proof', fileOf(files, proofFile(7)))
    assert.match(await answerTo(page, [proof]), /^Nothing was checked\s+Choose one proof and its evidence/)
    const whole = await answerTo(page, [write('7.json', evidence), proof])
    assert.match(whole, /The entry is in the ledger as it was with 30 entries/)
    await page.getByLabel(/^2\. /).fill('nonsense')
    assert.match(await answerTo(page, [proof]), /^Nothing was checked\s+Choose one proof/)
    assert.match(await answerTo(page, [write('x.zip', rezip(files))]), /The key is not a key/)
    await page.getByRole('button', { name: 'Dansk' }).click()
    assert.match(await page.locator('#answer').innerText(), /^Der er ikke efterprøvet noget/)
    await page.close()
  })

  test('a checkpoint alone, held against none, an earlier, a later, the same and another', async () => {
    const page = await openPage()
    await page.getByLabel(/^2\. /).fill(key)
    const file = write('kontrolpunkt', log.checkpoint)
    assert.match(await answerTo(page, [file]), /der er intet tidligere kontrolpunkt/)
    const other = await makeLog(30, 4)
    for (const [held, says] of [
      [earlier, /Om loggen stadig indeholder det, du så sidst: det kræver en zip-fil eller hele loggen/],
      [later, /filen er ældre end det kontrolpunkt, du har/],
      [log, /^Alt passer[\s\S]*Det er det samme kontrolpunkt som sidste gang/],
      [other, /^Loggen modsiger det, den selv har underskrevet/],
    ] as const) {
      await page.getByLabel(/^3\. /).fill(held.checkpoint)
      const answer = await answerTo(page, [file])
      assert.match(answer, says)
      const steps = /Behold det kontrolpunkt, du har/.test(answer)
      assert.equal(steps, held === earlier || held === later || held === log, 'never a step back')
    }
    await picture(page, 'verifier-checkpoint')
    await page.close()
  })

  test('an alarm: under the key it convicts, without it says whose word it is, and a rollback alone settles nothing', async () => {
    const page = await openPage()
    const convicting = write('alarm.txt', await alarmOf(forked, log))
    const unkeyed = await answerTo(page, [convicting])
    assert.match(
      unkeyed,
      /^Alarmen afgør ikke sagen[\s\S]*de kan ikke begge være rigtige[\s\S]*Hvis nøgle det er/,
    )
    await page.getByLabel(/^2\. /).fill(key)
    const convicted = await answerTo(page, [convicting])
    assert.match(convicted, /^Loggen har modsagt sig selv/)
    assert.match(
      convicted,
      /Det siger den, der lavede alarmen[\s\S]*indeholder ikke det, den havde underskrevet/,
    )
    await picture(page, 'verifier-alarm')
    const rollback = await answerTo(page, [write('alarm-2.txt', await alarmOf(earlier, log))])
    assert.match(rollback, /^Alarmen afgør ikke sagen[\s\S]*viser det ikke/)
    const broken = await answerTo(page, [write('alarm-3.txt', 'ordholden-alarm@1\nfinding x\n')])
    assert.match(broken, /^Filen er ikke en alarm, der kan læses/)
    await page.close()
  })

  test('a folder: the log in it, the log below it, damage in it, and none', async () => {
    const page = await openPage()
    await page.getByLabel(/^2\. /).fill(key)
    for (const [path, bytes] of log.files) write(`home/log/${path}`, bytes)
    write('home/passwords.txt', 'not read')
    await page.getByText('Jeg har en hel offentliggjort log i en mappe').click()
    const choose = (name: string) => page.getByLabel(/^Mappen, som/).setInputFiles(join(folder, name))
    for (const name of ['home/log', 'home']) {
      await choose(name)
      assert.match(await page.locator('#chosen').innerText(), /^Valgt: mappen (log|home) med \d filer$/)
      assert.match(await answerOf(page), /Aftrykkene af alle 30 logposter giver tilsammen det, der blev/)
    }
    await page.getByLabel(/^1\. /).setInputFiles(write('kontrolpunkt', log.checkpoint))
    assert.doesNotMatch(await answerOf(page), /Aftrykkene/, 'what was chosen last is what is checked')
    const [entry] = [...log.files.keys()].filter(path => path.startsWith('tile/entries/'))
    write(`home/log/${entry}`, fileOf(log.files, entry ?? '').with(60, 0))
    await choose('home/log')
    assert.match(
      await answerOf(page),
      /^Filen passer ikke[\s\S]*En logpost er en anden end den, der er underskrevet/,
    )
    write('empty/readme', 'x')
    await choose('empty')
    assert.match(await answerOf(page), /Der er ingen log i mappen/)
    await page.close()
  })

  test('a file dropped anywhere is taken, and the answer before it goes', async () => {
    const page = await openPage()
    await page.getByLabel(/^2\. /).fill(key)
    const first = await answerTo(page, [write('kontrolpunkt', log.checkpoint)])
    assert.match(first, /Kontrolpunktet er underskrevet/)
    const base64 = Buffer.from(await bundleOf(log, [1])).toString('base64')
    const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob('${base64}'), c => c.charCodeAt(0))], 'dropped.zip'))
      return transfer
    })()`)
    await page.dispatchEvent('h1', 'dragover', { dataTransfer: dropped })
    assert.equal(await page.locator('#drop.over').count(), 1)
    await page.dispatchEvent('h1', 'drop', { dataTransfer: dropped })
    assert.equal(await page.locator('#drop.over').count(), 0)
    assert.equal(await page.locator('#answer').isVisible(), false)
    assert.equal(await page.locator('#chosen').innerText(), 'Valgt: dropped.zip')
    assert.match(await answerOf(page), /Aftrykkene af alle 30 logposter/)
    await page.close()
  })

  test('by keyboard alone: every control in its order, the answer has the focus, and its details open', async () => {
    const page = await openPage()
    const focused = () =>
      page.evaluate<string>('document.activeElement.id || document.activeElement.textContent')
    const order: string[] = []
    for (let nth = 0; nth < 7; nth += 1) {
      await page.keyboard.press('Tab')
      order.push((await focused()).trim())
      if (order.at(-1) === 'files') {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')])
        await chooser.setFiles(write('keys.zip', await bundleOf(log, [2])))
      }
      if (order.at(-1) === 'key') await page.keyboard.type(key)
      if (order.at(-1) === 'earlier') await page.keyboard.insertText(earlier.checkpoint)
    }
    assert.deepEqual(order, [
      'language',
      'files',
      'Jeg har en hel offentliggjort log i en mappe',
      'key',
      'earlier',
      'earlier-file',
      'Efterprøv',
    ])
    await page.keyboard.press('Enter')
    await page.locator('#answer h2').waitFor()
    assert.equal(await focused(), 'answer')
    assert.match(await page.locator('#answer').innerText(), /^Alt passer/)
    await page.keyboard.press('Tab')
    assert.match(await focused(), /Gem kontrolpunktet/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator('#answer details[open]').count(), 1)
    await page.close()
  })

  test('on paper: the answer with what was checked, when and under which key, and no form', async () => {
    const page = await openPage({ colorScheme: 'dark' })
    await page.getByLabel(/^2\. /).fill(key)
    await answerTo(page, [write('paper.zip', await bundleOf(log, [2]))])
    await page.emulateMedia({ media: 'print' })
    const pdf = await page.pdf({ format: 'A4', tagged: true })
    assert.ok(pdf.length > 5_000)
    if (pictures !== undefined) writeFileSync(join(pictures, 'verifier.pdf'), pdf)
    const paper = await page.locator('main').innerText()
    assert.doesNotMatch(paper, /Virksomhedens nøgle|Udskriv|Gem kontrolpunktet$/m)
    for (const said of [
      'paper.zip',
      key,
      log.checkpoint.split('\n')[2] ?? '',
      'Filens SHA-256',
      new Date().toISOString().slice(0, 10),
    ])
      assert.ok(paper.includes(said), said)
    await page.close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    for (const locale of ['da-DK', 'en-GB'])
      test(`at 320 px, ${colorScheme}, ${locale}: nothing scrolls sideways and axe finds nothing`, async () => {
        const page = await openPage({ colorScheme, locale, viewport: { width: 320, height: 640 } })
        const name = `verifier-320-${colorScheme}-${locale.slice(0, 2)}`
        assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2))
        await picture(page, name)
        await page.getByLabel(/^2\. /).fill(key)
        await page.getByLabel(/^3\. /).fill(log.checkpoint)
        await answerTo(page, [write('narrow.zip', await bundleOf(forked, [3]))])
        await page.locator('#answer summary').click()
        await picture(page, `${name}-answer`)
        await page.close()
      })

  test('its own policy lets nothing out: neither a fetch nor a picture leaves', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    const blocked = await page.evaluate<readonly string[]>(`new Promise(resolve => {
      const seen = []
      document.addEventListener('securitypolicyviolation', event => {
        if (seen.push(event.effectiveDirective) === 2) resolve(seen.sort())
      })
      fetch('http://127.0.0.1:9/').catch(() => {})
      new Image().src = 'http://127.0.0.1:9/picture.png'
    })`)
    assert.deepEqual(blocked, ['connect-src', 'img-src'])
    await page.close()
  })

  test('nothing was asked for but the page itself and what it offered to save', () => {
    assert.deepEqual(
      asked.filter(url => url !== address && !url.startsWith('blob:')),
      [],
    )
    assert.ok(asked.includes(address))
  })
})

/** Waits until something is served under an address, for at most half a minute. */
async function taken(address: string): Promise<Uint8Array> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await fetch(address)
    if (answer.status === 200) return new Uint8Array(await answer.arrayBuffer())
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  return assert.fail(`${address} was never there`)
}

test('taken home from a running program: the verifier it hands out, its log, one look, and its key from the page', {
  skip: noBrowser,
  timeout: 180_000,
}, async t => {
  const program = openProgram(t)
  const { address } = await program.serve(await freePort())
  await program.run('check', 'controller.identity')
  const text = async (path: string) => Buffer.from(await taken(address + path)).toString()
  const save = async (path: string, name: string) => {
    const file = join(dirname(program.home), name)
    writeFileSync(file, await taken(address + path))
    return file
  }
  await taken(`${address}log/checkpoint`)
  const [, ownKey = ''] = /--key ([^<]+)</.exec(await text('da/saadan')) ?? []
  const [look = ''] = /proof\/[0-9a-f-]{36}/.exec(await text('da/loefte/controller.identity')) ?? []
  const browser = await openBrowser()
  t.after(() => browser.close())
  const page = await browser.newPage({ locale: 'da-DK' })
  await page.goto(pathToFileURL(await save('verify.html', 'taken.html')).href)
  await page.getByLabel(/^2\. /).fill(ownKey)
  const check = async (...files: readonly string[]) => {
    await page.getByLabel(/^1\. /).setInputFiles([...files])
    await page.getByRole('button', { name: 'Efterprøv' }).click()
    await page.locator('#answer h2').waitFor()
    return page.locator('#answer').innerText()
  }
  assert.match(
    await check(await save('bundle.zip', 'taken.zip')),
    /^Der blev ikke fundet fejl[\s\S]*er udleveret og står i/,
  )
  const files = [await save(`${look}.tlog-proof`, 'look.tlog-proof'), await save(`${look}.json`, 'look.json')]
  assert.match(await check(...files), /^Der blev ikke fundet fejl[\s\S]*indholdet er med og passer med den/)
})
