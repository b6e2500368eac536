// What our documents say beside the standard's keys, under `ordholden`, which TILT allows on every object: ids, whether an
// entry is only proposed, and that something is not said. Reading our own document back rests on it; nobody else needs it.
// Proven by tilt.test.ts and tilt-read.test.ts.

import type { Json } from '../../core/json.ts'

export type Own = { readonly ordholden?: { readonly [key: string]: Json } }

/** The members that have a value, under our key; nothing where none has. */
export function own(members: { readonly [key: string]: Json | undefined }): Own {
  const said = Object.entries(members).filter((each): each is [string, Json] => each[1] !== undefined)
  return said.length === 0 ? {} : { ordholden: Object.fromEntries(said) }
}

/** `proposed` where nobody has accepted the entry and the notice does not say it. */
export const statusOf = ({ status }: { readonly status: string }): 'proposed' | undefined =>
  status === 'proposed' ? status : undefined
