// A program asks for something, and we are killed while it is done: asked again with the same key, the answer is the first one
// or that it is not known, never a second doing of it and never a made-up answer.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { openApp } from '../../src/app/open.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { signInTo } from '../journeys/signed-in.ts'
import { endProcess, freePort, openProgram, type Program } from '../program.ts'

const moments = Number(process.env['ORDHOLDEN_CRASH'] ?? 4)

test('killed while it is done, the same key is answered as the first time or said to be unknown', {
  timeout: 120_000 + moments * 30_000,
}, async t => {
  const program = openProgram(t)
  const port = await freePort()
  let { process: serving, address } = await program.serve(port)
  const token = await tokenOf(program)
  const said: string[] = []
  for (let at = 0; at < moments; at += 1) {
    const key = crypto.randomUUID()
    const first = look(address, token, key).catch(() => null)
    await new Promise(next => setTimeout(next, 60 * ((at % 6) + 1) ** 2))
    await endProcess(serving, 'SIGKILL')
    const before = await first
    const again = await program.serve(port)
    serving = again.process
    address = again.address
    const after = await look(address, token, key)
    const third = await look(address, token, key)
    if (before !== null) assert.deepEqual(after, before, 'what was answered is answered again')
    // Not begun before we were killed: then it was done now. Begun: then its answer, or that it is not known.
    if (after.status !== 200)
      assert.deepEqual([after.status, after.type], [409, `${address}en/problems#key-lost`])
    assert.deepEqual(third, after)
    said.push(after.status === 200 ? (before === null ? 'done now' : 'answered before') : 'not known')
  }
  t.diagnostic(said.join(', '))
  assert.ok(said.includes('not known'), said.join(', '))
})

async function look(address: string, token: string, key: string) {
  const answer = await fetch(`${address}api/v1/checks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: '{}',
  })
  const text = await answer.text()
  return { status: answer.status, text, type: JSON.parse(text).type as string | undefined }
}

/** Beside the program, as its owner would. */
async function tokenOf({ policy, home, env }: Program): Promise<string> {
  const app = await openApp({
    ...{ policyFolder: policy, home, env, outside: false, servedAt: null, publishes: false },
    ...{ clock: systemClock, random: systemRandom, notify: () => {} },
  })
  try {
    const { accounts } = app.desk
    const now = systemClock.now()
    const { token } = await signInTo(accounts, { role: 'owner' })
    const owner = await accounts.sessions.visitorOf(token, now)
    const account = owner.kind === 'somebody' ? (owner.account ?? '') : ''
    const made = await accounts.tokens.make(account, { label: 'test', scopes: ['checks:run'], days: 1 }, now)
    return made.kind === 'made' ? made.token : assert.fail(made.kind)
  } finally {
    await app.close()
  }
}
