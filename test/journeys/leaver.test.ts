// Somebody leaves, their period passes, and the program erases and scrubs by itself: afterwards grep finds nothing of theirs in
// any file of the home, and their key is gone. Before, the same search finds what stands open, or it would prove nothing.
// Names, addresses, labels and letters are sealed, and found at no time.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openApp } from '../../src/app/open.ts'
import type { App } from '../../src/app.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { brokenPolicy } from '../practice/broken-policy.ts'
import { endProcess, freePort, openProgram, type Program } from '../program.ts'
import { filesWith } from '../raw-scan.ts'

const sealed = ['Kanariefuglsen', 'kanariefugl@example.dk', 'Gulfjerets telefon', 'Et æg var faldet ud']
/** Of a credential: what the provider calls its owner, no secret and no name. */
const open = ['tenant/gulfjer-7731']

/** A policy with a broken pledge, under which nothing about who left is kept for longer than they were there. */
function hastyPolicy(t: TestContext): string {
  const { folder } = brokenPolicy(t)
  const file = join(folder, 'register.yaml')
  for (const kept of ['account', 'act', 'answer']) {
    const before = readFileSync(file, 'utf8')
    const period = new RegExp(`(id: ${kept}\\n\\s+of: \\[${kept}\\]\\n\\s+period: )\\w+`)
    assert.match(before, period)
    writeFileSync(file, before.replace(period, '$1P0D'))
  }
  return folder
}

async function beside<T>(program: Program, use: (app: App) => Promise<T>): Promise<T> {
  // Where letters say that our pages are: a link goes out only to https.
  const env = { ...program.env, ORDHOLDEN_URL: 'https://ordholden.example' }
  const app = await openApp({
    ...{ policyFolder: program.policy, home: program.home, env, outside: false, servedAt: null },
    ...{ publishes: true, clock: systemClock, random: systemRandom, notify: () => {} },
  })
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}

/** Answers a break, and asks for what one may not do alone. */
async function decide({ desk }: App, account: string): Promise<void> {
  const [, , , reason = ''] = sealed
  const [broken] = await desk.breaches.list()
  assert.ok(broken !== undefined, 'a pledge is broken')
  const answer = { look: broken.look, answer: 'no', reason, by: account, awareAt: null } as const
  assert.equal(await desk.breaches.answer(answer), 'kept')
  const { acts } = desk.accounts
  const asked = { kind: 'mass-erasure', subject: 'case-1', askedBy: account } as const
  const { id } = await acts.ask(asked, systemClock.now())
  assert.equal((await acts.step(id, { kind: 'cancel' }, account, systemClock.now())).kind, 'stepped')
}

/** Comes, signs in, gets a letter, decides, and leaves. Answers the account. */
async function comeAndGo(app: App): Promise<string> {
  const { accounts, invite } = app.desk
  const now = systemClock.now()
  const owner = { name: 'Ejer', mail: 'ejer@example.dk', language: 'da' } as const
  const first = await accounts.firstRun.begin(now)
  assert.equal((await accounts.firstRun.accept(first?.token ?? '', owner, now)).kind, 'begun')
  const [name = '', mail = '', label = ''] = sealed
  const invited = await invite({ name, mail, role: 'staff', language: 'da' })
  assert.ok(invited.kind === 'invited')
  const again = await accounts.people.invite({ name, mail: `x${mail}`, role: 'staff', language: 'da' }, now)
  assert.ok(again.kind === 'invited')
  await accounts.links.use(again.link.token, now)
  const given = { kind: 'openid', label, identifier: open[0] ?? '', counter: 0 } as const
  const stored = await accounts.credentials.store(
    again.account,
    { ...given, material: new Uint8Array() },
    now,
  )
  assert.equal(stored, 'stored')
  await app.check(['controller.identity'], () => {})
  await decide(app, again.account)
  for (const { account } of [invited, again])
    assert.equal((await accounts.people.leave(account, now)).kind, 'left')
  return again.account
}

const saidOf = async (app: App): Promise<string> =>
  (await app.health()).find(({ name }) => name === 'erasures')?.says.en ?? ''

/** Nobody serves yet, so that nothing is erased by itself. */
async function before(program: Program) {
  return beside(program, async app => {
    const account = await comeAndGo(app)
    assert.deepEqual(filesWith(program.home, sealed), [], 'sealed, and found at no time')
    const found = filesWith(program.home, [...open, account])
    assert.ok(found.length > 0, 'what stands open is found as long as it is there')
    assert.match(await saidOf(app), /not yet scrubbed/)
    return { account, found }
  })
}

test('of who left nothing is found on the disk once the program has erased and scrubbed it', async t => {
  const program = openProgram(t, hastyPolicy(t))
  const { account, found } = await before(program)
  const serving = await program.serve(await freePort())
  const all = [...sealed, ...open, account]
  for (let turn = 0; turn < 120 && filesWith(program.home, all).length > 0; turn++) await delay(1_000)
  assert.deepEqual(filesWith(program.home, all), [])
  assert.match(await beside(program, saidOf), /gone from the disk too/)
  await endProcess(serving.process, 'SIGTERM')
  assert.deepEqual(filesWith(program.home, all), [], 'nor when everything is stopped')
  t.diagnostic(`before: ${found.length} files of the home; after: none`)
})
