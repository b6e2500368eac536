import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { Sketch } from './count/sketch.ts'
import type { Figures, ShownTable, VisitorDay } from './figures.ts'
import { figuresOf, type HistoryAsked, type StoredCount, type StoredDay, type StoredText } from './history.ts'
import { parseDay } from './traffic.ts'
import { type TextTable, textTables } from './visitors.ts'

const day = parseDay('2026-05-31') ?? 0
const hour = day * 24

const figures = (some: Partial<HistoryAsked>): Figures =>
  figuresOf({ from: hour, to: hour + 23, counts: [], texts: [], days: [], k: 5, ...some })

const count = (at: number, key: string, value: number, source = 'www'): StoredCount => ({
  ...{ source, hour: at, key, value },
})

test('counts of hours are summed, by the hour and over the period', () => {
  const counts = [
    ...[count(hour, 'requests', 10), count(hour, 'requests', 5, 'shop'), count(hour + 23, 'requests', 1)],
    ...[count(hour, 'bytes', 900), count(hour, 'status/200', 9), count(hour, 'status/404', 3)],
    ...[
      count(hour, 'status/410', 1),
      count(hour, 'status/503', 2),
      count(hour, 'bot/ai', 4),
      count(hour, 'ai/GPTBot', 4),
    ],
    ...[
      count(hour, 'bot/search', 1),
      count(hour, 'attack/probe', 7),
      count(hour, 'delivery/sent-outside', 6),
    ],
    ...[
      count(hour, 'delivery/sent-mailbox', 2),
      count(hour, 'delivery/bounced-outside', 1),
      count(hour, 'queued', 8),
    ],
    ...[
      count(hour, 'rejected/relay', 3),
      count(hour, 'greyed/greylisted', 9),
      count(hour, 'sign-in/ssh-failed', 11),
    ],
    ...[count(hour, 'sign-in/ssh-unknown-user', 5), count(hour, 'sign-in/imap-accepted', 2)],
    ...[count(hour - 1, 'requests', 99), count(hour + 24, 'requests', 99), count(hour, 'agent/curl', 99)],
  ]
  const { steps, counts: sums, step } = figures({ counts })
  assert.equal(step, 'hour')
  assert.equal(steps.length, 24)
  assert.deepEqual(steps[0], {
    ...{ at: hour, requests: 15, bytes: 900, refused: 4, failed: 2, bots: 5, attacks: 7 },
    ...{ mailsSent: 6, mailsTaken: 8, mailsRejected: 3, signInsFailed: 11 },
  })
  assert.equal(steps[23]?.requests, 1)
  assert.equal(sums.get('requests'), 16)
  assert.equal(sums.get('ai/GPTBot'), 4)
  assert.ok(![...sums.keys()].some(key => key.startsWith('agent')))
})

test('a longer period is told by days, and one that is too long is refused', () => {
  const counts = [
    count(hour, 'requests', 1),
    count(hour + 47, 'requests', 2),
    count(hour + 24 * 6 + 5, 'requests', 4),
  ]
  const { step, steps } = figures({ to: hour + 24 * 7 - 1, counts })
  assert.equal(step, 'day')
  assert.deepEqual(
    steps.map(({ at, requests }) => [at - day, requests]),
    [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 0],
      [6, 4],
    ],
  )
  assert.equal(figures({ to: hour + 71 }).step, 'hour')
  assert.equal(figures({ to: hour + 72 }).step, 'day')
  assert.throws(
    () => figures({ from: 0, to: (limits.figureSteps + 1) * 24 }),
    error => error instanceof Refusal && error.code === 'usage',
  )
})

const text = (some: Partial<StoredText>): StoredText => ({
  ...{
    source: 'www',
    day,
    keyEpoch: 'a',
    table: 'page',
    k: 5,
    text: '/',
    texts: 1,
    hits: 0,
    bytes: 0,
    visitors: 0,
  },
  ...some,
})

const tableOf = ({ visitors, lost }: Figures, table: TextTable): ShownTable => {
  const found = table === 'lost' ? lost : visitors?.tables.find(each => each.table === table)
  assert.ok(found !== undefined)
  return found
}

test('texts are summed as they were released, with visitors at least of one source a day', () => {
  const texts = [
    text({ hits: 20, bytes: 200, visitors: 9 }),
    text({ hits: 30, bytes: 300, visitors: 12, source: 'shop' }),
    text({ hits: 40, bytes: 400, visitors: 7, day: day + 1 }),
    text({ text: '/om', hits: 95, bytes: 950, visitors: 6 }),
    text({ text: null, texts: 10, hits: 14 }),
    text({ text: null, texts: 5, hits: 6, day: day + 1 }),
    text({ table: 'lost', text: '/væk', hits: 8, visitors: 6, k: 7 }),
    text({ text: '/før', hits: 99, visitors: 99, day: day - 1 }),
    text({ text: '/efter', hits: 99, visitors: 99, day: day + 2 }),
  ]
  const shown = figures({ to: hour + 47, texts })
  assert.deepEqual(tableOf(shown, 'page'), {
    ...{ table: 'page', k: 5, rest: { texts: 10, hits: 20 } },
    cells: [
      { text: '/om', hits: 95, bytes: 950, visitors: 6 },
      { text: '/', hits: 90, bytes: 900, visitors: 19 },
    ],
  })
  const lost = tableOf(shown, 'lost')
  assert.deepEqual([lost.k, lost.cells.map(each => each.text), lost.rest], [7, ['/væk'], null])
  assert.deepEqual(tableOf(shown, 'country'), { table: 'country', k: 5, cells: [], rest: null })
  assert.deepEqual(
    shown.visitors?.tables.map(({ table }) => table),
    textTables.filter(table => table !== 'lost'),
  )
})

test('where the notice carries no statistics there are none, and what was lost is told', () => {
  const shown = figures({ days: null, texts: [text({ table: 'lost', text: '/væk', hits: 8, visitors: 6 })] })
  assert.equal(shown.visitors, null)
  assert.equal(shown.lost.cells.length, 1)
})

/** Hashes of visitors as good as random: the same number is the same visitor. */
function sketchOf(from: number, to: number): Uint8Array {
  const sketch = new Sketch()
  const mixed = (value: number): number => {
    let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
    return x ^ (x >>> 16)
  }
  for (let at = from; at < to; at++) sketch.add(mixed(2 * at + 1), mixed(0x9e3779b9 + 2 * at))
  return sketch.pack()
}

const stored = (some: Partial<StoredDay> & { readonly of: readonly [number, number] }): StoredDay => {
  const { of, ...rest } = some
  const people = of[1] - of[0]
  return {
    ...{ source: 'www', day, keyEpoch: 'a', visitors: people + 3, isExact: true, bots: 3, views: 100 },
    ...{
      byHour: Array.from({ length: 24 }, (_, at) => at),
      sketch: sketchOf(...of),
      isClosed: true,
      because: null,
    },
    ...rest,
  }
}

const shownDay = (days: readonly StoredDay[]): VisitorDay => {
  const [only, ...more] = figures({ days }).visitors?.days ?? []
  assert.ok(only !== undefined && more.length === 0)
  return only
}

test('one source under one key is the number it counted, without its bots', () => {
  assert.deepEqual(shownDay([stored({ of: [0, 4_000] })]), {
    ...{ day, low: 4_000, high: 4_000, isExact: true, bots: 3, views: 100, because: null, isClosed: true },
  })
  assert.equal(shownDay([stored({ of: [0, 10], isExact: false, isClosed: false })]).isExact, false)
})

test('sources under one key merge to one number: who was in both is counted once', () => {
  const { low, high, isExact, because, bots, views } = shownDay([
    stored({ of: [0, 4_000] }),
    stored({ of: [3_000, 6_000], source: 'shop' }),
  ])
  assert.equal(low, high)
  assert.ok(Math.abs(low - 6_000) < 180, `${low}`)
  assert.deepEqual([isExact, because, bots, views], [false, null, 6, 200])
})

test('however a merge is estimated, it is no less than the largest and no more than all', () => {
  const same = shownDay([stored({ of: [0, 5_000] }), stored({ of: [0, 5_000], source: 'shop' })])
  assert.ok(same.low >= 5_000 && same.low < 5_150, `${same.low}`)
  const apart = shownDay([stored({ of: [0, 300] }), stored({ of: [300, 600], source: 'shop' })])
  assert.ok(apart.high <= 600 && apart.high > 580, `${apart.high}`)
})

test('under several keys they are a range that holds the truth, with the reason', () => {
  const cases = [
    [
      stored({ of: [0, 900], because: 'restarted' }),
      stored({ of: [600, 1_000], keyEpoch: 'b' }),
      'restarted',
    ],
    [stored({ of: [0, 900] }), stored({ of: [600, 1_000], keyEpoch: 'b' }), 'restarted'],
    [
      stored({ of: [0, 900] }),
      stored({ of: [600, 1_000], keyEpoch: 'b', source: 'shop' }),
      'several-counters',
    ],
  ] as const
  for (const [one, other, reason] of cases) {
    const { low, high, because, isExact } = shownDay([one, other])
    assert.deepEqual([low, high, because, isExact], [900, 1_300, reason, true])
  }
})

test('a range of merged sources holds the truth, three standard errors wide', () => {
  const { low, high } = shownDay([
    stored({ of: [0, 4_000] }),
    stored({ of: [3_000, 6_000], source: 'shop' }),
    stored({ of: [5_000, 7_000], keyEpoch: 'b', source: 'mail' }),
  ])
  assert.ok(low <= 6_000 && low > 5_700 && high >= 8_000 && high < 8_300, `${low}-${high}`)
})

test('without a sketch that can be read, sources under one key are a range', () => {
  const none = { sketch: new Uint8Array() }
  const { low, high, because } = shownDay([
    stored({ of: [0, 900], ...none }),
    stored({ of: [0, 400], source: 'shop', ...none }),
  ])
  assert.deepEqual([low, high, because], [900, 1_300, 'several-counters'])
})

test('a day is closed when it is in every source, and hours are summed', () => {
  const rows = [stored({ of: [0, 9] }), stored({ of: [0, 9], source: 'shop', isClosed: false })]
  assert.equal(shownDay(rows).isClosed, false)
  const { visitors } = figures({ to: hour + 47, days: [...rows, stored({ of: [0, 9], day: day + 1 })] })
  assert.deepEqual(visitors?.byHour.slice(0, 3), [0, 3, 6])
  assert.deepEqual(
    visitors?.days.map(each => each.day),
    [day, day + 1],
  )
})
