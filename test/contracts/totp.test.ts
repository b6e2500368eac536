// Codes by the clock over a real store: taken once, near our clock, by who has the secret; whoever is unknown costs the same
// steps as who is known. RFC 6238 with its own test vectors; OWASP ASVS 5.0 6.3, 6.5.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts'
import { later } from '../../src/accounts/ground.ts'
import { codeTries } from '../../src/accounts/totp.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import type { Keys } from '../../src/core/ports.ts'
import { freshStore, sharedServer } from '../database.ts'
import { codeOf, stepMs } from '../practice/code-app.ts'

const now = new Date('2026-11-23T08:00:00.000Z')

interface Opened {
  readonly accounts: Accounts
  /** What was asked of keyring and log, by name, since it was last read. */
  work(): Promise<readonly string[]>
}

async function open(t: TestContext): Promise<Opened> {
  const server = await sharedServer()
  const { keys } = server
  const asked: string[] = []
  const noted = <T>(what: string, done: T): T => {
    asked.push(what)
    return done
  }
  const watched: Keys = {
    ...keys,
    seal: (key, text) => noted('seal', keys.seal(key, text)),
    open: (key, text) => noted('open', keys.open(key, text)),
    mac: (key, text) => noted(`mac ${key}`, keys.mac(key, text)),
  }
  const store = await freshStore(t, { ...server, keys: watched })
  await store.purposes.settle(['sign-in', 'letters'])
  const accounts = openAccounts({
    ...{ store, keys: watched, clock: systemClock, random: systemRandom },
    ...{ sendLink: async () => {}, report: error => assert.fail(String(error)) },
  })
  let leaves = 0
  const work = async () => {
    const kinds = (await store.owner.selectFrom('leaf').select('kind').orderBy('id').execute()).map(
      ({ kind }) => kind,
    )
    const said = [...asked, ...kinds.slice(leaves)]
    leaves = kinds.length
    asked.length = 0
    return said
  }
  return { accounts, work }
}

async function join({ accounts }: Opened, mail: string, role: 'owner' | 'staff' = 'staff') {
  const invited = await accounts.people.invite({ name: 'Anna Andersen', mail, role, language: 'da' }, now)
  assert.ok(invited.kind === 'invited')
  const used = await accounts.links.use(invited.link.token, now)
  assert.ok(used.kind === 'begun')
  return { account: invited.account, session: used.session }
}

async function enrol(opened: Opened, mail: string, at = now) {
  const { account, session } = await join(opened, mail)
  const secret = (await opened.accounts.totp.propose(account, session, at)) ?? assert.fail()
  const added = await opened.accounts.totp.add(
    { id: account, session, label: 'App' },
    secret.pending,
    codeOf(secret, at),
    at,
  )
  assert.equal(added, 'stored')
  return { account, session, secret }
}

const source = 'somewhere'
const tryCode = ({ accounts }: Opened, mail: string, code: string, at: Date) =>
  accounts.totp.signIn({ mail, code, source }, null, at)

test('the phone of these tests makes the codes RFC 6238 says', () => {
  // Appendix B, SHA-1, secret "12345678901234567890", the last six digits.
  const letters = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  assert.equal(codeOf({ letters }, new Date(59_000)), '287082')
  assert.equal(codeOf({ letters }, new Date(1_111_111_109_000)), '081804')
  assert.equal(codeOf({ letters }, new Date(20_000_000_000_000)), '353130')
})

test('a code signs its person in once, and so does the next; the address is written as one likes', async t => {
  const opened = await open(t)
  const { account, secret } = await enrol(opened, 'anna@example.dk')
  assert.equal(
    (await tryCode(opened, 'anna@example.dk', codeOf(secret, now), now)).kind,
    'refused',
    'used to enrol',
  )
  const next = later(now, stepMs)
  const code = codeOf(secret, next)
  const both = await Promise.all(
    [1, 2].map(() => tryCode(opened, ' Anna@Example.dk ', `${code.slice(0, 3)} ${code.slice(3)}`, next)),
  )
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['begun', 'refused'], 'of two at once, one')
  const used = both.find(one => one.kind === 'begun')
  assert.ok(used?.kind === 'begun')
  const visitor = await opened.accounts.sessions.visitorOf(used.token, next)
  assert.ok(visitor.kind === 'somebody' && visitor.account === account && visitor.role === 'staff')
  assert.equal(
    (await tryCode(opened, 'anna@example.dk', code, later(next, stepMs))).kind,
    'refused',
    'replayed',
  )
  const after = later(next, stepMs)
  assert.equal((await tryCode(opened, 'anna@example.dk', codeOf(secret, after), after)).kind, 'begun')
})

test('a code is good a step before and a step after, not two; and never one before the last used', async t => {
  const opened = await open(t)
  const { secret } = await enrol(opened, 'anna@example.dk')
  const at = later(now, 20 * stepMs)
  const tryAway = (steps: number) =>
    tryCode(opened, 'anna@example.dk', codeOf(secret, later(at, steps * stepMs)), at)
  assert.equal((await tryAway(-2)).kind, 'refused')
  assert.equal((await tryAway(2)).kind, 'refused')
  assert.equal((await tryAway(-1)).kind, 'begun')
  assert.equal((await tryAway(1)).kind, 'begun')
  assert.equal((await tryAway(0)).kind, 'refused', 'before the last used')
})

test('another’s code, no code and a code of somebody who left are refused', async t => {
  const opened = await open(t)
  const anna = await enrol(opened, 'anna@example.dk')
  const bo = await enrol(opened, 'bo@example.dk')
  const at = later(now, 5 * stepMs)
  assert.equal((await tryCode(opened, 'anna@example.dk', codeOf(bo.secret, at), at)).kind, 'refused')
  for (const code of ['', '0', '000000 or 1=1', 'abcdef', '１２３４５６'])
    assert.equal((await tryCode(opened, 'anna@example.dk', code, at)).kind, 'refused', code)
  assert.equal((await tryCode(opened, 'bo@example.dk', codeOf(bo.secret, at), at)).kind, 'begun')
  assert.equal((await opened.accounts.people.leave(bo.account, at)).kind, 'left')
  const after = later(at, stepMs)
  assert.equal((await tryCode(opened, 'bo@example.dk', codeOf(bo.secret, after), after)).kind, 'refused')
  assert.equal((await tryCode(opened, 'anna@example.dk', codeOf(anna.secret, after), after)).kind, 'begun')
})

test('whoever is not known, has no codes, or has another code costs the same steps', async t => {
  const opened = await open(t)
  await enrol(opened, 'anna@example.dk')
  await join(opened, 'bo@example.dk')
  await opened.work()
  const worked: (readonly string[])[] = []
  for (const mail of ['anna@example.dk', 'bo@example.dk', 'nobody@example.dk']) {
    assert.deepEqual(await tryCode(opened, mail, '000000', later(now, 5 * stepMs)), { kind: 'refused' })
    worked.push(await opened.work())
  }
  t.diagnostic(worked[0]?.join(', ') ?? '')
  assert.deepEqual(worked[1], worked[0])
  assert.deepEqual(worked[2], worked[0])
  assert.ok((worked[0]?.length ?? 0) > 3)
})

test('one too many is refused like a wrong code, costs nothing, and shuts out neither another nor the next hour', async t => {
  const opened = await open(t)
  const anna = await enrol(opened, 'anna@example.dk')
  const bo = await enrol(opened, 'bo@example.dk')
  const at = later(now, 5 * stepMs)
  for (let turn = 0; turn < codeTries.mailPerHour; turn++)
    assert.equal((await tryCode(opened, 'anna@example.dk', '000000', at)).kind, 'refused')
  await opened.work()
  assert.deepEqual(await tryCode(opened, 'anna@example.dk', codeOf(anna.secret, at), at), { kind: 'refused' })
  assert.deepEqual(await opened.work(), [], 'nothing is looked up any more')
  assert.equal((await tryCode(opened, 'bo@example.dk', codeOf(bo.secret, at), at)).kind, 'begun')
  const hourLater = later(at, 60 * 60_000)
  assert.equal(
    (await tryCode(opened, 'anna@example.dk', codeOf(anna.secret, hourLater), hourLater)).kind,
    'begun',
  )
})

test('a secret is kept only with a code of its own, by the session it was shown to, once', async t => {
  const opened = await open(t)
  const { totp } = opened.accounts
  const { account, session } = await join(opened, 'anna@example.dk')
  const bo = await join(opened, 'bo@example.dk')
  const secret = (await totp.propose(account, session, now)) ?? assert.fail()
  const own = { id: account, session, label: 'App' }
  const code = codeOf(secret, now)
  assert.match(secret.letters, /^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
  assert.match(secret.address, /^otpauth:\/\/totp\/Ordholden:anna%40example\.dk\?/)
  assert.equal(await totp.add(own, secret.pending, '000000', now), 'wrong-code')
  assert.deepEqual(
    await totp.reopen(account, session, secret.pending, now),
    secret,
    'shown again after a slip',
  )
  for (const [id, by, pending, at] of [
    [account, bo.session, secret.pending, now],
    [bo.account, bo.session, secret.pending, now],
    [account, session, `${secret.pending.slice(0, -4)}AAAA`, now],
    [account, session, '', now],
    [account, session, secret.pending, later(now, 30 * 60_000)],
  ] as const)
    assert.equal(
      await totp.add({ id, session: by, label: 'App' }, pending, codeOf(secret, at), at),
      'refused',
    )
  assert.equal(await totp.add(own, secret.pending, code, now), 'stored')
  const other = (await totp.propose(account, session, now)) ?? assert.fail()
  assert.equal(await totp.add(own, other.pending, codeOf(other, now), now), 'refused', 'an account has one')
})
