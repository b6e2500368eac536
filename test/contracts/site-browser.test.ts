// A site visited by a real Chromium: each page seen, pictured and told apart from every other, whatever one of them does; what
// the browser asks for by itself gets nowhere, and nothing of it is left. The web is one server of this test (practice).

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '../../src/core/clock.ts'
import type { Route } from '../../src/net/destination.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { offResolve } from '../../src/net/resolve.ts'
import { Browser } from '../../src/site/browser.ts'
import { findChromium } from '../../src/site/chromium.ts'
import type { ContactSeen } from '../../src/site/sighting.ts'
import { type AuditOptions, auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'
import { noBrowser } from '../journeys/browser.ts'

const home = 'http://www.firma.test/'

/** Every host of the web, by host and path. */
type Web = Readonly<Record<string, string>>

interface Practice {
  readonly route: Route
  readonly port: number
  /** Host and path of every request, in order. */
  readonly asked: string[]
}

async function practiceWeb(t: TestContext, web: Web): Promise<Practice> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { host = '' } = request.headers
    asked.push(`${host}${request.url}`)
    const body = web[`${host}${request.url}`]
    const type = request.url?.endsWith('.js') === true ? 'text/javascript' : 'text/html'
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { asked, port, route: host => (host.endsWith('.test') ? { address: '127.0.0.1', port } : null) }
}

const audit = ({ route }: Practice, more: Partial<AuditOptions> = {}) =>
  auditSite({
    ...{ url: home, pages: 10, settleMs: 500, visitMs: 20_000, atOnce: 2, onPage: () => {} },
    browser: {
      ...{ executable: findChromium(process.env) ?? '', account: serverAccount() },
      // The pages are this test's own; whether the machine lets there be a sandbox is another question.
      ...{ sandbox: false, trustedKeys: [] },
    },
    ...{ clock: systemClock, resolve: offResolve(), domains: [], route, robots: true },
    fetch: webFetch({ outside: true, allow: [], userAgent: 'ordholden/test', route }),
    signal: new AbortController().signal,
    ...more,
  })

/** Profiles are made in the system's temporary folder: here one of this file's own, since others visit at the same time. */
const temporary = mkdtempSync(join(tmpdir(), 'ordholden-site-'))
chmodSync(temporary, 0o755)
process.env['TMPDIR'] = temporary
after(() => rmSync(temporary, { recursive: true, force: true }))

test('every page is seen and pictured, and whose connection it was is never guessed', {
  skip: noBrowser,
}, async t => {
  const web = await practiceWeb(t, {
    'www.firma.test/':
      '<title>Forside</title><a href="/to">to</a><a href="/tre#x">tre</a><a href="http://andre.test/">ud</a>',
    'www.firma.test/to': '<title>To</title><script>new SharedWorker("/shared.js")</script>',
    'www.firma.test/shared.js': 'fetch("http://shared.test/x", { mode: "no-cors" }).catch(() => {})',
    'www.firma.test/tre': '<title>Tre</title><img src="http://billeder.test/a.png">',
  })
  const { audit: seen, raw } = await audit(web)
  const at = `127.0.0.1:${web.port}`
  const routed = ['billeder.test', 'shared.test', 'www.firma.test'].map(host => ({ host, at }))
  assert.deepEqual(
    seen.routed.toSorted((a, b) => (a.host < b.host ? -1 : 1)),
    routed,
  )
  assert.deepEqual(
    seen.pages.map(({ url, status, title, because }) => [url, status, title, because]),
    [
      [home, 200, 'Forside', null],
      [`${home}to`, 200, 'To', null],
      [`${home}tre`, 200, 'Tre', null],
    ],
  )
  const contacts = seen.sightings.filter((one): one is ContactSeen => one.kind === 'contact')
  const foreign = contacts.filter(({ host }) => host !== 'www.firma.test')
  assert.deepEqual(foreign.map(({ host, page, reached }) => [host, page, reached]).toSorted(), [
    ['billeder.test', 2, true],
    ['shared.test', 1, true],
  ])
  assert.ok(
    web.asked.some(each => each.startsWith('shared.test/x')),
    'the worker reached it',
  )
  assert.deepEqual([...raw.pictures.keys()].toSorted(), [0, 1, 2])
  assert.deepEqual([...(raw.pictures.get(0) ?? [])].slice(1, 4), [...Buffer.from('PNG')])
  assert.equal(seen.netLogRead, true)
  assert.ok(!web.asked.some(each => /google/.test(each)), 'what the browser asks for by itself gets nowhere')
  assert.deepEqual(readdirSync(temporary), [], 'no profile is left')
})

test('a page that never ends is unknown, and the others are seen', { skip: noBrowser }, async t => {
  const web = await practiceWeb(t, {
    'www.firma.test/': '<title>Forside</title><a href="/evig">evig</a><a href="/to">to</a>',
    'www.firma.test/evig': '<title>Evig</title><script>for (;;);</script>',
    'www.firma.test/to': '<title>To</title>',
  })
  const { audit: seen } = await audit(web, { visitMs: 9_000, atOnce: 1 })
  assert.deepEqual(
    seen.pages.map(({ url, because }) => [url, because]),
    [
      [home, null],
      [`${home}evig`, 'timeout'],
      [`${home}to`, null],
    ],
  )
})

test('a page too large to be read is unknown, never clean', { skip: noBrowser }, async t => {
  const many =
    '<script>for (let n = 0; n < 160000; n++) document.body.append(document.createElement("i"), "x")</script>'
  const web = await practiceWeb(t, { 'www.firma.test/': `<title>Stor</title><body>${many}` })
  const { audit: seen } = await audit(web)
  const [{ because = null, detail = '' } = {}] = seen.pages
  assert.deepEqual([because, /^not read: .*forms/.test(detail)], ['limit', true], detail)
})

test('an address of this machine is not visited, nor loaded by a page', { skip: noBrowser }, async t => {
  const pages: Record<string, string> = {}
  const web = await practiceWeb(t, pages)
  const inner = ['127.0.0.1', '[::1]', 'localhost'].map(host => `http://${host}:${web.port}/inner`)
  pages['www.firma.test/'] = inner.map(url => `<img src="${url}">`).join('')
  const { audit: seen } = await audit(web)
  const contacts = seen.sightings.filter((one): one is ContactSeen => one.kind === 'contact')
  assert.deepEqual(
    contacts.filter(({ host }) => host !== 'www.firma.test' && host !== '').map(({ reached }) => reached),
    [false, false, false],
  )
  const refused = await audit(web, { url: inner[0] ?? '' })
  assert.equal(refused.audit.pages[0]?.because, 'refused')
  assert.ok(!web.asked.some(each => each.endsWith('/inner')), web.asked.join())
})

test('killed, a program takes its browser with it', { skip: noBrowser }, async t => {
  // Short: Chromium makes a socket below it.
  const folder = mkdtempSync(join(temporary, '..', 'killed-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o777) // The browser runs as a user of its own where the test runs as root.
  const program = join(import.meta.dirname, '../practice/held-browser.ts')
  const held = spawn(process.execPath, [program], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => held.kill('SIGKILL'))
  const [version] = await Promise.race([once(held.stdout, 'data'), once(held, 'exit')])
  assert.match(String(version), /^\d+\./, 'the browser runs')
  assert.notEqual(processesWith(folder), 0)
  held.kill('SIGKILL')
  for (let tries = 0; tries < 100 && processesWith(folder) > 0; tries += 1) await sleep(100)
  assert.equal(processesWith(folder), 0)
})

/** How many processes were started with this text in their command. */
const processesWith = (text: string): number =>
  readdirSync('/proc').filter(name => /^\d+$/.test(name) && commandOf(name).includes(text)).length

function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8')
  } catch {
    return '' // It has ended.
  }
}

test('a browser that does not start is refused, and nothing of ours waits for it any longer', async () => {
  const timers = () => process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length
  const before = timers()
  const place = { account: serverAccount(), sandbox: false, trustedKeys: [] }
  for (const executable of ['/nowhere/chromium', '/bin/false'])
    await assert.rejects(Browser.launch({ ...place, executable }), { code: 'browser-refused' })
  assert.equal(timers(), before)
})
