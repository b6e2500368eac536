// The API of the real program: what a token may, what is taken in and what is refused, done once however often it is sent, and
// answered as its reference says. OWASP ASVS 5.0 V4.1, V8.2, 15.3.3; RFC 9457; draft-ietf-httpapi-idempotency-key-header.

import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import type { ApiTokens } from '../../src/accounts/api-tokens.ts'
import { openApp } from '../../src/app/open.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { problemKinds } from '../../src/core/problems.ts'
import { type Scope, scopes } from '../../src/core/roles.ts'
import { readKey } from '../../src/web/operation.ts'
import { type Answer, askAt, assertProblemAt, problemOf, type Sent } from '../api-client.ts'
import { signInTo } from '../journeys/signed-in.ts'
import { examplePolicy, freePort, openProgram, type Program } from '../program.ts'

type Api = {
  readonly address: string
  readonly owner: string
  readonly session: string
  token(...wanted: readonly Scope[]): Promise<string>
}
let api: Api
const closing: (() => Promise<void> | void)[] = []
before(async () => {
  const given = { after: (end: () => Promise<void>) => void closing.unshift(end) }
  // A policy of its own, because sentences of it are edited.
  const policy = mkdtempSync(join(tmpdir(), 'ordholden-policy-'))
  cpSync(examplePolicy, policy, { recursive: true })
  closing.unshift(() => rmSync(policy, { recursive: true }))
  const program = openProgram(given as unknown as Parameters<typeof openProgram>[0], policy)
  const { address } = await program.serve(await freePort())
  api = await openApi(program, address)
})
after(async () => {
  for (const end of closing) await end()
})

/** A program beside which an owner makes tokens. */
async function openApi({ policy, home, env }: Program, address: string): Promise<Api> {
  const app = await openApp({
    ...{ policyFolder: policy, home, env, outside: false, servedAt: null, publishes: false },
    ...{ clock: systemClock, random: systemRandom, notify: () => {} },
  })
  closing.unshift(() => app.close())
  const { accounts } = app.desk
  const anna = await signInTo(accounts, { role: 'owner', mail: 'anna@example.dk' })
  const visitor = await accounts.sessions.visitorOf(anna.token, systemClock.now())
  assert.ok(visitor.kind === 'somebody' && visitor.account !== null)
  const owner = visitor.account
  return {
    ...{ address, owner, session: anna.token },
    token: async (...wanted) =>
      tokenOf(await accounts.tokens.make(owner, newToken(wanted), systemClock.now())),
  }
}
const newToken = (wanted: readonly Scope[]) => ({ label: 'test', scopes: wanted, days: 1 }) as const
const tokenOf = (made: Awaited<ReturnType<ApiTokens['make']>>): string =>
  made.kind === 'made' ? made.token : assert.fail(made.kind)

const ask = (token: string, method: 'GET' | 'POST', path: string, sent: Sent = {}) =>
  askAt(api.address, token, method, path, sent)
const assertProblem = (answer: Answer, status: number, kind: string): void =>
  assertProblemAt(api.address, answer, status, kind)

const mail = () => `${crypto.randomUUID()}@example.dk`
const bo = () => ({ name: 'Bo', mail: mail(), role: 'staff' as const })

test('a token does what its scopes open, and nothing else', async () => {
  const token = await api.token('people:read')
  const people = await ask(token, 'GET', 'people')
  assert.equal(people.status, 200)
  assert.ok(people.text.includes('anna@example.dk'))
  assertProblem(await ask(token, 'GET', 'record'), 403, 'scope')
  assertProblem(await ask(token, 'POST', 'people', { body: bo() }), 403, 'scope')
  assertProblem(await ask(`${token.slice(0, -4)}AAAA`, 'GET', 'people'), 401, 'signed-out')
  // The token of a session is no program's, and what no scope opens no program may.
  assertProblem(await ask(api.session, 'GET', 'people'), 401, 'signed-out')
  const console = await fetch(`${api.address}da/adgang`, { headers: { authorization: `Bearer ${token}` } })
  assert.ok([403, 404].includes(console.status), String(console.status))
})

test('somebody is invited once for one key, however often it is sent', async () => {
  const token = await api.token('people:read', 'people:write')
  const [key, body] = [crypto.randomUUID(), bo()]
  const first = await ask(token, 'POST', 'people', { key, body })
  assert.equal(first.status, 201)
  assert.deepEqual(await ask(token, 'POST', 'people', { key: `"${key}"`, body }), first)
  assert.deepEqual(await ask(await api.token('people:write'), 'POST', 'people', { key, body }), first)
  assertProblem(await ask(token, 'POST', 'people', { key, body: bo() }), 422, 'key-other')
  assertProblem(await ask(token, 'POST', 'checks', { key, body: {} }), 403, 'scope')
  assertProblem(await ask(token, 'POST', 'people', { body }), 409, 'taken')
  assertProblem(await ask(token, 'POST', 'people', { key: null, body: bo() }), 400, 'key-missing')
  for (const bad of ['""', '"a', 'a b', 'x'.repeat(limits.askedKeyCharacters + 1)])
    assertProblem(await ask(token, 'POST', 'people', { key: bad, body: bo() }), 400, 'key-missing')
  const { account } = JSON.parse(first.text)
  const list = JSON.parse((await ask(token, 'GET', 'people')).text) as {
    readonly mail: string
    readonly account: string
  }[]
  assert.deepEqual(
    list.filter(person => person.mail === body.mail).map(person => person.account),
    [account],
  )

  const many = bo()
  const together = crypto.randomUUID()
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => ask(token, 'POST', 'people', { key: together, body: many })),
  )
  assert.ok(answers.some(({ status }) => status === 201))
  for (const answer of answers) if (answer.status !== 201) assertProblem(answer, 409, 'key-busy')
})

test('somebody leaves, is signed out, and the last owner stays', async () => {
  const token = await api.token('people:write', 'people:read')
  const { account } = JSON.parse((await ask(token, 'POST', 'people', { body: bo() })).text)
  const ended = await ask(token, 'POST', `people/${account}/sessions/end`)
  assert.deepEqual([ended.status, ended.text], [200, '{"ended":0}'])
  const left = await ask(token, 'POST', `people/${account}/leave`, { body: {} })
  assert.deepEqual([left.status, left.text], [200, '{"erased":1}'])
  assertProblem(await ask(token, 'POST', `people/${api.owner}/leave`), 409, 'last-owner')
  for (const nobody of [crypto.randomUUID(), 'x', account.toUpperCase().slice(1)]) {
    assertProblem(await ask(token, 'POST', `people/${nobody}/leave`), 404, 'not-found')
    assertProblem(await ask(token, 'POST', `people/${nobody}/sessions/end`), 404, 'not-found')
  }
  const replay = await api.token('webhooks:replay')
  assertProblem(await ask(replay, 'POST', `deliveries/${crypto.randomUUID()}/replay`), 404, 'not-found')
})

test('a look is taken when it is asked for, and says how the pledge stands', async () => {
  const token = await api.token('checks:run', 'record:read')
  const looked = await ask(token, 'POST', 'checks', { body: { pledges: ['purpose'] } })
  assert.equal(looked.status, 200, looked.text)
  const { pledges } = JSON.parse(looked.text)
  assert.deepEqual(
    pledges.map(({ pledge }: { pledge: string }) => pledge),
    ['purpose'],
  )
  assert.match(pledges[0].verdict, /^(?:kept|broken|unknown)$/)
  assert.equal((await ask(token, 'GET', 'record')).status, 200)
})

test('a sentence is read, judged and saved; of two who save, the second hears of the first', async () => {
  const token = await api.token('policy:read', 'policy:write')
  const read = async () => JSON.parse((await ask(token, 'GET', 'sentences')).text)
  const { base, rows } = await read()
  const row = rows.find(
    (one: { pledge: unknown; texts: { da: unknown; en: unknown } }) =>
      one.pledge !== null && one.texts.da && one.texts.en,
  )
  assert.ok(row !== undefined, JSON.stringify(rows).slice(0, 500))
  const { id, pledge, declared } = row
  const texts = { da: `${row.texts.da} Det er prøvet.`, en: `${row.texts.en} It was tried.` }
  const body = { base, texts: row.texts, pledge, declared: declared !== null }
  const judged = await ask(token, 'POST', `sentences/${id}/judge`, { body })
  assert.equal(judged.status, 200, judged.text)
  assert.deepEqual(Object.keys(JSON.parse(judged.text)), [
    'publishes',
    'refused',
    'pledges',
    'law',
    'changes',
  ])
  assert.equal((await read()).base, base, 'judging writes nothing')
  const changed = { ...body, texts: { da: row.texts.da.replace(/\w+(?=\W*$)/, 'prøve'), en: row.texts.en } }
  const saved = await ask(token, 'POST', `sentences/${id}`, { body: changed })
  assert.equal(saved.status, 200, saved.text)
  const now = await read()
  assert.notEqual(now.base, base)
  assert.equal(
    now.rows.find((one: { id: string }) => one.id === JSON.parse(saved.text).sentence)?.texts.da,
    changed.texts.da,
  )
  assertProblem(await ask(token, 'POST', `sentences/${id}`, { body: { ...body, texts } }), 409, 'overtaken')
  assertProblem(await ask(token, 'POST', `sentences/${id}`, { body: { ...body, by: 'Bo' } }), 422, 'invalid')
  assertProblem(await ask(token, 'POST', 'sentences/no-such-one', { body }), 404, 'not-found')
  assertProblem(await ask(token, 'POST', 'sentences/..%2f..%2fetc', { body }), 404, 'not-found')
  const empty = await ask(token, 'POST', `sentences/${id}`, {
    body: { ...body, base: now.base, texts: { da: '', en: '' } },
  })
  assertProblem(empty, 422, 'invalid')
})

test('members nobody asked for, and values that do not fit, are pointed at and never said again', async () => {
  const token = await api.token('people:write', 'checks:run')
  const secret = 'a name that is not said again'
  const wrong: readonly [unknown, readonly string[]][] = [
    [{ ...bo(), state: 'active' }, ['/state']],
    [{ ...bo(), id: '1', account: '2', 'a/b~c': 3 }, ['/id', '/account', '/a~1b~0c']],
    [{ ...bo(), constructor: { prototype: {} } }, ['/constructor']],
    [{ ...bo(), role: 'auditor' }, ['/role']],
    [{ ...bo(), role: secret }, ['/role']],
    [{ ...bo(), mail: `${secret}\r\nBcc: x@example.dk` }, ['/mail']],
    [{ ...bo(), mail: ['bo@example.dk'] }, ['/mail']],
    [{ ...bo(), name: `Bo\r\n${secret}` }, ['/name']],
    [{ ...bo(), name: 'x'.repeat(limits.mailNameLetters + 1) }, ['/name']],
    [{}, ['/name', '/mail', '/role']],
    [[], ['']],
    [null, ['']],
    ['{}', ['']],
  ]
  for (const [body, pointers] of wrong) {
    const answer = await ask(token, 'POST', 'people', { body })
    assertProblem(answer, 422, 'invalid')
    assert.deepEqual(
      problemOf(answer).errors?.map(({ pointer }) => pointer),
      pointers,
      JSON.stringify(body),
    )
    assert.ok(!answer.text.includes(secret), answer.text)
  }
  assertProblem(await ask(token, 'POST', 'checks', { body: { pledges: ['nothing'] } }), 422, 'invalid')
  // What did not fit is not kept: the same key goes on with what does.
  const key = crypto.randomUUID()
  assertProblem(await ask(token, 'POST', 'people', { key, body: {} }), 422, 'invalid')
  assert.equal((await ask(token, 'POST', 'people', { key, body: bo() })).status, 201)
})

test('JSON that two readers would read differently, or that is none, is not read at all', async () => {
  const token = await api.token('people:write')
  const texts = [
    '{"name":"Bo","name":"Anna","mail":"bo@example.dk","role":"staff"}',
    '{"__proto__":{"role":"owner"},"name":"Bo","mail":"bo@example.dk","role":"staff"}',
    '{"name":"Bo"',
    '['.repeat(30_000) + ']'.repeat(30_000),
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    'name=Bo',
  ]
  for (const text of texts) assertProblem(await ask(token, 'POST', 'people', { text }), 400, 'malformed')
  assert.equal(({} as { role?: string }).role, undefined)
})

test('a form, an unknown length or too much is not taken in', async () => {
  const token = await api.token('people:write')
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const headers of [form, { 'content-type': 'text/plain' }, { 'content-type': 'application/jsonx' }])
    assertProblem(await ask(token, 'POST', 'people', { text: '{}', headers }), 415, 'untaken')
  for (const length of [limits.webBodyBytes + 1, 1024 * 1024 + 1]) {
    const answer = await ask(token, 'POST', 'people', { text: `{"name":"${'x'.repeat(length - 11)}"}` })
    assertProblem(answer, 413, 'untaken')
  }
  const streamed = await fetch(`${api.address}api/v1/people`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'x' },
    body: new Blob(['{}']).stream(),
    duplex: 'half',
  } as RequestInit)
  assert.equal(streamed.status, 411)
  const put = await fetch(`${api.address}api/v1/people`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}` },
  })
  assert.deepEqual([put.status, put.headers.get('allow')], [405, 'GET, HEAD, POST'])
  assert.equal(put.headers.get('content-type'), 'application/problem+json')
  assert.match(await put.text(), /en\/problems#method/)
})

test('a page of the console may ask by its session; a page elsewhere may not', async () => {
  const headers = {
    cookie: `__Host-ordholden=${api.session}`,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
  }
  const post = (more: Readonly<Record<string, string>>) =>
    fetch(`${api.address}api/v1/people`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(bo()),
    })
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await post({ origin: 'https://evil.example' })).status, 403)
  assert.equal((await post({})).status, 403)
  assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).status, 201)
})

test('the address of every problem says what it means, in both languages', async () => {
  for (const path of ['da/problemer', 'en/problems']) {
    const page = await (await fetch(api.address + path)).text()
    for (const kind of problemKinds) assert.ok(page.includes(`id="${kind}"`), `${path} ${kind}`)
  }
})

test('a key is a string as RFC 9651 writes it, or bare', () => {
  const uuid = '8e03978e-40d5-43dd-bc93-6894a57f9324'
  for (const header of [uuid, `"${uuid}"`, ` ${uuid} `]) assert.equal(readKey(header), uuid)
  assert.equal(readKey('"a key, with words"'), 'a key, with words')
  for (const header of [undefined, '', '""', '"', 'a, b', '"a"; b=1', '"å"', 'å', '"a\\"'])
    assert.equal(readKey(header), null, header)
})

// Each example of the reference, in its order: what is sent, an empty line, and what is answered; … stands for anything.
const reference = readFileSync(new URL('../../docs/reference/api.md', import.meta.url), 'utf8')

test('every example of the reference is answered as it says', async () => {
  const token = await api.token(...scopes)
  const examples = [...reference.matchAll(/^```http\n([\s\S]*?)\n\n(\d{3})(?:\n(.*))?\n```$/gm)]
  assert.equal(examples.length, reference.split('```http').length - 1)
  for (const [, sent = '', status, expected] of examples) {
    const [, method = '', path = '', head = '', body = ''] =
      /^(GET|POST) (\S+)\n((?:[\w-]+: .*\n?)*)(.*)$/.exec(sent) ?? assert.fail(sent)
    const headers = Object.fromEntries(
      head
        .trim()
        .split('\n')
        .map(line => line.split(': ')),
    )
    const answer = await fetch(api.address + path.slice(1), {
      method,
      headers: {
        ...headers,
        Authorization: headers['Authorization']?.replace('<token>', token) ?? '',
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      ...(method === 'GET' ? {} : { body }),
    })
    const text = await answer.text()
    assert.equal(String(answer.status), status, `${sent}\n${text}`)
    if (expected !== undefined) assertLike(JSON.parse(text), JSON.parse(expected), sent)
  }
})

function assertLike(given: unknown, expected: unknown, place: string): void {
  if (expected === '…') return
  if (typeof expected === 'string' && expected.startsWith('…')) {
    assert.ok(typeof given === 'string' && given.endsWith(expected.slice(1)), `${place}: ${given}`)
  } else if (
    typeof expected === 'object' &&
    expected !== null &&
    typeof given === 'object' &&
    given !== null
  ) {
    assert.deepEqual(Object.keys(given), Object.keys(expected), place)
    for (const [name, value] of Object.entries(expected))
      assertLike((given as Record<string, unknown>)[name], value, `${place} ${name}`)
  } else assert.deepEqual(given, expected, place)
}
