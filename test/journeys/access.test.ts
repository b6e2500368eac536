// Who may do what, asked over a real socket: every address of the site × every role and nobody × own, other and nothing,
// expected from the table (core/access.ts) and from nothing else; and what no address may do, found before anybody is answered.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'

import { access, type Grant, type RouteId } from '../../src/core/access.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { type Role, roles } from '../../src/core/roles.ts'
import { defaultZone } from '../../src/language/dates.ts'
import { route } from '../../src/web/access.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { type Served, serve } from '../../src/web/server.ts'
import type { AddRoutes, Mounted, SiteOptions } from '../../src/web/site.ts'
import { openWhole } from '../../src/web/web.ts'
import { addPlanted, plantedChanges, plantedScopes, plantedTable } from '../planted-routes.ts'
import { openPracticeWho, practiceOwn, practiceToken } from '../practice/who.ts'
import { fixtureApp, fixtureNow, fixtureProof } from '../web-fixture.ts'
import { noBrowser, openBrowser } from './browser.ts'

const who = openPracticeWho()
const assets = await loadAssets()
const given = {
  who,
  app: fixtureApp(),
  clock: fixedClock(fixtureNow),
  contact: 'mailto:post@fjordbageriet.example',
  report: (error: unknown) => assert.fail(String(error)),
}
const planted = { ...given, table: plantedTable, scopes: plantedScopes, rooms: [addPlanted] }
const around = { assets, origin: () => 'http://localhost:4411', zone: defaultZone }
const mountedOn = (options: Partial<SiteOptions>): readonly Mounted[] =>
  openWhole({ ...given, ...around, ...options }).site.mounted

let served: Served
before(async () => {
  served = await serve({ ...planted, port: 0, url: null })
})
after(() => served.close())

const ask = (path: string, init: RequestInit = {}, at = served): Promise<Response> =>
  fetch(at.address + path.slice(1), { redirect: 'manual', ...init })

type Asker = Role | 'nobody'
const askers: readonly Asker[] = ['nobody', ...roles]
type Whose = 'own' | 'other' | 'nothing'

const anId = '01957a00-0000-7000-8000-000000000000'

/** An address that is there, and one that is not, for each pattern with something to fill in. */
const examples: Readonly<Record<string, readonly [there: string, missing: string]>> = {
  '/da/loefte/:pledge': ['/da/loefte/open', '/da/loefte/nothing'],
  '/en/pledge/:pledge': ['/en/pledge/open', '/en/pledge/nothing'],
  '/assets/*': [assets.links.style, '/assets/style.css'],
  '/api/v1/pledges/:id': ['/api/v1/pledges/open', '/api/v1/pledges/nothing'],
  '/api/v1/policy/:language': ['/api/v1/policy/da', '/api/v1/policy/de'],
  '/api/v1/people/:account/leave': [`/api/v1/people/${anId}/leave`, '/api/v1/people/nobody/leave'],
  '/api/v1/people/:account/sessions/end': [
    `/api/v1/people/${anId}/sessions/end`,
    '/api/v1/people/nobody/sessions/end',
  ],
  '/api/v1/webhooks/:webhook/replay': [`/api/v1/webhooks/${anId}/replay`, '/api/v1/webhooks/nothing/replay'],
  '/api/v1/deliveries/:delivery/replay': [
    `/api/v1/deliveries/${anId}/replay`,
    '/api/v1/deliveries/nothing/replay',
  ],
  '/api/v1/sentences/:sentence': ['/api/v1/sentences/opinion', '/api/v1/sentences/NONE'],
  '/api/v1/sentences/:sentence/judge': ['/api/v1/sentences/opinion/judge', '/api/v1/sentences/NONE/judge'],
  '/proof/:file': [`/proof/${fixtureProof}.json`, '/proof/nothing.json'],
  '/log/tile/*': ['/log/tile/0/000.p/3', '/log/tile/0/001'],
}

function addressOf(path: string, asker: Asker, whose: Whose): string | null {
  if (path.endsWith('/:owner')) {
    const own = asker === 'nobody' ? 'of-owner' : practiceOwn(asker)
    return path.replace(':owner', { own, other: 'of-a-stranger', nothing: 'of-none' }[whose])
  }
  // What belongs to nobody is never one's own.
  if (whose === 'own') return null
  const [there, missing] = examples[path] ?? [/[:*]/.test(path) ? assert.fail(path) : path, null]
  return whose === 'other' ? there : missing
}

function expectedOf(grant: Grant, asker: Asker, whose: Whose): number | 'answered' {
  if (grant === 'none') return asker === 'nobody' ? 401 : 403
  if (whose === 'nothing' || (grant === 'own' && whose === 'other')) return 404
  return 'answered'
}

/** What stands in no scope no program may do, whatever the role (test/contracts/api-described.test.ts has each scope apart). */
const isInAnyScope = (id: string): boolean => Object.values(plantedScopes).some(ids => ids.includes(id))

const signedIn = (asker: Asker, by: 'cookie' | 'bearer'): Record<string, string> => {
  if (asker === 'nobody') return {}
  const token = practiceToken(asker)
  return by === 'cookie' ? { cookie: `__Host-ordholden=${token}` } : { authorization: `Bearer ${token}` }
}

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

for (const by of ['cookie', 'bearer'] as const)
  test(`every address × role × own, other, nothing is as the table says, by ${by}`, async t => {
    const wrong: string[] = []
    let asked = 0
    for (const { method, path, id } of mountedOn(planted))
      for (const asker of askers)
        for (const whose of ['own', 'other', 'nothing'] as const) {
          const address = addressOf(path, asker, whose)
          if (address === null) continue
          const changes = method !== 'GET'
          const answer = await ask(address, {
            method,
            headers: { ...signedIn(asker, by), ...(changes ? json : {}) },
            ...(changes ? { body: '{}' } : {}),
          })
          await answer.arrayBuffer()
          const row = plantedTable[id] ?? assert.fail(id)
          const grant = by === 'cookie' || row.nobody === 'all' || isInAnyScope(id) ? row[asker] : 'none'
          const expected = expectedOf(grant, asker, whose)
          const isRight = expected === 'answered' ? answer.status < 400 : answer.status === expected
          if (!isRight)
            wrong.push(`${method} ${address} ${asker} ${whose}: ${answer.status}, not ${expected}`)
          asked += 1
        }
    t.diagnostic(`${asked} asked`)
    assert.deepEqual(wrong, [])
    assert.ok(asked > 350, String(asked))
  })

test('the planted table tells own from other, and none of the real one grants a role more than it names', () => {
  const grants = new Set(Object.values(plantedTable).flatMap(row => Object.values(row)))
  assert.deepEqual([...grants].toSorted(), ['all', 'none', 'own'])
  const closed = Object.entries(access).filter(([, row]) => row.nobody === 'none')
  assert.deepEqual(
    closed.map(([id]) => id),
    ['page.record', 'data.record'],
  )
  for (const role of ['tester', 'bookkeeper', 'customer', 'person', 'accountant'] as const)
    for (const [id, row] of closed) assert.equal(row[role], 'none', `${role} ${id}`)
})

test('without any one of its rows the site does not start, nor with one nothing uses', () => {
  for (const id of Object.keys(access)) {
    const { [id as RouteId]: _, ...table } = access
    assert.throws(() => mountedOn({ table }), new RegExp(`expected a row "${id.replaceAll('.', '\\.')}"`), id)
  }
  const more = { ...access, 'test.unused': access['page.policy'] }
  assert.throws(() => mountedOn({ table: more }), /expected row "test\.unused"/)
  assert.ok(mountedOn({}).length > 30)
})

test('an address without a row, past the table, or that cannot tell own from other stops the start', async () => {
  // A site that starts after all is closed, or the test would never end.
  const start = async (rooms: readonly AddRoutes[]) =>
    (await serve({ ...planted, rooms, port: 0, url: null })).close()
  await assert.rejects(
    start([
      addPlanted,
      (http, site) => route(http, site, 'GET', '/x', 'test.lost' as RouteId, () => new Response()),
    ]),
    /expected a row "test\.lost" in core\/access\.ts for GET \/x, got none/,
  )
  await assert.rejects(
    start([addPlanted, http => http.get('/x', () => new Response())]),
    /expected every address to have a row in core\/access\.ts, got GET \/x/,
  )
  await assert.rejects(
    start([addPlanted, http => http.use('*', (_, next) => next())]),
    /expected every address to have a row in core\/access\.ts, got ALL/,
  )
  await assert.rejects(
    start([
      addPlanted,
      (http, site) => route(http, site, 'GET', '/x', 'test.read' as RouteId, () => new Response()),
    ]),
    /expected GET \/x to say whose a thing is/,
  )
})

/** All a stranger can tell two refusals apart by. */
async function shapeOf(answer: Response): Promise<unknown> {
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers, body: await answer.text() }
}

test('another’s thing is refused like one that is not there, to the last byte', async () => {
  const headers = signedIn('customer', 'cookie')
  const [other, nothing] = await Promise.all(
    ['of-a-stranger', 'of-none'].map(async name =>
      shapeOf(await ask(`/api/test/things/${name}`, { headers })),
    ),
  )
  assert.deepEqual(other, nothing)
})

test('refusals are said in words in both languages, and as problems to programs', async () => {
  const says = [
    ['/da/fortegnelse', 'nobody', 401, 'Du er ikke logget ind'],
    ['/en/record', 'nobody', 401, 'You are not signed in'],
    ['/da/fortegnelse', 'customer', 403, 'Det har du ikke adgang til'],
    ['/en/record', 'tester', 403, 'You have no access to this'],
  ] as const
  for (const [path, asker, status, title] of says) {
    const answer = await ask(path, { headers: signedIn(asker, 'cookie') })
    const text = await answer.text()
    assert.equal(answer.status, status)
    assert.ok(text.includes(`<h1>${title}</h1>`) && !text.includes('Danske Bank'), path)
    assert.equal(answer.headers.get('www-authenticate'), status === 401 ? 'Bearer' : null)
  }
  for (const [asker, status] of [
    ['nobody', 401],
    ['person', 403],
  ] as const) {
    const answer = await ask('/api/v1/record', { headers: signedIn(asker, 'bearer') })
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(((await answer.json()) as { status: number }).status, status)
  }
})

test('what is not for everybody is kept by nobody; what is, is the same for all and asks nobody who it is', async () => {
  for (const asker of askers) {
    const answer = await ask('/da/fortegnelse', { headers: signedIn(asker, 'cookie') })
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.match(answer.headers.get('vary') ?? '', /cookie, authorization/)
  }
  // The planted answer says nothing of caches itself.
  const own = await ask('/api/test/things/of-owner', { headers: signedIn('owner', 'cookie') })
  assert.deepEqual([own.status, own.headers.get('cache-control')], [200, 'no-store'])
  const before = who.asked.length
  const plain = await shapeOf(await ask('/da/'))
  for (const role of roles)
    assert.deepEqual(await shapeOf(await ask('/da/', { headers: signedIn(role, 'cookie') })), plain)
  assert.equal(who.asked.length, before)
  assert.doesNotMatch(JSON.stringify(plain), /set-cookie|\/da\/fortegnelse|vary","[^"]*cookie/)
})

test('two cookies, a cookie and a token, or what is no token are nobody, and nobody is asked about them', async () => {
  const token = practiceToken('owner')
  const cookie = `__Host-ordholden=${token}`
  const before = who.asked.length
  for (const headers of [
    [['cookie', `${cookie}; ${cookie}`]],
    [
      ['cookie', cookie],
      ['cookie', cookie],
    ],
    [['cookie', `${cookie}; __Host-ordholden=`]],
    [
      ['cookie', cookie],
      ['authorization', `Bearer ${token}`],
    ],
    [
      ['authorization', `Bearer ${token}`],
      ['authorization', `Bearer ${token}`],
    ],
    [['authorization', `Basic ${token}`]],
    [['authorization', `Bearer ${token} `.repeat(2)]],
    [['cookie', `__Host-ordholden="${token}"`]],
    [['cookie', `__Host-ordholden=${token.slice(1)}`]],
    [['cookie', `__Host-ordholden=${token}A`]],
    [['cookie', `ordholden=${token}`]],
    [['cookie', `__host-ordholden=${token}`]],
  ] as [string, string][][])
    assert.equal((await ask('/api/v1/record', { headers })).status, 401, JSON.stringify(headers))
  assert.equal(who.asked.length, before)
  assert.equal((await ask('/api/v1/record', { headers: { cookie: `a=b; ${cookie};c=d` } })).status, 200)
})

const options = { skip: noBrowser, timeout: 60_000 }

test(
  'in a browser a form of ours is taken; one elsewhere, with the same fields, is not',
  options,
  async () => {
    const browser = await openBrowser()
    const elsewhere = createServer((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/html')
      outgoing.end(
        `<form method="post" action="${served.address}da/test/formular/of-owner"><input name="note" value="ond"><button>send</button></form>`,
      )
    })
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', () => resolve()))
    try {
      const page = await browser.newPage()
      await page.goto(`${served.address}da/test/ind`)
      const [kept] = await page.context().cookies()
      assert.deepEqual(
        [kept?.name, kept?.secure, kept?.httpOnly, kept?.sameSite, kept?.path],
        ['__Host-ordholden', true, true, 'Lax', '/'],
      )
      await page.click('button')
      assert.equal(await page.textContent('body'), 'modtaget: hej')
      const before = plantedChanges.length
      await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
      await page.click('button')
      assert.match((await page.textContent('h1')) ?? '', /Det kom ikke fra en side her/)
      assert.equal(plantedChanges.length, before)
    } finally {
      await browser.close()
      elsewhere.close()
    }
  },
)
