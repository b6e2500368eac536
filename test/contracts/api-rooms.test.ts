// Every operation of the API, asked of the real site: done; done once however often it is sent; refused without its scope, to a
// role that may not, and at the place of what does not fit. And what only some of them do: two who save, whose name stands
// under what is kept, what is told to whom, and how often a webhook is tested.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'

import { access, type RouteId, scopeRoutes } from '../../src/core/access.ts'
import { systemClock } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { type Scope, scopes } from '../../src/core/roles.ts'
import { formField, formToken } from '../../src/web/cross-site.ts'
import { type Answer, askAt, assertProblemAt, pointersOf, problemOf, type Sent } from '../api-client.ts'
import { absentId } from '../journeys/addresses.ts'
import { type AccountRole, openRealSite, type RealSite } from '../journeys/real-site.ts'
import { png } from '../site-fixture.ts'
import { auditOf } from '../site-seen.ts'

let site: RealSite
let look: string
let visit: string
/** What an owner's program asks with, by scope. */
const tokens = new Map<string, string>()
before(async () => {
  site = await openRealSite()
  await site.app.check([], () => {})
  look = await site.plantBreak()
  visit = await site.plantVisit({ site: 'website', audit: auditOf({}), picture: png() })
})
after(() => site.close())

async function tokenOf(role: AccountRole, ...wanted: readonly Scope[]): Promise<string> {
  const name = `${role} ${wanted}`
  const token = tokens.get(name) ?? (await site.program(role, ...wanted))
  tokens.set(name, token)
  return token
}

const ask = (token: string, method: 'GET' | 'POST', path: string, sent: Sent = {}) =>
  askAt(site.served.address, token, method, path, sent)
const assertProblem = (answer: Answer, status: number, kind: string): void =>
  assertProblemAt(site.served.address, answer, status, kind)

/** As an owner with all scopes. */
async function asOwner(method: 'GET' | 'POST', path: string, body?: unknown) {
  const answer = await ask(await tokenOf('owner', ...scopes), method, path, { body })
  return { ...answer, json: answer.text === '' ? null : JSON.parse(answer.text) }
}
const made = async (path: string, body: unknown) => {
  const { json, status, text } = await asOwner('POST', path, body)
  assert.equal(status, 201, text)
  return json
}
const guest = () => ({ name: 'Bo', mail: `${crypto.randomUUID()}@example.dk`, role: 'staff' })
const newWebhook = async (): Promise<string> =>
  (await made('webhooks', { url: `https://hooks.example.dk/${crypto.randomUUID()}` })).webhook
const newDelivery = async (): Promise<string> =>
  (await asOwner('POST', `webhooks/${await newWebhook()}/test`)).json.delivery
const newPerson = async (): Promise<string> => (await made('people', guest())).account

interface Bound {
  readonly id: string
  readonly texts: { readonly da: string; readonly en: string }
  readonly pledge: string | null
  readonly declared: unknown
}
async function readSentence(): Promise<{ readonly row: Bound; readonly base: string }> {
  const { rows, base } = (await asOwner('GET', 'sentences')).json
  const row = rows.find(
    ({ pledge, texts }: Bound) => pledge !== null && texts.da !== null && texts.en !== null,
  )
  return { row, base }
}
async function sentenceEdit() {
  const { row, base } = await readSentence()
  const { texts, pledge, declared } = row
  return { base, texts, pledge, declared: declared !== null }
}
const newSentence = async () => {
  const { row, base } = await readSentence()
  const texts = { da: `Det her er nyt ${crypto.randomUUID()}.`, en: `This is new ${crypto.randomUUID()}.` }
  return { base, after: row.id, texts, pledge: null, because: { da: 'en prøve', en: 'a test' } }
}
const entryEdit = async (path = 'systems/billy') => {
  const { base, answers } = (await asOwner('GET', `register/entry?path=${path}`)).json
  return { base, answers }
}
const newEntry = async () => {
  const { base } = (await asOwner('GET', 'register/new-entry?path=channels')).json
  const kind = { kind: 'mail', address: `post-${crypto.randomUUID()}@welcomesecurity.dk` }
  return { base, answers: kind }
}
const baseNow = async () => ({ base: (await sentenceEdit()).base })

interface Operation {
  readonly does: `${'GET' | 'POST'} ${string}`
  readonly id: RouteId
  /** The address of something there is, after `/api/v1/`; anew for each time it is done. */
  readonly at: () => string | Promise<string>
  readonly body?: () => unknown
  readonly status?: 201
}

const at = (path: string) => () => path
const operations: readonly Operation[] = [
  { does: 'GET record', id: 'data.record', at: at('record') },
  { does: 'POST checks', id: 'api.checks', at: at('checks'), body: () => ({ pledges: ['purpose'] }) },
  { does: 'GET people', id: 'api.people', at: at('people') },
  { does: 'POST people', id: 'api.people.invite', at: at('people'), body: guest, status: 201 },
  {
    ...{ does: 'POST people/:account/leave', id: 'api.people.leave' },
    at: async () => `people/${await newPerson()}/leave`,
  },
  {
    ...{ does: 'POST people/:account/sessions/end', id: 'api.people.sessions' },
    at: () => `people/${site.accounts.bookkeeper}/sessions/end`,
  },
  { does: 'GET today', id: 'api.today', at: at('today') },
  { does: 'GET acts', id: 'api.acts', at: at('acts') },
  { does: 'GET cases/:case', id: 'api.cases', at: () => `cases/look.${look}` },
  { does: 'GET erasures', id: 'api.erasures', at: at('erasures') },
  { does: 'GET sites', id: 'api.sites', at: at('sites') },
  { does: 'GET site-visits/:visit', id: 'api.sites', at: () => `site-visits/${visit}` },
  { does: 'GET traffic', id: 'api.traffic', at: at('traffic') },
  { does: 'GET traffic/sources', id: 'api.traffic', at: at('traffic/sources') },
  { does: 'GET traffic/alarms', id: 'api.traffic', at: at('traffic/alarms') },
  { does: 'GET breaks', id: 'api.breaks', at: at('breaks') },
  { does: 'GET breaks/:look', id: 'api.breaks', at: () => `breaks/${look}` },
  {
    ...{ does: 'POST breaks/:look/answers', id: 'api.breaks.answer', status: 201 },
    ...{ at: () => `breaks/${look}/answers`, body: () => ({ answer: 'no', reason: 'Ingen personer.' }) },
  },
  { does: 'GET sentences', id: 'api.sentences', at: at('sentences') },
  ...both('sentences/:sentence', 'api.sentences', async () => (await readSentence()).row.id, sentenceEdit),
  ...both('new-sentence', 'api.sentences', null, newSentence, 201),
  ...both(
    'sentences/:sentence/remove',
    'api.sentences',
    async () => (await made('new-sentence', await newSentence())).sentence,
    baseNow,
  ),
  { does: 'GET register', id: 'api.register', at: at('register') },
  { does: 'GET register/entry', id: 'api.register', at: at('register/entry?path=systems/billy') },
  { does: 'GET register/new-entry', id: 'api.register', at: at('register/new-entry?path=systems') },
  ...both('register/entry', 'api.register', async () => 'systems/billy', entryEdit),
  ...both('register/new-entry', 'api.register', async () => 'channels', newEntry, 201),
  ...both(
    'register/entry/remove',
    'api.register',
    async () => (await made('register/new-entry?path=channels', await newEntry())).path,
    baseNow,
  ),
  { does: 'GET editions', id: 'api.editions', at: at('editions') },
  { does: 'GET editions/:edition', id: 'api.editions', at: at('editions/1') },
  { does: 'GET notifications', id: 'api.notifications', at: at('notifications') },
  {
    ...{ does: 'POST webhooks', id: 'api.notifications.change', at: at('webhooks'), status: 201 },
    body: () => ({ url: `https://hooks.example.dk/${crypto.randomUUID()}` }),
  },
  ...['rotate', 'test', 'turn-on', 'remove'].map(
    (act): Operation => ({
      ...{ does: `POST webhooks/:webhook/${act}`, id: 'api.notifications.change' },
      at: async () => `webhooks/${await newWebhook()}/${act}`,
    }),
  ),
  {
    ...{ does: 'POST webhooks/:webhook/replay', id: 'api.webhooks.replay' },
    at: async () => `webhooks/${await newWebhook()}/replay`,
    body: () => ({ since: '2026-01-01' }),
  },
  {
    ...{ does: 'POST deliveries/:delivery/replay', id: 'api.deliveries.replay' },
    at: async () => `deliveries/${await newDelivery()}/replay`,
  },
  {
    ...{ does: 'POST letters/:letter/retry', id: 'api.notifications.change' },
    at: async () => {
      await newPerson()
      return `letters/${(await asOwner('GET', 'notifications')).json.letters[0].id}/retry`
    },
  },
]

/** An edit, at the address where it is judged and where it is saved. */
function both(
  path: string,
  id: 'api.sentences' | 'api.register',
  thing: (() => Promise<string>) | null,
  body: () => unknown,
  status?: 201,
): readonly Operation[] {
  const address = async (end: string) => {
    if (thing === null) return `${path}${end}`
    const named = await thing()
    return path.includes(':') ? path.replace(/:\w+/, named) + end : `${path}${end}?path=${named}`
  }
  return [
    { does: `POST ${path}/judge`, id: `${id}.judge`, at: () => address('/judge'), body },
    { does: `POST ${path}`, id: `${id}.save`, at: () => address(''), body, ...(status ? { status } : {}) },
  ]
}

const methodOf = ({ does }: Operation) => (does.startsWith('GET') ? 'GET' : 'POST')
const scopeOf = ({ id }: Operation): Scope =>
  scopes.find(scope => scopeRoutes[scope].includes(id)) ?? assert.fail(id)

/** Every other one is asked by api-described.test.ts and the matrix; an account has room for so many tokens only. */
const otherThan = (scope: Scope): Scope => scopes.find(one => one !== scope) ?? scope

test('every operation there is, is asked here', () => {
  const closed = site.mounted.filter(
    ({ path, id }) => path.startsWith('/api/v1/') && access[id].nobody === 'none',
  )
  assert.deepEqual(
    operations.map(({ does }) => does).toSorted(),
    closed.map(({ method, path }) => `${method} ${path.slice('/api/v1/'.length)}`).toSorted(),
  )
})

for (const operation of operations)
  test(`${operation.does}: done once, and refused by scope, by role and by what was sent`, async () => {
    const method = methodOf(operation)
    const scope = scopeOf(operation)
    const token = await tokenOf('owner', scope)
    const path = await operation.at()
    const body = await operation.body?.()
    const key = crypto.randomUUID()
    assertProblem(
      await ask(await tokenOf('owner', otherThan(scope)), method, path, { body, key }),
      403,
      'scope',
    )
    assertProblem(await ask(await tokenOf('tester', scope), method, path, { body, key }), 403, 'forbidden')
    if (method === 'POST') {
      const more = { ...(body ?? {}), 'not/asked': 1 }
      const wrong = await ask(token, method, path, { body: more, key })
      assertProblem(wrong, 422, 'invalid')
      assert.deepEqual(pointersOf(wrong), ['/not~1asked'])
      assertProblem(await ask(token, method, path, { body, key: null }), 400, 'key-missing')
    }
    const done = await ask(token, method, path, { body, key })
    assert.equal(done.status, operation.status ?? 200, done.text)
    assert.match(done.type ?? '', /^application\/json(?:;|$)/)
    if (method === 'GET') return
    assert.deepEqual(await ask(token, method, path, { body, key }), done, 'the same again')
    const other = { ...(body ?? {}), ...(operation.does === 'POST people' ? { name: 'Bodil' } : {}) }
    const address = `${path}${path.includes('?') ? '&' : '?'}x=1`
    if (operation.does === 'POST people')
      assertProblem(await ask(token, method, path, { body: other, key }), 422, 'key-other')
    assertProblem(await ask(token, method, address, { body, key }), 404, 'not-found')
  })

const missing: readonly string[] = [
  ...[`GET breaks/${absentId}`, 'GET breaks/x', 'GET editions/999', 'GET editions/0', 'GET cases/anna'],
  ...[`GET cases/act.${absentId}`, 'GET register/entry', 'GET register/entry?path=systems/no-such'],
  ...['GET register/entry?path=systems/billy&path=systems/billy', 'GET register/new-entry?path=nothing'],
  ...['GET register/entry?path=__proto__', 'GET register/entry?path=sentences'],
]
test('what is not there, or does not fit in an address, is not found', async () => {
  for (const one of missing) {
    const answer = await asOwner('GET', one.slice('GET '.length))
    assertProblem(answer, 404, 'not-found')
  }
})

const policyFile = (name: string) => readFileSync(`${site.policyFolder}/${name}`, 'utf8')

test('of two who save an entry the second gets both differences, and saves on top of the first', async () => {
  const address = 'register/entry?path=systems/billy'
  const { base, answers } = await entryEdit()
  const first = { base, answers: { ...answers, name: 'Billy Regnskab' } }
  const second = {
    base,
    answers: {
      ...answers,
      'access/who/da': 'To ansatte',
      'access/who/en': 'Two of staff',
      'access/everyMonths': '12',
    },
  }
  assert.equal((await asOwner('POST', address, first)).status, 200)
  const before = policyFile('register.yaml')
  const overtaken = await asOwner('POST', address, second)
  assertProblem(overtaken, 409, 'overtaken')
  assert.equal(policyFile('register.yaml'), before, 'nothing is written')
  const { conflict } = problemOf(overtaken)
  assert.ok(conflict !== undefined)
  const cameOf = (side: typeof conflict.mine) =>
    JSON.stringify(side?.lines.flatMap(({ hunks }) => hunks.flatMap(({ come }) => come)))
  assert.match(cameOf(conflict.mine), /To ansatte/)
  assert.doesNotMatch(cameOf(conflict.mine), /Billy Regnskab/)
  assert.match(cameOf(conflict.theirs), /Billy Regnskab/)
  assert.match(cameOf(conflict.between), /Billy Regnskab.*To ansatte|To ansatte/)
  assert.deepEqual(
    conflict.theirs?.entries.map(({ crumbs }) => crumbs.at(-1)?.da),
    ['Navn'],
  )
  const again = { base: conflict.base, answers: conflict.merged }
  assert.equal((await asOwner('POST', address, again)).status, 200)
  const { answers: now } = (await asOwner('GET', address)).json
  assert.equal(now.name, 'Billy Regnskab')
  assert.equal(now['access/who/da'], 'To ansatte')
})

test('an entry is accepted in the name of whoever made the token, and refused at its answers', async () => {
  const address = 'register/entry?path=systems/billy'
  const { base, answers } = await entryEdit()
  const accepted = await asOwner('POST', address, { base, answers, standing: 'accepted' })
  assert.equal(accepted.status, 200, accepted.text)
  const { json } = await asOwner('GET', address)
  assert.deepEqual(
    [json.status, json.accepted?.by],
    ['accepted', (await site.app.desk.accounts.own(site.accounts.owner))?.name],
  )
  const wrong: readonly [Record<string, string>, readonly string[]][] = [
    [{ ...json.answers, nickname: 'x' }, ['/answers/nickname']],
    [{ ...json.answers, name: '' }, ['/answers/name']],
    [{ ...json.answers, name: 'x'.repeat(limits.selectorLetters + 1) }, ['/answers/name']],
    [{ ...json.answers, name: 'a\u202Eb' }, ['/answers/name']],
    [{ ...json.answers, 'access/who/en': '' }, ['/answers/access~1who~1en']],
  ]
  for (const [typed, pointers] of wrong)
    for (const judge of ['register/entry/judge', 'register/entry']) {
      const answer = await asOwner('POST', `${judge}?path=systems/billy`, { base: json.base, answers: typed })
      assertProblem(answer, 422, 'invalid')
      assert.deepEqual(pointersOf(answer), pointers)
    }
  const judged = await asOwner('POST', 'register/entry/judge?path=systems/billy', {
    base: json.base,
    answers: { ...json.answers, name: 'Billy' },
  })
  assert.deepEqual([judged.status, judged.json.publishes], [200, true], judged.text)
  assert.equal(judged.json.changes.entries.length > 0, true)
})

test('a sentence is added and taken out; what promises nothing has to say why', async () => {
  const sent = await newSentence()
  const silent = await asOwner('POST', 'new-sentence', { ...sent, because: { da: '', en: '' } })
  assertProblem(silent, 422, 'invalid')
  assert.deepEqual(pointersOf(silent), ['/because/da', '/because/en'])
  const nowhere = await asOwner('POST', 'new-sentence', { ...sent, after: 'no-such-one' })
  assert.deepEqual(pointersOf(nowhere), ['/after'])
  const { sentence } = await made('new-sentence', sent)
  assert.ok(policyFile('notice.da.md').includes(sent.texts.da))
  const gone = await asOwner('POST', `sentences/${sentence}/remove`, await baseNow())
  assert.equal(gone.status, 200, gone.text)
  assert.ok(!policyFile('notice.da.md').includes(sent.texts.da))
  const { json } = await asOwner('GET', 'editions')
  assert.equal(json.length > 2, true)
  const last = await asOwner('GET', `editions/${json[0].number}`)
  assert.ok(
    last.json.changes.lines.some(({ file }: { file: string }) => file === 'notice.da.md'),
    last.text,
  )
})

test('a break is answered in the name of whoever made the token; a moment is a breach’s, and has been', async () => {
  const answer = (body: unknown) => asOwner('POST', `breaks/${look}/answers`, body)
  const later = new Date(systemClock.now().getTime() + 3_600_000).toISOString()
  const aware = new Date(systemClock.now().getTime() - 3_600_000)
  const wrong: readonly [unknown, readonly string[]][] = [
    [{ answer: 'maybe', reason: 'x' }, ['/answer']],
    [{ answer: 'no', reason: ' ' }, ['/reason']],
    [{ answer: 'no', reason: 'x'.repeat(limits.reasonLetters + 1) }, ['/reason']],
    [{ answer: 'yes', reason: 'x', awareAt: later }, ['/awareAt']],
    [{ answer: 'no', reason: 'x', awareAt: '2026-01-02T09:30:00Z' }, ['/awareAt']],
    [{ answer: 'yes', reason: 'x', awareAt: 'i går' }, ['/awareAt']],
    [{ answer: 'yes', reason: 'x', by: absentId }, ['/by']],
  ]
  for (const [body, pointers] of wrong) {
    const refused = await answer(body)
    assertProblem(refused, 422, 'invalid')
    assert.deepEqual(pointersOf(refused), pointers, JSON.stringify(body))
  }
  const told = await answer({
    answer: 'yes',
    reason: 'Listen lå åben.',
    awareAt: aware.toISOString().replace('Z', '+00:00'),
  })
  assert.equal(told.status, 201, told.text)
  assert.deepEqual([told.json.awareAt, told.json.notifyBefore !== null], [aware.toISOString(), true])
  const { json } = await asOwner('GET', `breaks/${look}`)
  assert.deepEqual([json.answers[0].reason, json.answers[0].by], ['Listen lå åben.', site.accounts.owner])
  const [due] = (await asOwner('GET', 'today')).json.due
  assert.deepEqual(
    [due.kind, due.clock, due.before, due.late, due.title.en !== ''],
    ['clock', 'breach', told.json.notifyBefore, false, true],
  )
  const ended = await answer({ answer: 'told', reason: 'Anmeldt.', awareAt: aware.toISOString() })
  assert.equal(ended.status, 201, ended.text)
  assert.deepEqual(
    (await asOwner('GET', 'today')).json.due.filter(({ kind }: { kind: string }) => kind === 'clock'),
    [],
    'who has told the authority is not reminded',
  )
})

test('under a case number stands what the token may read; acts are listed, and no step of one is an address', async () => {
  const { acts } = site.app.desk.accounts
  const act = await acts.ask(
    { kind: 'mass-erasure', subject: absentId, askedBy: site.accounts.owner },
    systemClock.now(),
  )
  const read = async (wanted: readonly Scope[], number: string) =>
    ask(await tokenOf('owner', ...wanted), 'GET', `cases/${number}`)
  const account = `account.${site.accounts.staff}`
  assertProblem(await read(['desk:read'], account), 404, 'not-found')
  assert.equal((await read(['desk:read', 'people:read'], account)).status, 200)
  assertProblem(await read(['desk:read'], `break.${look}`), 404, 'not-found')
  assert.equal((await read(['desk:read', 'breaches:read'], `break.${look}`)).status, 200)
  assert.equal((await read(['desk:read'], `act.${act.id}`)).status, 200)
  const staff = await ask(await tokenOf('staff', ...scopes), 'GET', `cases/${account}`)
  assertProblem(staff, 404, 'not-found')

  const { json } = await asOwner('GET', 'acts')
  assert.deepEqual([json[0].id, json[0].state, json[0].askedBy], [act.id, 'asked', site.accounts.owner])
  const steps = site.mounted.filter(({ path, method }) => method !== 'GET' && /^\/api\/v1\/acts/.test(path))
  assert.deepEqual(steps, [])
  for (const id of ['desk.acts.step', 'outside.act.answer', 'desk.people', 'tokens.change'] as const)
    assert.ok(!scopes.some(scope => scopeRoutes[scope].includes(id)), id)
  const bearer = { authorization: `Bearer ${await tokenOf('owner', ...scopes)}` }
  const agree = await fetch(`${site.served.address}da/to-personer`, {
    method: 'POST',
    headers: bearer,
    body: new URLSearchParams({ act: act.id, step: 'agree' }),
  })
  assert.equal(agree.status, 403)
  assert.equal((await acts.find(act.id, systemClock.now()))?.state.kind, 'asked')
})

test('a webhook that cannot be is refused at its address; tests are counted over all, by page and program', async () => {
  for (const url of [
    'http://hooks.example.dk/',
    'https://127.0.0.1/',
    'https://a:b@hooks.example.dk/',
    'x',
    '',
  ]) {
    const answer = await asOwner('POST', 'webhooks', { url })
    assertProblem(answer, 422, 'invalid')
    assert.deepEqual(pointersOf(answer), ['/url'], url)
  }
  const webhook = await newWebhook()
  const test = () => asOwner('POST', `webhooks/${webhook}/test`)
  let sent = 0
  for (; sent <= limits.webhookTests; sent += 1) if ((await test()).status !== 200) break
  assert.ok(sent > 0 && sent <= limits.webhookTests, String(sent))
  assertProblem(await test(), 429, 'often')
  const { headers } = site.people.owner
  const page = await fetch(`${site.served.address}da/beskeder/proev`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ id: webhook, [formField]: formToken(site.people.owner.token) }),
  })
  assert.equal(page.status, 429)
  assert.match(
    await page.text(),
    new RegExp(`href="#target-${webhook}">Der er sendt mange prøver på kort tid`),
  )
})
