import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCountKey, measures } from './tally.ts'

test('every measure with each of its details is a key, and stands alone only where it has none', () => {
  for (const [measure, list] of Object.entries(measures)) {
    assert.equal(isCountKey(measure), list.length === 0, measure)
    if (list !== 'dsn') for (const detail of list) assert.ok(isCountKey(`${measure}/${detail}`), detail)
  }
})

test('what a log says of a person is no key', () => {
  const said = [
    '192.0.2.7',
    '2001:db8::7',
    'a@b.dk',
    'curl/8.5.0',
    '/brev?navn=bo',
    'alice',
    '',
    '/',
    '404 ',
    '600',
  ]
  for (const text of said)
    for (const measure of Object.keys(measures)) {
      assert.ok(!isCountKey(`${measure}/${text}`), `${measure}/${text}`)
      assert.ok(!isCountKey(text))
    }
})

test('a code of RFC 3463 is a detail of a bounce, and nothing else is', () => {
  for (const code of ['5.1.1', '4.7.0', '2.0.0', '5.7.999']) assert.ok(isCountKey(`bounced/${code}`), code)
  for (const code of ['5.1', '3.1.1', '5.8.1', '5.1.1000', '5.1.01', '5.1.1 a'])
    assert.ok(!isCountKey(`bounced/${code}`))
})
