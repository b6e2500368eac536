// Lines that mean harm, by chance and by intent: every reader of logs is given good lines that were damaged, lines of other formats,
// random bytes and very long lines. It never throws, comes to an end, counts every line once, keeps to the line it reads, and
// says the same whatever stands around the block. How long: ORDHOLDEN_FUZZ_SECONDS for each reader.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { openCustom } from '../../src/traffic/formats/custom.ts'
import { type Opening, readers } from '../../src/traffic/formats/detect.ts'
import { instantsIn } from '../../src/traffic/formats/zone.ts'
import {
  type Block,
  blockMargin,
  hashSpan,
  type LineReader,
  methods,
  Received,
  what,
} from '../../src/traffic/received.ts'
import { goodLines } from '../traffic-samples.ts'

const seconds = Number(process.env['ORDHOLDEN_FUZZ_SECONDS'] ?? 0.5)
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 20261123)
const slowestMs = 2_000

const opening: Opening = { zone: 'Europe/Copenhagen', clock: fixedClock('2026-06-01T12:00:00Z') }
const custom = '%h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"'
const openers = new Map<string, () => LineReader>([
  ...[...readers].map(([format, open]): [string, () => LineReader] => [format, () => open(opening)]),
  ['custom', () => openCustom(custom)(instantsIn(opening.zone))],
])
const ownLines = (format: string): readonly string[] =>
  new Map<string, readonly string[]>(Object.entries(goodLines)).get(format) ?? goodLines.combined
const allLines = Object.values(goodLines).flat()

/** mulberry32: numbers below `end`, the same for the same seed. */
function numbers(from: number): (end: number) => number {
  let state = from
  return end => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end
  }
}
type Below = ReturnType<typeof numbers>

const teeth = Buffer.from(' "\\[]{}:,.-+?#%=<>/\t\r\0\x16\x7f\xff09aAzZ', 'latin1')

/** One line, damaged so often; without a line feed. */
function damage(line: Buffer, times: number, below: Below): Buffer {
  let bytes = line
  for (let time = 0; time < times; time++) {
    const [from, count] = [below(bytes.length + 1), below(12)]
    const tooth = Buffer.alloc(1 + below(3), teeth[below(teeth.length)])
    const piece = bytes.subarray(from, from + count)
    const put =
      [tooth, Buffer.alloc(0), Buffer.concat([piece, piece]), Buffer.from([below(256)])][below(4)] ?? tooth
    bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + below(2) * count)])
  }
  return Buffer.from(bytes.map(byte => (byte === 10 ? 32 : byte)))
}

function someLine(lines: readonly string[], below: Below): Buffer {
  const of = (some: readonly string[]): Buffer => Buffer.from(some[below(some.length)] ?? '')
  const kind = below(20)
  if (kind < 12) return damage(of(lines), below(5), below)
  if (kind < 16) return damage(of(allLines), below(3), below)
  if (kind < 18) return damage(Buffer.alloc(0), below(200), below)
  const good = of(lines)
  const cut = good.subarray(0, below(good.length + 1))
  return kind === 18 ? cut : Buffer.concat([cut, Buffer.alloc(below(5_000), teeth[below(teeth.length)])])
}

/** What stands around a block: nothing, and the end of much that may have begun in it. */
const nothing = '\n'
const ending = '"}\n'

/** A block in such surroundings. */
function blockOf(lines: readonly Buffer[], around: string): Block {
  const text = Buffer.concat(lines.flatMap(line => [line, Buffer.from('\n')]))
  const before = 32
  const bytes = Buffer.alloc(before + text.length + blockMargin, around)
  bytes.set(text, before)
  bytes.fill(around, before + text.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return { bytes, view, from: before, to: before + text.length }
}

/** What each line came to, spans and all. */
function readAll(reader: LineReader, block: Block): readonly Received[] {
  const all: Received[] = []
  for (let at = block.from; at < block.to; ) {
    const into = new Received()
    const next = reader.read(block, at, into)
    assert.equal(
      next,
      block.bytes.indexOf(10, at) + 1,
      'the next line begins behind the line feed of this one',
    )
    assertSound(block, at, next, into)
    all.push(into)
    at = next
  }
  return all
}

function assertSound(block: Block, at: number, next: number, into: Received): void {
  assert.ok(Object.values(what).includes(into.what as never))
  if (into.what !== what.web && into.what !== what.event) return
  assert.ok(Number.isInteger(into.day) && into.day >= 0 && into.day < 3_000_000, `day ${into.day}`)
  assert.ok(
    Number.isInteger(into.second) && into.second >= 0 && into.second < 86_400,
    `second ${into.second}`,
  )
  assertSpan('address', into.addressFrom, into.addressTo, at, next)
  assert.equal(into.event !== null, into.what === what.event)
  if (into.what === what.event) return
  assert.ok(into.method in methods && Number.isInteger(into.status) && into.status >= 0 && into.status <= 999)
  assert.ok(Number.isSafeInteger(into.sentBytes) && into.sentBytes >= 0, `bytes ${into.sentBytes}`)
  assert.ok(Number.isSafeInteger(into.micros) && into.micros >= -1, `micros ${into.micros}`)
  for (const [name, from, to, hash] of [
    ['path', into.pathFrom, into.pathTo, into.pathHash],
    ['query', into.queryFrom, into.queryTo, null],
    ['referrer', into.referrerFrom, into.referrerTo, into.referrerHash],
    ['agent', into.agentFrom, into.agentTo, into.agentHash],
  ] as const) {
    assertSpan(name, from, to, at, next)
    if (hash !== null) assert.equal(hash, hashSpan(block, from, to), `the hash of the ${name}`)
  }
}

/** Within its line, or empty. */
const assertSpan = (name: string, from: number, to: number, at: number, next: number): void =>
  assert.ok(
    from === to || (from >= at && to > from && to < next),
    `${name} from ${from} to ${to} in ${at}-${next}`,
  )

for (const [format, open] of openers) {
  test(`${format}: nothing that can stand in a log harms its reader`, t => {
    const below = numbers(seed)
    const until = performance.now() + seconds * 1_000
    const kinds = [0, 0, 0, 0]
    let lines = 0
    while (performance.now() < until) {
      const some = Array.from({ length: 1 + below(30) }, () => someLine(ownLines(format), below))
      const told = readAll(open(), blockOf(some, nothing))
      assert.deepEqual(
        readAll(open(), blockOf(some, ending)),
        told,
        'what stands around a block is nothing to a reader',
      )
      for (const { what } of told) kinds[what] = (kinds[what] ?? 0) + 1
      lines += some.length
    }
    assert.equal(
      kinds.reduce((sum, count) => sum + count),
      lines,
      'every line is counted once',
    )
    assert.ok((kinds[what.web] ?? 0) + (kinds[what.event] ?? 0) > 0 && (kinds[what.unread] ?? 0) > 0)
    t.diagnostic(
      `${format}: ${lines} lines: ${kinds.map((count, at) => `${Object.keys(what)[at]} ${count}`).join(', ')}`,
    )
  })

  test(`${format}: a line as long as can be takes no longer for what it is made of`, () => {
    for (const tooth of [
      '[',
      '{"a":',
      '"',
      '\\',
      ' ',
      'a ',
      '"a ',
      '" ',
      '\\"',
      ':',
      '%',
      '[1,',
      '0',
      '\0',
    ]) {
      for (const start of ['', ...ownLines(format)]) {
        const line = `${start}${tooth.repeat(limits.trafficLineBytes)}`.slice(0, limits.trafficLineBytes)
        const began = performance.now()
        readAll(open(), blockOf([Buffer.from(line)], ending))
        assert.ok(performance.now() - began < slowestMs, `${JSON.stringify(tooth)} after ${start}`)
      }
    }
  })

  test(`${format}: a line that is cut off anywhere, and what comes behind the block would go on with it`, () => {
    for (const line of ownLines(format))
      for (let cut = 0; cut < line.length; cut++)
        for (const end of ['', '\\', '"', '[']) {
          const told = readAll(open(), blockOf([Buffer.from(`${line.slice(0, cut)}${end}`)], ending))
          assert.equal(told.length, 1)
        }
  })
}
