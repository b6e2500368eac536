// The letters that let somebody in, from the form that asks for them to the page they open: invited, invited again, an outsider's
// new link, an owner named by the environment. Through a real mail server, and only to whom they are for.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { systemClock } from '../../src/core/clock.ts'
import { type MailServer, mailServer, readMessage } from '../practice/mail.ts'
import { freePort, openProgram, type Program } from '../program.ts'
import { post, signIn, withAccounts } from './signed-in.ts'

interface Mailed {
  readonly program: Program
  readonly address: string
  readonly server: MailServer
}

/** A program that hands its letters to a server on this machine. */
async function serveWithMail(t: TestContext, more: Readonly<Record<string, string>> = {}): Promise<Mailed> {
  const server = await mailServer(t, { hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'] })
  const program = openProgram(t)
  const { port } = server.carrier
  Object.assign(program.env, {
    ...{ ORDHOLDEN_SMTP: `smtp://localhost:${port}`, ORDHOLDEN_MAIL_FROM: 'post@example.dk' },
    ...{ ORDHOLDEN_SMTP_PLAIN: 'Anna Andersen, 2026-01-31, the server is on this machine', ...more },
  })
  return { program, address: (await program.serve(await freePort())).address, server }
}

/** The link in the letter of a number, once it has come. */
async function linkIn({ server }: Mailed, number: number): Promise<URL> {
  for (let turn = 0; turn < 150 && server.messages.length < number; turn++) await delay(100)
  const raw =
    server.messages[number - 1] ?? assert.fail(`expected letter ${number}, got ${server.messages.length}`)
  const text = readMessage(raw).parts.get('text/plain') ?? assert.fail(raw)
  return new URL(/https?:\S+#[\w-]{43}/.exec(text)?.[0] ?? assert.fail(text))
}

const send = (url: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  })

const spend = async (link: URL): Promise<number> =>
  (await send(link.href.split('#')[0] ?? '', { token: link.hash.slice(1) })).status

test('whoever is invited gets a link; invited again, the new one opens and the old one does not', async t => {
  const mailed = await serveWithMail(t)
  const { program, address, server } = mailed
  const [owner, staff] = await signIn(program, { role: 'owner' }, { role: 'staff' })
  assert.ok(owner !== undefined && staff !== undefined)
  const bo = { name: 'Bo Bertelsen', mail: 'bo@example.dk', role: 'bookkeeper', language: 'en' }
  assert.equal((await post(owner, `${address}da/personer`, bo)).status, 303)
  const first = await linkIn(mailed, 1)
  assert.deepEqual(server.recipients, ['bo@example.dk'])
  assert.match(first.pathname, /^\/en\/link$/)
  const invited = await withAccounts(program, accounts => accounts.people.list())
  const account = invited.find(({ mail }) => mail === 'bo@example.dk')?.account ?? assert.fail()
  const again = `${address}da/personer/${account}/invitation`
  assert.equal((await post(staff, again, {})).status, 403, 'not for whoever wants to')
  assert.equal((await post(owner, again, {})).status, 303)
  const second = await linkIn(mailed, 2)
  assert.equal(await spend(first), 422)
  assert.equal(await spend(second), 303)
  assert.equal(await spend(second), 422)
  assert.equal((await post(owner, `${address}da/personer/${account}/farvel`, {})).status, 303)
  assert.equal((await post(owner, again, {})).status, 422, 'whoever left is invited anew, or not at all')
  assert.equal(server.messages.length, 2)
})

test('an outsider who was let in gets a new link, and nobody else does', async t => {
  const mailed = await serveWithMail(t)
  const { program, address, server } = mailed
  const now = systemClock.now()
  const wanted = { role: 'auditor', own: [], mail: 'tilsyn@example.dk' } as const
  const link = await withAccounts(program, accounts => accounts.links.make(wanted, now))
  for (const mail of ['nobody@example.dk', ' Tilsyn@example.dk'])
    assert.equal((await send(`${address}da/log-ind/link`, { 'ask-mail': mail })).status, 303)
  const fresh = await linkIn(mailed, 1)
  assert.deepEqual(server.recipients, ['tilsyn@example.dk'])
  assert.equal((await send(`${address}da/link`, { token: link.token })).status, 422, 'the last one opens')
  assert.equal(await spend(fresh), 303)
})

test('the owner the environment names gets a letter, whose link makes them the owner', async t => {
  const mailed = await serveWithMail(t, { ORDHOLDEN_OWNER: 'Anna Andersen <Anna@example.dk>' })
  const link = await linkIn(mailed, 1)
  assert.deepEqual(mailed.server.recipients, ['Anna@example.dk'], 'as it was written')
  const begun = await send(link.href.split('#')[0] ?? '', { token: link.hash.slice(1) })
  assert.deepEqual([begun.status, begun.headers.get('location')], [303, '/da/konto'])
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? assert.fail()
  const page = await fetch(`${mailed.address}da/konto`, { headers: { cookie } })
  assert.match(await page.text(), /Anna Andersen, anna@example\.dk\. Din rolle: ejer\./)
})
