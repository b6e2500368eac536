// Re-identification (issue: »all IPv4 × known user agents for the day«): a day is counted and closed, its key is gone, and everything
// that is stored of it is asked of every address of a /16 with every user agent of the day: were you there? Those who were are
// named no more often than those who were not. With the key kept, the same question is answered: that is the known-bad case.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Random } from '../../src/core/clock.ts'
import { Counting } from '../../src/traffic/count/counting.ts'
import { DayKeys } from '../../src/traffic/count/keys.ts'
import type { SipKey } from '../../src/traffic/count/sip.ts'
import { hashVisitor } from '../../src/traffic/count/visitor-hash.ts'
import { CombinedReader } from '../../src/traffic/formats/combined.ts'
import { release } from '../../src/traffic/release.ts'
import type { DayVisitors, ReleasedTable } from '../../src/traffic/visitors.ts'
import { blockOf } from '../practice/log-block.ts'

const network = (10 << 24) | (77 << 16)
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
]
const people = 1_000
const k = 5

interface Visitor {
  readonly host: number
  readonly agent: number
}

/** Bytes that look random and are the same in every run. */
function seeded(seed: string): Random {
  let drawn = 0
  return {
    bytes: size => {
      const parts = Array.from({ length: Math.ceil(size / 32) }, () =>
        createHash('sha256').update(`${seed} ${drawn++}`).digest(),
      )
      return new Uint8Array(Buffer.concat(parts).subarray(0, size))
    },
  }
}

/** People of the network, none of them twice. */
function visitorsOf(random: Random): readonly Visitor[] {
  const met = new Map<number, Visitor>()
  while (met.size < people) {
    const [a = 0, b = 0, c = 0] = random.bytes(3)
    const visitor = { host: 256 * a + b, agent: c % agents.length }
    met.set(agents.length * visitor.host + visitor.agent, visitor)
  }
  return [...met.values()]
}

const lineOf = ({ host, agent }: Visitor, at: number): string => {
  const second = `${10 + (at % 12)}:${`${at % 60}`.padStart(2, '0')}:00`
  const page = ['/', '/', '/', '/om', '/om', '/job', `/sag/${at}`, `/sag/${at}`][at % 8]
  return `10.77.${host >> 8}.${host & 255} - - [31/May/2026:${second} +0000] "GET ${page} HTTP/1.1" 200 10 "-" "${agents[agent]}"\n`
}

/** All that is stored of a day. */
interface Stored {
  readonly visitors: DayVisitors
  readonly tables: readonly ReleasedTable[]
}

function count(visitors: readonly Visitor[], random: Random) {
  const keys = new DayKeys(random)
  const counting = new Counting({ visitors: true, keys, onClosed: () => assert.fail('one day') })
  counting.read(new CombinedReader('combined'), blockOf(visitors.map(lineOf).join('')))
  const [day = 0] = counting.openDays()
  const key = keys.of(day).words
  const closed = counting.close(day)
  assert.ok(closed.visitors !== null && closed.visitors.visitors === people)
  const stored: Stored = { visitors: closed.visitors, tables: release(closed.cells, k) }
  return { stored, keys, key, day, cells: closed.cells }
}

/** Ranks of a packed sketch: six bits each, lowest first. */
function ranksOf(sketch: Uint8Array): Uint8Array {
  const ranks = new Uint8Array((sketch.length * 8) / 6)
  ranks.forEach((_, at) => {
    const bit = 6 * at
    const two = (sketch[bit >> 3] ?? 0) | ((sketch[(bit >> 3) + 1] ?? 0) << 8)
    ranks[at] = (two >> (bit & 7)) & 63
  })
  return ranks
}

/** Whether somebody may be in the sketch, if this is the key they were counted under. */
function mayBeIn(ranks: Uint8Array, key: SipKey, address: number, agent: Uint8Array): boolean {
  const { low, high } = hashVisitor(key, address, null, agent)
  const rest = (high << 14) | (low >>> 18)
  const rank = rest !== 0 ? Math.clz32(rest) + 1 : 33 + Math.min(Math.clz32(low << 14), 18)
  return (ranks[high >>> 18] ?? 0) >= rank
}

interface Guess {
  /** Of those who were there. */
  readonly right: number
  /** Of all that were asked. */
  readonly named: number
  readonly asked: number
  /** How many times more often somebody was there who was named, than anybody of the network. */
  readonly lift: number
}

/** Asks everybody of the network, with every agent, under one key. */
function askAll({ visitors }: Stored, key: SipKey, truth: readonly Visitor[]): Guess {
  const ranks = ranksOf(visitors.sketch)
  const there = new Set(truth.map(({ host, agent }) => agents.length * host + agent))
  const texts = agents.map(text => new TextEncoder().encode(text))
  let [right, named] = [0, 0]
  for (let host = 0; host < 65_536; host++)
    texts.forEach((text, agent) => {
      if (!mayBeIn(ranks, key, network | host, text)) return
      named++
      if (there.has(agents.length * host + agent)) right++
    })
  const asked = 65_536 * agents.length
  return { right, named, asked, lift: named === 0 ? 0 : right / named / (there.size / asked) }
}

const wordsOf = (bytes: Uint8Array): SipKey => new Int32Array(new Uint8Array(bytes).buffer, 0, 4)

/** Keys that somebody might try who has nothing but what is stored. */
function keysToTry({ visitors }: Stored, keys: DayKeys): readonly (readonly [string, SipKey])[] {
  return [
    ['no key', new Int32Array(4)],
    ['the epoch stored beside the sketch', wordsOf(Buffer.from(visitors.keyEpoch, 'hex'))],
    ['the key the same program makes of the same day afterwards', keys.of(visitors.day).words],
  ]
}

test('with the key kept, those who were there are told from those who were not (the known-bad case)', t => {
  const random = seeded('kept')
  const truth = visitorsOf(random)
  const { stored, key } = count(truth, random)
  const { right, named, asked, lift } = askAll(stored, key, truth)
  t.diagnostic(
    `key kept: ${asked} asked, ${named} named, ${right} of ${people} among them: ${lift.toFixed(0)} times chance`,
  )
  assert.equal(right, people)
  assert.ok(named < asked / 20 && lift > 20)
})

test('with the key gone, who is named is no better than chance', t => {
  const random = seeded('gone')
  const truth = visitorsOf(random)
  const { stored, keys, key, day } = count(truth, random)
  const before = askAll(stored, key, truth)
  keys.wipe(day)
  assert.deepEqual([...key], [0, 0, 0, 0])
  assert.equal(before.right, people)
  for (const [name, guessed] of keysToTry(stored, keys)) {
    const { right, named, asked, lift } = askAll(stored, guessed, truth)
    const expected = (people * named) / asked
    t.diagnostic(
      `${name}: ${named} of ${asked} named, ${right} of ${people} among them, by chance ${expected.toFixed(1)}: ${lift.toFixed(1)} times chance`,
    )
    // Four standard deviations of a guess by chance, either way; the runs are the same each time.
    assert.ok(Math.abs(right - expected) <= 4 * Math.sqrt(expected), `${right}, by chance ${expected}`)
  }
})

test('two days that differ in nothing but who was there are stored as the same, beside sketches under keys that are gone', () => {
  const truth = visitorsOf(seeded('who'))
  const others = truth.map(({ host, agent }) => ({ host: host ^ 0x5a5a, agent }))
  const [one, other] = [truth, others].map((some, at) => {
    const { visitors, tables } = count(some, seeded(`key ${at}`)).stored
    return JSON.stringify([{ ...visitors, sketch: null, keyEpoch: null }, tables])
  })
  assert.ok(one !== undefined && one.length > 500)
  assert.equal(one, other)
})

test('what is stored of a day holds no address, no agent and no number of a case', () => {
  const random = seeded('texts')
  const { stored } = count(visitorsOf(random), random)
  const text = JSON.stringify({ ...stored, visitors: { ...stored.visitors, sketch: null } })
  assert.doesNotMatch(text, /10\.77\.|Mozilla|AppleWebKit|\/sag\//)
  const pages = stored.tables.find(({ table }) => table === 'page')
  assert.deepEqual(
    pages?.cells.map(({ text, visitors }) => [text, visitors]),
    [
      ['/', 375],
      ['/om', 250],
    ],
  )
  assert.deepEqual(pages?.rest, { texts: 200, hits: 375 })
  for (const name of ['browser', 'system']) {
    const table = stored.tables.find(each => each.table === name)
    const hits = table?.cells.reduce((sum, each) => sum + each.hits, table.rest?.hits ?? 0)
    assert.equal(hits, stored.visitors.views, name)
  }
})

test('the engine tells on which systems a browser was, so that the two tables are released as one', () => {
  const random = seeded('pairs')
  const browsers = count(visitorsOf(random), random).cells.filter(({ table }) => table === 'browser')
  assert.equal(browsers.length, agents.length)
  for (const { text, systems = [], hits, visitors } of browsers)
    assert.deepEqual(
      systems.map(on => [on.text, on.hits, on.visitors]),
      [[{ Chrome: 'Windows', Safari: 'iOS', Firefox: 'Linux' }[text], hits, visitors]],
    )
})
