// Addresses as a machine takes them. Proven by uri.test.ts.

import { limits } from '../../core/limits.ts'

/** An address as RFC 3986 writes it; null for what is none. */
export function uriOf(url: string): string | null {
  const whole = URL.parse(url.slice(0, limits.siteUrlCharacters).toWellFormed())?.href
  if (whole === undefined) return null
  const written = whole.replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, letter => encodeURIComponent(letter))
  return written.replace(/%(?![0-9a-f]{2})/gi, '%25')
}
