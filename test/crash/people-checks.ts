// What must hold after people-program.ts was killed anywhere: nothing half done in the tables as a superuser reads them, and
// everything finished once it is begun again by the program's own functions.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts'
import { later } from '../../src/accounts/ground.ts'
import { Courier } from '../../src/app/notifications/courier.ts'
import { Post } from '../../src/app/post.ts'
import { fixedClock, systemClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import type { Role } from '../../src/core/roles.ts'
import { fileCustody } from '../../src/keyring/custody.ts'
import { openDisk } from '../../src/keyring/disk.ts'
import { keysOver } from '../../src/keyring/keys.ts'
import { Slots } from '../../src/keyring/slots.ts'
import { openQueries, type Session, withSession } from '../../src/store/connect.ts'
import { Log } from '../../src/store/log.ts'
import { scrub } from '../../src/store/scrub.ts'
import { Store } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { findingsOf, origin } from '../log.ts'
import { type Answered, type Place, person, sendTo, settingOf } from './people-place.ts'
import { expectNoHalfWay, expectWaysHold } from './people-way-checks.ts'
import type { Adding } from './people-ways.ts'

/** What a killed program left behind, and what is known of it from outside. */
export interface Killed {
  readonly place: Place
  readonly answered: readonly Answered[]
  /** How often what was sent has come so far: a letter by its address, a webhook by its id. */
  readonly came: (mailOrId: string) => number
  /** A session of the server's administrator. */
  readonly administrator: Session
}

interface Counted {
  readonly owners: number
  readonly ownerTokensSpent: number
  readonly firstSessions: number
  readonly linksSpent: number
  readonly linkSessions: number
  readonly linkLeaves: number
  readonly briefSessions: number
  readonly briefLeaves: number
  readonly accountsWithoutLeaf: number
  readonly erasures: number
  readonly erasedLeaves: number
  readonly letters: number
  readonly letterLeaves: number
  readonly events: number
  readonly deliveries: number
}

const leavesAbout = (about: string) => `(select count(*)::int from opening where about = '${about}')`

const counting = `select
  (select count(*)::int from account where role = 'owner') as owners,
  (select count(*)::int from link where role = 'owner' and used_at is not null) as "ownerTokensSpent",
  (select count(*)::int from session where means = 'first-run') as "firstSessions",
  (select count(*)::int from link where role = 'customer' and used_at is not null) as "linksSpent",
  (select count(*)::int from session where own = '{engagement-1}') as "linkSessions",
  ${leavesAbout('engagement-1')} as "linkLeaves",
  (select count(*)::int from session where own = '{engagement-2}') as "briefSessions",
  ${leavesAbout('engagement-2')} as "briefLeaves",
  (select count(*)::int from account where state <> 'left' and not exists (
    select from opening where about = 'account.' || account.id)) as "accountsWithoutLeaf",
  (select count(*)::int from erasure where tables <> '{opening}') as erasures,
  (select count(*)::int from leaf where kind = 'erased') as "erasedLeaves",
  (select count(*)::int from letter) as letters,
  ${leavesAbout('engagement-3')} as "letterLeaves",
  (select count(*)::int from event) as events,
  (select count(*)::int from delivery) as deliveries`

/** What is spent and what it begins are one; so are each change, its leaf and its job. */
export async function expectNothingHalf(killed: Killed): Promise<void> {
  const { own, owner } = killed.place.server
  assert.ok(own !== null)
  await withSession({ ...own.administrator, database: owner.database }, async session => {
    const { rows } = await session.query(counting)
    const is = rows[0] as unknown as Counted
    expectCounted(killed, is)
    await expectNoHalfWay(session, is.owners, did => killed.answered.find(each => each.did === did))
  })
}

function expectCounted({ place, answered, came }: Killed, is: Counted): void {
  const said = (did: string) => (answered.some(each => each.did === did) ? 1 : 0)
  const firstRun = [is.owners, is.ownerTokensSpent, is.firstSessions]
  assert.ok(
    firstRun.every(count => count === is.owners && count <= 1) && is.owners >= said('first-run'),
    `${firstRun}`,
  )
  const link = [is.linksSpent, is.linkSessions, is.linkLeaves - 1]
  assert.ok(link.every(count => count === is.linksSpent) && is.linksSpent >= said('link'), `${link}`)
  const brief = [is.briefSessions, is.briefLeaves]
  assert.ok(['0,0', '1,1', '0,2'].includes(`${brief}`), `a session begun and ended: ${brief}`)
  assert.ok(is.briefLeaves >= said('session') + said('ended'), `${brief}`)
  assert.equal(is.accountsWithoutLeaf, 0)
  assert.equal(is.erasures, is.erasedLeaves)
  assert.ok(is.letterLeaves >= said('queued') && is.letters <= is.letterLeaves)
  assert.ok(is.events === is.deliveries && is.events >= said('told'), 'an event and its delivery are one')
  if (is.letterLeaves === 1 && is.letters === 0)
    assert.ok(came(place.mail) >= 1, 'gone from the queue, and never came')
}

/** The next start of the program: everything is begun again, and comes to its end. */
export async function expectConverges(killed: Killed): Promise<void> {
  const { place } = killed
  const slots = await Slots.open(await openDisk(join(place.home, 'keys')), fileCustody, systemRandom)
  const keys = keysOver(slots, systemRandom)
  const store = await Store.open({ server: place.server, keys, ...making })
  try {
    await expectSignedIn(killed, store, keys)
    await expectLetterCame(killed, store)
    await expectDelivered(killed, store, keys)
    await expectScrubbed(place, store, keys)
    await expectLogVerifies(killed, keys)
  } finally {
    await store.close()
    await slots.close()
  }
}

const hourMs = 3_600_000
type Keys = ReturnType<typeof keysOver>
const making = { clock: systemClock, random: systemRandom }
const onTrouble = (error: unknown): never => {
  throw error
}

async function expectSignedIn({ place, answered }: Killed, store: Store, keys: Keys): Promise<void> {
  const { tokens } = place
  const now = systemClock.now()
  const ground = { store, keys, ...making }
  const accounts = openAccounts({ ...ground, report: onTrouble, sendLink: async () => undefined })
  const { firstRun, links, sessions } = accounts
  const isOpen = await firstRun.isOpen()
  const accepted = await firstRun.accept(tokens.firstRun, person, now)
  assert.equal(accepted.kind, isOpen ? 'begun' : 'refused')
  await links.use(tokens.link, now)
  assert.equal((await links.use(tokens.link, now)).kind, 'refused', 'spent by now, once')
  for (const { did, token = '' } of answered) {
    const role = roles[did]
    const visitor = await sessions.visitorOf(token, now)
    if (role !== undefined)
      assert.equal(visitor.kind === 'somebody' && visitor.role, role, `${did}: let in, and shut out`)
    if (did === 'session' && answered.some(each => each.did === 'ended')) assert.equal(visitor.kind, 'nobody')
  }
  const said = (did: string) => answered.find(each => each.did === did)
  // Nobody adds a way in before they were told that they are in.
  const by = await sessions.visitorOf(said('first-run')?.token ?? '', now)
  if (by.kind === 'somebody') await expectWaysHold({ ground, keys, place, by: by as Adding, said })
  await expectLeftAreGone(accounts, store, answered)
}

const roles: Readonly<Record<string, Role>> = {
  'first-run': 'owner',
  link: 'customer',
  'passkey signed in': 'owner',
  'totp signed in': 'owner',
  'openid signed in': 'owner',
}

async function expectLeftAreGone(
  { people }: Accounts,
  store: Store,
  answered: readonly Answered[],
): Promise<void> {
  const now = systemClock.now()
  const staff = () =>
    store.read('sign-in', 'sign-in', db => db.selectFrom('account').select('id').where('role', '=', 'staff'))
  for (const { id } of await staff()) await people.leave(id, now)
  await people.eraseLeft(now)
  assert.deepEqual(await staff(), [])
  for (const { account } of answered)
    if (account !== undefined)
      await assert.rejects(store.seal(`account.${account}`, 'x'), { code: 'key-destroyed' })
}

async function expectLetterCame({ place: { carrier, mail }, came }: Killed, store: Store): Promise<void> {
  const clock = fixedClock(later(systemClock.now(), limits.letterLeaseMs).toISOString())
  const post = new Post({ ...{ store, clock, random: systemRandom }, setting: settingOf(carrier), onTrouble })
  const waiting = () => store.read('letters', 'letters', db => db.selectFrom('letter').select('id'))
  const wasThere = (await waiting()).length > 0
  await post.round()
  assert.deepEqual(await waiting(), [])
  assert.ok(!wasThere || came(mail) >= 1, 'a letter was lost')
  assert.ok(came(mail) <= 2, `the letter came ${came(mail)} times`)
}

async function expectDelivered({ place, came }: Killed, store: Store, keys: Keys): Promise<void> {
  const clock = fixedClock(later(systemClock.now(), limits.deliveryLeaseMs + hourMs).toISOString())
  const send = sendTo(place.receiver)
  await new Courier({ ...{ store, keys, send, clock }, random: systemRandom }).round()
  const rows = await store.owner.selectFrom('delivery').select(['id', 'state']).execute()
  for (const { id, state } of rows) {
    assert.equal(state, 'sent')
    assert.ok(came(id) >= 1 && came(id) <= 2, `the webhook came ${came(id)} times`)
  }
}

// Left is what a transaction of any database keeps that began before, such as one that copies a database for another point.
async function expectScrubbed({ server }: Place, store: Store, keys: Keys): Promise<void> {
  const kinds: string[] = []
  while (kinds.at(-1) !== 'nothing-waits' && kinds.length < 20)
    kinds.push((await scrub({ server, owner: store.owner, keys, ...making })).kind)
  assert.equal(kinds.at(-1), 'nothing-waits', kinds.join())
}

/**
 * Whether the server waits for the disk. The program is killed here, never the server or the machine, so that nothing has to;
 * a log refuses to be opened all the same where it does not.
 */
async function setDurable(administrator: Session, fsync: 'on' | 'off'): Promise<void> {
  await administrator.query(`alter system set fsync = ${fsync}`)
  await administrator.query('select pg_reload_conf()')
  while ((await administrator.query('show fsync')).rows[0]?.['fsync'] !== fsync) await delay(1)
}

let opening: Promise<unknown> = Promise.resolve()

/** One at a time, and no longer than it takes to open: the setting is the whole server's. */
function whileDurable<Opened>(administrator: Session, open: () => Promise<Opened>): Promise<Opened> {
  const opened = opening.then(async () => {
    await setDurable(administrator, 'on')
    return open().finally(() => setDurable(administrator, 'off'))
  })
  opening = opened.catch(() => undefined)
  return opened
}

async function expectLogVerifies(
  { place: { home, server }, administrator }: Killed,
  keys: Keys,
): Promise<void> {
  const db = openQueries<Tables>(server.owner, 1)
  const asked = { db, home, origin, keys, onTrouble, ...making, holders: [], leaseMs: 100 }
  const log = await whileDurable(administrator, () => Log.open(asked))
  while ((await log.round()).kind !== 'idle');
  assert.equal((await log.standing()).waiting, 0)
  assert.deepEqual(await findingsOf(log), [])
  await log.stop()
  await db.destroy()
}
