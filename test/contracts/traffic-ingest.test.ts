// Logs counted into a real PostgreSQL: a line is counted once, whatever happens to the file it stands in and whenever the counting
// is cut off; visitors of a day that is counted by two programs after each other are those of one clean count.

import assert from 'node:assert/strict'
import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { formatAddress } from '../../src/core/address.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { keptTexts } from '../../src/store/traffic-kept.ts'
import type { GuardBook } from '../../src/traffic/watch/guard.ts'
import type { Taken } from '../../src/traffic/watch/watch.ts'
import { logPlace } from '../log.ts'
import { type LoggedLine, logLines, summed, textOf } from '../practice/log-lines.ts'
import { always, asked, counterOver, countsIn } from '../practice/traffic-place.ts'

const year = always
const silent = () => undefined

async function place(t: TestContext, { visitors = true } = {}) {
  const { db } = await logPlace(t)
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-log-'))
  t.after(() => rm(folder, { recursive: true }))
  const clock = fixedClock('2026-06-01T20:00:00.000Z')
  const counter = () => counterOver(db, clock, { visitors })
  const counts = () => countsIn(db)
  return { db, folder, clock, counter, counts }
}

const equalTo = (
  lines: readonly LoggedLine[],
  counted: { requests: number; lost: number; bytes: number; visitors: number },
) => {
  const { requests, lost, bytes, visitors } = counted
  assert.deepEqual({ requests, lost, bytes, visitors }, summed(lines))
}

const june = (count: number, from: number, to: number, seed: number) =>
  logLines({ day: '2026-06-01', count, from, to, seed })

test('a file is counted once: asked again there is nothing new, and what is appended is counted alone', async t => {
  const { folder, counter, counts } = await place(t)
  const path = join(folder, 'access.log')
  const lines = june(4_000, 0, 30_000, 1)
  await writeFile(path, textOf(lines.slice(0, 2_500)))
  const first = counter()
  assert.equal((await first.ingest(asked, [path], silent)).files[0]?.lines, 2_500)
  assert.equal((await first.ingest(asked, [path], silent)).files[0]?.lines, 0)
  await appendFile(path, textOf(lines.slice(2_500)))
  assert.equal((await first.ingest(asked, [path], silent)).files[0]?.lines, 1_500)
  equalTo(lines, await counts())
  for (const one of [first, counter()]) {
    const [again] = (await one.ingest(asked, [path], silent)).files
    assert.deepEqual([again?.lines, again?.rewritten], [0, false])
  }
})

test('a line that is being written is left until it is whole', async t => {
  const { folder, counter, counts } = await place(t)
  const path = join(folder, 'access.log')
  const lines = june(100, 0, 1_000, 2)
  const text = textOf(lines)
  await writeFile(path, text.slice(0, -30))
  const one = counter()
  await one.readOn(asked, [path])
  assert.equal((await counts()).requests, 99)
  await writeFile(path, text)
  await one.readOn(asked, [path])
  equalTo(lines, await counts())
})

test('a log that was turned and packed is known again, and one counter after another comes to one clean count', async t => {
  const { folder, counter, counts } = await place(t)
  const path = join(folder, 'access.log')
  const lines = june(6_000, 0, 60_000, 3)
  await writeFile(path, textOf(lines.slice(0, 2_000)))
  await counter().ingest(asked, [path], silent)
  await appendFile(path, textOf(lines.slice(2_000, 3_000)))
  await rename(path, `${path}.1`)
  await writeFile(path, textOf(lines.slice(3_000, 4_000)))
  await counter().ingest(asked, [`${path}.1`, path], silent)
  await writeFile(`${path}.2.gz`, gzipSync(textOf(lines.slice(0, 3_000))))
  await rm(`${path}.1`)
  await appendFile(path, textOf(lines.slice(4_000)))
  await counter().ingest(asked, [path], silent)
  const counted = await counts()
  equalTo(lines, counted)
  assert.deepEqual(
    counted.days.map(({ because }) => because),
    [null],
  )
})

test('where the part that was counted before is gone, the day is told under two keys, with the reason', async t => {
  const { folder, counter, counts } = await place(t)
  const path = join(folder, 'access.log')
  const lines = june(2_000, 0, 30_000, 4)
  await writeFile(path, textOf(lines.slice(0, 1_000)))
  await counter().ingest(asked, [path], silent)
  await rm(path)
  await writeFile(path, textOf(lines.slice(1_000)))
  await counter().ingest(asked, [path], silent)
  const { days, requests } = await counts()
  assert.equal(requests, 2_000)
  const truth = summed(lines).visitors
  assert.ok(Math.max(...days.map(day => day.visitors)) <= truth)
  assert.ok(days.reduce((sum, day) => sum + day.visitors, 0) >= truth)
  assert.equal(days.length, 2)
  assert.ok(days.some(({ because }) => because === 'restarted'))
})

test('a file that became shorter or another under us is told, and nothing of it is counted twice', async t => {
  const { folder, counter, counts } = await place(t)
  const path = join(folder, 'access.log')
  const lines = june(1_000, 0, 30_000, 5)
  await writeFile(path, textOf(lines))
  const one = counter()
  await one.ingest(asked, [path], silent)
  await truncate(path, textOf(lines.slice(0, 400)).length)
  assert.equal((await one.ingest(asked, [path], silent)).files[0]?.rewritten, true)
  equalTo(lines, await counts())
  const more = june(50, 40_000, 41_000, 6)
  await appendFile(path, textOf(more))
  await one.ingest(asked, [path], silent)
  equalTo([...lines, ...more], await counts())
})

test('lines of a stream add up, and another counter of the same day is told as another key', async t => {
  const { counter, counts } = await place(t)
  const lines = june(2_000, 0, 30_000, 7)
  const stream = async function* (part: readonly LoggedLine[]) {
    const bytes = Buffer.from(textOf(part))
    for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
  }
  const streamed = { ...asked, kind: 'stream' } as const
  await counter().ingestStream(streamed, stream(lines.slice(0, 1_200)), silent)
  await counter().ingestStream(streamed, stream(lines.slice(1_200)), silent)
  const { days, requests } = await counts()
  assert.equal(requests, 2_000)
  const truth = summed(lines).visitors
  assert.ok(Math.max(...days.map(day => day.visitors)) <= truth)
  assert.ok(days.reduce((sum, day) => sum + day.visitors, 0) >= truth)
})

test('a packed log that ends early is counted as far as it goes, and the rest when it is whole', async t => {
  const { folder, counter, counts } = await place(t)
  const path = join(folder, 'access.log.gz')
  const lines = june(5_000, 0, 30_000, 8)
  const packed = gzipSync(textOf(lines))
  await writeFile(path, packed.subarray(0, Math.floor(packed.length / 2)))
  const one = counter()
  const [cut] = (await one.ingest(asked, [path], silent)).files
  assert.equal(cut?.damage?.kind, 'cut-off')
  assert.ok((cut?.lines ?? 0) > 100 && (cut?.lines ?? 0) < 5_000)
  await writeFile(path, packed)
  await one.ingest(asked, [path], silent)
  equalTo(lines, await counts())
})

test('a day that is over is closed: what enough visitors share is told once, and later lines change no table of it', async t => {
  const { db, folder, clock, counter, counts } = await place(t)
  const path = join(folder, 'access.log')
  const lines = june(3_000, 0, 80_000, 9)
  await writeFile(path, textOf(lines))
  const one = counter()
  await one.ingest(asked, [path], silent)
  assert.deepEqual(await keptTexts(db, year), [])
  clock.move(24 * 3_600_000)
  assert.equal((await one.ingest(asked, [path], silent)).closed.length, 1)
  const told = await keptTexts(db, year)
  assert.ok(
    told.some(({ table, text, visitors }) => table === 'page' && text === '/kontakt/' && visitors > 5),
  )
  await appendFile(path, textOf(june(10, 85_000, 86_000, 10)))
  await counter().ingest(asked, [path], silent)
  assert.deepEqual(await keptTexts(db, year), told)
  const counted = await counts()
  assert.equal(counted.requests, 3_010)
  assert.equal(counted.of('late'), 10)
  assert.deepEqual(
    counted.days.map(({ isClosed }) => isClosed),
    [true],
  )
})

test('where the notice carries no statistics nothing of visitors is kept, but what was lost', async t => {
  const { db, folder, clock, counter, counts } = await place(t, { visitors: false })
  const path = join(folder, 'access.log')
  await writeFile(path, textOf(june(3_000, 0, 80_000, 11)))
  clock.move(24 * 3_600_000)
  await counter().ingest(asked, [path], silent)
  const { days, requests } = await counts()
  assert.equal(requests, 3_000)
  assert.deepEqual(days, [])
  const told = await keptTexts(db, year)
  assert.deepEqual([...new Set(told.map(({ table }) => table))], ['lost'])
  assert.ok(told.some(({ text }) => text === '/findes-ikke'))
})

test('what is seen of attacks is handed on with its address, and no count holds one', async t => {
  const { db, folder, clock } = await place(t)
  const path = join(folder, 'access.log')
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0'
  const probe = (at: number) =>
    `203.0.113.9 - - [01/Jun/2026:10:${`${Math.floor(at / 60)}`.padStart(2, '0')}:${`${at % 60}`.padStart(2, '0')} +0200] "GET /.env HTTP/1.1" 404 9 "-" "${agent}"\n`
  await writeFile(path, Array.from({ length: 200 }, (_, at) => probe(at)).join(''))
  const seen: Taken[] = []
  const guards: GuardBook = {
    openAlarms: async () => [],
    keep: async (_, taken) => void seen.push(structuredClone(taken)),
  }
  const one = counterOver(db, clock, { guards })
  await one.ingest(asked, [path], silent)
  await one.end()
  const [first] = seen
  assert.equal(first?.alarms[0]?.scenario, 'probe')
  assert.equal(formatAddress(first?.attempts[0]?.address ?? new Uint8Array(16)), '203.0.113.9')
  const counted = await countsIn(db)
  assert.equal(counted.of('attack/probe'), 200)
})
