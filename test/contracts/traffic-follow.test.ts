// Logs followed over a real PostgreSQL while they grow, are turned under us (renamed, copied and cut off, packed), and while a day
// ends; and logs handed to the process that counts. Every line is counted once.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { appendFile, copyFile, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { fixedClock } from '../../src/core/clock.ts'
import { follow } from '../../src/traffic/follow/follow.ts'
import { handOver, receiveHanded } from '../../src/traffic/follow/hand.ts'
import { SyslogReader } from '../../src/traffic/formats/syslog.ts'
import { logPlace } from '../log.ts'
import { type LoggedLine, logLines, summed, textOf } from '../practice/log-lines.ts'
import { asked, counterOver, countsIn } from '../practice/traffic-place.ts'
import { freePort } from '../program.ts'

async function place(t: TestContext) {
  const { db } = await logPlace(t)
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-log-'))
  t.after(() => rm(folder, { recursive: true }))
  const clock = fixedClock('2026-06-01T20:00:00.000Z')
  const counter = () => counterOver(db, clock)
  const path = join(folder, 'access.log')
  /** Waits until so many requests are kept, and a little for those that would be one too many. */
  const until = async (requests: number) => {
    for (let tries = 0; tries < 200; tries++) {
      const counted = await countsIn(db)
      if (counted.requests >= requests) break
      await pause(50)
    }
    return countsIn(db)
  }
  const followed = () => {
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
    const troubles: string[] = []
    const trouble = (_: string, fault: unknown) => void troubles.push(String(fault))
    const ended = follow(counter(), [{ asked, pattern: path, listen: null }], stopped, trouble)
    return { ended, troubles, stop }
  }
  return { db, folder, clock, counter, path, until, followed }
}

const equalTo = (lines: readonly LoggedLine[], counted: Awaited<ReturnType<typeof countsIn>>) => {
  const { requests, lost, bytes, visitors } = counted
  assert.deepEqual({ requests, lost, bytes, visitors }, summed(lines))
}

test('a log that grows and is turned while it is followed is counted whole, and what lay beside it is not', async t => {
  const { path, until, followed, db } = await place(t)
  const lines = logLines({ day: '2026-06-01', count: 3_000, from: 0, to: 60_000 })
  const part = (from: number, to: number) => textOf(lines.slice(from, to))
  await writeFile(`${path}.9`, textOf(logLines({ day: '2026-05-30', count: 70, seed: 9 })))
  await writeFile(path, part(0, 500))
  const { ended, troubles, stop } = followed()
  await until(500)
  await appendFile(path, part(500, 900))
  await rename(path, `${path}.1`)
  await appendFile(`${path}.1`, part(900, 1_000))
  await writeFile(path, part(1_000, 1_500))
  await until(1_500)
  await writeFile(`${path}.2.gz`, gzipSync(await readFile(`${path}.1`)))
  await copyFile(path, `${path}.1`)
  await truncate(path, 0)
  await writeFile(path, part(1_500, 2_000))
  await until(2_000)
  await rename(path, `${path}.3`)
  await appendFile(`${path}.3`, part(2_000, 2_500))
  await writeFile(path, part(2_500, 3_000))
  equalTo(lines, await until(3_000))
  stop()
  assert.equal(await ended, 'stopped')
  equalTo(lines, await countsIn(db))
  assert.deepEqual(troubles, [])
})

test('a log that is not there yet is told as trouble, and followed when it comes', async t => {
  const { path, until, followed } = await place(t)
  const { ended, troubles, stop } = followed()
  await pause(100)
  const lines = logLines({ day: '2026-06-01', count: 50 })
  await writeFile(path, textOf(lines))
  equalTo(lines, await until(50))
  stop()
  await ended
  assert.deepEqual(
    troubles.filter(said => !said.includes('not-found') && !said.includes('expected to read')),
    [],
  )
})

test('when a day is over following ends, so that its memory ends with the process', async t => {
  const { path, until, followed, clock, db } = await place(t)
  await writeFile(path, textOf(logLines({ day: '2026-06-01', count: 400 })))
  const { ended } = followed()
  await until(400)
  clock.move(7 * 3_600_000)
  assert.equal(await ended, 'day-closed')
  assert.deepEqual(
    (await countsIn(db)).days.map(({ isClosed }) => isClosed),
    [true],
  )
})

test('what is handed over is counted by who counts already, files and lines alike; where nobody is, nobody answers', async t => {
  const { folder, path, counter, db } = await place(t)
  const one = counter()
  const socket = join(folder, 'socket')
  const lines = logLines({ day: '2026-06-01', count: 4_000, from: 0, to: 60_000 })
  await writeFile(path, textOf(lines.slice(0, 2_000)))
  assert.equal(await handOver(socket, { asked, paths: [path] }, null, () => undefined), null)
  const server = await receiveHanded(
    socket,
    {
      take: ({ asked: of, paths }, stream, onProgress) =>
        paths === null && stream !== null
          ? one.ingestStream(of, stream, onProgress)
          : one.ingest(of, paths ?? [], onProgress),
    },
    fault => assert.fail(String(fault)),
  )
  t.after(() => server.close())
  const steps: number[] = []
  const files = await handOver(socket, { asked, paths: [path] }, null, ({ bytes }) => steps.push(bytes))
  assert.equal(files?.files[0]?.lines, 2_000)
  assert.ok(steps.length > 0)
  const stream = async function* () {
    const bytes = Buffer.from(textOf(lines.slice(2_000)))
    for (let at = 0; at < bytes.length; at += 9_000) yield bytes.subarray(at, at + 9_000)
  }
  const streamed = await handOver(
    socket,
    { asked: { ...asked, kind: 'stream' }, paths: null },
    stream(),
    () => undefined,
  )
  assert.equal(streamed?.files[0]?.lines, 2_000)
  const gone = handOver(socket, { asked, paths: [join(folder, 'none')] }, null, () => undefined)
  await assert.rejects(gone, /expected to read .*none, got ENOENT/)
  equalTo(lines, await countsIn(db))
})

test('what comes as syslog adds up over a restart, and the range of its visitors holds the truth', async t => {
  const { db, clock } = await place(t)
  const openReader = () => ({ reader: new SyslogReader({ clock }), format: 'syslog' as const })
  const lines = logLines({ day: '2026-06-01', count: 2_000, from: 0, to: 60_000 })
  const port = await freePort()
  const listen = { protocol: 'tcp', address: '127.0.0.1', port, certificate: null, key: null } as const
  const heard = async (part: readonly LoggedLine[], requests: number) => {
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
    const source = { asked: { ...asked, kind: 'syslog' as const }, pattern: null, listen }
    const counter = counterOver(db, clock, { openReader })
    const ended = follow(counter, [source], stopped, (_, fault) => assert.fail(String(fault)))
    const socket = await connected(port)
    for (const { text } of part) socket.write(`<190>Jun  1 20:00:00 web nginx: ${text}`)
    socket.end()
    for (let tries = 0; tries < 100 && (await countsIn(db)).requests < requests; tries++) await pause(50)
    stop()
    await ended
  }
  await heard(lines.slice(0, 1_200), 1_200)
  await heard(lines.slice(1_200), 2_000)
  const { days, ...counted } = await countsIn(db)
  const truth = summed(lines)
  assert.deepEqual([counted.requests, counted.bytes, counted.lost], [truth.requests, truth.bytes, truth.lost])
  assert.equal(days.length, 2)
  assert.ok(Math.max(...days.map(day => day.visitors)) <= truth.visitors)
  assert.ok(days.reduce((sum, day) => sum + day.visitors, 0) >= truth.visitors)
  assert.ok(days.some(({ because }) => because === 'restarted'))
})

/** A socket to whoever listens there, as soon as somebody does. */
async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    if (isOpen) return socket
    if (tries > 100) throw new Error(`nobody listens at ${port}`)
    await pause(50)
  }
}
