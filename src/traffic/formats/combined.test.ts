import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAll } from '../../../test/practice/log-block.ts'
import { type Block, hashSpan, methods, type Received, what } from '../received.ts'
import { isoDay } from '../traffic.ts'
import { CombinedReader, type LineForm } from './combined.ts'

const text = ({ bytes }: Block, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** All of it in words; null for a line that could not be read. Every hash is held against the one the house defines. */
function told(received: Received, block: Block) {
  const {
    address4,
    isV4,
    addressFrom,
    addressTo,
    pathFrom,
    pathTo,
    referrerFrom,
    referrerTo,
    agentFrom,
    agentTo,
  } = received
  if (received.what === what.unread) return null
  assert.equal(received.what, what.web)
  assert.equal(received.pathHash, hashSpan(block, pathFrom, pathTo))
  assert.equal(received.referrerHash, hashSpan(block, referrerFrom, referrerTo))
  assert.equal(received.agentHash, hashSpan(block, agentFrom, agentTo))
  const v4 = [24, 16, 8, 0].map(bits => (address4 >>> bits) & 255).join('.')
  return {
    address: isV4 ? v4 : `text ${text(block, addressFrom, addressTo)}`,
    at: `${isoDay(received.day)} ${received.second}`,
    method: methods[received.method],
    path: text(block, pathFrom, pathTo),
    query: text(block, received.queryFrom, received.queryTo),
    status: received.status,
    bytes: received.sentBytes,
    referrer: text(block, referrerFrom, referrerTo),
    agent: text(block, agentFrom, agentTo),
  }
}

const readLines = (lines: string, form: LineForm = 'combined') =>
  readAll(new CombinedReader(form), lines, told)
const lineWith = (request: string, rest = '200 5 "-" "a"', before = '1.2.3.4 - - ') =>
  `${before}[17/May/2015:10:05:03 +0000] "${request}" ${rest}\n`
const one = (line: string, form?: LineForm) => {
  const [only, ...more] = readLines(line, form)
  assert.equal(more.length, 0)
  return only
}

test('a line of the combined format is read into its parts', () => {
  const line = lineWith(
    'GET /a/b.html?q=1&r=2 HTTP/1.1',
    '200 203023 "https://example.com/x?y" "Mozilla/5.0 (X11)"',
  )
  assert.deepEqual(one(line), {
    ...{ address: '1.2.3.4', at: '2015-05-17 36303', method: 'GET', path: '/a/b.html', query: 'q=1&r=2' },
    ...{ status: 200, bytes: 203_023, referrer: 'https://example.com/x?y', agent: 'Mozilla/5.0 (X11)' },
  })
})

test('common and vhost-combined are read by the same rules', () => {
  const common = one('9.8.7.6 - - [01/Jan/2024:00:00:00 +0100] "HEAD / HTTP/1.0" 304 -\n', 'common')
  assert.equal(common?.address, '9.8.7.6')
  assert.equal(common?.method, 'HEAD')
  assert.equal(common?.bytes, 0)
  assert.equal(common?.agent, '')
  const hosted = one(`example.com:443 ${lineWith('POST /x HTTP/2.0')}`, 'vhost-combined')
  assert.equal(hosted?.address, '1.2.3.4')
  assert.equal(hosted?.method, 'POST')
})

test('requests of every shape have a path, and what is no address is one path', () => {
  const shapes: readonly (readonly [string, string, string, string])[] = [
    ['GET / HTTP/1.1', 'GET', '/', ''],
    ['GET /? HTTP/1.1', 'GET', '/', ''],
    ['PROPFIND /a HTTP/1.1', 'PROPFIND', '/a', ''],
    ['BREW /pot HTTP/1.1', 'OTHER', '/pot', ''],
    ['GET /a b c?d e HTTP/1.1', 'GET', '/a b c', 'd e'],
    ['GET /a!b!!!c?x!y HTTP/1.1', 'GET', '/a!b!!!c', 'x!y'],
    ['GET /q\\"x\\" HTTP/1.1', 'GET', '/q\\"x\\"', ''],
    ['GET /q?a=\\"x\\\\\\" HTTP/1.1', 'GET', '/q', 'a=\\"x\\\\\\"'],
    ['GET /æøå HTTP/1.1', 'GET', Buffer.from('/æøå').toString('latin1'), ''],
    ['GET /old', 'OTHER', 'GET /old', ''],
    ['-', 'OTHER', '-', ''],
    ['', 'OTHER', '', ''],
    ['\\x16\\x03\\x01\\x02\\x00?\\x01', 'OTHER', '\\x16\\x03\\x01\\x02\\x00?\\x01', ''],
    ['OPTIONS * HTTP/1.1', 'OPTIONS', '*', ''],
  ]
  for (const [request, method, path, query] of shapes) {
    const read = one(lineWith(request))
    assert.deepEqual(
      [read?.method, read?.path, read?.query, read?.agent],
      [method, path, query, 'a'],
      request,
    )
  }
})

test('addresses and users of every shape', () => {
  const addresses = [
    ['2001:db8::1', 'text 2001:db8::1'],
    ['::ffff:1.2.3.4', 'text ::ffff:1.2.3.4'],
    ['255.255.255.255', '255.255.255.255'],
    ['256.1.1.1', 'text 256.1.1.1'],
    ['1.2.3', 'text 1.2.3'],
    ['1.2.3.4.5', 'text 1.2.3.4.5'],
    ['client.example', 'text client.example'],
  ]
  for (const [written = '', read] of addresses)
    assert.equal(one(lineWith('GET / HTTP/1.1', undefined, `${written} - - `))?.address, read)
  for (const user of ['alice', 'Alice B. [admin]', 'a [17/', '- x'])
    assert.equal(one(lineWith('GET /u HTTP/1.1', undefined, `1.2.3.4 - ${user} `))?.path, '/u', user)
})

test('escapes in a referrer and an agent, a carriage return, and an agent that was cut', () => {
  const escaped = one(lineWith('GET / HTTP/1.1', '200 5 "http://a/\\"b\\\\" "agent \\"quoted\\" \\\\"'))
  assert.equal(escaped?.referrer, 'http://a/\\"b\\\\')
  assert.equal(escaped?.agent, 'agent \\"quoted\\" \\\\')
  const cut = '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "Mozilla, cut'
  assert.equal(one(`${cut}\n`)?.agent, 'Mozilla, cut')
  assert.equal(one(`${cut}\r\n`)?.agent, 'Mozilla, cut')
})

test('what is no such line is unread, and the next line is read', () => {
  const good = lineWith('GET /good HTTP/1.1')
  const bad = [
    ...['', ' ', 'x', '\0\0\0', '"', '[', `${'['.repeat(5000)}`, '1.2.3.4', '1.2.3.4 - - [', '1.2.3.4 - -'],
    '1.2.3.4 - - [17/May/2015:10:05:03 +0000]',
    '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1',
    '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200',
    '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 20x 5 "-" "a"',
    '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 x "-" "a"',
    '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5',
    '1.2.3.4 - - [31/Feb/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a"',
    '1.2.3.4 - - [17/Maj/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a"',
    '1.2.3.4 - - [17/May/2015:24:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a"',
    '1.2.3.4 - - [17/May/2015:1:005:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a"',
    ...['{"ts":1}', '2001:db8::1 - - \\', `\\${'"'.repeat(40)}`],
  ]
  for (const line of bad) {
    const [first, second] = readLines(`${line}\n${good}`)
    assert.equal(first, null, line)
    assert.equal(second?.path, '/good', line)
  }
})

test('no line looks beyond its end: whatever stands there, the next one is read', () => {
  const part = fc.constantFrom(
    ...'1234567890.: -[]"\\/?!',
    'GET',
    ' HTTP/1.1',
    '17/May/2015:10:05:03 +0000',
    '200',
    '\0',
    'é',
  )
  const line = fc.array(part, { maxLength: 40 }).map(parts => parts.join(''))
  const forms = fc.constantFrom<LineForm>('common', 'combined', 'vhost-combined')
  fc.assert(
    fc.property(line, line, forms, (a, b, form) => {
      const good = (path: string) =>
        `${form === 'vhost-combined' ? 'a.example:80 ' : ''}${lineWith(`GET ${path} HTTP/1.1`)}`
      const read = readLines(`${a}\n${good('/good')}${b}\n${good('/next')}`, form)
      assert.equal(read.length, 4)
      assert.deepEqual([read[1]?.path, read[3]?.path], ['/good', '/next'])
    }),
    { numRuns: 2_000 },
  )
})

test('a leap second is the second before it, and the day is that of the line', () => {
  const lines = [
    '31/Dec/2016:23:59:60',
    '01/Jan/2017:00:00:00',
    '29/Feb/2016:12:00:00',
    '31/Dec/2016:23:59:59',
  ]
  const read = readLines(
    lines.map(at => `1.1.1.1 - - [${at} +0000] "GET / HTTP/1.1" 200 1 "-" "a"\n`).join(''),
  )
  assert.deepEqual(
    read.map(line => line?.at),
    ['2016-12-31 86399', '2017-01-01 0', '2016-02-29 43200', '2016-12-31 86399'],
  )
})
