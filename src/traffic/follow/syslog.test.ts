// The receiver on real sockets of this machine, and with what senders do wrong.

import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { withoutRights } from '../../../test/nobody.ts'
import { selfSigned } from '../../../test/practice/certificate.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Block } from '../received.ts'
import { receiveSyslog, type SyslogCounts, type SyslogPlace, type SyslogReceiver } from './syslog.ts'

interface Receiving extends SyslogReceiver {
  readonly lines: readonly string[]
  readonly blocks: readonly Block[]
  until(isSo: (counts: SyslogCounts) => boolean): Promise<void>
}

async function receive(
  t: TestContext,
  place: Partial<SyslogPlace>,
  times: { readonly frameMs?: number; readonly idleMs?: number } = {},
): Promise<Receiving> {
  const lines: string[] = []
  const blocks: Block[] = []
  const onLines = (block: Block): void => {
    blocks.push(block)
    const text = Buffer.from(block.bytes.subarray(block.from, block.to)).toString('latin1')
    assert.ok(text.endsWith('\n'))
    lines.push(...text.slice(0, -1).split('\n'))
  }
  const receiver = await receiveSyslog({ transport: 'tcp', port: 0, ...place }, { onLines, ...times })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (!isClosed) await receiver.close()
    isClosed = true
  }
  t.after(close)
  const until = async (isSo: (counts: SyslogCounts) => boolean): Promise<void> => {
    for (let tries = 0; tries < 500 && !isSo(receiver.counts()); tries++)
      await new Promise(resolve => setTimeout(resolve, 10))
    assert.ok(isSo(receiver.counts()), JSON.stringify(receiver.counts()))
    await new Promise(resolve => setImmediate(resolve))
  }
  return { ...receiver, close, lines, blocks, until }
}

async function sender(t: TestContext, { port }: SyslogReceiver): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  t.after(() => socket.destroy())
  await once(socket, 'connect')
  return socket
}

/** When the other side has ended it, which on a busy machine it may have done before anybody asks. */
async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await once(socket, 'close')
}

test('datagrams are lines, each one of its own', async t => {
  const receiver = await receive(t, { transport: 'udp' })
  const socket = createSocket('udp4')
  const datagrams = [
    '<13>one',
    '<13>two\n',
    '<13>th\nree',
    '',
    '\n',
    `<13>${'x'.repeat(limits.syslogFrameBytes)}`,
  ]
  for (const datagram of datagrams)
    await new Promise(resolve => socket.send(datagram, receiver.port, '127.0.0.1', resolve))
  socket.close()
  await receiver.until(({ lines, tooLong }) => lines === 3 && tooLong === 1)
  assert.deepEqual(receiver.lines, ['<13>one', '<13>two', '<13>th ree'])
})

test('over tcp both framings are told apart, each connection by itself', async t => {
  const receiver = await receive(t, {})
  const [lines, counted] = [await sender(t, receiver), await sender(t, receiver)]
  lines.write('<13>a\n<13>b\n')
  counted.write('6 <13>cd7 <13>e\nf')
  await receiver.until(counts => counts.lines === 4)
  assert.deepEqual(receiver.lines.toSorted(), ['<13>a', '<13>b', '<13>cd', '<13>e f'])
})

test('what was handed on is wiped', async t => {
  const receiver = await receive(t, {})
  const socket = await sender(t, receiver)
  socket.write('<13>canary\n<13>half a can')
  await receiver.until(({ lines }) => lines === 1)
  socket.end('ary\n')
  await receiver.until(({ lines }) => lines === 2)
  assert.equal(receiver.blocks.length, 2)
  for (const { bytes } of receiver.blocks) assert.ok(bytes.every(byte => byte === 0))
})

test('half a message is dropped and counted, and the others are not', async t => {
  const receiver = await receive(t, {}, { frameMs: 1_000 })
  const [half, silent, slow, good] = await Promise.all([1, 2, 3, 4].map(() => sender(t, receiver)))
  half?.write('6 <13>ab99 <13>and no more')
  slow?.write('<')
  const drip = setInterval(() => slow?.write('x'), 20)
  t.after(() => clearInterval(drip))
  good?.write('<13>good\n')
  await Promise.all([half, silent, slow].map(socket => socket && closed(socket)))
  clearInterval(drip)
  good?.write('<13>still\n')
  await receiver.until(({ lines, dropped }) => lines === 3 && dropped === 2)
  assert.deepEqual(receiver.lines.toSorted(), ['<13>ab', '<13>good', '<13>still'])
})

test('a sender that has nothing to say is let go after its time', async t => {
  const receiver = await receive(t, {}, { idleMs: 150 })
  const socket = await sender(t, receiver)
  socket.write('<13>one\n')
  await closed(socket)
  assert.deepEqual(receiver.counts(), { lines: 1, tooLong: 0, dropped: 0, refused: 0 })
})

test('a length beyond measure and what is no count end the connection; garbage is lines for the reader to judge', async t => {
  const receiver = await receive(t, {})
  for (const bytes of ['6 <13>ab99999999 <13>x', '6 <13>abGET / HTTP/1.1\r\n']) {
    const socket = await sender(t, receiver)
    socket.write(bytes)
    await closed(socket)
  }
  const garbage = await sender(t, receiver)
  garbage.end(Buffer.concat([Buffer.from([22, 3, 1, 0, 255, 0, 10]), Buffer.from('GET / HTTP/1.1\r\n\r\n')]))
  await receiver.until(({ lines, dropped, tooLong }) => lines === 4 && dropped === 2 && tooLong === 1)
})

test('more connections than there is room for are refused and counted, and there is room again', async t => {
  const receiver = await receive(t, {})
  const sockets = await Promise.all(
    Array.from({ length: limits.syslogConnections }, () => sender(t, receiver)),
  )
  sockets[0]?.write('<13>first\n')
  await receiver.until(({ lines }) => lines === 1)
  await closed(await sender(t, receiver))
  await receiver.until(({ refused }) => refused === 1)
  for (const socket of sockets) socket.destroy()
  await new Promise(resolve => setTimeout(resolve, 50))
  const late = await sender(t, receiver)
  late.write('<13>late\n')
  await receiver.until(({ lines }) => lines === 2)
})

test('many messages at once arrive in their order, in blocks of a bounded size', async t => {
  const receiver = await receive(t, {})
  const socket = await sender(t, receiver)
  const sent = Array.from({ length: 20_000 }, (_, n) => `<13>${n} ${'y'.repeat(50)}`)
  socket.end(sent.map(line => `${Buffer.byteLength(line)} ${line}`).join(''))
  await receiver.until(({ lines }) => lines === sent.length)
  assert.deepEqual(receiver.lines, sent)
  assert.ok(receiver.blocks.every(({ to }) => to <= limits.syslogBlockBytes))
})

test('what came before the end is handed on', async t => {
  for (const transport of ['udp', 'tcp'] as const) {
    const receiver = await receive(t, { transport })
    if (transport === 'udp') {
      const socket = createSocket('udp4')
      for (let n = 0; n < 50; n++)
        await new Promise(resolve => socket.send(`<13>${n}`, receiver.port, '127.0.0.1', resolve))
      socket.close()
    } else {
      const socket = await sender(t, receiver)
      const text = Array.from({ length: 50 }, (_, n) => `<13>${n}\n`).join('')
      await new Promise(resolve => socket.write(text, resolve))
    }
    await receiver.close()
    assert.equal(receiver.lines.length, 50, transport)
  }
})

test('over tls, and nothing of what speaks no tls', async t => {
  const { cert, key } = selfSigned('localhost', new Date())
  const receiver = await receive(t, { transport: 'tls', certificate: cert, key }, { frameMs: 1_000 })
  const socket = connectTls({
    port: receiver.port,
    host: '127.0.0.1',
    ca: cert,
    servername: 'localhost',
  })
  t.after(() => socket.destroy())
  await Promise.race([once(socket, 'secureConnect'), closed(socket)])
  socket.write('6 <13>ab6 <13>cd')
  const plain = await sender(t, receiver)
  plain.write('<13>plain\n')
  const silent = await sender(t, receiver)
  await Promise.all([closed(plain), closed(silent)])
  socket.end('6 <13>ef')
  await receiver.until(({ lines, dropped }) => lines === 3 && dropped === 2)
  assert.deepEqual(receiver.lines, ['<13>ab', '<13>cd', '<13>ef'])
})

async function refusalAt(place: SyslogPlace): Promise<string> {
  const error: unknown = await receiveSyslog(place, { onLines: () => {} }).then(
    receiver => receiver.close(),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.code, 'log-refused')
  return error.message
}

test('a place that cannot be had is refused with what to do', async t => {
  for (const transport of ['udp', 'tcp'] as const) {
    const { port } = await receive(t, { transport })
    const message = await refusalAt({ transport, port })
    assert.match(
      message,
      new RegExp(`^expected to receive syslog at ${transport} 127.0.0.1:${port}, but got EADDRINUSE`),
    )
    assert.match(message, /hint: .*another port/)
  }
  assert.match(
    await refusalAt({ transport: 'tcp', host: '192.0.2.1', port: 5_514 }),
    /EADDRNOTAVAIL[\s\S]*hint: .*no address/,
  )
  assert.match(await refusalAt({ transport: 'tls', port: 0 }), /expected a certificate/)
  assert.match(
    await refusalAt({ transport: 'tls', port: 0, certificate: 'x', key: 'y' }),
    /hint: .*certificate/,
  )
})

test('a port below 1024 is refused with what it asks for', async () => {
  const refused = await withoutRights(() => refusalAt({ transport: 'tcp', port: 1 }))
  assert.match(refused, /EACCES[\s\S]*hint: .*CAP_NET_BIND_SERVICE/)
})
