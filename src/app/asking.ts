// Done once, however often a program asks for it by the same key within a day (draft-ietf-httpapi-idempotency-key-header): the
// answer of the first time is kept sealed and given again. Whether a key was seen is one row; between the effect and its
// answer we can be stopped, and then nobody here knows which it was: that is said, never guessed.
// Proven by test/contracts/asked.test.ts.

import { fromUtf8, toHex, utf8 } from '../core/bytes.ts'
import { beginAsking, keepAnswer } from '../store/asked.ts'
import type { Opened } from './opened.ts'

export const askedMs = 24 * 60 * 60_000

export interface AskedOnce {
  /** Whose key it is. */
  readonly by: string
  readonly key: string
  /** All of what was asked: the same key for anything else is a mistake. */
  readonly what: string
}

export interface KeptAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

export type Once =
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  /** The key was for something else. */
  | { readonly kind: 'other' }
  /** It is being done. */
  | { readonly kind: 'busy' }
  /** It was begun, and we were stopped. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'full' }

export interface Asking {
  once(asked: AskedOnce, act: () => Promise<KeptAnswer>): Promise<Once>
}

/** The key answers lie sealed under. */
const sealKey = 'asked'

export function openAsking({
  store,
  keys,
  setting: { clock },
}: Pick<Opened, 'store' | 'keys' | 'setting'>): Asking {
  const busy = new Set<string>()
  const before = async (sealed: Uint8Array | null): Promise<Once> =>
    sealed === null ? { kind: 'lost' } : { kind: 'answered', answer: await openAnswer(keys, sealed) }
  const markOf = (...parts: readonly string[]) => keys.mac('mark', utf8(`asked:${JSON.stringify(parts)}`))
  return {
    async once({ by, key, what }, act) {
      const [mark, fingerprint] = [await markOf(by, key), await markOf(what)]
      const name = toHex(mark)
      // From before the row is there until its answer is: whoever asks in between would take a row without one for lost.
      if (busy.has(name)) return { kind: 'busy' }
      busy.add(name)
      try {
        const at = clock.now()
        const endsAt = new Date(at.getTime() + askedMs)
        const begun = await beginAsking(store.owner, { mark, fingerprint, at, endsAt })
        if (begun.kind === 'other' || begun.kind === 'full') return { kind: begun.kind }
        if (begun.kind === 'before') return await before(begun.answer)
        const answer = await act()
        await keepAnswer(store.owner, mark, await keys.seal(sealKey, utf8(JSON.stringify(answer))))
        return { kind: 'answered', answer }
      } finally {
        busy.delete(name)
      }
    },
  }
}

const openAnswer = async (keys: Opened['keys'], sealed: Uint8Array): Promise<KeptAnswer> =>
  JSON.parse(fromUtf8(await keys.open(sealKey, new Uint8Array(sealed))))
