// Passwords of our database roles: derived from the keyring at every use, stored nowhere of ours. PostgreSQL gets only
// the verifier (RFC 5803, RFC 7677), made here, so that no statement, script or log ever carries the password.
// Proven by passwords.test.ts (the example of RFC 7677 §3) and by signing in.

import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { utf8 } from '../core/bytes.ts'
import type { Keys } from '../core/ports.ts'

/** The password of a role: 43 characters, another for every installation. */
export async function passwordOf(keys: Pick<Keys, 'mac'>, role: string): Promise<string> {
  return Buffer.from(await keys.mac('database', utf8(role))).toString('base64url')
}

// PostgreSQL's own count. More would only slow each sign-in: the password has 256 random bits.
const iterations = 4096

/** What PostgreSQL stores of a password: `SCRAM-SHA-256$<iterations>:<salt>$<stored key>:<server key>`. */
export function verifierOf(password: string, salt: Uint8Array): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64')
  const server = hmac('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${stored}:${server}`
}
