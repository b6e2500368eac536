// The way in that is shown where the program runs: printed by a server nobody has an account on yet, renewed by a command beside
// it and without it, and sent by letter where the environment names the owner.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endProcess, freePort, openProgram, type Program, type Serving } from '../program.ts'
import { signInOwner } from './signed-in.ts'

/** What a server says on stderr, once it has said something that matches. */
async function saidBy({ said }: Serving, pattern: RegExp): Promise<string> {
  for (let turn = 0; turn < 100; turn++) {
    const found = pattern.exec(said())?.[0]
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`expected ${pattern}, got ${said()}`)
}

const post = (url: string, token: string, more: Readonly<Record<string, string>> = {}) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ token, ...more }),
  })

const anna = { name: 'Anna Andersen', mail: 'anna@example.dk', language: 'da' }

async function accessOf(program: Program): Promise<URL> {
  const ran = await program.run('access')
  assert.equal(ran.exit, 0, ran.stderr)
  return new URL(ran.stdout.trim())
}

test('a server says where the first account is made; once it is made, the page is gone and a command opens it anew', async t => {
  const program = openProgram(t)
  const port = await freePort()
  const first = await program.serve(port)
  const said = new URL(await saidBy(first, /http:\S+\/en\/start#[A-Za-z0-9_-]{43}/))
  assert.equal(said.origin, new URL(first.address).origin)
  const renewed = await accessOf(program)
  assert.equal(renewed.href.split('#')[0], said.href.split('#')[0], 'beside the server, at its address')

  const page = `${first.address}en/start`
  const late = await post(page, said.hash.slice(1), anna)
  assert.equal(late.status, 422, 'the token shown before is worth nothing any more')
  const made = await post(page, renewed.hash.slice(1), anna)
  assert.deepEqual([made.status, made.headers.get('location')], [303, '/en/account'])
  assert.equal((await fetch(page)).status, 404)
  assert.equal((await post(page, renewed.hash.slice(1), anna)).status, 404)

  const beside = await accessOf(program)
  assert.equal(beside.pathname, '/en/link')
  const opened = await post(`${first.address}en/link`, beside.hash.slice(1))
  assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/en/account'])
  assert.equal((await post(`${first.address}en/link`, beside.hash.slice(1))).status, 422, 'once')

  await endProcess(first.process, 'SIGTERM')
  const alone = await accessOf(program)
  const second = await program.serve(port)
  const after = await post(`${second.address}en/link`, alone.hash.slice(1))
  assert.equal(after.status, 303, 'a link made while nobody served')
})

test('the owner the environment names is invited by letter, once', async t => {
  const program = openProgram(t)
  Object.assign(program.env, { ORDHOLDEN_OWNER: 'Anna Andersen <anna@example.dk>' })
  const port = await freePort()
  const first = await program.serve(port)
  await saidBy(first, /The owner named by ORDHOLDEN_OWNER was invited by letter\./)
  assert.equal((await fetch(`${first.address}da/start`)).status, 404)
  await endProcess(first.process, 'SIGTERM')
  const second = await program.serve(port)
  const owner = await signInOwner(program)
  assert.equal((await fetch(`${second.address}da/konto`, { headers: owner.headers })).status, 200)
  await endProcess(second.process, 'SIGTERM')
  Object.assign(program.env, { ORDHOLDEN_OWNER: 'anna@example.dk' })
  const wrong = await program.run('serve', '--port', String(port))
  assert.equal(wrong.exit, 1)
  assert.match(wrong.stderr, /expected ORDHOLDEN_OWNER to be a name and an address/)
})
