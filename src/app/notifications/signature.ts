// A message of a webhook, signed as Standard Webhooks 1.0.0 says: HMAC-SHA-256 over `id.timestamp.body`, base64, `v1,` before
// it; several signatures with a space between while a secret is rotated. Proven by signature.test.ts with the
// specification's own example, and by a receiver that checks by itself (test/practice/receiver.ts).

import { createHmac } from 'node:crypto'
import { concatBytes, fromBase64, toBase64, utf8 } from '../../core/bytes.ts'
import type { Random } from '../../core/clock.ts'
import type { Message } from '../../core/ports.ts'

const prefix = 'whsec_'
const secretBytes = 32

/** A new secret, as its receiver is given it. */
export const newSecret = (random: Random): string => prefix + toBase64(random.bytes(secretBytes))

/** `webhook-id`, `webhook-timestamp` and `webhook-signature` for a body, by each of the secrets. */
export function signMessage(
  id: string,
  at: Date,
  body: Uint8Array,
  secrets: readonly string[],
): Message['headers'] {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const signed = concatBytes(utf8(`${id}.${timestamp}.`), body)
  const signatures = secrets.map(secret => `v1,${macOf(secret, signed)}`)
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

function macOf(secret: string, signed: Uint8Array): string {
  const key = secret.startsWith(prefix) ? fromBase64(secret.slice(prefix.length)) : null
  if (key === null) throw new Error('expected a secret of a webhook, got something else')
  return createHmac('sha256', key).update(signed).digest('base64')
}
