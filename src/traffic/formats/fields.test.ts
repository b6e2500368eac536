import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Block, blockMargin, Received } from '../received.ts'
import { beginLine, type Field, fieldReader } from './fields.ts'
import { dayOf, decimal, durationOf } from './values.ts'
import { instantsIn } from './zone.ts'

function blockOf(text: string): Block {
  const bytes = Buffer.alloc(Buffer.byteLength(text, 'latin1') + 1 + blockMargin, 88)
  const to = bytes.write(`${text}\n`, 'latin1')
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), from: 0, to }
}

/** What a field makes of a text; null where it cannot be that. */
function put(field: Field, text: string, zone = 'UTC'): Received | null {
  const into = new Received()
  beginLine(into)
  const block = blockOf(text)
  return fieldReader(field).put(block, 0, block.to - 1, into, instantsIn(zone)) ? into : null
}

const time = (text: string, zone?: string): string | null => {
  const into = put('time', text, zone)
  return into === null ? null : new Date((into.day * 86_400 + into.second) * 1_000).toISOString().slice(0, 19)
}

test('times are read as they are written, whatever their zone', () => {
  assert.equal(time('10/Oct/2000:13:55:36 -0700'), '2000-10-10T13:55:36')
  assert.equal(time('[10/Oct/2000:13:55:36 -0700'), '2000-10-10T13:55:36')
  assert.equal(time('2026-05-31T23:59:60+02:00'), '2026-05-31T23:59:59')
  assert.equal(time('2024-02-29 08:09:10.123'), '2024-02-29T08:09:10')
})

test('instants are shown in the zone, across its change, in every unit', () => {
  assert.equal(time('1774745999', 'Europe/Copenhagen'), '2026-03-29T01:59:59')
  assert.equal(time('1774746000', 'Europe/Copenhagen'), '2026-03-29T03:00:00')
  assert.equal(time('1774746000.999', 'UTC'), '2026-03-29T01:00:00')
  for (const text of ['1774746000123', '1774746000123456', '1774746000123456789', '1.774746000e9'])
    assert.equal(time(text), '2026-03-29T01:00:00')
})

test('what is no time is none', () => {
  const texts = [
    ...['', '-', 'yesterday', '30/Feb/2026:10:00:00 +0000', '10/Okt/2026:10:00:00 +0000'],
    ...[
      '2026-13-01T10:00:00',
      '2026-05-31T24:00:00',
      '1969-12-31T10:00:00',
      '99999999999999999999999',
      '1e400',
    ],
  ]
  for (const text of texts) assert.equal(time(text), null, text)
})

test('every date of the calendar has its day, and no other date has one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1970, max: 9999 }),
      fc.integer({ max: 14 }),
      fc.integer({ max: 33 }),
      (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day))
        const isOne = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
        assert.equal(dayOf(year, month, day), isOne ? date.getTime() / 86_400_000 : -1)
      },
    ),
  )
})

test('numbers are those JSON knows, without a sign', () => {
  const read = (text: string): number => decimal(Buffer.from(text), 0, text.length)
  fc.assert(
    fc.property(fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e15, noNaN: true })), value => {
      const got = read(`${value}`)
      assert.ok(Math.abs(got - value) <= value * 1e-12 + 1e-300, `${value}: ${got}`)
    }),
  )
  for (const text of ['', '-1', '.5', '1.2.3', '1e', 'e5', '1x', '0x10', '1e99999'])
    assert.equal(read(text), -1, text)
})

test('an IPv4 address is a number beside its text, any other its text alone', () => {
  const address = (text: string) => {
    const into = put('address', text) ?? assert.fail()
    return [into.isV4, into.address4 >>> 0, into.addressFrom, into.addressTo]
  }
  assert.deepEqual(address('192.0.2.255'), [true, 0xc00002ff, 0, 11])
  assert.deepEqual(address('2001:db8::1'), [false, 0, 0, 11])
  assert.deepEqual(address('[2001:db8::1]'), [false, 0, 1, 12])
  for (const text of ['192.0.2', '192.0.2.256', '192.0.2.1.4', '192..2.1', 'host.example', '1922.0.2.1'])
    assert.equal(address(text)[0], false, text)
  assert.deepEqual(put('addresses', '192.0.2.1, 10.0.0.1')?.addressTo, 9)
})

test('a request is a method, a path and what stands behind ?', () => {
  const request = (text: string) => {
    const into = put('request', text) ?? assert.fail()
    return [into.method, text.slice(into.pathFrom, into.pathTo), text.slice(into.queryFrom, into.queryTo)]
  }
  assert.deepEqual(request('GET /a/b?c=d HTTP/1.1'), [1, '/a/b', 'c=d'])
  assert.deepEqual(request('PROPFIND / HTTP/1.1'), [10, '/', ''])
  assert.deepEqual(request('GETS /x? HTTP/1.0'), [0, '/x', ''])
  assert.deepEqual(request('GET /a b?c d HTTP/1.1'), [1, '/a b', 'c d'])
  assert.deepEqual(request('GET /a?b'), [0, 'GET /a?b', ''])
  assert.deepEqual(request('-'), [0, '-', ''])
  assert.deepEqual(request('\\x16\\x03\\x01?'), [0, '\\x16\\x03\\x01?', ''])
})

test('how long an answer took is microseconds in every unit', () => {
  assert.equal(put('seconds', '0.001234')?.micros, 1_234)
  assert.equal(put('millis', '12')?.micros, 12_000)
  assert.equal(put('micros', '12')?.micros, 12)
  assert.equal(put('nanos', '1500')?.micros, 2)
  assert.equal(put('seconds', '-')?.micros, -1)
  assert.equal(put('seconds', '0.1, 0.2'), null)
  assert.equal(put('status', '1000'), null)
  assert.equal(put('bytes', '-')?.sentBytes, 0)
})

test('a duration is in whole microseconds, and none that is longer than a day is one', () => {
  assert.equal(durationOf(12.4), 12)
  assert.equal(durationOf(86_400_000_000), 86_400_000_000)
  for (const none of [-1, 86_400_000_001, 1e51, Number.NaN, Number.POSITIVE_INFINITY])
    assert.equal(durationOf(none), -1)
})
