// The addresses over a real socket: pages in both languages, data as its schema says, downloads, refusals in words,
// hostile text as text, and what is kept between two askings.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPracticeWho, practiceToken } from '../../test/practice/who.ts'

import {
  type FixtureOptions,
  fixtureApp,
  fixtureNow,
  fixturePledges,
  fixtureProof,
} from '../../test/web-fixture.ts'
import { fixedClock } from '../core/clock.ts'
import { languages } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { recordSchema } from './record-schema.ts'
import { boardSchema, pledgeSchema, policySchema, readySchema } from './schemas.ts'
import { serve } from './server.ts'

/** Reads what is internal too; whatever is for everybody is the same to them. */
const auditor = { authorization: `Bearer ${practiceToken('auditor')}` }

async function withSite(
  options: FixtureOptions,
  act: (get: Get, seen: Seen) => Promise<void>,
): Promise<void> {
  const app = fixtureApp(options)
  const clock = fixedClock(fixtureNow)
  const reported: unknown[] = []
  const served = await serve({
    app,
    who: openPracticeWho(),
    clock,
    port: 0,
    url: null,
    contact: app.contact,
    report: error => reported.push(error),
  })
  const get: Get = (path, headers = {}) =>
    fetch(served.address + path.slice(1), { headers: { ...auditor, ...headers }, redirect: 'manual' })
  try {
    await act(get, { app, clock, reported })
  } finally {
    await served.close()
  }
}

type Get = (path: string, headers?: Record<string, string>) => Promise<Response>
interface Seen {
  readonly app: ReturnType<typeof fixtureApp>
  readonly clock: ReturnType<typeof fixedClock>
  readonly reported: readonly unknown[]
}

test('the first page follows the language asked for', () =>
  withSite({}, async get => {
    for (const [asked, path] of [
      ['da', '/da/'],
      ['en-GB,en;q=0.9', '/en/'],
      ['de', '/da/'],
      ['en;q=0.2, da;q=0.8', '/da/'],
    ] as const) {
      const answer = await get('/', { 'accept-language': asked })
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, path])
    }
  }))

test('every pledge has its page, linked from the board, in both languages', () =>
  withSite({}, async get => {
    for (const [board, folder] of [
      ['/da/loefter', '/da/loefte/'],
      ['/en/pledges', '/en/pledge/'],
    ] as const) {
      const text = await (await get(board)).text()
      for (const pledge of fixturePledges) {
        assert.ok(text.includes(`href="${folder}${pledge}"`), pledge)
        assert.equal((await get(folder + pledge)).status, 200)
      }
    }
  }))

test('data is what its schema says, and no member more', () =>
  withSite({}, async get => {
    boardSchema.parse(await (await get('/api/v1/board')).json())
    for (const pledge of fixturePledges)
      pledgeSchema.parse(await (await get(`/api/v1/pledges/${pledge}`)).json())
    for (const language of languages)
      policySchema.parse(await (await get(`/api/v1/policy/${language}`)).json())
    recordSchema.parse(await (await get('/api/v1/record')).json())
    readySchema.parse(await (await get('/health/ready')).json())
    const board = (await (await get('/api/v1/board')).json()) as object
    assert.throws(() => boardSchema.parse({ ...board, more: 1 }), /more/)
  }))

test('what openapi.json describes as open is answered to everybody', () =>
  withSite({}, async get => {
    const document = (await (await get('/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, { get?: { security?: unknown } }>
    }
    assert.match(document.openapi, /^3\.1\./)
    // That no address is left out, and none more described than served: test/contracts/api-described.test.ts.
    const open = Object.entries(document.paths).filter(
      ([, { get }]) => get !== undefined && get.security === undefined,
    )
    assert.ok(open.length >= 8, String(open.length))
    for (const [path] of open) {
      const real = path.replace('{id}', 'open').replace('{language}', 'da')
      assert.equal((await get(real)).status, 200, real)
    }
  }))

test('what a company writes is text, wherever it stands', () =>
  withSite({ hostile: '<script>alert(1)</script>"\'&' }, async get => {
    for (const path of [
      '/da/',
      '/da/loefter',
      '/da/loefte/open',
      '/da/loefte/partners.systems',
      '/da/saadan',
      '/da/fortegnelse',
    ]) {
      const text = await (await get(path)).text()
      assert.ok(!text.includes('<script'), path)
      assert.ok(!text.includes('javascript:'), path)
    }
    assert.ok(
      (await (await get('/da/')).text()).includes('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;'),
    )
  }))

test('a page not found teaches what there is; a program gets a problem', () =>
  withSite({}, async get => {
    const page = await get('/en/pledge/nothing')
    const text = await page.text()
    assert.equal(page.status, 404)
    for (const path of ['/en/', '/en/pledges', '/en/how']) assert.ok(text.includes(`href="${path}"`), path)
    const data = await get('/api/v1/pledges/nothing')
    assert.equal(data.headers.get('content-type'), 'application/problem+json')
    assert.equal(data.status, 404)
  }))

test('an error is told in words, without a stack, and reported; afterwards all is well', async () => {
  let failure: Error | null = new Error('secret detail')
  await withSite({ fail: () => failure }, async (get, { reported }) => {
    const page = await get('/da/')
    const text = await page.text()
    assert.equal(page.status, 500)
    assert.ok(text.includes('Siden kunne ikke vises') && !/secret|\bat \S+:\d+|\.ts\b/.test(text))
    assert.equal(reported.length, 1)
    failure = new Refusal('database-unreachable', 'gone')
    assert.equal((await get('/api/v1/board')).status, 503)
    failure = null
    assert.equal((await get('/da/')).status, 200)
  })
})

test('a page is made once, asked for by its tag, and made anew when a second has passed', () =>
  withSite({}, async (get, { app, clock }) => {
    const first = await get('/da/loefte/open')
    const tag = first.headers.get('etag') ?? ''
    const again = await get('/da/loefte/open', { 'if-none-match': tag })
    assert.deepEqual([again.status, await again.text(), app.asked.board], [304, '', 1])
    clock.move(2_000)
    assert.equal((await get('/da/loefte/open', { 'if-none-match': `W/${tag}` })).status, 304)
    assert.equal(app.asked.board, 2)
    assert.equal((await get('/da/loefte/open', { 'if-none-match': '"other"' })).status, 200)
  }))

test('a page is compressed as the browser takes it, and the same inside', () =>
  withSite({}, async get => {
    const texts = await Promise.all(
      ['identity', 'gzip', 'br', 'br;q=0, gzip'].map(async accept => {
        const answer = await get('/da/', { 'accept-encoding': accept })
        return [answer.headers.get('content-encoding'), await answer.text()] as const
      }),
    )
    assert.deepEqual(
      texts.map(([encoding]) => encoding),
      [null, 'gzip', 'br', 'gzip'],
    )
    assert.equal(new Set(texts.map(([, text]) => text)).size, 1)
  }))

test('style and fonts are named by their content and kept for good', () =>
  withSite({}, async get => {
    const page = await (await get('/da/')).text()
    const [style = ''] = /\/assets\/style\.[0-9a-f]{16}\.css/.exec(page) ?? []
    const answer = await get(style)
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
    const fonts = [...(await answer.text()).matchAll(/url\(([^)]+)\)/g)].map(([, path = '']) => path)
    assert.equal(fonts.length, 5)
    for (const path of fonts) assert.equal((await get(path)).headers.get('content-type'), 'font/woff2', path)
    assert.equal((await get('/assets/style.css')).status, 404)
  }))

test('proofs, the log and the bundle are there to take along, and only those', () =>
  withSite({}, async get => {
    assert.match(await (await get(`/proof/${fixtureProof}.tlog-proof`)).text(), /^c2sp\.org\/tlog-proof@v1/)
    assert.equal((await get(`/proof/${fixtureProof}.json`)).headers.get('content-type'), 'application/json')
    assert.equal((await get('/log/checkpoint')).status, 200)
    assert.match((await get('/log/tile/0/000.p/3')).headers.get('cache-control') ?? '', /immutable/)
    assert.equal((await get('/bundle.zip')).headers.get('content-type'), 'application/zip')
    for (const path of [
      '/proof/x.json',
      '/log/tile/0/..%2f..%2fkey',
      '/log/tile/64/000',
      '/log/keys',
      '/proof/',
    ])
      assert.equal((await get(path)).status, 404, path)
  }))

test('a crowd costs one bundle for each checkpoint and one look at the parts a second', () => {
  let size = 1
  return withSite({ checkpoint: () => new Uint8Array([size]) }, async (get, { app, clock }) => {
    const askTwice = async () => {
      for (const path of ['/bundle.zip', '/health/ready']) await Promise.all([get(path), get(path)])
      for (const path of ['/bundle.zip', '/health/ready']) assert.equal((await get(path)).status, 200)
    }
    await askTwice()
    assert.deepEqual([app.asked.bundle, app.asked.health], [1, 1])
    clock.move(2_000)
    await askTwice()
    assert.deepEqual([app.asked.bundle, app.asked.health], [1, 2])
    size = 2
    await askTwice()
    assert.deepEqual([app.asked.bundle, app.asked.health], [2, 2])
  })
})

test('security.txt has what RFC 9116 asks for, and lives less than a year', () =>
  withSite({}, async get => {
    const text = await (await get('/.well-known/security.txt')).text()
    assert.match(text, /^Contact: mailto:post@fjordbageriet\.example$/m)
    assert.match(text, /^Canonical: http:\/\/localhost:\d+\/\.well-known\/security\.txt$/m)
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '')
    const days = (expires - Date.parse(fixtureNow)) / 86_400_000
    assert.ok(days > 100 && days < 365, String(days))
    assert.deepEqual(Object.keys((await (await get('/.well-known/gpc.json')).json()) as object), [
      'gpc',
      'lastUpdate',
    ])
  }))
