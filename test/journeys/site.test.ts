// The website as whoever answers for it meets it: `site audit` on a machine without a database, in a terminal and in CI, and the
// running program, whose pledges break and are kept again as the site changes, with the line of its markup. The web is one server
// of this test, so every verdict that rests on it carries the word practice.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Board } from '../../src/pledge/board.ts'
import { type DnsName, PracticeDns } from '../practice/dns.ts'
import { type HostAnswer, PracticeHosts } from '../practice/hosts.ts'
import { examplePolicy, freePort, openProgram } from '../program.ts'
import { noBrowser } from './browser.ts'
import { post, type SignedIn, signInOwner } from './signed-in.ts'

const options = { skip: noBrowser }
const www = 'www.firma.test'
const url = `https://${www}/`
const cdns = ['cdn.parts.test', 'cdn.more-parts.test'] as const
const part = 'window.part = "3.1.4"\n'
const integrity = `sha384-${createHash('sha384').update(part).digest('base64')}`

/** Parts from two CDNs, as the example's notice says: »forskellige CDN’er«. */
const scripts = cdns.map(
  cdn => `<script src="https://${cdn}/part@3.1.4/part.js" integrity="${integrity}" crossorigin></script>`,
)
const tracker = '<script src="https://www.google-analytics.com/analytics.js"></script>'

/** A page whose head has these lines, the first of them at line 3. */
const pageOf = (lines: readonly string[], body = ''): HostAnswer => ({
  headers: {
    ...{ 'content-security-policy': "default-src 'self' https:", 'referrer-policy': 'no-referrer' },
    ...{ 'strict-transport-security': 'max-age=31536000', 'permissions-policy': 'camera=()' },
    'x-content-type-options': 'nosniff',
  },
  body: `<!doctype html><html lang="da"><head>\n<title>Firma</title><link rel="icon" href="data:,">\n${lines.join('\n')}\n</head><body><h1>Firma</h1>${body}</body></html>`,
})

const accepted = 'status: accepted, accepted: {by: test, at: 2026-11-22}'
const declared = (more = '') => `  - id: website
    url: "${url}"
    host: jt-com
    status: accepted
    accepted: {by: test, at: 2026-11-22}
    nameServers: ["*.jt-com.test"]
    fields: []
    thirdParties:
${cdns.map(cdn => `      - {host: ${cdn}, operator: jt-com, country: DK, purpose: {da: CDN, en: CDN}, ${accepted}}\n`).join('')}${more}`

/** A site that changes, what it is resolved by, and a program that may visit it and nothing else. */
async function practice(t: TestContext) {
  const paths: Record<string, HostAnswer> = { '/': pageOf(scripts) }
  const scriptAnswer = { type: 'text/javascript', body: part }
  const others = Object.fromEntries(cdns.map(cdn => [cdn, { '/part@3.1.4/part.js': scriptAnswer }]))
  const web = await PracticeHosts.start({ [www]: paths, ...others }, new Date())
  t.after(() => web.close())
  const zone = { ns: ['ns1.jt-com.test', 'ns2.jt-com.test'] }
  const names: Record<string, DnsName> = { 'firma.test': zone }
  const dns = await PracticeDns.start(names)
  t.after(() => dns.close())
  const policy = mkdtempSync(join(tmpdir(), 'ordholden-policy-'))
  t.after(() => rmSync(policy, { recursive: true, force: true }))
  cpSync(examplePolicy, policy, { recursive: true })
  const register = join(policy, 'register.yaml')
  const published = readFileSync(register, 'utf8')
  const entry = /^ {2}- \{id: website, .*\}\n/m
  assert.match(published, entry)
  const declare = (more = '') => writeFileSync(register, published.replace(entry, declared(more)))
  declare()
  const ca = join(policy, 'practice.pem')
  writeFileSync(ca, web.certificate.cert)
  const program = openProgram(t, policy)
  const routes = `*:443:127.0.0.1:${web.route().port}`
  Object.assign(program.env, {
    ORDHOLDEN_SITE_RESOLVE: routes,
    ORDHOLDEN_SITE_CA: ca,
    ORDHOLDEN_SITE_SANDBOX: 'no',
    ORDHOLDEN_NAME_SERVERS: dns.server,
  })
  const reached = () => web.log
  return { paths, names, program, register, declare, ca, routes, policy, reached }
}

type Practice = Awaited<ReturnType<typeof practice>>

const visit = ({ program, routes, ca }: Practice, ...more: readonly string[]) =>
  program.run('site', 'audit', '--resolve', routes, '--ca', ca, '--no-sandbox', '--settle', '1', ...more)

test(
  'anybody’s site, without a register: all of others is a finding, with the line of markup',
  options,
  async t => {
    const place = await practice(t)
    const { exit, stdout, stderr } = await visit(place, url)
    assert.equal(exit, 2, stderr)
    assert.match(stdout, /no register to hold the visit against/)
    assert.doesNotMatch(stdout, /still in use|hosting provider/, 'nobody said anything of that')
    assert.match(stdout, /✗ The page has the browser contact cdn\.parts\.test/)
    assert.ok(stdout.includes(`${url}:3:1 ${scripts[0]}`), stdout)
    assert.equal(existsSync(place.program.home), false, 'no home and no database')
  },
)

test(
  'in CI: held against the register, four reports, and exit codes that can be chosen',
  options,
  async t => {
    const place = await practice(t)
    const folder = place.policy
    const reports = ['a.html', 'a.json', 'a.sarif', 'a.xml'].flatMap(name => ['--report', join(folder, name)])
    const against = ['--policy', place.register, url]
    const fine = await visit(
      place,
      ...against,
      ...reports,
      '--raw',
      join(folder, 'raw'),
      '--fail-on',
      'broken',
    )
    assert.equal(fine.exit, 0, `${fine.stdout}\n${fine.stderr}`)
    assert.doesNotMatch(fine.stdout, /✗|brudt|broken/)
    assert.match(readFileSync(join(folder, 'a.html'), 'utf8'), /<img [^>]*src="data:image\/png;base64,/)
    assert.equal(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).version, '2.1.0')
    assert.match(readFileSync(join(folder, 'a.xml'), 'utf8'), /<testsuites/)
    assert.equal(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')).url, url)
    assert.deepEqual(readdirSync(join(folder, 'raw')).toSorted(), [
      'files.json',
      'netlog-0.json.gz',
      'page-0.png',
    ])

    place.paths['/'] = pageOf([...scripts, tracker])
    const tracked = await visit(place, ...against, '--json', '--fail-on', 'broken')
    assert.equal(tracked.exit, 2)
    const { findings } = JSON.parse(tracked.stdout) as { findings: readonly { readonly rule: string }[] }
    assert.ok(findings.some(({ rule }) => rule === 'trackers/host'))
    assert.equal((await visit(place, ...against, '--fail-on', 'never')).exit, 0)
    const again = await visit(place, ...against, '--raw', join(folder, 'raw'))
    assert.match(again.stderr, /expected a folder that is not there yet/)
  },
)

test('--consent: what agreeing brings stands apart from what is there for everybody', options, async t => {
  const place = await practice(t)
  const bring = "document.head.append(Object.assign(document.createElement('script'), { src }))"
  const listen = `document.querySelector('button').onclick = () => ${bring}`
  const src = "const src = 'https://www.google-analytics.com/analytics.js'"
  place.paths['/ask.js'] = { type: 'text/javascript', body: `${src}\n${listen}\n` }
  place.paths['/'] = pageOf(scripts, '<button>Accepter alle</button><script src="/ask.js"></script>')
  const { stdout, stderr } = await visit(place, url, '--policy', place.register, '--consent')
  const [before = '', after = ''] = stdout.split('Where the visitor agrees, this comes with it')
  assert.doesNotMatch(before, /google-analytics/, stderr)
  assert.match(after, /google-analytics/)
  place.paths['/'] = pageOf(scripts)
  const none = await visit(place, url, '--policy', place.register, '--consent')
  assert.match(none.stdout, /Nothing was found to agree to/)
})

test('what cannot be read is said before a browser starts', options, async t => {
  const place = await practice(t)
  const said = async (...argv: readonly string[]) => {
    const { exit, stderr } = await place.program.run('site', ...argv)
    assert.equal(exit, 1)
    return stderr
  }
  assert.match(await said(), /expected ordholden site audit/)
  assert.match(await said('audit'), /expected the address of a website, got none/)
  assert.match(await said('audit', 'ftp://firma.dk/'), /expected the address of a website, got "ftp:/)
  assert.match(await said('audit', url, '--resolve', 'x'), /expected host:port:address, got "x"/)
  assert.match(await said('audit', url, '--pages', '0'), /expected --pages from 1 to 50/)
  assert.match(await said('audit', url, '--report', 'a.pdf'), /expected a report that ends in \.html/)
  assert.match(await said('audit', url, '--fail-on', 'x'), /expected --fail-on broken\|unknown/)
  assert.match(await said('audit', url, '--ca', '/nowhere'), /expected to read the certificates/)
  const other = ['audit', 'https://other.test/', '--policy', place.register]
  assert.match(
    await said(...other),
    /expected a site of the register.*\n.*website \(https:\/\/www\.firma\.test\/\)/,
  )
})

test('Ctrl-C closes the browser and leaves nothing', options, async t => {
  const place = await practice(t)
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-stopped-'))
  chmodSync(folder, 0o777) // The browser runs as a user of its own where the test runs as root.
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const argv = [
    'site',
    'audit',
    url,
    '--settle',
    '20',
    '--no-sandbox',
    '--resolve',
    place.routes,
    '--ca',
    place.ca,
  ]
  const env = { ...place.program.env, TMPDIR: folder }
  const child = spawn(process.execPath, [main, ...argv], { env, stdio: 'ignore' })
  const ended = new Promise<number | null>(done => child.once('exit', done))
  while (!place.reached().some(({ path }) => path === '/')) await sleep(50)
  assert.notEqual(readdirSync(folder).length, 0)
  child.kill('SIGINT')
  assert.equal(await ended, 1)
  assert.deepEqual(readdirSync(folder), [])
})

test('the running program: three pledges break and are kept again as the site changes', options, async t => {
  const place = await practice(t)
  const { paths, names, program, declare } = place
  // Our own pages are visited too, some seconds after the server begins.
  Object.assign(program.env, { ORDHOLDEN_SITE_VISITS: 'yes' })
  const serving = await program.serve(await freePort())
  const boardOf = async (...command: readonly string[]) => {
    const { stdout, stderr } = await program.run(...command, '--json')
    return { of: partsIn(JSON.parse(stdout) as Board), stderr }
  }
  const look = () => boardOf('check', ...pledges)
  const marks = ({ of }: Awaited<ReturnType<typeof look>>) => watched.map(id => of(id).verdict)

  const spotless = await look()
  assert.deepEqual(
    marks(spotless),
    watched.map(() => 'kept'),
    spotless.stderr,
  )
  assert.deepEqual(spotless.of('traffic.no-trackers/browser:website').basis, ['practice'])

  const form = '<form action="/x">\n<input name="cpr" aria-label="CPR-nummer"></form>'
  paths['/'] = pageOf([...scripts, tracker], form)
  names['firma.test'] = { ns: ['ns1.other.test'] }
  const tracked = await look()
  const { verdict, reason } = tracked.of('traffic.no-trackers/browser:website')
  assert.equal(verdict, 'broken')
  assert.ok(reason.includes(`${url}:5:1 ${tracker}`), reason)
  assert.equal(tracked.of('site.third-parties/declared:website').verdict, 'broken')
  assert.equal(tracked.of('minimise/forms:website').verdict, 'broken')
  assert.equal(tracked.of('site.host/matches:website').verdict, 'broken')
  assert.match(tracked.of('site.host/matches:website').reason, /ns1\.other\.test/)
  const shown = await (await fetch(`${serving.address}en/pledge/traffic.no-trackers`)).text()
  assert.ok(
    shown.includes('google-analytics.com') && shown.includes(':5:1'),
    'the page of the pledge says where',
  )
  assert.match(shown, /Checked in a real browser today at [\d:]+, one visit from one place/)
  assert.match(shown, /<strong>\(practice\)<\/strong>/)
  await visitFromDesk(serving.address, await signInOwner(program))

  paths['/'] = pageOf(scripts.slice(0, 1))
  names['firma.test'] = { ns: ['ns1.jt-com.test'] }
  const fewer = await look()
  assert.equal(fewer.of('site.host/matches:website').verdict, 'kept')
  assert.equal(fewer.of('traffic.no-trackers/browser:website').verdict, 'kept')
  assert.equal(fewer.of('site.third-parties/up-to-date:website').verdict, 'broken')

  paths['/'] = pageOf(scripts)
  assert.deepEqual(
    marks(await look()),
    watched.map(() => 'kept'),
  )

  // What is declared counts at once: the same visit, another register.
  declare(`      - {host: gone.test, operator: jt-com, country: DK, purpose: {da: x, en: x}, ${accepted}}\n`)
  const more = await look()
  assert.equal(more.of('site.third-parties/up-to-date:website').verdict, 'broken')
  const ours = await waitFor(async () => {
    const own = (await boardOf('board')).of('traffic.no-trackers/own-pages')
    return own.verdict === 'unknown' ? null : own
  })
  assert.deepEqual([ours.verdict, ours.basis], ['kept', []], ours.reason)
})

async function waitFor<T>(found: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 20; tries += 1) {
    const one = await found()
    if (one !== null) return one
    await sleep(1_000)
  }
  return assert.fail('it never came')
}

/** As an owner does it: pressed, under way, and then there with what is new, and its picture. */
async function visitFromDesk(address: string, owner: SignedIn): Promise<void> {
  const page = `${address}en/website`
  const read = async () => {
    const [ofRegister = ''] = (await (await fetch(page, { headers: owner.headers })).text()).split(
      'own pages',
    )
    return ofRegister
  }
  const visitsIn = (text: string) => text.match(/>the visit [^<]+<\/a>: done/g)?.length ?? 0
  const before = visitsIn(await read())
  assert.equal((await post(owner, page, { visit: 'now' })).status, 303)
  assert.match(await read(), /A visit is under way\./)
  while ((await read()).includes('A visit is under way.')) await sleep(500)
  const text = await read()
  assert.equal(visitsIn(text), before + 1)
  assert.match(text, /class="mark broken">broken \(practice\)<\/strong> A visit to www\.firma\.test/)
  assert.match(text, /Nothing has changed since/)
  const [, picture = ''] = /<img src="\/(visit\/[^"]+)"/.exec(text) ?? []
  const seen = await fetch(address + picture, { headers: owner.headers })
  assert.equal(seen.headers.get('content-type'), 'image/png')
}

const pledges = ['minimise', 'traffic.no-trackers', 'site.host', 'site.third-parties'] as const
const watched = [
  'traffic.no-trackers/browser:website',
  'site.host/matches:website',
  'site.third-parties/declared:website',
  'site.third-parties/pinned:website',
  'site.third-parties/up-to-date:website',
  'minimise/forms:website',
] as const

const partsIn = (board: Board) => (id: string) => {
  const found = board.pledges.flatMap(({ parts }) => parts).find(({ part }) => part.id === id)
  assert.ok(found?.look, `${id} was looked at`)
  return { verdict: found.verdict, basis: found.look.basis, reason: found.look.reason.en }
}

const main = join(import.meta.dirname, '../../src/cli/main.ts')
