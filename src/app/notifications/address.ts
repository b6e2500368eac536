// Where a webhook may go: https to the outside; anything on this machine or in a private network only where the owner declared
// its origin, saying who decided, when and why. Addresses that are never public (link-local, the metadata of clouds) not even
// then. What a name leads to is judged at each delivery (src/net/destination.ts). Proven by address.test.ts.

import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { addressKind } from '../../net/address.ts'
import { hostOf } from '../../net/destination.ts'

/** An origin inside that may be sent to, and the decision as it was written. */
export interface Inside {
  readonly origin: string
  readonly decision: string
}

/** `http://10.0.0.5:8080, Anna Andersen, 2026-01-31, our own chat`; several with `;` between. */
export function parseInside(text: string): readonly Inside[] {
  const entries = text.split(';').map(entry => entry.trim())
  return entries.filter(entry => entry !== '').map(parseEntry)
}

function parseEntry(text: string): Inside {
  const [address = '', who = '', day = '', ...why] = text.split(',').map(part => part.trim())
  const url = URL.parse(address)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
  if (isOrigin && who !== '' && isDay && why.join('') !== '')
    return { origin: url.origin, decision: [who, day, ...why].join(', ') }
  throw new Refusal('usage', {
    message: 'ORDHOLDEN_WEBHOOK_INSIDE: expected an origin, who decided, the day and why, got something else',
    hint: 'write it as http://10.0.0.5:8080, Anna Andersen, 2026-01-31, our own chat; several with ; between',
  })
}

export type AddressFault = 'no-url' | 'long' | 'user' | 'plain' | 'inside'

export type Judged =
  | { readonly kind: 'taken'; readonly url: string; readonly decision: string | null }
  | { readonly kind: 'refused'; readonly because: AddressFault }

const refused = (because: AddressFault): Judged => ({ kind: 'refused', because })

/** Whether an address may be added, as far as can be said without asking anybody. */
export function judgeAddress(text: string, inside: readonly Inside[]): Judged {
  if (text.length > limits.webhookUrlLetters) return refused('long')
  const url = URL.parse(text.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) return refused('no-url')
  if (url.username !== '' || url.password !== '') return refused('user')
  url.hash = ''
  const declared = inside.find(({ origin }) => origin === url.origin)
  if (isNeverOpen(url)) return refused('inside')
  if (declared !== undefined) return { kind: 'taken', url: url.href, decision: declared.decision }
  if (isInside(url)) return refused('inside')
  return url.protocol === 'https:' ? { kind: 'taken', url: url.href, decision: null } : refused('plain')
}

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':')

const isNeverOpen = (url: URL): boolean => isAddress(hostOf(url)) && addressKind(hostOf(url)) === 'reserved'

function isInside(url: URL): boolean {
  const host = hostOf(url)
  if (isAddress(host)) return addressKind(host) !== 'public'
  return host === 'localhost' || host.endsWith('.localhost') || !host.includes('.')
}
