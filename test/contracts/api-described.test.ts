// The API as the site is put together: every address described as it is, every scope × role × address as the two tables say.
// What it does is asked of the real program in api.test.ts.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { scopeRoutes } from '../../src/core/access.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { type Role, roles, type Scope, scopes } from '../../src/core/roles.ts'
import { defaultZone } from '../../src/language/dates.ts'
import { route } from '../../src/web/access.ts'
import { loadAssets } from '../../src/web/assets.ts'
import type { AddRoutes } from '../../src/web/site.ts'
import { openWhole } from '../../src/web/web.ts'
import { openPracticeWho, practiceProgram } from '../practice/who.ts'
import { fixtureApp, fixtureNow } from '../web-fixture.ts'

const reference = readFileSync(new URL('../../docs/reference/api.md', import.meta.url), 'utf8')

const assets = await loadAssets()
const whole = (rooms: readonly AddRoutes[] = []) =>
  openWhole({
    rooms,
    ...{ app: fixtureApp(), clock: fixedClock(fixtureNow), zone: defaultZone, assets, contact: null },
    ...{ origin: () => 'http://localhost:4411', who: openPracticeWho(), report: () => {} },
  })

test('every address of the API is described, and what is described is served', async () => {
  const { http, site } = whole()
  const described = (await (await http.request('/openapi.json')).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
    readonly components: { readonly securitySchemes: object }
  }
  const written = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
  )
  const mounted = site.mounted.filter(({ path }) => /^\/(?:api|health)\//.test(path))
  const served = mounted.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  assert.deepEqual(written.toSorted(), served.toSorted())
  assert.deepEqual(Object.keys(described.components.securitySchemes), ['token', 'session'])
  for (const { method, path, id } of mounted) {
    const operation = described.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    assert.ok(operation?.summary !== undefined, path)
    const closed = site.table[id]?.nobody === 'none'
    assert.equal(operation.security !== undefined, closed, `${path} says who may`)
    if (closed)
      for (const status of ['401', '403']) assert.ok(operation.responses[status], `${path} ${status}`)
    const scope = operation.security?.find(one => one.token !== undefined)?.token?.[0]
    if (closed) assert.ok(scopeRoutes[scope as Scope]?.includes(id), `${path} names its scope`)
    if (method !== 'POST') continue
    assert.ok(operation.requestBody?.content['application/json'], path)
    assert.ok(
      operation.parameters?.some(({ name, in: where }) => name === 'idempotency-key' && where === 'header'),
      path,
    )
    for (const status of ['400', '409', '415', '422', '429'])
      assert.ok(operation.responses[status], `${path} ${status}`)
  }
})

interface Described {
  readonly summary?: string
  readonly security?: readonly { readonly token?: readonly string[] }[]
  readonly responses: Readonly<Record<string, object>>
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> }
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
}

test('every scope × role × address of the site: a program does what both tables grant, and nothing else', async t => {
  const { http, site } = whole()
  let asked = 0
  const wrong: string[] = []
  for (const { method, path, id } of site.mounted)
    for (const role of roles)
      for (const scope of scopes) {
        const row = site.table[id] ?? assert.fail(id)
        if (row.nobody === 'all') continue
        const status = await statusFor(http, method, path, role, scope)
        const may = row[role] !== 'none' && scopeRoutes[scope].includes(id)
        if (may === (status === 403)) wrong.push(`${method} ${path} ${role} ${scope}: ${status}`)
        asked += 1
      }
  t.diagnostic(`${asked} asked`)
  assert.deepEqual(wrong, [])
  assert.ok(asked > 1_000, String(asked))
})

async function statusFor(
  http: ReturnType<typeof whole>['http'],
  method: string,
  path: string,
  role: Role,
  scope: Scope,
): Promise<number> {
  const answer = await http.request(path.replaceAll(/:\w+/g, 'x').replace('*', 'x'), {
    method,
    headers: {
      authorization: `Bearer ${practiceProgram(role, scope)}`,
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: '{}' }),
  })
  return answer.status
}

test('every scope opens something, nothing that is for everybody, and no way in', () => {
  const { site } = whole()
  for (const scope of scopes) {
    assert.ok(scopeRoutes[scope].length > 0, scope)
    for (const id of scopeRoutes[scope]) {
      assert.equal(site.table[id]?.nobody, 'none', id)
      assert.ok(
        site.mounted.some(mounted => mounted.id === id),
        id,
      )
      assert.doesNotMatch(id, /^(?:account|sign-in|tokens)\./)
    }
  }
})

test('an address that an earlier one would answer for, under a row of its own, stops the start', () => {
  const hidden: AddRoutes = (http, site) =>
    route(http, site, 'GET', '/proof/hidden', 'data.record', () => new Response())
  assert.throws(() => whole([hidden]), /expected GET \/proof\/hidden to be answered by itself/)
})

test('the reference names every scope with what it opens, every operation, and limits there are', () => {
  const { site } = whole()
  for (const scope of scopes)
    for (const { method, path } of site.mounted.filter(({ id }) => scopeRoutes[scope].includes(id))) {
      const example = new RegExp(`^${method} ${path.replaceAll(/:\w+/g, '[^/\\s?]+')}(?:\\?\\S*)?$`, 'm')
      assert.match(reference, example, `an example of ${method} ${path}`)
      const row = new RegExp(
        `^\\| \`${scope}\` \\|.*\`${method} ${path.replaceAll(/:(\w+)/g, '\\{$1\\}')}\``,
        'm',
      )
      assert.match(reference, row)
    }
  assert.equal([...reference.matchAll(/^\| `[a-z]+:[a-z]+` \|/gm)].length, scopes.length)
  for (const name of [
    'askedKeyCharacters',
    'askedKept',
    'webBodyBytes',
    'bodyDepth',
    'webhookTests',
    'webhookTestsMs',
  ] as const) {
    assert.ok(reference.includes(`\`${name}\``) && limits[name] > 0, name)
  }
})
