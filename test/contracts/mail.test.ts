// Letters against a real mail server and a real store: what is delivered, and what becomes of a letter where the server
// is dead, slow, in doubt, refuses, or is not the one it should be. Nothing is lost, and no address leaves in an error.

import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { Post, postTrouble, queueLetter, retriesMs } from '../../src/app/post.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { type Letter, stampOf, writeLetter } from '../../src/mail/letter.ts'
import type { Carrier, MailSetting } from '../../src/mail/mail.ts'
import { sendLetter } from '../../src/mail/send.ts'
import { scrub } from '../../src/store/scrub.ts'
import { freshStore, sharedServer } from '../database.ts'
import { selfSigned } from '../practice/certificate.ts'
import { answer, mailServer, readMessage } from '../practice/mail.ts'

const anna = 'anna.andersen@example.dk'
const letter: Letter = {
  language: 'da',
  to: anna,
  subject: 'Ændring af løftet på Ærø',
  blocks: [
    { kind: 'paragraph', text: 'Kære Anna. Der står blåbærgrød <i>på</i> bordet.' },
    { kind: 'list', items: ['fløde', 'sukker & æg'] },
    { kind: 'link', label: 'Se løftet', url: 'https://example.dk/da/loefter?a=1&b=2' },
  ],
  closing: 'Brevet er skrevet automatisk.',
}
const from = { name: 'Prøve ApS', address: 'post@example.dk' }
const settingOf = (carrier: Carrier): MailSetting => ({ carrier, from, risk: null })
const at = new Date('2026-03-02T08:00:00Z')
const stamp = stampOf('0195-id', at, from)
const sendBy = (carrier: Carrier) => sendLetter(settingOf(carrier), writeLetter(letter), stamp)

test('a letter arrives with both parts, Danish letters readable, and nothing to be fetched', async t => {
  const { carrier, messages, recipients } = await mailServer(t)
  assert.deepEqual(await sendBy(carrier), { kind: 'sent' })
  assert.deepEqual(recipients, [anna])
  const [raw = ''] = messages
  const { headers, parts } = readMessage(raw)
  assert.equal(headers.get('subject'), letter.subject)
  assert.equal(headers.get('from'), 'Prøve ApS <post@example.dk>')
  assert.equal(headers.get('to'), anna)
  assert.equal(headers.get('message-id'), '<0195-id@example.dk>')
  assert.equal(headers.get('date'), 'Mon, 02 Mar 2026 08:00:00 +0000')
  assert.equal(headers.get('auto-submitted'), 'auto-generated')
  assert.equal(headers.get('x-mailer'), undefined)
  const text = parts.get('text/plain') ?? ''
  for (const line of ['Der står blåbærgrød <i>på</i> bordet.', '- sukker & æg', 'loefter?a=1&b=2'])
    assert.ok(text.includes(line), text)
  const html = parts.get('text/html') ?? ''
  assert.ok(html.includes('blåbærgrød &lt;i&gt;på&lt;/i&gt;'), html)
  assert.ok(html.includes('<html lang="da">'))
  assert.doesNotMatch(html, /<img|<script|<link|src=|url\(|@import/i)
})

// ASVS 1.3.11. What gets through at all reaches the server as one message to one address, with one From.
test('whatever is written into a letter, it is refused or has one From, one To, one Subject and nothing hidden', async t => {
  const plain = await mailServer(t, { disabledCommands: ['STARTTLS', 'AUTH'] })
  const { messages, recipients } = plain
  const carrier: Carrier = { ...plain.carrier, tls: 'if-offered' }
  const breaks = [
    '\r\n',
    '\n',
    '\r',
    '\u0085',
    '\u2028',
    '\u0000',
    '%0d%0a',
    '=0D=0A',
    '\\r\\n',
    '=?utf-8?q?=0A?=',
    '',
  ]
  const headers = [
    'From: evil@example.org',
    'Bcc: evil@example.org',
    'Content-Type: text/html',
    '.\r\nMAIL FROM:<e@x.y>',
  ]
  let sent = 0
  for (const lineBreak of breaks)
    for (const header of headers) {
      const evil = `Hej${lineBreak}${header}`
      const letters: readonly Letter[] = [
        { ...letter, subject: evil },
        { ...letter, closing: evil },
        { ...letter, to: `${anna}${lineBreak}${header}` },
        { ...letter, blocks: [{ kind: 'paragraph', text: evil }] },
      ]
      for (const one of letters) {
        const written = writtenOr(one)
        if (written === null) continue
        assert.deepEqual(await sendLetter(settingOf(carrier), written, stamp), { kind: 'sent' })
        sent += 1
      }
    }
  assert.ok(sent > 20, String(sent))
  assert.equal(messages.length, sent)
  assert.deepEqual([...new Set(recipients)], [anna])
  for (const raw of messages) {
    const [head = ''] = raw.split('\r\n\r\n')
    for (const name of ['From', 'To', 'Subject', 'Content-Type', 'Message-ID'])
      assert.equal(head.match(new RegExp(`^${name}:`, 'gim'))?.length, 1, `${name} in ${head}`)
    assert.doesNotMatch(head, /^Bcc:/im)
    assert.equal(readMessage(raw).headers.get('from'), 'Prøve ApS <post@example.dk>')
  }
})

function writtenOr(one: Letter) {
  try {
    return writeLetter(one)
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return null
  }
}

test('by TLS from the first byte, and by login', async t => {
  const onAuth = (
    { username, password }: { username?: string | undefined; password?: string | null | undefined },
    _session: unknown,
    done: (error: Error | null, found?: { user: string }) => void,
  ) =>
    password === 'right' ? done(null, { user: username ?? '' }) : done(answer(535, `no such user ${anna}`))
  const { carrier } = await mailServer(t, { secure: true, authOptional: false, onAuth })
  const way = (password: string): Carrier => ({
    ...carrier,
    tls: 'from-start',
    login: { user: 'post', password },
  })
  assert.deepEqual(await sendBy(way('right')), { kind: 'sent' })
  assert.deepEqual(await sendBy(way('wrong')), { kind: 'refused', because: 'login', code: 535 })
})

test('a dead server puts off; a silent one and one that never ends its greeting do within their time', async t => {
  const { carrier } = await mailServer(t)
  const dead = { ...carrier, port: 9 }
  assert.deepEqual(await sendBy(dead), { kind: 'put-off', because: 'unreachable', code: null })
  const silent = await mailServer(t, { onConnect: () => undefined })
  const dripping = await drippingServer(t)
  const cases = [
    [silent.carrier, { silenceMs: 500, sendMs: 60_000 }],
    [
      { ...carrier, port: dripping },
      { silenceMs: 60_000, sendMs: 500 },
    ],
  ] as const
  for (const [way, patience] of cases) {
    const start = performance.now()
    const delivery = await sendLetter(settingOf(way), writeLetter(letter), stamp, patience)
    assert.deepEqual(delivery, { kind: 'put-off', because: 'timeout', code: null })
    assert.ok(performance.now() - start < 4_000)
  }
})

/** Never silent and never done: a line of its greeting every 100 ms. */
async function drippingServer(t: TestContext): Promise<number> {
  const server = createServer(socket => {
    const timer = setInterval(() => socket.write('220-wait\r\n'), 100)
    socket.on('error', () => undefined).on('close', () => clearInterval(timer))
  })
  await new Promise<void>(done => void server.listen(0, '127.0.0.1', done))
  t.after(() => server.close())
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

test('a server without STARTTLS gets nothing, unless a risk was accepted', async t => {
  const { carrier, messages } = await mailServer(t, { disabledCommands: ['STARTTLS', 'AUTH'] })
  assert.deepEqual(await sendBy(carrier), { kind: 'refused', because: 'no-tls', code: 500 })
  assert.deepEqual(messages, [])
  assert.deepEqual(await sendBy({ ...carrier, tls: 'if-offered' }), { kind: 'sent' })
  const speaksPlain = { ...carrier, tls: 'from-start' as const }
  assert.deepEqual(await sendBy(speaksPlain), { kind: 'refused', because: 'no-tls', code: null })
})

test('a certificate of somebody else, or by nobody known, gets nothing, also where TLS is only asked for', async t => {
  const other = await mailServer(t, {}, selfSigned('other.example', new Date()))
  const unknown = await mailServer(t)
  const old = await mailServer(t, {}, selfSigned('localhost', new Date(Date.now() - 9 * 86_400_000)))
  const ways = [other.carrier, { ...unknown.carrier, authorities: null }, old.carrier]
  for (const way of ways)
    for (const tls of ['demanded', 'if-offered'] as const)
      assert.deepEqual(
        await sendBy({ ...way, tls }),
        { kind: 'refused', because: 'certificate', code: null },
        tls,
      )
  assert.deepEqual([...other.messages, ...unknown.messages, ...old.messages], [])
})

test('what a server answers is told by its code, and nothing it quotes', async t => {
  const rejects = (code: number) =>
    mailServer(t, {
      onRcptTo: (_address, _session, done) => done(answer(code, `<${anna}> is not known here`)),
    })
  const cases = [
    [await rejects(550), { kind: 'refused', because: 'letter', code: 550 }],
    [await rejects(452), { kind: 'put-off', because: 'busy', code: 452 }],
    [
      await mailServer(t, { onMailFrom: (_a, _s, done) => done(answer(530, `${anna} may not`)) }),
      { kind: 'refused', because: 'server', code: 530 },
    ],
    [
      await mailServer(t, { onConnect: (_s, done) => done(answer(554, `${anna} go away`)) }),
      { kind: 'refused', because: 'server', code: 554 },
    ],
  ] as const
  for (const [{ carrier }, expected] of cases) assert.deepEqual(await sendBy(carrier), expected)
})

/** A post over a store of this test alone, by a clock that stands until moved. */
async function postOver(t: TestContext, carrier: Carrier, send = sendLetter) {
  const store = await freshStore(t)
  await store.purposes.settle(['letters'])
  const clock = fixedClock('2026-03-02T08:00:00Z')
  const making = { store, clock, random: systemRandom }
  const troubles: unknown[] = []
  const opened = (over: Partial<ConstructorParameters<typeof Post>[0]> = {}) =>
    new Post({
      ...making,
      setting: settingOf(carrier),
      send,
      onTrouble: fault => void troubles.push(fault),
      ...over,
    })
  const queue = () => queueLetter(making, 'test', letter, 'account.1')
  const rows = async () => {
    const found = await store.read('letters', 'test', db => db.selectFrom('letter').selectAll())
    return Promise.all(found.map(async row => ({ ...row, ...(await store.open(row.about, row.content)) })))
  }
  return { store, clock, troubles, opened, queue, rows }
}

test('a letter that was sent is gone from the queue, and waits to be scrubbed from the disk', async t => {
  const { carrier, messages } = await mailServer(t)
  const { store, opened, queue, rows } = await postOver(t, carrier)
  const id = await queue()
  assert.equal((await rows())[0]?.state, 'waiting')
  assert.deepEqual(await opened().round(), { sent: 1, putOff: 0, failed: 0 })
  assert.deepEqual(await rows(), [])
  assert.equal(readMessage(messages[0] ?? '').headers.get('message-id'), `<${id}@example.dk>`)
  const job = await store.owner.selectFrom('erasure').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual([job.tables, job.rows], [['letter'], [id]])
  const { keys } = await sharedServer()
  const done = await scrub({ ...store, owner: store.owner, server: store.server, keys, ...makingNow })
  assert.equal(done.kind, 'scrubbed', JSON.stringify(done))
  assert.deepEqual(await opened().round(), { sent: 0, putOff: 0, failed: 0 })
})

const makingNow = { clock: { now: () => new Date() }, random: systemRandom }

test('a server that says 451 and then 250 gets the letter at the second try, not before it is due', async t => {
  let asked = 0
  const { carrier, messages } = await mailServer(t, {
    onRcptTo: (_address, _session, done) => (asked++ === 0 ? done(answer(451, `${anna} later`)) : done()),
  })
  const { store, clock, opened, queue, rows } = await postOver(t, carrier)
  await queue()
  const post = opened()
  assert.deepEqual(await post.round(), { sent: 0, putOff: 1, failed: 0 })
  const [row] = await rows()
  assert.deepEqual([row?.state, row?.tries, row?.said, row?.mail], ['waiting', 1, 'busy 451', anna])
  assert.equal((await postTrouble(store))?.said, 'busy 451')
  clock.move((retriesMs[0] ?? 0) - 1)
  assert.deepEqual(await post.round(), { sent: 0, putOff: 0, failed: 0 })
  clock.move(1)
  assert.deepEqual(await post.round(), { sent: 1, putOff: 0, failed: 0 })
  assert.equal(messages.length, 1)
  assert.equal(await postTrouble(store), null)
})

test('a letter nobody takes is tried by the schedule, then given up, kept and told', async t => {
  const { carrier } = await mailServer(t)
  const { store, clock, opened, queue, rows } = await postOver(t, { ...carrier, port: 9 })
  await queue()
  const post = opened()
  for (const waitMs of retriesMs) {
    assert.deepEqual(await post.round(), { sent: 0, putOff: 1, failed: 0 })
    clock.move(waitMs)
  }
  assert.deepEqual(await post.round(), { sent: 0, putOff: 0, failed: 1 })
  clock.move(10 * 86_400_000)
  assert.deepEqual(await post.round(), { sent: 0, putOff: 0, failed: 0 })
  const [row] = await rows()
  assert.deepEqual([row?.state, row?.next_at, row?.mail], ['failed', null, anna])
  const trouble = { since: at, failed: 1, waiting: 0, said: 'unreachable' }
  assert.deepEqual(await postTrouble(store), trouble)
})

test('a refused address is given up at once; a wrong certificate waits to be corrected', async t => {
  const refusing = await mailServer(t, {
    onRcptTo: (_address, _session, done) => done(answer(550, `no ${anna}`)),
  })
  const one = await postOver(t, refusing.carrier)
  await one.queue()
  assert.deepEqual(await one.opened().round(), { sent: 0, putOff: 0, failed: 1 })
  assert.equal((await one.rows())[0]?.said, 'letter 550')
  const good = await mailServer(t)
  const { opened, queue, rows, clock } = await postOver(t, good.carrier)
  await queue()
  const wrong = settingOf({ ...good.carrier, authorities: null })
  assert.deepEqual(await opened({ setting: wrong }).round(), { sent: 0, putOff: 1, failed: 0 })
  assert.equal((await rows())[0]?.said, 'certificate')
  clock.move(retriesMs[0] ?? 0)
  assert.deepEqual(await opened().round(), { sent: 1, putOff: 0, failed: 0 })
})

test('killed between sending and settling: the letter comes again under the same Message-ID, not before the lease ends', async t => {
  const { carrier, messages } = await mailServer(t)
  const { opened, queue, rows, clock } = await postOver(t, carrier)
  await queue()
  const killed: typeof sendLetter = async (...asked) => {
    await sendLetter(...asked)
    throw new Error('killed here')
  }
  await assert.rejects(opened({ send: killed }).round(), /killed here/)
  assert.equal((await rows())[0]?.state, 'waiting')
  const next = opened()
  assert.deepEqual(await next.round(), { sent: 0, putOff: 0, failed: 0 })
  clock.move(limits.letterLeaseMs)
  assert.deepEqual(await next.round(), { sent: 1, putOff: 0, failed: 0 })
  const ids = messages.map(raw => readMessage(raw).headers.get('message-id'))
  assert.equal(ids.length, 2)
  assert.equal(new Set(ids).size, 1)
})

test('killed again and again, a letter is given up after its last try', async t => {
  const { carrier, messages } = await mailServer(t)
  const { opened, queue, rows, clock } = await postOver(t, carrier)
  await queue()
  const killed: typeof sendLetter = () => Promise.reject(new Error('killed here'))
  for (let tries = 0; tries <= retriesMs.length; tries++) {
    await assert.rejects(opened({ send: killed }).round(), /killed here/)
    clock.move(limits.letterLeaseMs)
  }
  assert.deepEqual(await opened().round(), { sent: 0, putOff: 0, failed: 0 })
  assert.deepEqual([(await rows())[0]?.state, (await rows())[0]?.said], ['failed', 'interrupted'])
  assert.deepEqual(messages, [])
})

test('eight rounds at the same moment send each of twelve letters once', async t => {
  const { carrier, messages } = await mailServer(t)
  const { opened, queue, rows } = await postOver(t, carrier)
  for (let count = 0; count < 12; count++) await queue()
  for (let turn = 0; turn < 3 && (await rows()).length > 0; turn++)
    await Promise.all(Array.from({ length: 8 }, () => opened().round()))
  assert.deepEqual(await rows(), [])
  const ids = messages.map(raw => readMessage(raw).headers.get('message-id'))
  assert.equal(ids.length, 12)
  assert.equal(new Set(ids).size, 12)
})

test('a running post sends what is queued when nudged, and stops with nothing under way', async t => {
  const { carrier, messages } = await mailServer(t)
  const { opened, queue, rows, troubles } = await postOver(t, carrier)
  const post = opened()
  post.start()
  for (let count = 0; count < 7; count++) await queue()
  post.nudge()
  for (let turn = 0; turn < 200 && messages.length < 7; turn++)
    await new Promise(done => setTimeout(done, 20))
  await post.stop()
  assert.equal(messages.length, 7)
  assert.deepEqual(await rows(), [])
  assert.deepEqual(troubles, [])
  await queue()
  post.nudge()
  await post.stop()
  assert.equal((await rows()).length, 1)
})
