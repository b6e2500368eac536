import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { parseRoutes } from './route.ts'

test('a host and port lead where it was said, others nowhere else', () => {
  const route = parseRoutes(['www.firma.dk:443:192.0.2.7', 'Www.Firma.dk:80:[2001:db8::7]:8080'])
  assert.deepEqual(route('www.firma.dk', 443), { address: '192.0.2.7', port: 443 })
  assert.deepEqual(route('www.firma.dk', 80), { address: '2001:db8::7', port: 8080 })
  assert.equal(route('www.firma.dk', 8443), null)
  assert.equal(route('firma.dk', 443), null)
})

test('the first that fits counts, and * is every host', () => {
  const route = parseRoutes(['a.test:443:127.0.0.1:1', '*:443:127.0.0.1:2'])
  assert.equal(route('a.test', 443)?.port, 1)
  assert.equal(route('b.test', 443)?.port, 2)
  assert.equal(route('b.test', 80), null)
})

for (const text of [
  '',
  'firma.dk',
  'firma.dk:443',
  'firma.dk:443:',
  'firma.dk:443:vaert.dk',
  'firma.dk:0:192.0.2.7',
  'firma.dk:443:192.0.2.7:65536',
  'firma.dk:443:2001:db8::7',
  'firma.dk:443:[192.0.2.7]',
  'firma.dk:x:192.0.2.7',
])
  test(`refused with its text: ${JSON.stringify(text)}`, () =>
    assert.throws(
      () => parseRoutes([text]),
      fault =>
        fault instanceof Refusal && fault.code === 'usage' && fault.message.includes(JSON.stringify(text)),
    ))
