// What a row says of a person, sealed under the key of its case; and the mark it is found by. A copy that stays where nothing
// can be scrubbed (a replica, an archive, somebody else's server) says nothing without the key, and nothing for good once
// the key is destroyed (house row "erasing rows"). Columns of this kind are never compared: a mark stands beside them.
// Proven by test/contracts/sealed.test.ts.

import { fromUtf8, utf8 } from '../core/bytes.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import type { Keys } from '../core/ports.ts'
import { caseKey } from './openings.ts'

/** What `Says` says, under a key. */
export type Sealed<Says> = Uint8Array & { readonly says?: Says }

/** Refuses with `key-destroyed` where the case was closed for good, with `limit` above `limits.sealPlaintextBytes`. */
export async function sealSaid<Says extends Json>(
  keys: Pick<Keys, 'seal'>,
  about: string,
  said: Says,
): Promise<Sealed<Says>> {
  return (await keys.seal(caseKey(about), utf8(canonicalJson(said)))) as Sealed<Says>
}

/** Refuses with `key-destroyed` where the case was closed for good. */
export async function openSaid<Says extends Json>(
  keys: Pick<Keys, 'open'>,
  about: string,
  sealed: Sealed<Says>,
): Promise<Says> {
  return JSON.parse(fromUtf8(await keys.open(caseKey(about), sealed)))
}

/**
 * What is looked for by being the same, however it is written: an HMAC under a key of ours, so that nobody else can try
 * addresses against it.
 */
export const markOf = (keys: Pick<Keys, 'mac'>, what: 'mail' | 'name', text: string): Promise<Uint8Array> =>
  keys.mac('mark', utf8(`${what}:${text.trim().normalize('NFC').toLowerCase()}`))
