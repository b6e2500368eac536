// The names a certificate lists, read from servers of this test: those nobody trusts too, those that hang, lie or list too many.
// What the server gets is a handshake and nothing more; what may not be reached is not.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { after, test } from 'node:test'
import { createServer as createTlsServer } from 'node:tls'
import { systemClock } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import type { Resolve } from '../../src/core/ports.ts'
import { type CertificateRead, certificateNames } from '../../src/net/certificate.ts'
import { Names } from '../../src/net/names.ts'
import { offResolve } from '../../src/net/resolve.ts'
import { selfSignedFor } from '../practice/certificate.ts'

const never = new AbortController().signal
const host = 'www.firma.test'

const servers: Server[] = []
after(() => {
  for (const server of servers) server.close()
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

interface Shown {
  readonly port: number
  /** What each connection asked for by name. */
  readonly asked: string[]
  /** Bytes of the application, after a handshake. */
  readonly got: Buffer[]
  /** When every connection has ended. */
  quiet(): Promise<unknown>
}

async function show(names: readonly string[]): Promise<Shown> {
  const shown = { asked: [] as string[], got: [] as Buffer[] }
  const ends: Promise<unknown>[] = []
  const SNICallback = (name: string, done: (error: null) => void) => {
    shown.asked.push(name)
    done(null)
  }
  const server = createTlsServer({ ...selfSignedFor(names, systemClock.now()), SNICallback }, socket => {
    socket.on('data', data => shown.got.push(data))
    socket.on('error', () => socket.destroy())
  })
  server.on('connection', socket => ends.push(once(socket, 'close')))
  return { ...shown, quiet: () => Promise.all(ends), port: await listening(server) }
}

const leadTo = (...ports: readonly number[]) => ({
  way: async () => ({ kind: 'open', at: ports.map(port => ({ address: '127.0.0.1', port })) }) as const,
})
const read = (port: number, timeoutMs?: number) => certificateNames(host, 443, leadTo(port), never, timeoutMs)
const namesOf = (found: CertificateRead) => (found.kind === 'answered' ? found.names : found)
const whyNot = (found: CertificateRead) => (found.kind === 'failed' ? found.because : found)

test('every name is read as it stands, of a certificate nobody trusts', async () => {
  const idn = 'xn--blbr-roah.test'
  const { port, asked, got, quiet } = await show([host, '*.Firma.test', 'shop.firma.test.', idn, host])
  assert.deepEqual(namesOf(await read(port)), [host, '*.firma.test', 'shop.firma.test', idn])
  assert.deepEqual(asked, [host], 'the server is asked for the name, to show the right certificate')
  await quiet()
  assert.deepEqual(got, [], 'nothing is sent beyond the handshake')
})

test('what stands in a name and could be taken for several is none', async () => {
  const { port } = await show(['a, DNS:evil.firma.test, b', host, 'with space', 'a"b', '*', 'a.*.test', ''])
  assert.deepEqual(namesOf(await read(port)), [host])
})

test('more names than anybody reads is a failure, and not the first of them', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `n${at}.test`)
  const [enough, tooMany] = [
    await show(many(limits.certificateNames)),
    await show(many(limits.certificateNames + 1)),
  ]
  assert.equal((await read(enough.port)).kind, 'answered')
  assert.equal(whyNot(await read(tooMany.port)), 'limit')
})

test('a server that says nothing is left when the time is up, and at once when it is called off', async () => {
  const port = await listening(createServer(() => {}))
  const began = performance.now()
  assert.equal(whyNot(await read(port, 200)), 'timeout')
  const off = new AbortController()
  setTimeout(() => off.abort(), 100)
  assert.equal(whyNot(await certificateNames(host, 443, leadTo(port), off.signal)), 'timeout')
  assert.ok(performance.now() - began < 3_000)
})

test('what is no handshake is malformed; an end in the midst of one is no answer', async () => {
  const garbage = await listening(createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
  const ends = await listening(createServer(socket => socket.once('data', () => socket.end())))
  const resets = await listening(createServer(socket => socket.once('data', () => socket.resetAndDestroy())))
  assert.equal(whyNot(await read(garbage)), 'malformed')
  assert.equal(whyNot(await read(ends)), 'unreachable')
  assert.equal(whyNot(await read(resets)), 'unreachable')
})

test('of several addresses the first that answers is taken', async () => {
  const closed = createServer()
  const gone = await listening(closed)
  closed.close()
  const { port } = await show([host])
  assert.deepEqual(namesOf(await certificateNames(host, 443, leadTo(gone, port), never)), [host])
  assert.equal(whyNot(await read(gone)), 'unreachable')
})

test('addresses are judged as for a visit, and a route is followed', async () => {
  const { port, asked } = await show([host])
  const inner: Resolve = {
    ...offResolve(),
    addresses: async name => ({ kind: 'answered', name, records: ['127.0.0.1'] }),
  }
  const judged = (to: string, resolve: Resolve) =>
    certificateNames(to, port, new Names(resolve, () => null, never), never)
  assert.equal(whyNot(await judged(host, inner)), 'refused')
  assert.equal(whyNot(await judged('127.0.0.1', inner)), 'refused')
  assert.equal(whyNot(await judged(host, offResolve())), 'off')
  assert.deepEqual(asked, [])
  const routed = new Names(offResolve(), () => ({ address: '127.0.0.1', port }), never)
  assert.deepEqual(namesOf(await certificateNames(host, 443, routed, never)), [host])
})
