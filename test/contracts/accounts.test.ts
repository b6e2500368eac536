// Who signs in, over a real store: sessions, the first run, one-time links, leaving. The bad cases are another's session, a
// token replayed, run out, guessed or ended. OWASP ASVS 5.0 V6-V8.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { type Ground, later, lookUp } from '../../src/accounts/ground.ts'
import { HeldByUs } from '../../src/accounts/held.ts'
import { linkPeriods, type Used } from '../../src/accounts/links.ts'
import { openPerson, sealPerson } from '../../src/accounts/person.ts'
import { type Beginning, Sessions, sessionPeriods } from '../../src/accounts/sessions.ts'
import { fixedClock, systemClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import { limits } from '../../src/core/limits.ts'
import type { Visitor } from '../../src/core/roles.ts'
import { breakCase, keepAnswer } from '../../src/store/breach-answers.ts'
import { breaks } from '../../src/store/breaks.ts'
import { recordLooks } from '../../src/store/looks.ts'
import { destroyOpenings } from '../../src/store/openings.ts'
import { freshStore, sharedServer } from '../database.ts'
import { lookOf } from '../log.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const { absoluteMs, idleMs, freshMs, seenMs } = sessionPeriods
const asCustomer: Beginning = { means: 'link', role: 'customer', own: ['engagement-1'], account: null }

async function groundOf(t: TestContext): Promise<Ground> {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  return { store, keys: (await sharedServer()).keys, clock: systemClock, random: systemRandom }
}

/** An active account, as a row. */
async function accountOf(
  { store }: Ground,
  mail: string,
  role: 'owner' | 'staff' = 'staff',
): Promise<string> {
  const row = await store.row(['sign-in'])
  const person = await sealPerson(store, row.id, { name: 'Anna Andersen', mail })
  const about = { ...person, role, language: 'da', state: 'active', at: now } as const
  await store.write('sign-in', `account.${row.id}`, db =>
    db.insertInto('account').values({ ...row, ...about }),
  )
  return row.id
}

async function leaves({ store }: Ground): Promise<number> {
  return (await store.owner.selectFrom('leaf').select('id').execute()).length
}

const roleOf = (visitor: Visitor): string => (visitor.kind === 'nobody' ? 'nobody' : visitor.role)

test('a session is found by its token, and its token stands nowhere', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const { token, session } = await sessions.begin(asCustomer, now)
  const visitor = { kind: 'somebody', account: null, session, role: 'customer', own: ['engagement-1'] }
  assert.deepEqual(await sessions.visitorOf(token, now), visitor)
  assert.deepEqual(await new Sessions(ground).visitorOf(token, now), visitor, 'and by another process')
  const rows = await ground.store.read('sign-in', lookUp, db => db.selectFrom('session').selectAll())
  assert.equal(rows.length, 1)
  const secret = Buffer.from(token, 'base64url')
  assert.equal(Buffer.from(rows[0]?.token_hash ?? []).equals(secret), false)
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(token))
})

test('a session ends twelve hours after it began, and half an hour after it was used', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const used = await sessions.begin(asCustomer, now)
  const left = await sessions.begin(asCustomer, now)
  for (let ms = 0; ms < absoluteMs; ms += idleMs - 1)
    assert.equal(roleOf(await sessions.visitorOf(used.token, later(now, ms))), 'customer', `${ms}`)
  assert.equal(roleOf(await sessions.visitorOf(used.token, later(now, absoluteMs))), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(left.token, later(now, idleMs))), 'nobody')
  assert.equal(roleOf(await new Sessions(ground).visitorOf(left.token, later(now, idleMs - 1))), 'customer')
  assert.equal(await sessions.sweep(later(now, absoluteMs)), 2, 'what has run out is erased')
})

test('a session that is ended is refused at once, and soon by another process', async t => {
  const ground = await groundOf(t)
  const [here, there] = [new Sessions(ground), new Sessions(ground)]
  const account = await accountOf(ground, 'anna@example.dk')
  const { token, session } = await here.begin({ ...asCustomer, role: 'staff', account }, now)
  const visitor = await there.visitorOf(token, now)
  assert.equal(roleOf(await here.visitorOf(token, now)), 'staff')
  assert.equal(await here.end(visitor, session), true)
  assert.equal(roleOf(await here.visitorOf(token, now)), 'nobody')
  assert.equal(roleOf(await there.visitorOf(token, later(now, freshMs))), 'nobody')
  assert.equal(await here.end(visitor, session), false)
})

test('one ends and lists one’s own sessions, never another’s', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const [anna, bo] = [await accountOf(ground, 'anna@example.dk'), await accountOf(ground, 'bo@example.dk')]
  const begin = (account: string) => sessions.begin({ ...asCustomer, role: 'staff', account }, now)
  const [annas, bos, outside] = [await begin(anna), await begin(bo), await sessions.begin(asCustomer, now)]
  const asked = await sessions.visitorOf(annas.token, now)
  for (const other of [bos.session, outside.session, 'x', systemRandom.bytes(4).toString()])
    assert.equal(await sessions.end(asked, other), false)
  const guest = await sessions.visitorOf(outside.token, now)
  assert.equal(await sessions.end(guest, annas.session), false)
  assert.deepEqual(
    (await sessions.list(anna, now)).map(({ id }) => id),
    [annas.session],
  )
  assert.deepEqual(Object.keys((await sessions.list(anna, now))[0] ?? {}), [
    'id',
    'means',
    'at',
    'seenAt',
    'endsAt',
  ])
  await begin(anna)
  assert.equal(await sessions.endAll(anna), 2)
  assert.equal(roleOf(await sessions.visitorOf(annas.token, now)), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(bos.token, now)), 'staff')
})

test('a token known before sign-in is worth nothing after it', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const before = await sessions.begin(asCustomer, now)
  const after = await sessions.begin({ ...asCustomer, before: before.token }, now)
  assert.notEqual(after.token, before.token)
  assert.equal(roleOf(await sessions.visitorOf(before.token, now)), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(after.token, now)), 'customer')
})

test('a page view makes no leaf while the session is known, and a guess never makes one', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const { token } = await sessions.begin(asCustomer, now)
  await sessions.visitorOf(token, now)
  const before = await leaves(ground)
  for (let view = 0; view < 200; view++) await sessions.visitorOf(token, later(now, view))
  for (let guess = 0; guess < 10_000; guess++)
    await sessions.visitorOf(Buffer.from(systemRandom.bytes(32)).toString('base64url'), now)
  assert.equal(await leaves(ground), before)
  await sessions.visitorOf(token, later(now, seenMs))
  assert.equal(await leaves(ground), before + 2, 'one reading, and one note that it is in use')
  assert.equal(roleOf(await sessions.visitorOf(token, later(now, seenMs))), 'customer')
})

interface Letter {
  readonly mail: string
  readonly token: string
}

async function roomOf(t: TestContext) {
  const ground = await groundOf(t)
  const letters: Letter[] = []
  const sendLink = async (mail: string, _: unknown, token: string) => void letters.push({ mail, token })
  const report = (error: unknown) => assert.fail(String(error))
  return { ground, letters, ...openAccounts({ ...ground, sendLink, report }) }
}

const guess = (): string => Buffer.from(systemRandom.bytes(32)).toString('base64url')
const begun = (used: Used) => {
  assert.equal(used.kind, 'begun')
  return used.kind === 'begun' ? used.token : ''
}
const anna = { name: 'Anna Andersen', mail: 'Anna@Example.dk', language: 'da' } as const

test('the first run makes the owner once, and is over for good', async t => {
  const { ground, firstRun, sessions } = await roomOf(t)
  const accounts = () => ground.store.read('sign-in', lookUp, db => db.selectFrom('account').selectAll())
  assert.deepEqual(await accounts(), [], 'there is no account before it')
  const shown = await firstRun.begin(now)
  assert.ok(shown !== null)
  assert.deepEqual(await firstRun.accept(guess(), anna, now), { kind: 'refused' })
  assert.deepEqual(await firstRun.accept(shown.token, anna, shown.endsAt), { kind: 'refused' }, 'a day later')
  const both = await Promise.all([1, 2].map(() => firstRun.accept(shown.token, anna, now)))
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['begun', 'refused'])
  const token = begun(both.find(({ kind }) => kind === 'begun') ?? { kind: 'refused' })
  assert.equal(roleOf(await sessions.visitorOf(token, now)), 'owner')
  const [owner, ...more] = await accounts()
  assert.ok(owner !== undefined && more.length === 0)
  assert.deepEqual([owner.role, owner.state], ['owner', 'active'])
  const said = await openPerson(ground.store, owner.id, owner.person)
  assert.deepEqual(said, { name: 'Anna Andersen', mail: 'anna@example.dk' })
  assert.equal(await firstRun.begin(now), null)
  assert.equal(await firstRun.invite(anna, now), null)
  assert.deepEqual(await firstRun.accept(shown.token, anna, now), { kind: 'refused' })
})

test('a token of the first run is worth nothing once another was shown, and no link', async t => {
  const { firstRun, links, sessions } = await roomOf(t)
  const [first, second] = [await firstRun.begin(now), await firstRun.begin(now)]
  assert.ok(first !== null && second !== null)
  assert.deepEqual(await firstRun.accept(first.token, anna, now), { kind: 'refused' })
  assert.deepEqual(await links.use(second.token, now), { kind: 'refused' })
  assert.equal(roleOf(await sessions.visitorOf(second.token, now)), 'nobody')
  begun(await firstRun.accept(second.token, anna, now))
})

test('unattended, the owner comes by the letter; lost access is renewed where the program runs', async t => {
  const { ground, firstRun, links, sessions } = await roomOf(t)
  assert.equal(await firstRun.renew(now), null, 'nobody has access yet')
  const shown = await firstRun.begin(now)
  const invited = await firstRun.invite(anna, now)
  assert.ok(invited !== null && shown !== null)
  assert.deepEqual(await firstRun.accept(shown.token, anna, now), { kind: 'refused' })
  assert.equal(roleOf(await sessions.visitorOf(begun(await links.use(invited.token, now)), now)), 'owner')
  const before = await leaves(ground)
  const renewed = await firstRun.renew(now)
  assert.ok(renewed !== null)
  assert.equal(await leaves(ground), before + 2, 'a reading and a link')
  const visitor = await sessions.visitorOf(begun(await links.use(renewed.token, now)), now)
  assert.equal(roleOf(visitor), 'owner')
  const account = visitor.kind === 'nobody' ? null : visitor.account
  assert.deepEqual((await sessions.list(account ?? '', now)).map(({ means }) => means).toSorted(), [
    'command',
    'link',
  ])
})

const forCustomer = { role: 'customer', own: ['engagement-1'], mail: 'Bo@example.dk' } as const

test('a link begins one session, for its role and its thing', async t => {
  const { ground, links, sessions } = await roomOf(t)
  const { token, endsAt } = await links.make(forCustomer, now)
  assert.deepEqual(endsAt, later(now, linkPeriods.usualMs))
  const both = await Promise.all([1, 2, 3].map(() => links.use(token, now)))
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['begun', 'refused', 'refused'])
  const session = begun(both.find(({ kind }) => kind === 'begun') ?? { kind: 'refused' })
  const visitor = await sessions.visitorOf(session, now)
  assert.deepEqual(visitor.kind === 'somebody' && [visitor.role, visitor.own, visitor.account], [
    'customer',
    ['engagement-1'],
    null,
  ])
  assert.deepEqual(await links.use(token, now), { kind: 'refused' }, 'replayed')
  const before = await leaves(ground)
  for (let at = 0; at < 10_000; at++) assert.equal((await links.use(guess(), now)).kind, 'refused')
  assert.equal(await leaves(ground), before, 'a guess asks nobody')
})

test('a link runs out, is bounded, and ends the session that was there before', async t => {
  const { links, sessions } = await roomOf(t)
  const short = await links.make({ ...forCustomer, periodMs: linkPeriods.caseMs }, now)
  assert.deepEqual(await links.use(short.token, short.endsAt), { kind: 'refused' })
  for (const periodMs of [0, -1, Number.NaN, linkPeriods.mostMs + 1])
    assert.throws(() => links.make({ ...forCustomer, periodMs }, now), { code: 'usage' })
  const before = await sessions.begin(asCustomer, now)
  const after = await links.use(short.token, later(short.endsAt, -1), before.token)
  assert.equal(roleOf(await sessions.visitorOf(before.token, now)), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(begun(after), now)), 'customer')
  assert.equal(await links.sweep(short.endsAt), 1)
})

test('who asks for a link is answered alike, and only the known address gets a letter', async t => {
  const { links, letters } = await roomOf(t)
  const first = await links.make(forCustomer, now)
  const known = links.askFor('bo@EXAMPLE.dk ', 'da', 'one', now)
  assert.deepEqual(links.askFor('nobody@example.dk', 'da', 'two', now), known)
  await links.settled()
  assert.deepEqual(
    letters.map(({ mail }) => mail),
    ['bo@example.dk'],
  )
  assert.deepEqual(await links.use(first.token, now), { kind: 'refused' }, 'the last letter counts')
  begun(await links.use(letters[0]?.token ?? '', now))
})

test('ten thousand askings in somebody’s name send three letters, and the last still opens', async t => {
  const { links, letters } = await roomOf(t)
  await links.make(forCustomer, now)
  for (let at = 0; at < 10_000; at++) {
    assert.deepEqual(links.askFor('bo@example.dk', 'da', `source ${at}`, now), { kind: 'asked' })
    await links.settled()
  }
  assert.equal(letters.length, 3)
  begun(await links.use(letters[2]?.token ?? '', now))
})

const passkey = { kind: 'passkey', label: 'Telefon', material: new Uint8Array([1]), counter: 3 } as const
const bo = { name: 'Bo Bertelsen', mail: 'bo@example.dk', role: 'staff', language: 'da' } as const

test('a credential is found by what it is called by, once, and counts forward only', async t => {
  const { ground, credentials } = await roomOf(t)
  const [annas, bos] = [await accountOf(ground, 'anna@example.dk'), await accountOf(ground, 'bo@example.dk')]
  assert.equal(await credentials.store(annas, { ...passkey, identifier: 'a' }, now), 'stored')
  assert.equal(await credentials.store(bos, { ...passkey, identifier: 'a' }, now), 'refused')
  const found = await credentials.find('passkey', 'a')
  assert.ok(found !== null)
  assert.deepEqual([found.account, found.counter, found.usedAt], [annas, 3, null])
  assert.equal(await credentials.find('totp', 'a'), null)
  for (const counter of [0, 2, 3]) assert.equal(await credentials.countUse(found, counter, now), false)
  const both = await Promise.all([4, 4].map(counter => credentials.countUse(found, counter, now)))
  assert.deepEqual(both.toSorted(), [false, true])
  assert.equal(await credentials.remove(bos, found.id), false, 'another’s')
  assert.equal(await credentials.remove(annas, found.id), true)
  assert.equal(await credentials.find('passkey', 'a'), null)
})

test('an account has at most so many credentials, also when two come at once', async t => {
  const { ground, credentials } = await roomOf(t)
  const account = await accountOf(ground, 'anna@example.dk')
  const store = (at: number) => credentials.store(account, { ...passkey, identifier: `${at}` }, now)
  for (let at = 1; at < limits.credentialsPerAccount; at++) assert.equal(await store(at), 'stored')
  const last = await Promise.all([100, 101, 102].map(store))
  assert.deepEqual(last.toSorted(), ['refused', 'refused', 'stored'])
  assert.equal((await credentials.list(account)).length, limits.credentialsPerAccount)
  const gone = systemRandom.bytes(16)
  const nobody = newId(systemClock, { bytes: () => gone })
  assert.equal(await credentials.store(nobody, { ...passkey, identifier: 'x' }, now), 'refused')
})

test('who leaves is cut at once, and nothing they signed in with is left', async t => {
  const { ground, people, links, sessions, credentials } = await roomOf(t)
  await accountOf(ground, 'anna@example.dk', 'owner')
  const invited = await people.invite(bo, now)
  assert.ok(invited.kind === 'invited')
  assert.deepEqual(await people.invite({ ...bo, mail: ' BO@example.dk' }, now), { kind: 'taken' })
  const token = begun(await links.use(invited.link.token, now))
  assert.equal(roleOf(await sessions.visitorOf(token, now)), 'staff')
  assert.equal(
    await credentials.store(invited.account, { ...passkey, identifier: 'b' }, now),
    'stored',
    'active since the link was used',
  )
  assert.deepEqual(await people.leave(invited.account, now), { kind: 'left', erased: 3 })
  assert.equal(roleOf(await sessions.visitorOf(token, now)), 'nobody')
  assert.equal(await credentials.find('passkey', 'b'), null)
  assert.equal(await credentials.store(invited.account, { ...passkey, identifier: 'c' }, now), 'refused')
  assert.deepEqual(await people.leave(invited.account, now), { kind: 'left', erased: 0 })
  for (const account of ['x', newId(systemClock, systemRandom)])
    assert.deepEqual(await people.leave(account, now), { kind: 'not-found' })
})

test('the state alone cuts a leaver: a session left behind is nobody’s', async t => {
  const { ground, sessions } = await roomOf(t)
  const account = await accountOf(ground, 'bo@example.dk')
  const { token } = await sessions.begin({ ...asCustomer, role: 'staff', account }, now)
  await ground.store.write('sign-in', `account.${account}`, db =>
    db.updateTable('account').set({ state: 'left', left_at: now }).where('id', '=', account),
  )
  assert.equal(roleOf(await sessions.visitorOf(token, now)), 'nobody')
})

test('the last owner stays, also of two who leave at the same moment', async t => {
  const { ground, people } = await roomOf(t)
  const owners = [
    await accountOf(ground, 'anna@example.dk', 'owner'),
    await accountOf(ground, 'bo@example.dk', 'owner'),
  ]
  const both = await Promise.all(owners.map(account => people.leave(account, now)))
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['last-owner', 'left'])
})

test('after its period a leaver’s row is erased, and with the key what the log says of them', async t => {
  const { ground, people } = await roomOf(t)
  const account = await accountOf(ground, 'bo@example.dk')
  const openings = () =>
    ground.store.owner
      .selectFrom('opening')
      .select('leaf')
      .where('about', '=', `account.${account}`)
      .execute()
  await people.leave(account, now)
  assert.deepEqual(await people.eraseLeft(later(now, -1)), [])
  assert.notEqual((await openings()).length, 0)
  assert.deepEqual(await people.eraseLeft(now), [`account.${account}`])
  assert.equal((await openings()).length, 0)
  assert.deepEqual(await people.leave(account, now), { kind: 'not-found' })
})

const errand = { purpose: 'rights', about: 'case-1' }
const noSignal = new AbortController().signal
const of = (mail: string, name = 'Nobody') => ({ mails: [mail], phones: [], names: [name] })

async function heldOf(held: HeldByUs, mail: string) {
  const found = await held.find(errand, of(mail), noSignal)
  assert.ok(found.kind === 'found')
  return found.items
}

test('what we hold of somebody is found whole, and nothing of another', async t => {
  const { ground, people, links, credentials } = await roomOf(t)
  const held = new HeldByUs(ground)
  const invited = await people.invite(bo, now)
  assert.ok(invited.kind === 'invited')
  begun(await links.use(invited.link.token, now))
  await credentials.store(invited.account, { ...passkey, identifier: 'b' }, now)
  await accountOf(ground, 'anna@example.dk')
  const items = await heldOf(held, ' BO@example.dk')
  assert.deepEqual(
    items.map(({ category }) => category),
    ['account', 'credential', 'session', 'link', 'log'],
  )
  assert.equal(items[0]?.fields['name'], 'Bo Bertelsen')
  assert.doesNotMatch(JSON.stringify(items), /Anna|token_hash|material|purposes/)
  assert.match(
    items[4]?.fields['written sign-in'] ?? '',
    /^[1-9]\d*, 20\d\d-/,
    'and who looked, for what, when last',
  )
  const byName = await held.find(errand, of('another@example.dk', 'Bo Bertelsen'), noSignal)
  assert.equal(byName.kind === 'found' && byName.items.length, 5)
  assert.deepEqual(await heldOf(held, 'nobody@example.dk'), [])
})

test('what somebody answered and agreed to is found with them, and nothing of who else had to do with it', async t => {
  const { ground, people, acts } = await roomOf(t)
  const held = new HeldByUs(ground)
  const anna = await accountOf(ground, 'anna@example.dk')
  const invited = await people.invite(bo, now)
  assert.ok(invited.kind === 'invited')
  const { keys } = await sharedServer()
  const on = { ...ground, keys, db: ground.store.owner }
  await recordLooks(on.db, on, [lookOf('a', 'broken', fixedClock('2026-11-20T08:00:00.000Z'))])
  const [{ look } = assert.fail()] = await breaks(on.db)
  const given = { look, answer: 'no', awareAt: null } as const
  await keepAnswer(on, { ...given, reason: 'Annas ord', by: anna })
  await keepAnswer(on, { ...given, reason: 'Bos ord', by: invited.account })
  const ask = { kind: 'mass-erasure', subject: 'sager', askedBy: anna } as const
  const { id } = await acts.ask(ask, now)
  const alone = (await acts.find(id, now))?.alone
  const of = async (mail: string) =>
    (await heldOf(held, mail)).filter(({ category }) => category === 'act' || category === 'breach_answer')
  assert.deepEqual(
    (await of('anna@example.dk')).map(({ category, fields }) => [
      category,
      fields['reason'] ?? fields['kind'],
    ]),
    [
      ['act', 'mass-erasure'],
      ['breach_answer', 'Annas ord'],
    ],
  )
  assert.equal(alone, true, 'whoever is invited has not come yet')
  const asked = await acts.askOutside(id, 'revisor@example.dk', anna, now)
  assert.equal(asked.kind, 'asked')
  const outsider = await heldOf(held, 'REVISOR@example.dk')
  assert.deepEqual(
    outsider.map(({ category }) => category),
    ['link', 'act'],
  )
  assert.equal(outsider[0]?.fields['mail'], 'revisor@example.dk')
  assert.doesNotMatch(JSON.stringify(outsider), new RegExp(`${anna}|anna`, 'i'))
  await destroyOpenings(on.db, on, breakCase(look))
  assert.equal((await of('anna@example.dk')).length, 1)
})

test('a name and an address are rectified, what happened is not, and it is read again', async t => {
  const { ground } = await roomOf(t)
  const held = new HeldByUs(ground)
  const item = `account.${await accountOf(ground, 'anna@example.dk')}`
  const rectify = (field: string, value: string, which = item) =>
    held.rectify(errand, which, field, value, noSignal)
  assert.deepEqual(await rectify('name', 'Anna Berg'), { kind: 'confirmed' })
  assert.deepEqual(await rectify('mail', 'Berg@example.dk'), { kind: 'confirmed' })
  assert.equal((await heldOf(held, 'berg@example.dk'))[0]?.fields['name'], 'Anna Berg')
  assert.equal((await rectify('role', 'owner')).kind, 'unsupported')
  for (const lost of [`account.${newId(systemClock, systemRandom)}`, 'account.1', 'leaf.1', ''])
    assert.equal((await rectify('name', 'X', lost)).kind, 'refused', lost)
})

test('what is erased is read again; an account in use is not erased', async t => {
  const { ground, people, links } = await roomOf(t)
  const held = new HeldByUs(ground)
  const account = await accountOf(ground, 'bo@example.dk')
  await links.make({ ...forCustomer, mail: 'bo@example.dk' }, now)
  const ids = async () =>
    (await heldOf(held, 'bo@example.dk')).map(({ id }) => id).filter(id => !id.startsWith('log.'))
  const before = await ids()
  assert.equal(before.length, 2)
  assert.equal((await held.erase(errand, before, noSignal)).kind, 'refused')
  assert.equal((await ids()).length, 2, 'all or nothing')
  await people.leave(account, now)
  assert.deepEqual(await held.erase(errand, await ids(), noSignal), { kind: 'confirmed' })
  assert.deepEqual(await ids(), [])
  assert.equal((await held.erase(errand, ['log.1'], noSignal)).kind, 'refused')
  const stopped = AbortSignal.abort()
  assert.equal((await held.find(errand, of('bo@example.dk'), stopped)).kind, 'unreachable')
})
