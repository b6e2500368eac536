// Passkeys over a real store, with a device that lies when it is told to: one answer in a hundred is right, and every other is
// refused alike. WebAuthn Level 3 §7; OWASP ASVS 5.0 6.3, 6.7.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts'
import { challengeMs } from '../../src/accounts/challenges.ts'
import { later } from '../../src/accounts/ground.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { freshStore, sharedServer } from '../database.ts'
import { type Lies, PracticeAuthenticator } from '../practice/authenticator.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const origin = 'https://ord.example'
const browser = 'one browser'
const from = { origin, whom: browser }

interface Opened {
  readonly accounts: Accounts
  readonly account: string
  readonly session: string
  leaves(): Promise<number>
}

async function open(t: TestContext): Promise<Opened> {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const accounts = openAccounts({
    ...{ store, keys: (await sharedServer()).keys, clock: systemClock, random: systemRandom },
    ...{ sendLink: async () => {}, report: error => assert.fail(String(error)) },
  })
  const { token } = (await accounts.firstRun.begin(now)) ?? assert.fail('over')
  const owner = { name: 'Anna Andersen', mail: 'anna@example.dk', language: 'da' } as const
  const begun = await accounts.firstRun.accept(token, owner, now)
  assert.ok(begun.kind === 'begun')
  const visitor = await accounts.sessions.visitorOf(begun.token, now)
  assert.ok(visitor.kind === 'somebody' && visitor.account !== null)
  const leaves = async () => (await store.owner.selectFrom('leaf').select('id').execute()).length
  return { accounts, account: visitor.account, session: visitor.session, leaves }
}

async function enrol({ accounts, account, session }: Opened, counts = true): Promise<PracticeAuthenticator> {
  const device = new PracticeAuthenticator(origin, counts)
  const asked = await accounts.passkeys.askNew({ origin, whom: session }, account, now)
  const answer = device.create(asked ?? assert.fail())
  assert.equal(
    await accounts.passkeys.add({ origin, whom: session }, account, 'Telefonen', answer, now),
    'stored',
  )
  return device
}

async function signIn({ accounts }: Opened, device: PracticeAuthenticator, lies: Lies = {}) {
  const answer = device.get(await accounts.passkeys.askSignIn(from, now), lies)
  return accounts.passkeys.signIn(from, answer, null, now)
}

test('a passkey signs its person in, again and again, and nothing of it is a name', async t => {
  const opened = await open(t)
  const { accounts, account } = opened
  for (const device of [await enrol(opened), await enrol(opened, false)])
    for (let turn = 0; turn < 3; turn++) {
      const used = await signIn(opened, device)
      assert.ok(used.kind === 'begun')
      const visitor = await accounts.sessions.visitorOf(used.token, now)
      assert.deepEqual(visitor, { kind: 'somebody', account, session: used.session, role: 'owner', own: [] })
    }
  const options: unknown = JSON.parse(JSON.stringify(await accounts.passkeys.askSignIn(from, now)))
  assert.ok(typeof options === 'object' && options !== null && 'challenge' in options)
  const { challenge, ...rest } = options
  const wanted = { rpId: 'ord.example', timeout: challengeMs, userVerification: 'required' }
  assert.deepEqual(rest, wanted, 'no name, no list of keys')
  assert.match(String(challenge), /^[A-Za-z0-9_-]{54}$/)
})

const lies: Readonly<Record<string, Lies>> = {
  'a passkey that did not ask who it is': { verified: false },
  'an answer made on another page': { origin: 'https://ord.example.evil.example' },
  'an answer made over another scheme': { origin: 'http://ord.example' },
  'an answer made on another port': { origin: 'https://ord.example:8443' },
  'an answer made for another name': { rpId: 'evil.example' },
  'a counter that stood still': { counter: 1 },
  'an answer of the other ceremony': { type: 'webauthn.create' },
  'an answer made in somebody else’s frame': { crossOrigin: true },
  'a signature of another key': { otherKey: true },
  'somebody else’s handle': { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' },
  'no handle': { userHandle: '' },
  'a challenge nobody gave': { challenge: 'A'.repeat(54) },
}

for (const [what, lie] of Object.entries(lies))
  test(`${what} is refused, and leaves the passkey as good as before`, async t => {
    const opened = await open(t)
    const device = await enrol(opened)
    assert.equal((await signIn(opened, device)).kind, 'begun')
    assert.deepEqual(await signIn(opened, device, lie), { kind: 'refused' })
    assert.equal((await signIn(opened, device)).kind, 'begun')
  })

test('a counter that went back is refused: there are two of that passkey', async t => {
  const opened = await open(t)
  const device = await enrol(opened)
  assert.equal((await signIn(opened, device, { counter: 50 })).kind, 'begun')
  assert.equal((await signIn(opened, device, { counter: 49 })).kind, 'refused')
  assert.equal((await signIn(opened, device, { counter: 0 })).kind, 'refused')
  assert.equal((await signIn(opened, device, { counter: 51 })).kind, 'begun')
})

test('an answer counts once, for the browser that was asked, for ten minutes', async t => {
  const opened = await open(t)
  const { accounts } = opened
  const device = await enrol(opened, false)
  const asked = await accounts.passkeys.askSignIn(from, now)
  const answer = device.get(asked)
  const elsewhere = { origin, whom: 'another browser' }
  assert.equal((await accounts.passkeys.signIn(elsewhere, answer, null, now)).kind, 'refused', 'copied')
  const late = later(now, challengeMs)
  assert.equal((await accounts.passkeys.signIn(from, answer, null, late)).kind, 'refused', 'run out')
  const early = later(now, -1)
  assert.equal((await accounts.passkeys.signIn(from, answer, null, early)).kind, 'refused', 'of the future')
  const both = await Promise.all([1, 2].map(() => accounts.passkeys.signIn(from, answer, null, now)))
  assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ['begun', 'refused'], 'of two at once, one')
  assert.equal((await accounts.passkeys.signIn(from, answer, null, now)).kind, 'refused', 'replayed')
})

test('what was not asked by us is refused without a line in the log', async t => {
  const opened = await open(t)
  const device = await enrol(opened)
  const before = await opened.leaves()
  const asked = await opened.accounts.passkeys.askSignIn(from, now)
  for (const given of [
    '',
    'x',
    '{}',
    '[]',
    'null',
    JSON.stringify({ id: 1 }),
    device.get(asked).slice(1),
    'x'.repeat(100_000),
  ])
    assert.equal((await opened.accounts.passkeys.signIn(from, given, null, now)).kind, 'refused')
  assert.equal((await signIn(opened, device, { challenge: asked.toString() })).kind, 'refused')
  assert.equal(await opened.leaves(), before)
})

test('a passkey nobody has, and one whose person has left, are refused', async t => {
  const opened = await open(t)
  const { accounts } = opened
  await enrol(opened)
  assert.equal((await signIn(opened, new PracticeAuthenticator(origin))).kind, 'refused')
  const bo = { name: 'Bo Berg', mail: 'bo@example.dk', role: 'staff', language: 'da' } as const
  const invited = await accounts.people.invite(bo, now)
  assert.ok(invited.kind === 'invited')
  const { account } = invited
  assert.equal((await accounts.links.use(invited.link.token, now)).kind, 'begun')
  const device = await enrol({ ...opened, account })
  assert.equal((await signIn(opened, device)).kind, 'begun')
  assert.equal((await accounts.people.leave(account, now)).kind, 'left')
  assert.equal((await signIn(opened, device)).kind, 'refused')
})

test('a new passkey is kept only as asked: of this session, this account, this address, with the person shown', async t => {
  const opened = await open(t)
  const { accounts, account, session } = opened
  const whom = { origin, whom: session }
  const asked = (await accounts.passkeys.askNew(whom, account, now)) ?? assert.fail()
  const made = (lie: Lies) => new PracticeAuthenticator(origin).create(asked, lie)
  for (const lie of [
    { verified: false },
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { type: 'webauthn.get' },
  ])
    assert.equal(
      await accounts.passkeys.add(whom, account, 'x', made(lie), now),
      'refused',
      JSON.stringify(lie),
    )
  const signInAsked = await accounts.passkeys.askSignIn({ origin, whom: session }, now)
  const crossed = new PracticeAuthenticator(origin).create(signInAsked)
  assert.equal(
    await accounts.passkeys.add(whom, account, 'x', crossed, now),
    'refused',
    'of the other ceremony',
  )
  const other = { origin, whom: 'another session' }
  assert.equal(await accounts.passkeys.add(other, account, 'x', made({}), now), 'refused', 'another session')
  const late = later(now, challengeMs)
  assert.equal(await accounts.passkeys.add(whom, account, 'x', made({}), late), 'refused', 'run out')
  const answer = made({})
  assert.equal(await accounts.passkeys.add(whom, account, 'x', answer, now), 'stored')
  assert.equal(await accounts.passkeys.add(whom, account, 'x', answer, now), 'refused', 'replayed')
  const again = (await accounts.passkeys.askNew(whom, account, now)) ?? assert.fail()
  assert.ok('excludeCredentials' in again && Array.isArray(again.excludeCredentials))
  assert.equal(again.excludeCredentials.length, 1, 'the browser is told which it has')
  assert.equal(await accounts.passkeys.askNew(whom, crypto.randomUUID(), now), null)
})

test('the last way in stays, whoever removes two at once', async t => {
  const opened = await open(t)
  const { accounts, account } = opened
  await enrol(opened)
  await enrol(opened)
  const ids = (await accounts.credentials.list(account)).map(({ id }) => id)
  const removed = await Promise.all(ids.map(id => accounts.credentials.removeUnlessLast(account, id)))
  assert.deepEqual(removed.toSorted(), ['last', 'removed'])
  assert.equal((await accounts.credentials.list(account)).length, 1)
  assert.equal(await accounts.credentials.removeUnlessLast(account, crypto.randomUUID()), 'not-found')
})
