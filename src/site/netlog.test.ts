import assert from 'node:assert/strict'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { limits } from '../core/limits.ts'
import { type NetLogEvent, ownHostsIn, parseNetLog, readNetLog } from './netlog.ts'

// As FileNetLogObserver writes it: constants, then one event on each line, then the end of the list and what was polled.
const constants = JSON.stringify({
  constants: {
    logEventTypes: { CANCELLED: 0, REQUEST_ALIVE: 2, URL_REQUEST_START_JOB: 181 },
    logSourceType: { NONE: 0, URL_REQUEST: 1 },
  },
})
const events = [
  '{"params":{"url":"https://a.test/","list":[{"x":1}]},"phase":1,"source":{"id":7,"start_time":"1","type":1},"time":"2","type":181}',
  '{"phase":2,"source":{"id":7,"type":1},"time":"3","type":2}',
  '{"phase":0,"source":{"id":8,"type":0},"time":"4","type":181}',
]
const whole = `${constants.slice(0, -1)},\n"events": [\n${events.join(',\n')}],\n"polledData": {"sources":[]}}\n`

const expected = [
  {
    type: 'URL_REQUEST_START_JOB',
    source: 7,
    sourceType: 'URL_REQUEST',
    params: { url: 'https://a.test/', list: [{ x: 1 }] },
  },
  { type: 'REQUEST_ALIVE', source: 7, sourceType: 'URL_REQUEST', params: {} },
  { type: 'URL_REQUEST_START_JOB', source: 8, sourceType: 'NONE', params: {} },
]

test('a whole log, to its last event, however its list ends', () => {
  assert.deepEqual(parseNetLog(whole), expected)
  assert.deepEqual(parseNetLog(whole.replace(/\],\n"polledData".*/, ']}')), expected)
  assert.deepEqual(parseNetLog(whole.replaceAll('\n', '\r\n')), expected)
})

test('a log cut anywhere tells what stands before the cut, and nothing else', () => {
  const ends = events.map(event => whole.indexOf(event) + event.length)
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const parsed = parseNetLog(whole.slice(0, cut))
    if (cut < constants.length - 1) assert.equal(parsed, null, `cut at ${cut}`)
    else assert.deepEqual(parsed, expected.slice(0, ends.filter(end => end <= cut).length), `cut at ${cut}`)
  }
})

test('a log without its constants is none', () => {
  const broken = [
    '',
    '\n',
    'null',
    '[]',
    '{}',
    '{"constants":{"logEventTypes":[],"logSourceType":{}},',
    whole.slice(1),
  ]
  for (const text of broken) assert.equal(parseNetLog(text), null, text.slice(0, 40))
})

test('lines that are no events are passed over', () => {
  const lines = [
    'garbage',
    '{"source":{"id":1,"type":1}}',
    '{"source":{"id":1,"type":1},"type":null}',
    '{"source":{"id":1,"type":1},"type":"181"}',
    '{"source":{"id":1,"type":1},"type":999}',
    '{"source":null,"type":181}',
    '{"source":[],"type":181}',
    '{"source":{"id":null,"type":1},"type":181}',
    '{"source":{"type":1},"type":181}',
    '[{"source":{"id":1,"type":1},"type":181}]',
    '{"source":{"id":1,"type":1},"type":181',
    '\u0000\uffff',
  ]
  const [head = ''] = whole.split('\n')
  assert.deepEqual(parseNetLog([head, '"events": [', ...lines, `${events[0]},`].join('\n')), [expected[0]])
  const odd = '{"params":[1],"source":{"id":1,"type":99},"type":2}'
  assert.deepEqual(parseNetLog(`${head}\n${odd}`), [
    { type: 'REQUEST_ALIVE', source: 1, sourceType: 'NONE', params: {} },
  ])
})

test('blanks without end in a header take no time', () => {
  const [head = ''] = whole.split('\n')
  const long = `{"params":{"x":"${' '.repeat(2_000_000)}."},"source":{"id":7,"type":1},"type":2},`
  const started = performance.now()
  assert.equal(parseNetLog(`${head}\n${long}\n${long}`)?.length, 2)
  assert.ok(performance.now() - started < 3_000)
})

test('a log on the disk; none where there is no file, an empty one, or one that is too large', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-netlog-'))
  t.after(() => rm(folder, { recursive: true }))
  const file = join(folder, 'netlog.json')
  assert.equal(await readNetLog(file), null)
  await writeFile(file, '')
  assert.equal(await readNetLog(file), null)
  await writeFile(file, whole)
  const read = await readNetLog(file)
  assert.equal(read?.events.length, 3)
  assert.equal(gunzipSync(read?.file ?? '').toString(), whole)
  await truncate(file, limits.siteNetLogBytes + 1)
  assert.equal(await readNetLog(file), null)
})

test('the browser’s own are those nobody on a page began: never a page, a part of one, or what is only connected to', () => {
  const begun = (host: string, initiator: string, request_type: string): NetLogEvent => ({
    ...{ type: 'URL_REQUEST_START_JOB', source: 1, sourceType: 'URL_REQUEST' },
    params: { url: `https://${host}/x`, initiator, request_type },
  })
  const none = 'not an origin'
  const log = [
    begun('autofill.test', none, 'other'),
    begun('page.test', none, 'main frame'),
    begun('part.test', 'https://page.test', 'other'),
    begun('sandboxed.test', 'null [internally: (1) derived from https://page.test]', 'other'),
    begun('both.test', none, 'other'),
    begun('both.test', 'https://page.test', 'other'),
    { ...begun('connected.test', none, 'other'), type: 'SSL_CONNECT_JOB' },
    { ...begun('x', none, 'other'), params: { url: 'no address', initiator: none, request_type: 'other' } },
  ]
  assert.deepEqual([...ownHostsIn(log)], ['autofill.test'])
  assert.deepEqual([...ownHostsIn([])], [])
})
