// Requests that change something, from here and from elsewhere, over a real socket: where they come from, what they carry,
// what they bring, and that nothing was done where they were refused.

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'

import { addPlanted, plantedChanges, plantedScopes, plantedTable } from '../../test/planted-routes.ts'
import { openPracticeWho, practiceToken } from '../../test/practice/who.ts'
import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import { fixedClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { formatEndedCookie, formatSessionCookie, parseSessionCookies } from './cookies.ts'
import { formField, formToken, isFormToken } from './cross-site.ts'
import { type Served, serve } from './server.ts'
import { readToken } from './visitor.ts'

let served: Served
before(async () => {
  served = await serve({
    app: fixtureApp(),
    clock: fixedClock(fixtureNow),
    contact: null,
    report: error => assert.fail(String(error)),
    who: openPracticeWho(),
    table: plantedTable,
    scopes: plantedScopes,
    rooms: [addPlanted],
    port: 0,
    url: null,
  })
})
after(() => served.close())
beforeEach(() => {
  plantedChanges.length = 0
})

const owner = practiceToken('owner')
const cookie = `__Host-ordholden=${owner}`
const bearer = `Bearer ${owner}`
const own = 'api/test/things/of-owner'
const formAt = 'da/test/formular/of-owner'
const form = 'application/x-www-form-urlencoded'

type Headers = Readonly<Record<string, string>>
const send = (
  path: string,
  headers: Headers,
  body: string | null = '{}',
  method = 'POST',
): Promise<Response> => fetch(served.address + path, { method, headers, body, redirect: 'manual' })
const sendJson = (headers: Headers): Promise<Response> =>
  send(own, { 'content-type': 'application/json', ...headers })

/** Speaks as it is told, where fetch is too polite. */
function speak(text: string): Promise<string> {
  const port = Number(new URL(served.address).port)
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () =>
      socket.write(text.replace('HOST', `localhost:${port}`)),
    )
    const heard: string[] = []
    socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy(new Error('silence')))
    socket.on('data', (piece: string) => heard.push(piece))
    socket.on('error', reject).on('close', () => resolve(heard.join('')))
  })
}

test('what the browser says of where a request comes from decides; what says nothing is no browser', async () => {
  const origin = served.address.slice(0, -1)
  const cases: readonly (readonly [Headers, 200 | 403])[] = [
    [{ cookie, 'sec-fetch-site': 'same-origin' }, 200],
    [{ cookie, 'sec-fetch-site': 'none' }, 200],
    [{ cookie, 'sec-fetch-site': 'same-origin', origin }, 200],
    [{ cookie, 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    [{ cookie, 'sec-fetch-site': 'same-site' }, 403],
    [{ cookie, 'sec-fetch-site': 'cross-site' }, 403],
    [{ cookie, 'sec-fetch-site': 'cross-site', origin }, 403],
    [{ cookie, 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
    [{ cookie, 'sec-fetch-site': 'same-origin, cross-site' }, 403],
    [{ cookie, 'sec-fetch-site': '' }, 403],
    [{ cookie, origin }, 200],
    [{ cookie, origin: 'null' }, 403],
    [{ cookie, origin: 'https://evil.example' }, 403],
    [{ cookie, origin: origin.replace('http:', 'https:') }, 403],
    [{ cookie, origin: `${origin}.evil.example` }, 403],
    [{ cookie, origin: origin.replace('localhost', '127.0.0.1') }, 403],
    [{ cookie, referer: `${origin}/da/` }, 200],
    [{ cookie, referer: 'https://evil.example/?x=http://localhost' }, 403],
    [{ cookie, referer: 'nonsense' }, 403],
    [{ cookie, origin: 'https://evil.example', referer: `${origin}/da/` }, 403],
    [{ cookie }, 403],
    [{}, 403],
    [{ authorization: bearer }, 200],
    [{ authorization: bearer, cookie }, 403],
    [{ authorization: bearer, origin: 'https://evil.example' }, 403],
    [{ authorization: bearer, 'sec-fetch-site': 'cross-site' }, 403],
  ]
  for (const [headers, status] of cases) {
    plantedChanges.length = 0
    const answer = await sendJson(headers)
    assert.equal(answer.status, status, JSON.stringify(headers))
    assert.equal(plantedChanges.length, status === 200 ? 1 : 0, JSON.stringify(headers))
  }
})

test('every method that changes something is guarded alike', async () => {
  const elsewhere = { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }
  for (const method of ['POST', 'PUT', 'DELETE'])
    assert.equal((await send(own, elsewhere, '{}', method)).status, 403, method)
  const here = { cookie, 'sec-fetch-site': 'same-origin' }
  assert.equal((await send(own, here, null, 'DELETE')).status, 200)
  assert.deepEqual(plantedChanges, ['DELETE owner'])
})

test('what everybody may send is taken only from here too', async () => {
  const to = (site: string) =>
    send('api/test/open', { 'content-type': 'application/json', 'sec-fetch-site': site })
  assert.deepEqual([(await to('cross-site')).status, plantedChanges.length], [403, 0])
  assert.deepEqual([(await to('same-origin')).status, plantedChanges.length], [200, 1])
})

test('a form needs the token of its own session, once, and as a field', async () => {
  const other = formToken(practiceToken('staff'))
  const token = formToken(owner)
  const here = { cookie, 'content-type': form, 'sec-fetch-site': 'same-origin' }
  for (const [body, status] of [
    [`note=hej&${formField}=${token}`, 200],
    ['note=hej', 403],
    [`note=hej&${formField}=`, 403],
    [`note=hej&${formField}=${other}`, 403],
    [`note=hej&${formField}=${token.slice(1)}`, 403],
    [`${formField}=${other}&${formField}=${token}`, 403],
    [`${formField}=${token}&${formField}=${other}`, 403],
  ] as const)
    assert.equal((await send(formAt, here, body)).status, status, body)
  const inAddress = await send(`${formAt}?${formField}=${token}`, here, 'note=hej')
  assert.equal(inAddress.status, 403)
  assert.deepEqual(plantedChanges, ['form owner'])
})

test('a form token tells one session from another and nothing of the session', () => {
  const token = formToken(owner)
  assert.ok(isFormToken(owner, token) && !isFormToken(practiceToken('staff'), token))
  for (const given of [undefined, null, [token], {}, '', `${token}=`]) assert.ok(!isFormToken(owner, given))
  assert.ok(!token.includes(owner) && !owner.includes(token))
})

test('only forms and JSON are taken in, of a length said beforehand and within the limit', async () => {
  const here = { cookie, 'sec-fetch-site': 'same-origin' }
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/jsonp', 'text/json', ''])
    assert.equal((await send(own, { ...here, 'content-type': type })).status, 415, type)
  const withCharset = { ...here, 'content-type': 'Application/JSON; charset=utf-8' }
  assert.equal((await send(own, withCharset)).status, 200)
  assert.equal(
    (await send(own, here, null)).status,
    415,
    'a POST of nothing is what a page elsewhere can send',
  )
  const large = 'x'.repeat(limits.webBodyBytes + 1)
  assert.equal((await send(own, withCharset, large)).status, 413)
  assert.equal((await send(own, withCharset, large.slice(1))).status, 200)
  const chunked = await speak(
    `POST /${own} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
  )
  assert.match(chunked, /^HTTP\/1\.1 411 /)
  const both = await speak(
    `POST /${own} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nCookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  )
  assert.match(both, /^HTTP\/1\.1 4\d\d /)
  assert.deepEqual(plantedChanges, ['POST owner', 'POST owner'])
})

test('a method in disguise is refused, and another method is told which there are', async () => {
  for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])
    for (const method of ['GET', 'POST']) {
      const headers = { [name]: 'DELETE', 'content-type': 'application/json', authorization: bearer }
      const answer = await send(own, headers, method === 'GET' ? null : '{}', method)
      assert.equal(answer.status, 400, `${method} ${name}`)
    }
  await send(formAt, { cookie, 'content-type': form, 'sec-fetch-site': 'same-origin' }, `_method=DELETE`)
  const asked = [
    ['PATCH', own, 'GET, HEAD, POST, PUT, DELETE'],
    ['OPTIONS', own, 'GET, HEAD, POST, PUT, DELETE'],
    ['GET', formAt, 'POST'],
    ['PUT', formAt, 'POST'],
    ['POST', 'da/', 'GET, HEAD'],
    ['DELETE', 'api/v1/record', 'GET, HEAD'],
    ['POST', 'nothing-here', 'GET, HEAD'],
  ] as const
  for (const [method, path, allow] of asked) {
    const answer = await send(path, { authorization: bearer }, null, method)
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, allow], `${method} ${path}`)
  }
  assert.deepEqual(plantedChanges, [])
})

test('a refusal says in words that nothing was changed, and to a program as a problem', async () => {
  const page = await send(formAt, { cookie, 'content-type': form, 'sec-fetch-site': 'cross-site' }, 'note=x')
  assert.match(await page.text(), /Derfor er intet ændret/)
  const data = await sendJson({ cookie, 'sec-fetch-site': 'cross-site' })
  assert.equal(data.headers.get('content-type'), 'application/problem+json')
  for (const answer of [page, data]) {
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(answer.headers.get('access-control-allow-origin'), null)
  }
})

test('the cookie is bound to this host, to TLS, out of reach of scripts and of forms elsewhere', () => {
  for (const line of [formatSessionCookie(owner), formatEndedCookie()]) {
    const [, ...attributes] = line.split('; ')
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
      assert.ok(attributes.includes(attribute), `${attribute}: ${line}`)
    assert.ok(!/domain/i.test(line))
  }
  assert.deepEqual(parseSessionCookies(formatSessionCookie(owner)), [owner])
  assert.match(formatEndedCookie(), /^__Host-ordholden=; Max-Age=0; /)
})

test('a token is 32 bytes as base64url, from one place', () => {
  assert.deepEqual(readToken(cookie, undefined), { kind: 'cookie', token: owner })
  assert.deepEqual(readToken('a=b', bearer), { kind: 'bearer', token: owner })
  assert.deepEqual(readToken(undefined, bearer.toLowerCase().replace(owner.toLowerCase(), owner)), {
    kind: 'bearer',
    token: owner,
  })
  assert.equal(readToken(undefined, undefined), null)
  for (const bad of [`${owner}=`, owner.replace(/.$/, 'B'), owner.replace(/^./, '+'), '', `${owner}${owner}`])
    assert.equal(readToken(`__Host-ordholden=${bad}`, undefined), null, bad)
})
