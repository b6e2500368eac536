// Who is let in from outside, over a real store: let in once, listed, let in again by a letter they ask for, shut out at once, and
// gone with their key when their days are over. The bad cases are two at once, a stop between two steps, and who reads the disk.
// OWASP ASVS 5.0 6.6, 7.4.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { later } from '../../src/accounts/ground.ts'
import { guestCase } from '../../src/accounts/guest-case.ts'
import { HeldByUs } from '../../src/accounts/held.ts'
import { sessionPeriods } from '../../src/accounts/sessions.ts'
import { queueLetter } from '../../src/app/post.ts'
import { Tending } from '../../src/app/tending.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { ourPeriods } from '../../src/register/ourselves.ts'
import { destroyOpenings } from '../../src/store/openings.ts'
import { administer, freshStore, sharedServer } from '../database.ts'
import { canaryForms, filesWith } from '../raw-scan.ts'

const dayMs = 86_400_000
const mail = 'Kanariefugl@example.dk'
const auditor = { role: 'auditor', mail, days: 7 } as const
const none = '0193b1c0-0000-7000-8000-00000000dead'

async function houseOf(t: TestContext) {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const { keys } = await sharedServer()
  const clock = fixedClock('2026-11-23T08:00:00Z')
  const ground = { store, keys, clock, random: systemRandom }
  const sent: string[] = []
  const report = (error: unknown) => assert.fail(String(error))
  const sendLink = async (_: string, __: unknown, token: string) => void sent.push(token)
  const accounts = openAccounts({ ...ground, report, sendLink })
  const { guests, links, sessions } = accounts
  const letIn = async (wanted: Parameters<typeof guests.letIn>[0] = auditor) => {
    const made = await guests.letIn(wanted, clock.now())
    assert.ok(made.kind === 'let-in', made.kind)
    return { ...made, about: guestCase(made.guest), token: made.link.token }
  }
  const enter = async (token: string) => {
    const used = await links.use(token, clock.now())
    return used.kind === 'begun' ? used.token : assert.fail('refused')
  }
  const roleOf = async (session: string) => {
    const visitor = await sessions.visitorOf(session, clock.now())
    return visitor.kind === 'nobody' ? 'nobody' : visitor.role
  }
  const askAnew = async () => {
    links.askFor(mail, 'da', systemRandom.bytes(8).join(), clock.now())
    await links.settled()
    return sent.at(-1) ?? assert.fail('no letter')
  }
  const write = (about: string) => {
    const blocks = [{ kind: 'paragraph' as const, text: `Til ${mail}` }]
    const letter = { language: 'da' as const, to: mail, subject: mail, closing: 'Hilsen', blocks }
    return queueLetter({ store, clock }, 'guest', letter, about)
  }
  const rows = async (about: string) => {
    const counted = `select (select count(*) from link where own = '{${about}}')::int as links,
      (select count(*) from session where own = '{${about}}')::int as sessions,
      (select count(*) from letter where about = '${about}')::int as letters,
      (select count(*) from opening where about = '${about}')::int as openings`
    const { server } = await sharedServer()
    return (await administer(server, counted, store.server.owner.database)).rows[0]
  }
  return {
    ...{ store, keys, clock, ground, accounts, guests, links, sent },
    letIn,
    enter,
    roleOf,
    askAnew,
    write,
    rows,
  }
}
type House = Awaited<ReturnType<typeof houseOf>>

const nothing = { links: 0, sessions: 0, letters: 0, openings: 0 }
async function expectGone({ rows, store }: House, about: string): Promise<void> {
  assert.deepEqual({ ...(await rows(about)) }, nothing)
  await assert.rejects(store.seal(about, 'x'), { code: 'key-destroyed' })
}

test('let in, listed before and after they came, and let in again by a letter they ask for', async t => {
  const house = await houseOf(t)
  const { guests, clock, letIn, enter, roleOf, askAnew } = house
  const { guest, token } = await letIn()
  const at = clock.now()
  const listed = { guest, role: 'auditor', mail: mail.toLowerCase(), at, endsAt: later(at, 7 * dayMs) }
  assert.deepEqual(await guests.list(clock.now()), [{ ...listed, seenAt: null }])
  clock.move(60_000)
  const [came, session] = [clock.now(), await enter(token)]
  assert.equal(await roleOf(session), 'auditor')
  assert.equal((await house.links.use(token, clock.now())).kind, 'refused', 'once')
  assert.deepEqual(await guests.list(clock.now()), [{ ...listed, seenAt: came }])
  clock.move(2 * dayMs)
  await house.accounts.sessions.sweep(clock.now())
  const anew = await askAnew()
  assert.deepEqual(
    await guests.list(clock.now()),
    [{ ...listed, seenAt: came }],
    'the same, once, and still known to have come',
  )
  assert.equal(await roleOf(await enter(anew)), 'auditor')
  assert.deepEqual((await guests.list(clock.now()))[0]?.seenAt, clock.now())
})

test('of two letters asked for at once the last one opens, and no other', async t => {
  const { links, clock, letIn, sent, guests } = await houseOf(t)
  await letIn()
  for (const source of ['one', 'two', 'three']) links.askFor(mail, 'da', source, clock.now())
  await links.settled()
  assert.equal(sent.length, 3)
  const used = await Promise.all(sent.map(token => links.use(token, clock.now())))
  assert.deepEqual(used.map(({ kind }) => kind).toSorted(), ['begun', 'refused', 'refused'])
  assert.equal((await guests.list(clock.now())).length, 1)
})

test('an address is let in once at a time, as whatever, also by two at once; and there are not many', async t => {
  const { guests, clock, letIn } = await houseOf(t)
  const asked = (
    [
      ['auditor', mail],
      ['customer', ` ${mail.toUpperCase()}`],
      ['accountant', mail],
    ] as const
  ).map(([role, to]) => guests.letIn({ role, mail: to, days: 30 }, clock.now()))
  const kinds = (await Promise.all(asked)).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['let-in', 'taken', 'taken'])
  const [{ guest } = assert.fail()] = await guests.list(clock.now())
  assert.equal(await guests.end(guest, clock.now()), true)
  await letIn({ role: 'customer', mail, days: 1 })
  for (let many = 1; many < limits.guestsAtOnce; many++)
    await letIn({ role: 'accountant', mail: `${many}@example.dk`, days: 1 })
  const full = { role: 'auditor', mail: 'one.more@example.dk', days: 1 } as const
  assert.deepEqual(await guests.letIn(full, clock.now()), { kind: 'full' })
  clock.move(dayMs)
  await letIn(full)
})

test('who is shut out is out at once, wherever they are, and nothing of them is left', async t => {
  const house = await houseOf(t)
  const { guests, links, clock, letIn, enter, roleOf, askAnew, write, rows } = house
  const [{ guest, about, token }, other] = [await letIn(), await letIn({ ...auditor, mail: 'b@example.dk' })]
  const here = [await enter(token), await enter(await askAnew())]
  const there = await enter(other.token)
  const spare = await askAnew()
  await write(about)
  assert.deepEqual(await Promise.all(here.map(roleOf)), ['auditor', 'auditor'])
  assert.notDeepEqual({ ...(await rows(about)) }, nothing)
  for (const wrong of [none, 'x', about]) assert.equal(await guests.end(wrong, clock.now()), false)
  assert.deepEqual(await Promise.all([1, 2].map(() => guests.end(guest, clock.now()))), [true, false])
  assert.deepEqual(await Promise.all(here.map(roleOf)), ['nobody', 'nobody'])
  assert.equal((await links.use(spare, clock.now())).kind, 'refused')
  await expectGone(house, about)
  const before = house.sent.length
  links.askFor(mail, 'da', 'x', clock.now())
  await links.settled()
  assert.equal(house.sent.length, before, 'nor is a letter sent to who may not come')
  assert.equal(await roleOf(there), 'auditor', 'another stays')
  assert.deepEqual(
    (await guests.list(clock.now())).map(one => one.guest),
    [other.guest],
  )
})

test('who comes in at the very moment they are shut out is not in', async t => {
  const { guests, links, clock, letIn, roleOf, rows } = await houseOf(t)
  for (let turn = 0; turn < 12; turn++) {
    const { guest, token, about } = await letIn()
    const [used] = await Promise.all([links.use(token, clock.now()), guests.end(guest, clock.now())])
    assert.deepEqual({ ...(await rows(about)) }, nothing, used.kind)
    if (used.kind === 'begun') assert.equal(await roleOf(used.token), 'nobody')
  }
})

test('who comes when their key is gone and their row is not, is refused like everybody', async t => {
  const { keys, links, clock, letIn } = await houseOf(t)
  const { token, about } = await letIn()
  await keys.destroy(`case:${about}`)
  assert.deepEqual(await links.use(token, clock.now()), { kind: 'refused' })
})

test('their days over, they are out that moment; the next round takes the row, the letters and the key', async t => {
  const house = await houseOf(t)
  const { store, keys, accounts, clock, letIn, enter, roleOf, write, rows } = house
  const asked = { store, keys, accounts, clock, random: systemRandom, report: assert.fail }
  const tending = new Tending({ ...asked, period: of => ourPeriods[of] })
  const { about, token } = await letIn()
  clock.move(7 * dayMs - sessionPeriods.idleMs + 1)
  const session = await enter(token)
  await write(about)
  await tending.tend()
  assert.equal((await rows(about))?.['links'], 1, 'not before')
  clock.move(sessionPeriods.idleMs - 2)
  assert.equal(await roleOf(session), 'auditor')
  clock.move(1)
  assert.equal(await roleOf(session), 'nobody')
  assert.deepEqual(await accounts.guests.list(clock.now()), [])
  assert.equal((await tending.tend()).kind, 'scrubbed')
  await expectGone(house, about)
})

test('stopped after the key was destroyed, the next round takes the rest', async t => {
  const house = await houseOf(t)
  const { ground, guests, clock, letIn, rows } = house
  const { about } = await letIn()
  clock.move(7 * dayMs)
  await destroyOpenings(ground.store.owner, ground, about)
  assert.equal((await rows(about))?.['links'], 1)
  assert.deepEqual(await guests.sweep(clock.now()), [about])
  await expectGone(house, about)
  assert.deepEqual(await guests.sweep(clock.now()), [])
})

test('no table and no file says the address, while they are let in and after', async t => {
  const { store, guests, clock, letIn, enter, write } = await houseOf(t)
  const { guest, about, token } = await letIn()
  await enter(token)
  await write(about)
  const { server, home } = await sharedServer()
  const { database } = store.server.owner
  const names = await administer(
    server,
    `select tablename as name from pg_tables where schemaname = 'public'`,
    database,
  )
  const all: string[] = []
  for (const { name } of names.rows)
    all.push(
      ...(await administer(server, `select t::text as row from "${name}" t`, database)).rows.map(({ row }) =>
        String(row),
      ),
    )
  const text = all.join('\n').toLowerCase()
  assert.ok(text.includes(about), 'the reading reads')
  for (const form of canaryForms([mail.toLowerCase(), mail]))
    assert.equal(text.includes(form.toString('latin1').toLowerCase()), false)
  await administer(server, 'checkpoint')
  assert.notDeepEqual(filesWith(home.data, [about]), [], 'and of the disk')
  assert.deepEqual(filesWith(home.data, [mail]), [])
  await guests.end(guest, clock.now())
  await administer(server, 'checkpoint')
  assert.deepEqual(filesWith(home.data, [mail]), [])
})

test('asked for by their address they are found whole, and erased with their key', async t => {
  const house = await houseOf(t)
  const { ground, letIn, enter, write, roleOf } = house
  const held = new HeldByUs(ground)
  const [{ about, token }, other] = [await letIn(), await letIn({ ...auditor, mail: 'b@example.dk' })]
  await enter(token)
  const there = await enter(other.token)
  await write(about)
  const [errand, signal] = [{ purpose: 'rights', about: 'case-1' }, AbortSignal.timeout(20_000)]
  const found = await held.find(errand, { mails: [` ${mail}`], phones: [], names: [] }, signal)
  assert.ok(found.kind === 'found')
  assert.deepEqual(
    found.items.map(({ category }) => category),
    ['session', 'link', 'letter', 'log'],
  )
  const link = found.items.find(({ category }) => category === 'link')?.fields
  assert.deepEqual([link?.['mail'], link?.['role'], link?.['own']], [mail.toLowerCase(), 'auditor', about])
  assert.ok(link?.['came_at'])
  assert.match(found.items.at(-1)?.fields['written sign-in'] ?? '', /^[1-9]/)
  assert.doesNotMatch(JSON.stringify(found.items), /b@example|token_hash|purposes/)
  const ids = found.items.map(({ id }) => id).filter(id => !id.startsWith('log.'))
  assert.deepEqual(await held.erase(errand, ids, signal), { kind: 'confirmed' })
  await expectGone(house, about)
  assert.equal(await roleOf(there), 'auditor')
})
