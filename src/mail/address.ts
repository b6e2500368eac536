// Addresses letters go to and come from: one address, in the form every mail server takes (RFC 5321 §4.1.2, without
// quoted local parts; a domain with other letters than ASCII's is written the way DNS has it, RFC 5891).
// No message here repeats an address: a refusal may end in a log. ASVS 1.3.11; proven by letter.test.ts.

import { domainToASCII } from 'node:url'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { faultOfLine } from './line.ts'

/** Who a letter is from: an address, and a name where there is one. */
export interface Mailbox {
  readonly name: string | null
  readonly address: string
}

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domain =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** The address as it is sent. Refuses two addresses, names, comments, line breaks, and what is too long. */
export function parseAddress(text: string): string {
  const at = text.lastIndexOf('@')
  const [name, host] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  const ascii = /^[\p{L}\p{M}\p{N}.-]+$/u.test(host) ? domainToASCII(host) : ''
  const address = `${name}@${ascii}`
  if (name.length > limits.mailLocalLetters || address.length > limits.mailAddressLetters)
    throw wrong(
      `one of more than ${limits.mailAddressLetters} letters, or ${limits.mailLocalLetters} before @`,
    )
  if (!local.test(name)) throw wrong('something else before @')
  if (!domain.test(ascii)) throw wrong('something else after @')
  return address
}

const wrong = (got: string): Refusal =>
  new Refusal('usage', {
    message: `expected one e-mail address, got ${got}`,
    hint: 'write it as name@example.org: no name beside it, no second address, letters a-z before @',
  })

/** `Name <address>`, or the address alone. */
export function parseMailbox(text: string): Mailbox {
  const [, name, inside] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? []
  if (name === undefined || inside === undefined) return { name: null, address: parseAddress(text) }
  const fault = faultOfLine(name, limits.mailNameLetters)
  if (fault !== null || /["\\,;:@]/.test(name))
    throw new Refusal('usage', {
      message: `expected a sender's name, got ${fault ?? 'one with signs that stand between addresses'}`,
      hint: 'write it as Firma ApS <post@example.org>',
    })
  return { name: name.trim(), address: parseAddress(inside) }
}
