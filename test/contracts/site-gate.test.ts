// The one way out of a visit (src/net/gate.ts, names.ts), spoken to by a SOCKS client of our own over sockets, with a DNS server
// and a server behind it that are ours: what is let through, what is refused, and what was recorded of it.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { after, afterEach, before, describe, test } from 'node:test'
import { limits } from '../../src/core/limits.ts'
import type { LookFailure, Resolve } from '../../src/core/ports.ts'
import { Gate, type GateLimits } from '../../src/net/gate.ts'
import { Names } from '../../src/net/names.ts'
import { dnsResolve } from '../../src/net/resolve.ts'
import { PracticeDns } from '../practice/dns.ts'

const never = new AbortController().signal
const wide: GateLimits = { connections: 100, bytes: 1024 * 1024 }

let echo: Server
let reached = 0
let dns: PracticeDns
const gates: Gate[] = []
const clients: Socket[] = []

before(async () => {
  echo = createServer(socket => {
    reached += 1
    socket.on('error', () => socket.destroy()).pipe(socket)
  })
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
  dns = await PracticeDns.start({
    'inner.test': { a: ['127.0.0.1'] },
    'private.test': { a: ['10.0.0.1'] },
    'metadata.test': { a: ['169.254.169.254'] },
    'six.test': { a: ['fd00::1'] },
    'mapped.test': { a: ['::ffff:127.0.0.1'] },
    'both.test': { a: ['9.9.9.9', '127.0.0.1'] },
    'families.test': { a: ['9.9.9.9', '::1'] },
    'alias.test': { cname: 'inner.test' },
    'public.test': { cname: 'cdn.test' },
    'cdn.test': { a: ['9.9.9.9'] },
    'empty.test': {},
    'broken.test': { fault: 'servfail' },
  })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  for (const gate of gates.splice(0)) await gate.close()
})
after(async () => {
  await dns.close()
  await new Promise<void>(done => echo.close(() => done()))
})

const portOf = (server: Server) => (server.address() as AddressInfo).port
const asked = () => dnsResolve({ servers: [dns.server], timeoutMs: 2_000, tries: 1 })
const routeOf = (host: string) =>
  host === 'www.firma.test' ? { address: '127.0.0.1', port: portOf(echo) } : null
const namesOver = (resolve: Resolve = asked()) => new Names(resolve, routeOf, never)

async function open(names: Names | null = namesOver(), most: GateLimits = wide): Promise<Gate> {
  const gate = await Gate.open(names, most)
  gates.push(gate)
  return gate
}

async function dial(gate: Gate): Promise<Socket> {
  const client = connect(Number(new URL(gate.proxy).port), '127.0.0.1')
  clients.push(client)
  client.on('error', () => client.destroy())
  await once(client, 'connect')
  return client
}

/** So many bytes, or what there was until the end. */
async function bytesFrom(client: Socket, size: number): Promise<Buffer> {
  let got = Buffer.alloc(0)
  while (got.length < size) {
    const chunk: Buffer | null = client.read()
    if (chunk !== null) got = Buffer.concat([got, chunk])
    else if (client.destroyed || client.readableEnded) break
    else
      await new Promise<void>(done => {
        client.once('readable', done)
        client.once('close', done)
      })
  }
  return got
}

const greeting = Buffer.from([5, 1, 0])
const named = (host: string) => Buffer.from([3, host.length, ...Buffer.from(host, 'latin1')])
const four = (...bytes: readonly number[]) => Buffer.from([1, ...bytes])
const six = (hex: string) => Buffer.from(`04${hex}`, 'hex')
const request = (address: Uint8Array, port = 443, command = 1) =>
  Buffer.from([5, command, 0, ...address, port >> 8, port & 255])

/** The code of the reply; null where there was none. */
async function ask(gate: Gate, address: Uint8Array, port?: number, command?: number) {
  const client = await dial(gate)
  client.write(Buffer.concat([greeting, request(address, port, command)]))
  const answer = await bytesFrom(client, 12)
  return { client, code: answer.length >= 4 ? answer[3] : null }
}

async function talk(client: Socket, text: string): Promise<string> {
  client.write(text)
  return (await bytesFrom(client, text.length)).toString()
}

test('a host with a route is reached there, and what went through is recorded', async () => {
  const gate = await open()
  const { client, code } = await ask(gate, named('WWW.firma.test'), 8443)
  assert.equal(code, 0)
  assert.equal(await talk(client, 'hello'), 'hello')
  assert.deepEqual(gate.records(), [
    { host: 'www.firma.test', port: 8443, address: '127.0.0.1', because: null, bytes: 10 },
  ])
  assert.equal((await ask(gate, named('www.firma.test.'))).code, 0)
  assert.equal(gate.isSpent, false)
})

describe('no connection goes into the inner network', () => {
  const cases: readonly (readonly [string, Uint8Array, LookFailure, number])[] = [
    ['loopback', four(127, 0, 0, 1), 'refused', 2],
    ['private', four(192, 168, 1, 1), 'refused', 2],
    ['link-local', four(169, 254, 169, 254), 'refused', 2],
    ['this machine', four(0, 0, 0, 0), 'refused', 2],
    ['IPv6 loopback', six('00000000000000000000000000000001'), 'refused', 2],
    ['IPv6 private', six('fd000000000000000000000000000001'), 'refused', 2],
    ['IPv6 link-local', six('fe800000000000000000000000000001'), 'refused', 2],
    ['IPv6-mapped', six('00000000000000000000ffff7f000001'), 'refused', 2],
    ['an address as a name', named('127.0.0.1'), 'refused', 2],
    ['an IPv6 address as a name', named('::ffff:127.0.0.1'), 'refused', 2],
    ['localhost', named('LocalHost'), 'refused', 2],
    ['localhost with the dot of the root', named('localhost.'), 'refused', 2],
    ['a name under localhost', named('app.localhost'), 'refused', 2],
    ['a name of loopback', named('inner.test'), 'refused', 2],
    ['a name of private', named('private.test'), 'refused', 2],
    ['a name of link-local', named('metadata.test'), 'refused', 2],
    ['a name of IPv6 private', named('six.test'), 'refused', 2],
    ['a name of IPv6-mapped', named('mapped.test'), 'refused', 2],
    ['a name that is public and private', named('both.test'), 'refused', 2],
    ['a name that is so by family', named('families.test'), 'refused', 2],
    ['an alias of loopback', named('alias.test'), 'refused', 2],
    ['a name that does not exist', named('missing.test'), 'not-found', 4],
    ['a name without addresses', named('empty.test'), 'not-found', 4],
    ['a name whose server fails', named('broken.test'), 'unreachable', 4],
    ['no name', named(''), 'malformed', 4],
    ['garbage as a name', named('a b\u0000/\u00ff'), 'malformed', 4],
  ]
  for (const [what, address, because, expected] of cases)
    test(`${what} is ${because}`, async () => {
      const before = reached
      const gate = await open()
      assert.equal((await ask(gate, address, portOf(echo))).code, expected)
      const [record, ...others] = gate.records()
      assert.deepEqual(
        [record?.because, record?.address, record?.bytes, others.length],
        [because, null, 0, 0],
      )
      assert.equal(reached, before)
    })
})

describe('names', () => {
  test('a public name is open at what it resolved to, with its aliases', async () => {
    const names = namesOver()
    const way = await names.way('public.test', 443)
    assert.deepEqual(way, { kind: 'open', at: [{ address: '9.9.9.9', port: 443 }] })
    const looked = (await names.all()).get('public.test')
    assert.deepEqual(looked?.aliases, ['cdn.test'])
  })

  test('a name is asked for once, whoever asks how often: a second answer is never used', async () => {
    let times = 0
    const rebinding: Resolve = {
      ...asked(),
      addresses: async name => {
        times += 1
        return { kind: 'answered', name, records: [times === 1 ? '9.9.9.9' : '127.0.0.1'] }
      },
    }
    const names = namesOver(rebinding)
    const hosts = ['public.test', 'public.test', 'public.test.']
    const ways = await Promise.all(hosts.map(host => names.way(host, 443)))
    ways.push(await names.way('public.test', 80))
    for (const way of ways) assert.equal(way.kind === 'open' && way.at[0]?.address, '9.9.9.9')
    assert.equal(times, 1)
  })

  test('a name that was closed once stays closed', async () => {
    let times = 0
    const opening: Resolve = {
      ...asked(),
      addresses: async name => {
        times += 1
        return { kind: 'answered', name, records: [times === 1 ? '127.0.0.1' : '9.9.9.9'] }
      },
    }
    const gate = await open(namesOver(opening))
    assert.equal((await ask(gate, named('public.test'))).code, 2)
    assert.equal((await ask(gate, named('public.test'))).code, 2)
    assert.equal(times, 1)
  })

  test('no more hosts are looked up, and kept, than may be', async () => {
    const quick: Resolve = {
      ...asked(),
      cname: async name => ({ kind: 'failed', name, because: 'not-found', detail: '' }),
      addresses: async name => ({ kind: 'answered', name, records: ['9.9.9.9'] }),
    }
    const names = namesOver(quick)
    for (let n = 0; n < limits.siteHosts + 5; n += 1) await names.lookUp(`${n}.test`)
    const way = await names.way('one-more.test', 443)
    assert.equal(way.kind === 'closed' && way.because, 'limit')
    assert.equal((await names.all()).size, limits.siteHosts)
  })
})

describe('limits', () => {
  test('what takes more bytes than may be is cut, and no more gets through', async () => {
    const gate = await open(namesOver(), { connections: 100, bytes: 1_000 })
    const { client } = await ask(gate, named('www.firma.test'))
    client.write(Buffer.alloc(4_000))
    assert.ok((await bytesFrom(client, 10_000)).length < 10_000)
    assert.ok(gate.isSpent)
    assert.equal(gate.records()[0]?.because, 'limit')
    assert.equal((await ask(gate, named('www.firma.test'))).code, 2)
    assert.equal(gate.records()[1]?.because, 'limit')
  })

  test('one connection too many is refused and recorded, those after it are refused; those before go on', async () => {
    const gate = await open(namesOver(), { connections: 2, bytes: 1_000 })
    const first = await ask(gate, named('www.firma.test'))
    const codes: (number | null | undefined)[] = []
    for (let n = 0; n < 4; n += 1) codes.push((await ask(gate, named('www.firma.test'))).code)
    assert.deepEqual(codes, [0, 2, 2, 2])
    assert.deepEqual(
      gate.records().map(({ because }) => because),
      [null, null, 'limit'],
    )
    assert.ok(gate.isSpent)
    assert.equal(await talk(first.client, 'still'), 'still')
  })

  test('who says nothing, or ends half-way, is let go', async () => {
    const gate = await open(namesOver(), { ...wide, silenceMs: 60 })
    const whole = Buffer.concat([greeting, request(named('www.firma.test'))])
    for (let size = 0; size < whole.length; size += 1) {
      const silent = await dial(gate)
      const ending = await dial(gate)
      silent.write(whole.subarray(0, size))
      ending.end(whole.subarray(0, size))
      for (const client of [silent, ending]) assert.ok((await bytesFrom(client, 100)).length <= 2)
    }
    assert.deepEqual(gate.records(), [])
    const { client } = await ask(gate, named('www.firma.test'))
    assert.equal((await bytesFrom(client, 1)).length, 0)
  })
})

describe('what is not SOCKS 5', () => {
  const cases: readonly (readonly [string, Uint8Array, readonly number[]])[] = [
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), []],
    ['TLS', Buffer.from([22, 3, 1, 2, 0]), []],
    ['SOCKS 4', Buffer.from([4, 1, 0, 80, 9, 9, 9, 9, 0]), []],
    ['no method that is taken', Buffer.from([5, 1, 2]), [5, 255]],
    ['no method at all', Buffer.from([5, 0]), [5, 255]],
    ['another version behind the greeting', Buffer.concat([greeting, Buffer.from([4, 1, 0, 1])]), [5, 0]],
    ['to be connected to', Buffer.concat([greeting, request(four(9, 9, 9, 9), 1, 2)]), [5, 0, 5, 7]],
    ['UDP', Buffer.concat([greeting, request(four(9, 9, 9, 9), 1, 3)]), [5, 0, 5, 7]],
    ['an unknown kind of address', Buffer.concat([greeting, request(Buffer.from([9]))]), [5, 0, 5, 8]],
  ]
  for (const [what, bytes, expected] of cases)
    test(`${what} is ended`, async () => {
      const gate = await open()
      const client = await dial(gate)
      client.write(bytes)
      const got = await bytesFrom(client, 100)
      assert.deepEqual([...got.subarray(0, 4)], expected)
      assert.deepEqual(gate.records(), [])
    })

  test('one byte at a time is as good as all at once', async () => {
    const gate = await open()
    const client = await dial(gate)
    client.setNoDelay(true)
    for (const byte of Buffer.concat([greeting, request(named('www.firma.test'))])) {
      client.write(Buffer.from([byte]))
      await new Promise(done => setTimeout(done, 2))
    }
    assert.equal((await bytesFrom(client, 12))[3], 0)
  })
})

describe('a gate that is closed', () => {
  test('to everything looks nothing up, lets nothing out and records what was asked for', async () => {
    const before = [reached, dns.asked.length]
    const gate = await open(null, { connections: 100, bytes: 0 })
    for (const address of [named('www.firma.test'), named('public.test'), four(127, 0, 0, 1)])
      assert.equal((await ask(gate, address, portOf(echo))).code, 2)
    assert.deepEqual(
      gate.records().map(({ host, because }) => [host, because]),
      [
        ['www.firma.test', 'refused'],
        ['public.test', 'refused'],
        ['127.0.0.1', 'refused'],
      ],
    )
    assert.deepEqual([reached, dns.asked.length], before)
  })

  test('ends what is open, and connects to nothing whose name is told afterwards', async () => {
    const before = reached
    let tell = () => {}
    const told = new Promise<void>(done => {
      tell = done
    })
    const slow = namesOver()
    slow.way = async () => {
      await told
      return { kind: 'open', at: [{ address: '127.0.0.1', port: portOf(echo) }] }
    }
    const gate = await Gate.open(slow, wide)
    const client = await dial(gate)
    client.write(Buffer.concat([greeting, request(named('www.firma.test'))]))
    assert.equal((await bytesFrom(client, 2)).length, 2)
    await new Promise(done => setTimeout(done, 20))
    await gate.close()
    tell()
    await new Promise(done => setTimeout(done, 50))
    assert.equal((await bytesFrom(client, 1)).length, 0)
    assert.equal(reached, before)
  })
})
