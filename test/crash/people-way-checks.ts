// What must hold of the ways to sign in after people-program.ts was killed anywhere: added and counted wholly or not at all, and
// what was sent before lets nobody in a second time when it is sent to a program that was started anew.

import assert from 'node:assert/strict'
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts'
import type { CredentialKind } from '../../src/accounts/credentials.ts'
import type { Ground } from '../../src/accounts/ground.ts'
import type { Keys } from '../../src/core/ports.ts'
import type { Session } from '../../src/store/connect.ts'
import type { Answered, Place, Sent } from './people-place.ts'
import { type Adding, openWays, type Way } from './people-ways.ts'

interface Counted {
  readonly kind: CredentialKind
  readonly added: number
  readonly used: number
  readonly sessions: number
}

const counting = `select kind,
  (select count(*)::int from credential where credential.kind = way.kind) as added,
  (select count(*)::int from credential where credential.kind = way.kind and used_at is not null) as used,
  (select count(*)::int from session where means = way.kind) as sessions
  from unnest(array['passkey', 'totp', 'openid']) as way (kind)`

// About the owner the program writes at the first run, when a way in is added, when it is counted, when a session begins.
const writing = `select count(*)::int as leaves from opening join leaf on leaf.id = opening.leaf
  where leaf.kind = 'written' and about in (select 'account.' || id from account where role = 'owner')`

/** Nothing is there without what comes before it, nor without its leaf. */
export async function expectNoHalfWay(session: Session, owners: number, said: Said): Promise<void> {
  const ways = (await session.query(counting)).rows as unknown as readonly Counted[]
  for (const { kind, ...is } of ways) {
    const steps = [1, is.added, is.used, is.sessions]
    assert.deepEqual(steps, steps.toSorted().toReversed(), `${kind}: ${JSON.stringify(is)}`)
    assert.ok(is.added > 0 || !said(`${kind} added`), `${kind}: said to be added`)
    assert.ok(is.sessions > 0 || !said(`${kind} signed in`), `${kind}: said to be signed in`)
  }
  const rows = ways.reduce((sum, { added, used, sessions }) => sum + added + used + sessions, owners)
  assert.equal((await session.query(writing)).rows[0]?.['leaves'], rows, 'a leaf for each row')
}

export type Said = (did: string) => Answered | undefined

export interface Anew {
  readonly ground: Ground
  readonly keys: Keys
  readonly place: Place
  readonly by: Adding
  readonly said: Said
}

/** Each way that was begun: once at most by what was sent before, and once more by who begins again. */
export async function expectWaysHold(anew: Anew): Promise<void> {
  for (const kind of ['passkey', 'totp', 'openid'] as const) {
    const toAdd = anew.said(`${kind} to add`)?.sent
    if (toAdd === undefined) continue
    const before = await found(anew, kind)
    const added = await expectAddedOnce(anew, kind, toAdd, before !== undefined)
    const toSignIn = anew.said(`${kind} to sign in`)?.sent
    if (toSignIn !== undefined) await expectCountedOnce(anew, kind, toSignIn, before?.usedAt !== null)
    await expectGoesOn(anew, kind, added, before?.usedAt instanceof Date)
  }
}

/** Answers what it was added with: what was sent before, or by who had to begin again. */
async function expectAddedOnce(anew: Anew, kind: CredentialKind, toAdd: Sent, was: boolean): Promise<Sent> {
  const again = await startedAnew(anew, kind).add(anew.by, toAdd)
  assert.ok(!(was && again), `${kind}: added a second time`)
  if (was || again) return toAdd
  const way = startedAnew(anew, kind)
  const sent = await way.toAdd(anew.by)
  assert.ok(await way.add(anew.by, sent), `${kind}: cannot be added any more`)
  return sent
}

async function expectCountedOnce(
  anew: Anew,
  kind: CredentialKind,
  toSignIn: Sent,
  was: boolean,
): Promise<void> {
  const again = await startedAnew(anew, kind).signIn(toSignIn)
  assert.ok(!(was && again !== null), `${kind}: what was counted lets somebody in`)
  assert.equal(await startedAnew(anew, kind).signIn(toSignIn), null, `${kind}: a second time`)
}

async function expectGoesOn(anew: Anew, kind: CredentialKind, added: Sent, was: boolean): Promise<void> {
  const way = startedAnew(anew, kind)
  if (way.counts && was)
    assert.equal(await way.signIn(await way.toSignIn(added, 1)), null, `${kind}: of a copy that counts alike`)
  const begun = await way.signIn(await way.toSignIn(added, 2))
  const visitor = begun === null ? null : await roomOf(anew).sessions.visitorOf(begun.token, new Date())
  assert.ok(visitor?.kind === 'somebody' && visitor.account === anew.by.account, `${kind}: shut out`)
  assert.notEqual(await found(anew, kind), undefined)
}

async function found(anew: Anew, kind: CredentialKind) {
  const all = (await roomOf(anew).credentials.list(anew.by.account)).filter(one => one.kind === kind)
  assert.ok(all.length <= 1, `${kind}: ${all.length} of one`)
  return all[0]
}

// Of what a process remembers nothing is left: challenges given out, states that came back.
const roomOf = ({ ground }: Anew): Accounts =>
  openAccounts({ ...ground, report: () => undefined, sendLink: async () => undefined })

function startedAnew(anew: Anew, kind: CredentialKind): Way {
  const { ground, keys, place } = anew
  const asked = { ground, keys, accounts: roomOf(anew), report: () => undefined }
  const way = openWays(asked, place).find(one => one.kind === kind)
  return way ?? assert.fail(kind)
}
