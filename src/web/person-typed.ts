// Who somebody is, as it was typed: a name that can stand in a letter, and one address a letter can go to. Judged before an
// account is made: one that no letter reaches would keep its address taken, and nobody could come in. The same as src/mail
// takes, which no page may import; held to it by person-typed.test.ts. OWASP ASVS 5.0 1.3.11.

import { limits } from '../core/limits.ts'

/** Line breaks, other controls, and the signs that turn the direction of text. */
export const isName = (text: string): boolean =>
  text.trim() !== '' &&
  text.length <= limits.mailNameLetters &&
  text.isWellFormed() &&
  !/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(text)

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const domain = new RegExp(`^(?:${label}\\.)+(?![0-9]+$)${label}$`)

/** A shape, not a promise that somebody reads it (RFC 5321 leaves the rest to the server). */
export function isMail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const [name, host] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  const ascii = /^[\p{L}\p{M}\p{N}.-]+$/u.test(host) ? (URL.parse(`http://${host}/`)?.hostname ?? '') : ''
  const isShort =
    name.length <= limits.mailLocalLetters && name.length + 1 + ascii.length <= limits.mailAddressLetters
  return isShort && local.test(name) && domain.test(ascii)
}
