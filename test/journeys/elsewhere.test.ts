// What comes from elsewhere, at every address of the real site that changes something: each way a page of another origin, or
// somebody on the way, could make it be done, with the owner's own cookie and everything filled in. All of it is refused and
// nothing is changed. Framing, hosts nobody is known by, and line breaks where a header could be made of them, too.
// OWASP ASVS 5.0 V3.4, V3.5, 1.2.1; signing in as another counts as changing (login CSRF).

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { after, before, test } from 'node:test'

import { formField, formToken } from '../../src/web/cross-site.ts'
import type { Mounted } from '../../src/web/site.ts'
import { type Examples, examplesOf } from './addresses.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { openRealSite, type RealSite } from './real-site.ts'
import { contextAs } from './signed-in.ts'

let site: RealSite
let examples: Examples
before(async () => {
  site = await openRealSite()
  examples = await examplesOf(site)
})
after(() => site.close())

const originOf = (): string => site.served.address.slice(0, -1)
const evil = 'https://evil.example'
const here = { 'sec-fetch-site': 'same-origin' }
const formType = 'application/x-www-form-urlencoded'

interface Vector {
  readonly name: string
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** What the fields carry of tokens, where it is a form. */
  readonly tokens?: readonly string[]
  readonly type?: string
}

/** `null`: whoever asks is nobody, and is answered as nobody is. */
function vectorsFor({ path }: Mounted): readonly Vector[] {
  const { token } = site.people.owner
  const own = { tokens: [formToken(token)] }
  const cookie = `__Host-ordholden=${token}`
  const origins = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: originOf() },
    { ...here, origin: evil },
    { origin: evil },
    { origin: 'null' },
    { origin: `${originOf()}.evil.example` },
    { referer: `${evil}/?x=${originOf()}/` },
    { origin: evil, referer: `${originOf()}/da/` },
    {},
  ]
  const foreign = origins.map(headers => ({ name: JSON.stringify(headers), status: 403, headers, ...own }))
  const bodies = ['text/plain', 'multipart/form-data; boundary=x', 'text/xml', ''].map(type => ({
    ...{ name: `type "${type}"`, status: 415, headers: here, type, ...own },
  }))
  const methods = ['x-http-method-override', 'x-http-method', 'x-method-override'].map(name => ({
    ...{ name, status: 400, headers: { ...here, [name]: 'PUT' }, ...own },
  }))
  const other = formToken(site.people.staff.token)
  const forms = [[], [''], [other], [other, formToken(token)], [formToken(token), other]].map(tokens => ({
    ...{ name: `form tokens ${tokens.length}`, status: 403, headers: here, type: formType, tokens },
  }))
  const unnamed: readonly Vector[] = [...foreign, ...bodies, ...methods]
  const doubled = { ...here, cookie: `${cookie}; ${cookie}` }
  return [
    ...[...unnamed, ...forms].map(one => ({ ...one, headers: { ...one.headers, cookie } })),
    ...(path.startsWith('/api/') ? [] : unnamed),
    { name: 'two cookies', status: isForEverybody(path) ? null : 401, headers: doubled, ...own },
  ]
}

/** Before signing in there is nobody a request could be done as. */
const isForEverybody = (path: string): boolean =>
  /^\/(?:da|en)\/(?:start|log-ind|sign-in|link)(?:\/|$)/.test(path)

async function sendTo(mounted: Mounted, { headers, tokens = [], type }: Vector): Promise<number> {
  const isData = mounted.path.startsWith('/api/') && type !== formType
  const fields = new URLSearchParams(examples.form)
  for (const token of tokens) fields.append(formField, token)
  const usual = isData ? 'application/json' : formType
  const answer = await fetch(site.served.address + examples.there(mounted).slice(1), {
    ...{ method: mounted.method, redirect: 'manual' },
    headers: { ...headers, 'content-type': type ?? usual, 'idempotency-key': crypto.randomUUID() },
    body: new TextEncoder().encode(isData ? JSON.stringify(examples.json(mounted)) : fields.toString()),
  })
  await answer.arrayBuffer()
  return answer.status
}

test('nothing that changes anything is done from elsewhere, at any address, in any way', async t => {
  const unsafe = site.mounted.filter(({ method }) => method !== 'GET')
  const before = await site.standing()
  const wrong: string[] = []
  let asked = 0
  for (const mounted of unsafe)
    for (const vector of vectorsFor(mounted)) {
      const status = await sendTo(mounted, vector)
      asked += 1
      const isRefused = vector.status === null ? status >= 300 && status < 500 : status === vector.status
      if (!isRefused) wrong.push(`${mounted.path} ${vector.name}: ${status}, not ${vector.status}`)
    }
  assert.deepEqual(wrong, [])
  assert.deepEqual(await site.standing(), before)
  t.diagnostic(`${asked} asked: ${unsafe.length} addresses`)
  assert.ok(unsafe.length > 70 && asked > 2_000, String(asked))
  assert.deepEqual(site.faults, [])
})

test('what every one of them is asked with is taken from a page here: the same is refused for where it comes from alone', async () => {
  const mounted = site.mounted.find(({ path }) => path === '/da/noegler' && path) ?? assert.fail()
  const post = { ...mounted, method: 'POST' } as const
  const { token, headers } = site.people.owner
  const vector = { name: 'ours', status: 200, headers: { ...here, ...headers }, tokens: [formToken(token)] }
  assert.equal(await sendTo(post, vector), 200)
  assert.equal(
    await sendTo(post, { ...vector, headers: { ...headers, 'sec-fetch-site': 'cross-site' } }),
    403,
  )
})

/** Says what it is told, where fetch is too polite; answers the head of what comes back. */
function speak(lines: readonly string[]): Promise<string> {
  const port = Number(new URL(site.served.address).port)
  return new Promise((resolve, reject) => {
    const heard: string[] = []
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy(new Error('silence')))
    socket.on('data', (piece: string) => heard.push(piece))
    socket.on('error', reject).on('close', () => resolve(heard.join('')))
  })
}

const hostOf = (): string => new URL(site.served.address).host

test('a host nobody is known by is refused, and what stands before us is believed about nothing', async () => {
  const port = new URL(site.served.address).port
  const get = (target: string, ...headers: string[]) =>
    speak([`GET ${target} HTTP/1.1`, ...headers, 'Connection: close'])
  for (const host of [
    ...[
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}.evil.example`,
      `localhost:${port}@evil.example`,
    ],
    ...[`localhost:${port}, evil.example`, 'localhost', `localhost:${Number(port) + 1}`, `[::2]:${port}`, ''],
  ])
    assert.match(await get('/da/', `Host: ${host}`), /^HTTP\/1\.1 4(?:21|00) /, host)
  assert.match(await get('/da/'), /^HTTP\/1\.1 400 /, 'none')
  assert.match(
    await get('/da/', `Host: ${hostOf()}`, 'Host: evil.example'),
    /^HTTP\/1\.1 400 |^HTTP\/1\.1 421 /,
  )
  for (const header of [
    ...[
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'Forwarded: host=evil.example;proto=https',
    ],
    ...[
      'X-Original-URL: /da/i-dag',
      'X-Rewrite-URL: /da/i-dag',
      'X-Forwarded-For: 127.0.0.1',
      'X-Host: evil.example',
    ],
  ]) {
    const answer = await get('/da/log-ind', `Host: ${hostOf()}`, header)
    assert.match(answer, /^HTTP\/1\.1 200 /, header)
    assert.doesNotMatch(answer, /evil\.example|strict-transport-security/i, header)
    assert.match(await get('/da/i-dag', `Host: ${hostOf()}`, header), /^HTTP\/1\.1 401 /, header)
  }
  const absolute = await get('http://evil.example/da/log-ind', `Host: ${hostOf()}`)
  assert.doesNotMatch(absolute, /^location:|action="[^/]|evil\.example/im, absolute.slice(0, 200))
})

const breaks = ['\r\n', '\n', '嘊嘍', '%0d%0a']
const planted = 'x-planted: 1'
/** All a query of ours is read by. */
const asked = [
  'next',
  'said',
  'done',
  'path',
  'id',
  'after',
  'file',
  'language',
  'which',
  'q',
  'code',
  'state',
]

function judgeHeaders(where: string, answer: Response): readonly string[] {
  const faults = [...answer.headers].flatMap(([name, value]) =>
    name === 'x-planted' || /x-planted|[\r\n]/i.test(value) ? [`${where}: ${name}: ${value}`] : [],
  )
  const to = answer.headers.get('location')
  const isOurs = to === null || (/^\/(?![/\\])/.test(to) && !/evil/.test(to))
  return [
    ...faults,
    ...(isOurs ? [] : [`${where}: to ${to}`]),
    ...(answer.status < 500 ? [] : [`${where}: ${answer.status}`]),
  ]
}

test('no line break in an address, a field or a part of a path becomes a header, and nobody is led away', async t => {
  const wrong: string[] = []
  const { headers: cookie, token } = site.people.owner
  let tried = 0
  const judge = async (where: string, answer: Response) => {
    await answer.arrayBuffer()
    tried += 1
    wrong.push(...judgeHeaders(where, answer))
  }
  for (const mounted of site.mounted.filter(({ id }) => id !== 'account.session'))
    for (const cut of mounted.method === 'GET' ? breaks : breaks.slice(0, 2)) {
      const value = `/da/${cut}${planted}${cut}${cut}//evil.example`
      const path = mounted.path.replaceAll(/:\w+|\*/g, encodeURIComponent(value)).slice(1)
      const query = new URLSearchParams(asked.map((name): [string, string] => [name, value]))
      const where = `${mounted.method} ${mounted.path} ${JSON.stringify(cut)}`
      const address = `${site.served.address}${path}?${query}`
      if (mounted.method === 'GET')
        await judge(where, await fetch(address, { headers: cookie, redirect: 'manual' }))
      else {
        const fields = Object.keys(examples.form).map((name): [string, string] => [name, value])
        const body = new URLSearchParams([...fields, ['next', value], [formField, formToken(token)]])
        const headers = { ...cookie, ...here }
        await judge(where, await fetch(address, { method: 'POST', headers, body, redirect: 'manual' }))
      }
    }
  assert.deepEqual(wrong, [])
  assert.deepEqual(site.faults, [])
  const still = await fetch(`${site.served.address}da/konto`, { headers: cookie })
  assert.equal(still.status, 200, 'all of it was asked as the owner')
  t.diagnostic(`${tried} tried`)
  const raw = await speak([`GET /da/log-ind?next=/da/\r\nX-Planted: 1 HTTP/1.1`, `Host: ${hostOf()}`])
  assert.doesNotMatch(raw, /^x-planted/im)
})

const letters = async (): Promise<string | undefined> => (await site.standing())['letter']

test('who is invited or asks for a link is one address: what is more than one, or a header, sends nothing', async () => {
  const { token, headers } = site.people.owner
  const invite = (name: string, mail: string) =>
    fetch(`${site.served.address}da/personer`, {
      ...{ method: 'POST', redirect: 'manual', headers: { ...headers, ...here } },
      body: new URLSearchParams({ name, mail, role: 'staff', language: 'da', [formField]: formToken(token) }),
    })
  const before = await site.standing()
  for (const mail of [
    ...['a@b.example\r\nBcc: c@d.example', 'a@b.example\nFrom: c@d.example', 'a@b.example,c@d.example'],
    ...[
      'a@b.example;c@d.example',
      'Ejer <a@b.example>',
      '<a@b.example>',
      '"a b"@c.example',
      'a@b.example c@d.example',
    ],
    ...[
      'a@b@c.example',
      'a@b.example\u2028Bcc: c@d.example',
      'a(x)@b.example',
      'a@[127.0.0.1]',
      'bøf@example.dk',
    ],
    ...[
      'a..b@c.example',
      '.a@b.example',
      'a@-b.example',
      'a@b..example',
      `${'a'.repeat(65)}@b.example`,
      'a\u202e@b.example',
    ],
  ]) {
    const answer = await invite('Bo', mail)
    assert.equal(answer.status, 422, mail)
    assert.match(await answer.text(), /id="mail-fault"/, mail)
    await fetch(`${site.served.address}da/log-ind/link`, {
      ...{ method: 'POST', redirect: 'manual', headers: here },
      body: new URLSearchParams({ 'ask-mail': mail }),
    })
  }
  for (const name of [
    'Bo\r\nBcc: c@d.example',
    'Bo\nX: 1',
    'Bo\u2028X',
    'Bo\u0085X',
    'Bo\u0000',
    'Bo\u202eoB',
  ])
    assert.equal((await invite(name, 'bo@example.dk')).status, 422, JSON.stringify(name))
  await site.app.desk.accounts.links.settled()
  assert.deepEqual(await site.standing(), before)
  // A name that pretends to be an address is a name: it stands in the letter and never in a header.
  assert.equal((await invite('Banken <bank@evil.example>', 'bo@blåbær.example')).status, 303)
  assert.match((await letters()) ?? '', /^1 /)
})

const options = { skip: noBrowser, timeout: 60_000 }

test('no page of ours is shown within a page of somebody else', options, async () => {
  const framed = ['da/', 'da/log-ind', 'da/i-dag', 'da/konto', 'da/personer', 'da/aldrig', 'openapi.json']
  const elsewhere = createServer((_, outgoing) => {
    const frames = framed.map(path => `<iframe src="${site.served.address}${path}"></iframe>`)
    outgoing.setHeader('content-type', 'text/html')
    outgoing.end(`<h1>elsewhere</h1>${frames.join('')}<object data="${site.served.address}da/"></object>`)
  })
  await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', () => resolve()))
  const browser = await openBrowser()
  try {
    const page = await (await contextAs(browser, site.served.address, site.people.owner)).newPage()
    assert.equal((await page.goto(`${site.served.address}da/i-dag`))?.status(), 200)
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`, {
      waitUntil: 'networkidle',
    })
    const shown = page.frames().filter(frame => frame !== page.mainFrame())
    assert.equal(shown.length >= framed.length, true, String(shown.length))
    for (const frame of shown) assert.doesNotMatch(frame.url(), /^http:\/\/localhost/, frame.url())
  } finally {
    await browser.close()
    elsewhere.close()
  }
})
