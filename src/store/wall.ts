// The live probe of the purpose wall: signs in as every purpose, as none, as a withdrawn one, and tries to reach what is
// another's; then reads how each table and role stands. Says what was tried and seen; the verdict is pledges.ts's.
// House rule "purposes", invariant 10; GDPR Art. 5(1)(b). Proven by test/contracts/purpose-wall.test.ts.

import { newId } from '../core/ids.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Row, type Session, sqlstateOf, withSession } from './connect.ts'
import type { Making } from './leaves.ts'
import type { Purposes } from './purposes.ts'
import { lockInstallation } from './role-setup.ts'
import { faultsOfRoles, inspectRoles, type RoleFault, restingPurpose } from './roles.ts'
import type { Login } from './server.ts'
import type { Store } from './store.ts'
import { faultsOfTables, inspectTables, type TableFault } from './wall-tables.ts'

/** One attempt to reach rows behind the wall, and what came of it. */
export interface Attempt {
  /** A purpose in force, the owner (who has none), a session open at the withdrawal, or a sign-in after it. */
  readonly by: 'purpose' | 'owner' | 'open-session' | 'withdrawn'
  readonly tried: 'read' | 'write-own' | 'write-for-another'
  readonly saw: Saw
}

export type Saw =
  | { readonly kind: 'rows'; readonly own: number; readonly others: number }
  /** By PostgreSQL, or by ending the session (`cut`). */
  | { readonly kind: 'refused'; readonly sqlstate: string }
  | { readonly kind: 'failed'; readonly sqlstate: string }

export interface WallSeen {
  readonly purposes: number
  /** Purposes beyond what one look tries. */
  readonly notTried: number
  readonly attempts: readonly Attempt[]
  /** Sessions the withdrawal ended: at least the one the probe held open. */
  readonly endedSessions: number
  readonly personalTables: readonly string[]
  readonly tableFaults: readonly TableFault[]
  readonly roleFaults: readonly RoleFault[]
}

/** Another process is probing: two at once would see each other's withdrawal. */
export class ProbeBusy extends Error {}

/** Probes the wall of a store, live. Leaves no row behind. Throws ProbeBusy, and Refusal where the server fails. */
export function probeWall(store: Store, making: Making, signal: AbortSignal): Promise<WallSeen> {
  return aloneInDatabase(store, async () => {
    const canary = newId(making.clock, making.random)
    const names = await store.purposes.inForce()
    const tried = names.slice(0, limits.probedLogins)
    const probes = await Promise.all(tried.map(name => probeOf(store.purposes, name, canary)))
    const planted = await plantEach(probes, signal)
    const attempts = [...planted, ...(await tryOwner(store, canary)), ...(await tryEach(probes, signal))]
    const withdrawal = await tryWithdrawn(store.purposes, canary)
    return Object.freeze({
      purposes: names.length,
      notTried: names.length - tried.length,
      attempts: [...attempts, ...withdrawal.attempts],
      endedSessions: withdrawal.endedSessions,
      ...(await inspectWall(store)),
    })
  })
}

interface Probe {
  readonly login: Login
  readonly role: string
  readonly canary: string
}

const probeOf = async (purposes: Purposes, name: string, canary: string): Promise<Probe> => ({
  login: await purposes.login(name),
  role: purposes.roleOf(name),
  canary,
})

// Role setup waits on the same lock, so the resting login is never let in under it.
async function aloneInDatabase<T>(store: Store, act: () => Promise<T>): Promise<T> {
  return store.owner.transaction().execute(async tx => {
    await lockInstallation(tx, limits.probeLockMs).catch(throwBusy)
    return act()
  })
}

function throwBusy(error: unknown): never {
  throw sqlstateOf(error) === '55P03' ? new ProbeBusy() : error
}

async function plantEach(probes: readonly Probe[], signal: AbortSignal): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  for (const probe of probes) {
    signal.throwIfAborted()
    const saw = await seen(() => withSession(probe.login, session => plant(session, probe)))
    attempts.push({ by: 'purpose', tried: 'write-own', saw })
  }
  return attempts
}

// What a look that was cut short has left is taken away an hour later.
async function plant(session: Session, { role, canary }: Probe): Promise<Counted> {
  await session.query("delete from probe where at < now() - interval '1 hour'")
  const { rowCount } = await write(session, canary, role)
  return { own: rowCount ?? 0, others: 0 }
}

const write = (session: Session, canary: string, role: string) =>
  session.query('insert into probe (id, at, canary, purposes) values (gen_random_uuid(), now(), $1, $2)', [
    canary,
    [role],
  ])

const clear = (session: Session, { canary }: Probe) =>
  session.query('delete from probe where canary = $1', [canary])

async function tryOwner({ server: { owner } }: Store, canary: string): Promise<readonly Attempt[]> {
  const nobody: Probe = { login: owner, role: '', canary }
  const saw = await seen(() => withSession(owner, session => read(session, nobody)))
  return [{ by: 'owner', tried: 'read', saw }]
}

async function tryEach(probes: readonly Probe[], signal: AbortSignal): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  for (const [at, probe] of probes.entries()) {
    signal.throwIfAborted()
    const next = probes[(at + 1) % probes.length]
    // A probe that is alone writes for a role nobody has.
    const another = next === undefined || next === probe ? `${probe.role}.other` : next.role
    attempts.push(...(await tryOne(probe, another)))
  }
  return attempts
}

async function tryOne(probe: Probe, another: string): Promise<readonly Attempt[]> {
  const attempt = async (
    tried: Attempt['tried'],
    act: (session: Session) => Promise<Counted>,
  ): Promise<Attempt> => ({
    by: 'purpose',
    tried,
    saw: await seen(() => withSession(probe.login, act)),
  })
  return [
    await attempt('read', session => read(session, probe)),
    await attempt('write-for-another', session => writeForAnother(session, probe, another)),
  ]
}

interface Counted {
  readonly own: number
  readonly others: number
}

// Unfiltered: whatever comes that does not name the reader's role is another's.
async function read(session: Session, { role, canary }: Probe): Promise<Counted> {
  const { rows } = await session.query('select canary, purposes from probe')
  const isOwn = (row: Row): boolean => Array.isArray(row['purposes']) && row['purposes'].includes(role)
  const own = rows.filter(row => isOwn(row) && row['canary'] === canary)
  return { own: own.length, others: rows.filter(row => !isOwn(row)).length }
}

// Whatever comes of it, the purpose's own row is taken away afterwards.
async function writeForAnother(session: Session, probe: Probe, another: string): Promise<Counted> {
  try {
    const { rowCount } = await write(session, probe.canary, another)
    return { own: 0, others: rowCount ?? 0 }
  } finally {
    await clear(session, probe)
  }
}

async function seen(look: () => Promise<Counted>): Promise<Saw> {
  try {
    return { kind: 'rows', ...(await look()) }
  } catch (error) {
    return sawOf(error)
  }
}

/** Insufficient privilege, a closed login, a session ended by the server: what withdrawing looks like from outside. */
const refusals = ['42501', '28000', '57P01']

function sawOf(error: unknown): Saw {
  const sqlstate = sqlstateOf(error)
  if (sqlstate !== null) return { kind: refusals.includes(sqlstate) ? 'refused' : 'failed', sqlstate }
  if (error instanceof Refusal && error.code === 'database-unreachable')
    return { kind: 'refused', sqlstate: 'cut' }
  throw error
}

interface WithdrawalSeen {
  readonly attempts: readonly Attempt[]
  readonly endedSessions: number
}

// Lets the resting purpose in, reads for it, turns it out while its session is open, and tries both doors again.
async function tryWithdrawn(purposes: Purposes, canary: string): Promise<WithdrawalSeen> {
  const { login, expel } = await purposes.admitResting()
  const probe: Probe = { login, role: purposes.roleOf(restingPurpose), canary }
  const look = (session: Session) => seen(() => read(session, probe))
  const open = await withSession(login, async session => {
    await plant(session, probe)
    const before = await look(session)
    await clear(session, probe)
    const { ended } = await expel()
    return { before, ended, after: await look(session) }
  })
  const again = await seen(() => withSession(login, session => read(session, probe)))
  const attempts: readonly Attempt[] = [
    { by: 'purpose', tried: 'read', saw: open.before },
    { by: 'open-session', tried: 'read', saw: open.after },
    { by: 'withdrawn', tried: 'read', saw: again },
  ]
  return { attempts, endedSessions: open.ended }
}

async function inspectWall(
  store: Store,
): Promise<Pick<WallSeen, 'personalTables' | 'tableFaults' | 'roleFaults'>> {
  const plan = await store.purposes.plan()
  const states = await inspectTables(store.owner)
  return {
    personalTables: states.filter(state => state.personal).map(state => state.name),
    tableFaults: faultsOfTables(plan, states),
    roleFaults: faultsOfRoles(plan, await inspectRoles(store.owner, plan)),
  }
}
