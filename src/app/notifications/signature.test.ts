import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSigned } from '../../../test/practice/receiver.ts'
import { utf8 } from '../../core/bytes.ts'
import { systemRandom } from '../../core/clock.ts'
import { newSecret, signMessage } from './signature.ts'

test('the example of the Standard Webhooks specification', () => {
  const headers = signMessage(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    new Date(1_614_265_330_000),
    utf8('{"test": 2432232314}'),
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  )
  assert.equal(headers['webhook-timestamp'], '1614265330')
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a receiver that checks by itself takes each secret, and nothing changed by one byte', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(text, fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (body, at) => {
      const secrets = [newSecret(systemRandom), newSecret(systemRandom)]
      const headers = signMessage('0195', at, utf8(body), secrets)
      for (const secret of secrets) assert.ok(isSigned(headers, body, secret))
      assert.ok(!isSigned(headers, `${body}x`, secrets[0] ?? ''))
      assert.ok(!isSigned({ ...headers, 'webhook-id': '0196' }, body, secrets[0] ?? ''))
      assert.ok(!isSigned({ ...headers, 'webhook-timestamp': '1' }, body, secrets[0] ?? ''))
      assert.ok(!isSigned(headers, body, newSecret(systemRandom)))
    }),
    { numRuns: 100 },
  )
})

test('a secret is 32 bytes of chance, written as the specification does', () => {
  assert.match(newSecret(systemRandom), /^whsec_[A-Za-z0-9+/]{43}=$/)
  assert.notEqual(newSecret(systemRandom), newSecret(systemRandom))
  assert.throws(() => signMessage('1', new Date(0), utf8(''), ['secret']), /expected a secret of a webhook/)
})
