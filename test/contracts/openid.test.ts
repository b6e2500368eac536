// Signing in with an OpenID provider, over a real store and a certified provider on this machine: who is linked comes in, and
// nobody else does. The bad cases are what RFC 9700 §2 and §4 and OWASP ASVS 5.0 V10 name: replay, mix-up, a wrong state or
// nonce, another tenant, another key, no signature, time run out, and a provider that is down.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { after, before, test } from 'node:test'

import { openAccounts } from '../../src/accounts/accounts.ts'
import { later, lookUp } from '../../src/accounts/ground.ts'
import { type CameBack, OpenId, openIdMs } from '../../src/accounts/openid.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { nobody, type Visitor } from '../../src/core/roles.ts'
import { openExchange } from '../../src/net/net.ts'
import { freshStore, sharedServer } from '../database.ts'
import { signInTo } from '../journeys/signed-in.ts'
import { type Bend, type Claims, PracticeOpenId, type Tenant } from '../practice/openid.ts'
import { goThrough } from '../practice/sent-on.ts'

const callback = 'http://localhost:4411/openid'
const client = { id: 'ordholden', secret: 'a secret of some length and no more', callback }
const ours = '11111111-2222-3333-4444-555555555555'
const theirs = '99999999-2222-3333-4444-555555555555'

let practice: PracticeOpenId
let tenants: readonly [ours: Tenant, theirs: Tenant]
before(async () => {
  practice = await PracticeOpenId.start()
  tenants = [practice.tenant(ours, client), practice.tenant(theirs, client)]
})
after(() => practice.close())

/** A program in which Anna is signed in; what she does next is up to the test. */
async function openWith(t: TestContext, { issuer, id }: Tenant = tenants[0]) {
  practice.signsIn = 'anna'
  practice.bend = {}
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const { keys } = await sharedServer()
  const told: string[] = []
  const report = (error: unknown) => void told.push(String(error))
  const ground = { store, keys, clock: systemClock, random: systemRandom }
  const accounts = openAccounts({ ...ground, report, sendLink: () => Promise.resolve() })
  const { sessions, credentials } = accounts
  const open = (
    setting = { issuer, clientId: client.id, secret: client.secret, tenant: id as string | null },
  ) =>
    new OpenId({
      ...{ ground, keys, credentials, sessions, report, setting },
      exchange: openExchange({ allow: [new URL(setting.issuer).origin], version: 'test' }),
    })
  const anna = await signInTo(accounts, { role: 'owner' })
  const visitor = await sessions.visitorOf(anna.token, systemClock.now())
  return { store, accounts, openid: open(), open, told, anna, visitor, now: () => systemClock.now() }
}
type Opened = Awaited<ReturnType<typeof openWith>>

/** Sent away, and at the provider; what the browser then comes back with. */
async function goAway({ openid, now }: Opened, visitor: Visitor | null = null) {
  const sent = await openid.send(callback, 'da', visitor, now())
  if (sent.kind === 'refused') return assert.fail('expected to be sent away')
  return { kept: sent.kept, to: sent.to, url: await goThrough(sent.to, callback) }
}

async function link(opened: Opened): Promise<CameBack> {
  const { url, kept } = await goAway(opened, opened.visitor)
  return opened.openid.comeBack({ url, kept, visitor: opened.visitor, before: null }, opened.now())
}

const signInWith = async (opened: Opened, before: string | null = null): Promise<CameBack> => {
  const { url, kept } = await goAway(opened)
  return opened.openid.comeBack({ url, kept, visitor: nobody, before }, opened.now())
}

test('who linked it while signed in comes in by it, in a session of its own', async t => {
  const opened = await openWith(t)
  const { accounts, anna, visitor, now } = opened
  assert.deepEqual(
    await signInWith(opened),
    { kind: 'refused', language: 'da', wasToLink: false },
    'before it is linked',
  )
  assert.deepEqual(await link(opened), { kind: 'linked', language: 'da' })
  const begun = await signInWith(opened, anna.token)
  assert.ok(begun.kind === 'begun')
  assert.notEqual(begun.token, anna.token)
  const comesIn = await accounts.sessions.visitorOf(begun.token, now())
  assert.ok(comesIn.kind === 'somebody' && visitor.kind === 'somebody')
  assert.deepEqual([comesIn.account, comesIn.role], [visitor.account, 'owner'])
  assert.notEqual(comesIn.session, visitor.session)
  assert.equal(
    (await accounts.sessions.visitorOf(anna.token, now())).kind,
    'nobody',
    'the one before has ended',
  )
  const listed = await accounts.sessions.list(comesIn.account ?? '', now())
  assert.deepEqual(
    listed.map(({ means }) => means),
    ['openid'],
  )
})

test('nothing a token says is kept: neither name, address, object nor subject', async t => {
  const opened = await openWith(t)
  await link(opened)
  const rows = await opened.store.read('sign-in', lookUp, db => db.selectFrom('credential').selectAll())
  assert.equal(rows.length, 1)
  const text = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value).toString('latin1') : value,
  )
  assert.doesNotMatch(text, /anna|object-of|11111111-2222/i)
})

test('no account is made by it, nobody is linked who did not ask, and nobody twice', async t => {
  const opened = await openWith(t)
  const { openid, accounts, visitor, now } = opened
  assert.equal((await link(opened)).kind, 'linked')
  assert.equal((await link(opened)).kind, 'refused', 'it is linked already')
  practice.signsIn = 'bo'
  assert.equal((await signInWith(opened)).kind, 'refused')
  const invited = await accounts.people.invite(
    { name: 'Bo', mail: 'anna@example.dk', role: 'staff', language: 'da' },
    now(),
  )
  assert.equal(invited.kind, 'invited')
  practice.signsIn = 'anna'
  const bo = await signInTo(accounts, { role: 'staff', mail: 'bo@example.dk' })
  const other = await accounts.sessions.visitorOf(bo.token, now())
  practice.signsIn = 'carl'
  const away = await goAway(opened, visitor)
  for (const wrong of [other, nobody])
    assert.equal((await openid.comeBack({ ...away, visitor: wrong, before: null }, now())).kind, 'refused')
  const guest = await signInTo(accounts, { role: 'customer', own: ['engagement-1'] })
  const customer = await accounts.sessions.visitorOf(guest.token, now())
  assert.deepEqual(await openid.send(callback, 'da', customer, now()), { kind: 'refused' })
  assert.deepEqual(await openid.send(callback, 'da', nobody, now()), { kind: 'refused' })
})

test('who has left does not come in any more', async t => {
  const opened = await openWith(t)
  const { accounts, now } = opened
  await link(opened)
  const second = await accounts.people.invite(
    { name: 'Bo', mail: 'bo@example.dk', role: 'owner', language: 'da' },
    now(),
  )
  assert.ok(second.kind === 'invited')
  await accounts.links.use(second.link.token, now())
  const { visitor } = opened
  assert.ok(visitor.kind === 'somebody')
  assert.equal((await accounts.people.leave(visitor.account ?? '', now())).kind, 'left')
  assert.equal((await signInWith(opened)).kind, 'refused')
})

test('coming back twice, late, in another browser, or with another state or code is refused', async t => {
  const opened = await openWith(t)
  const { openid, now } = opened
  await link(opened)
  const come = (url: URL, kept: string | null, at = now()) =>
    openid.comeBack({ url, kept, visitor: nobody, before: null }, at)
  const first = await goAway(opened)
  assert.equal((await come(first.url, first.kept)).kind, 'begun')
  const asked = practice.asked.length
  assert.equal((await come(first.url, first.kept)).kind, 'refused', 'the same again')
  assert.equal(practice.asked.length, asked, 'and the provider is not even asked')
  // A program started anew does not know the state any more; the provider knows the code.
  const anew = opened.open()
  assert.equal((await anew.comeBack({ ...first, visitor: nobody, before: null }, now())).kind, 'refused')

  const [late, mine, stolen] = [await goAway(opened), await goAway(opened), await goAway(opened)]
  assert.equal((await come(late.url, late.kept, later(now(), openIdMs))).kind, 'refused', 'late')
  for (const kept of [null, '', 'x', mine.kept.slice(0, -4), 'A'.repeat(3_000)])
    assert.equal((await come(mine.url, kept)).kind, 'refused', 'without what it was sent away with')
  assert.equal((await come(stolen.url, mine.kept)).kind, 'refused', 'the state of another browser')
  const swapped = new URL((await goAway(opened)).url)
  const next = await goAway(opened)
  swapped.searchParams.set('state', next.url.searchParams.get('state') ?? '')
  assert.equal((await come(swapped, next.kept)).kind, 'refused', 'the code of another browser')
})

test('an answer of another issuer is not taken for ours, with its name or without', async t => {
  const opened = await openWith(t)
  await link(opened)
  const elsewhere = await openWith(t, tenants[1])
  for (const name of ['theirs', 'ours', 'none']) {
    const away = await goAway(opened)
    const other = await goAway(elsewhere)
    const url = new URL(other.url)
    url.searchParams.set('state', away.url.searchParams.get('state') ?? '')
    if (name === 'ours') url.searchParams.set('iss', tenants[0].issuer)
    if (name === 'none') url.searchParams.delete('iss')
    const came = await opened.openid.comeBack(
      { url, kept: away.kept, visitor: nobody, before: null },
      opened.now(),
    )
    assert.equal(came.kind, 'refused', name)
  }
})

const hourAgo = (claims: Claims): Claims => ({
  ...claims,
  iat: Number(claims['iat']) - 7_200,
  exp: Number(claims['iat']) - 3_600,
})
const without = (name: string) => (claims: Claims) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))
const bends: Readonly<Record<string, Bend>> = {
  'of another tenant': { claims: claims => ({ ...claims, tid: theirs }) },
  'of no tenant': { claims: without('tid') },
  'of no object': { claims: without('oid') },
  'with an object that is none': { claims: claims => ({ ...claims, oid: ['object-of-anna'] }) },
  'of another issuer': { claims: claims => ({ ...claims, iss: tenants[1].issuer }) },
  'for another program': { claims: claims => ({ ...claims, aud: 'somebody else' }) },
  'for two programs, by another': { claims: claims => ({ ...claims, aud: [client.id, 'x'], azp: 'x' }) },
  'with another nonce': { claims: claims => ({ ...claims, nonce: 'x' }) },
  'without a nonce': { claims: without('nonce') },
  'that has run out': { claims: hourAgo },
  'that never runs out': { claims: without('exp') },
  'signed by another key': { key: 'stranger' },
  'without a signature': { key: 'none' },
}

test('an ID token that does not hold lets nobody in, whatever of it does not', async t => {
  const opened = await openWith(t)
  await link(opened)
  practice.bend = { claims: claims => ({ ...claims, name: 'bent, and good' }) }
  assert.equal((await signInWith(opened)).kind, 'begun', 'bending by itself changes nothing')
  for (const [what, bend] of Object.entries(bends)) {
    practice.bend = bend
    assert.deepEqual(await signInWith(opened), { kind: 'refused', language: 'da', wasToLink: false }, what)
  }
  assert.ok(opened.told.length >= Object.keys(bends).length)
  assert.doesNotMatch(opened.told.join('\n'), /anna|object-of|@/i)
  practice.bend = {}
  assert.equal((await signInWith(opened)).kind, 'begun')
})

test('who is sent back by the provider without having signed in is refused', async t => {
  const opened = await openWith(t)
  practice.signsIn = 'nobody'
  assert.equal((await signInWith(opened)).kind, 'refused')
})

test('a provider that is down, or answers for another, sends nobody anywhere; it is asked again by the next', async t => {
  const opened = await openWith(t)
  practice.bend = { status: 503 }
  assert.deepEqual(await opened.openid.send(callback, 'da', null, opened.now()), { kind: 'refused' })
  practice.bend = {}
  const away = await goAway(opened)
  practice.bend = { status: 503 }
  const came = await opened.openid.comeBack({ ...away, visitor: nobody, before: null }, opened.now())
  assert.equal(came.kind, 'refused')
  practice.bend = {}
  const [{ issuer }] = tenants
  const setting = { clientId: client.id, secret: client.secret, tenant: null }
  for (const wrong of [`${issuer}/`, `${practice.origin}/nobody/v2.0`]) {
    const openid = opened.open({ ...setting, issuer: wrong })
    assert.deepEqual(await openid.send(callback, 'da', null, opened.now()), { kind: 'refused' }, wrong)
  }
})

test('elsewhere than at Entra somebody is known by the subject, and nothing else is asked for', async t => {
  const opened = await openWith(t)
  const [{ issuer }] = tenants
  const openid = opened.open({ issuer, clientId: client.id, secret: client.secret, tenant: null })
  const generic = { ...opened, openid }
  const away = await goAway(generic, opened.visitor)
  assert.equal(new URL(away.to).searchParams.get('scope'), 'openid')
  const coming = { ...away, visitor: opened.visitor, before: null }
  assert.equal((await openid.comeBack(coming, opened.now())).kind, 'linked')
  practice.bend = { claims: claims => ({ ...claims, oid: 'another', tid: theirs }) }
  assert.equal((await signInWith(generic)).kind, 'begun')
  practice.bend = { claims: claims => ({ ...claims, sub: 'bo' }) }
  assert.equal((await signInWith(generic)).kind, 'refused')
})
