import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockOf } from '../../../test/practice/log-block.ts'
import type { Random } from '../../core/clock.ts'
import { CombinedReader } from '../formats/combined.ts'
import { hashSpan, type LineReader } from '../received.ts'
import type { CountKey } from '../tally.ts'
import type { TextTable } from '../visitors.ts'
import type { ClosedDay } from './closed-day.ts'
import { Counting, type CountingAsked } from './counting.ts'
import { DayKeys } from './keys.ts'
import { Sketch, sketchError } from './sketch.ts'
import { act, VisitorTable } from './visitor-table.ts'

const random: Random = { bytes: size => new Uint8Array(size).map((_, at) => at * 7 + size) }
const day = 20_600
const people = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0',
]
const bot = 'Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)'

interface Line {
  readonly day?: number
  readonly at?: string
  readonly from?: string
  readonly request?: string
  readonly status?: number
  readonly bytes?: number
  readonly referrer?: string
  readonly agent?: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
function written(line: Line): string {
  const [year, month, date] = new Date((line.day ?? day) * 86_400_000).toISOString().slice(0, 10).split('-')
  const at = `${date}/${months[Number(month) - 1]}/${year}:${line.at ?? '10:00:00'} +0000`
  const request = line.request ?? 'GET /'
  const who = `"${line.referrer ?? '-'}" "${line.agent ?? people[0]}"`
  return `${line.from ?? '1.1.1.1'} - - [${at}] "${request} HTTP/1.1" ${line.status ?? 200} ${line.bytes ?? 10} ${who}\n`
}

function begin(asked: Partial<CountingAsked> = {}) {
  const closed: ClosedDay[] = []
  const keys = new DayKeys(random)
  const counting = new Counting({ visitors: true, keys, onClosed: each => closed.push(each), ...asked })
  const read = (...lines: readonly (Line | string)[]) => {
    const text = lines.map(line => (typeof line === 'string' ? `${line}\n` : written(line))).join('')
    counting.read(new CombinedReader('combined'), blockOf(text))
  }
  return { counting, read, closed, keys }
}

function sumsOf(counting: Counting): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { counts } of counting.take())
    for (const [key, count] of counts) sums[key] = (sums[key] ?? 0) + count
  return sums
}
const cell = ({ cells }: ClosedDay, table: TextTable, text: string) => {
  const found = cells.find(each => each.table === table && each.text === text)
  return found === undefined ? null : [found.hits, found.bytes, found.visitors]
}

test('operations are counted by the hour of the line, and taken once', () => {
  const { counting, read } = begin()
  read(
    { bytes: 7 },
    { status: 404, at: '11:59:59' },
    { agent: bot, request: 'HEAD /a', at: '11:00:00' },
    'garbage',
    { status: 999 },
  )
  const [first, second, ...more] = counting.take()
  assert.equal(more.length, 0)
  assert.deepEqual(first, {
    hour: day * 24 + 10,
    counts: new Map<CountKey, number>([
      ...([
        ['requests', 2],
        ['bytes', 17],
        ['status/200', 1],
        ['status/odd', 1],
        ['method/GET', 2],
        ['lines', 2],
      ] as const),
    ]),
  })
  const { counts } = second ?? { counts: new Map<CountKey, number>() }
  assert.deepEqual(
    [...counts].sort().map(([key, count]) => `${key} ${count}`),
    [
      'ai/GPTBot 1',
      'bot/ai 1',
      'bytes 20',
      'lines 3',
      'method/GET 1',
      'method/HEAD 1',
      'requests 2',
      'status/200 1',
      'status/404 1',
      'unread 1',
    ],
  )
  assert.deepEqual(counting.take(), [])
})

test('what comes before any line that tells the time is counted with the first hour', () => {
  const { counting, read } = begin()
  read('# comment', 'garbage')
  counting.readTooLong(3)
  assert.deepEqual(counting.take(), [])
  read({})
  assert.deepEqual(
    [sumsOf(counting)],
    [{ requests: 1, bytes: 10, 'status/200': 1, 'method/GET': 1, lines: 6, unread: 5 }],
  )
})

test('a visitor is an address and a user agent of one day', () => {
  const { counting, read } = begin()
  read(
    {},
    {},
    { agent: people[1] ?? '' },
    { from: '2.2.2.2', at: '13:00:00' },
    { from: '2001:db8::1' },
    { from: '2001:db8::1' },
  )
  read({ from: '2001:db8::2', agent: bot }, { day: day + 1 })
  const seen = counting.peek(day)
  assert.deepEqual([seen?.visitors, seen?.bots, seen?.views, seen?.isExact], [5, 1, 6, true])
  assert.deepEqual([seen?.byHour[10], seen?.byHour[13], seen?.byHour[11]], [4, 1, 0])
  assert.equal(Sketch.parse(seen?.sketch ?? new Uint8Array())?.estimate(), 4)
  assert.equal(counting.peek(day + 1)?.visitors, 1)
  assert.equal(counting.peek(day + 2), null)
})

test('pages, what was lost and referrers are told apart, and bots are left out of what people saw', () => {
  const { counting, read } = begin({ countryOf: ({ address4 }) => (address4 === 0x01010101 ? 'DK' : null) })
  read({ request: 'GET /a?secret=1', referrer: 'https://Search.example/find?q=name', bytes: 5 })
  read({ request: 'GET /a?secret=2', from: '2.2.2.2', bytes: 6, referrer: 'https://user:word@b.example/' })
  read(
    { request: 'GET /a', agent: bot },
    { request: 'GET /style.css' },
    { request: 'GET /gone', status: 410, agent: bot },
  )
  read(
    { request: 'GET /lost', status: 404 },
    { request: 'GET /refused', status: 403 },
    { request: 'GET /away', status: 301 },
  )
  const closed = counting.close(day)
  assert.deepEqual(cell(closed, 'page', '/a'), [2, 11, 2])
  assert.deepEqual(cell(closed, 'page', '/away'), [1, 10, 1])
  for (const path of ['/style.css', '/gone', '/lost', '/refused', '/a?secret=1'])
    assert.equal(cell(closed, 'page', path), null, path)
  assert.deepEqual(
    [cell(closed, 'lost', '/gone'), cell(closed, 'lost', '/lost')],
    [
      [1, 10, 1],
      [1, 10, 1],
    ],
  )
  assert.deepEqual(
    closed.cells.filter(({ table }) => table === 'referrer').map(({ text, hits }) => [text, hits]),
    [['https://Search.example', 1]],
  )
  assert.deepEqual(cell(closed, 'country', 'DK'), [2, 15, 1])
  assert.deepEqual(cell(closed, 'browser', 'Firefox'), [3, 21, 2])
  assert.deepEqual(cell(closed, 'system', 'Linux'), [3, 21, 2])
  assert.equal(closed.visitors?.views, 3)
})

test('who behaves like a bot is one when the day is closed', () => {
  const { counting, read } = begin()
  read({ request: 'GET /robots.txt' }, { at: '10:00:01' }, { from: '2.2.2.2' })
  assert.deepEqual([counting.peek(day)?.visitors, counting.peek(day)?.bots], [2, 1])
  counting.take()
  const closed = counting.close(day)
  assert.deepEqual(cell(closed, 'page', '/'), [1, 10, 1])
  assert.deepEqual([closed.visitors?.views, closed.visitors?.bots], [1, 1])
  assert.deepEqual(sumsOf(counting), { 'bot/behaviour': 2 })
})

test('all that behaviour goes by is known of a visitor', () => {
  const table = new VisitorTable(10)
  const id = -table.idOf(1, 2)
  table.saw(id, 50, 1, 1, act.view)
  table.saw(id, 40, 1, 2, act.asset)
  table.saw(id, 70, 2, 4, act.notFound | act.probe)
  table.saw(id, 60, 2, 4, act.view | act.robots)
  const seen = { hits: 0, views: 0, assets: 0, notFound: 0, robots: false, probes: 0, first: 0, last: 0 }
  const expected = { hits: 4, views: 2, assets: 1, notFound: 1, robots: true, probes: 1, first: 40, last: 70 }
  assert.deepEqual(table.seen(id, seen), expected)
  assert.deepEqual([table.hoursOf(id), table.statusesOf(id)], [3, 7])
})

test('without visitors nobody is told apart but who asked for what was not there', () => {
  const { counting, read } = begin({ visitors: false })
  read({}, { request: 'GET /gone', status: 404 }, { request: 'GET /gone', status: 404, from: '2.2.2.2' })
  read({ request: 'GET /refused', status: 403 })
  assert.equal(counting.peek(day), null)
  const closed = counting.close(day)
  assert.equal(closed.visitors, null)
  assert.deepEqual(closed.cells, [{ table: 'lost', text: '/gone', hits: 2, bytes: 20, visitors: 2 }])
})

test('three days are open at once; a fourth closes the one that was longest without a line', () => {
  const { counting, read, closed } = begin()
  read({}, { day: day + 1 }, { day: 9_999_999 % 40_000 }, {}, { day: day + 2 })
  assert.deepEqual(counting.openDays(), [day, day + 2, 9_999_999 % 40_000])
  assert.deepEqual(
    closed.map(each => [each.day, each.visitors?.visitors]),
    [[day + 1, 1]],
  )
  read({ day: day + 1 })
  const sums = sumsOf(counting)
  assert.deepEqual([sums['requests'], sums['late']], [6, 1])
  assert.equal(counting.openDays().includes(day + 1), false)
})

test('attacks are told where they stand: in a path, in a query, by the name of a tool', () => {
  const seen: string[] = []
  const { counting, read } = begin({
    onSignal: (attack, { address4 }) => seen.push(`${attack} ${address4 & 255}`),
  })
  read(
    { request: 'GET /.env', from: '1.1.1.2', status: 404 },
    { request: 'GET /?id=1+UNION+SELECT+1,2,3--', from: '1.1.1.3' },
  )
  read({ agent: 'sqlmap/1.7', from: '1.1.1.4' }, { request: 'GET /?q=sour+cream', from: '1.1.1.5' })
  read({ request: 'GET /.env', from: '1.1.1.6', status: 404 })
  assert.deepEqual(seen, ['probe 2', 'injection 3', 'scanner 4', 'probe 6'])
  const sums = sumsOf(counting)
  assert.deepEqual([sums['attack/probe'], sums['attack/injection'], sums['attack/scanner']], [2, 1, 1])
})

test('where lines are counted again for their visitors alone, operations stand still and nobody is told twice', () => {
  const seen: string[] = []
  const { counting, read } = begin({ onSignal: attack => seen.push(attack) })
  counting.mode = 'visitors'
  read({ request: 'GET /.env' }, 'garbage')
  counting.readTooLong(1)
  assert.deepEqual([counting.take(), seen, counting.peek(day)?.visitors], [[], [], 1])
  counting.mode = 'all'
  read({ request: 'GET /.env' })
  assert.deepEqual([sumsOf(counting)['requests'], seen, counting.peek(day)?.visitors], [1, ['probe'], 1])
})

test('two sources under the same keys know a visitor of both', () => {
  const keys = new DayKeys(random)
  const [a, b] = [begin({ keys }), begin({ keys })]
  a.read({ from: '9.9.9.9' }, { from: '2001:db8::5' }, {})
  b.read({ from: '2001:db8::5' }, {}, { from: '8.8.8.8' })
  const sketches = [a, b].map(({ counting }) => Sketch.parse(counting.peek(day)?.sketch ?? new Uint8Array()))
  const [both, other] = sketches
  if (other) both?.merge(other)
  assert.equal(both?.estimate(), 4)
  assert.equal(a.counting.peek(day)?.keyEpoch, b.counting.peek(day)?.keyEpoch)
})

test('an event counts in its hour, and one that is an attack is told', () => {
  const seen: [string, number][] = []
  const { counting } = begin({ onSignal: (attack, _received, _block, times) => seen.push([attack, times]) })
  const reader: LineReader = {
    read(block, _, into) {
      into.what = 2
      into.day = day
      into.second = 3600
      into.event = { kind: 'sign-in', service: 'ssh', outcome: 'failed', unknownUser: false, times: 3 }
      return block.to
    },
  }
  counting.read(reader, blockOf('x\n'))
  assert.deepEqual(seen, [['password-ssh', 3]])
  const [tally] = counting.take()
  assert.equal(tally?.hour, day * 24 + 1)
  assert.equal(tally?.counts.get('sign-in/ssh-failed'), 3)
  assert.deepEqual(counting.openDays(), [])
})

/** As many visitors as asked for, each with one page: written by no log, since it would be a long one. */
function visitorsOf(count: number): LineReader {
  let next = 0
  return {
    read(block, at, into) {
      const [agentFrom, agentTo] = next % 10 === 0 ? [block.from, block.from + 6] : [block.from + 6, block.to]
      Object.assign(into, {
        what: 1,
        day,
        second: 5,
        isV4: true,
        address4: next,
        method: 1,
        status: 200,
        sentBytes: 1,
      })
      Object.assign(into, { agentFrom, agentTo, agentHash: hashSpan(block, agentFrom, agentTo) })
      Object.assign(into, { pathFrom: agentTo, pathTo: agentTo, queryFrom: 0, queryTo: 0 })
      next++
      return next === count ? block.to : at
    },
  }
}

test('beyond a million visitors are an estimate, and say so', t => {
  const { counting } = begin()
  const [exact, all] = [1_000_000, 1_100_000]
  counting.read(visitorsOf(all), blockOf(`curl/8${people[0]}`))
  const seen = counting.peek(day)
  assert.ok(seen !== null)
  t.diagnostic(`${all} visitors: ${seen.visitors}, of them ${seen.bots} bots`)
  assert.equal(seen.isExact, false)
  assert.ok(Math.abs(seen.visitors - all) < (all - exact) * 0.05)
  assert.ok(Math.abs(seen.bots - all / 10) < 1_000)
  const told = Sketch.parse(seen.sketch)?.estimate() ?? 0
  assert.ok(Math.abs(told / (all * 0.9) - 1) < 4 * sketchError, `${told}`)
  assert.equal(seen.views, all * 0.9)
})
