// Why a mail was not taken, by the words mail servers and their filters give: Postfix's own (smtpd_check.c), those of rspamd, SpamAssassin,
// postgrey, policyd-spf and OpenDKIM/OpenDMARC. The first that fits is taken; what nobody here has a name for is `other`.
// Proven by lines.test.ts.

import type { Rejection } from '../event.ts'
import { ascii, indexOf } from './shape.ts'

/** Small letters stand for both. */
const words: readonly (readonly [Rejection, ...string[]])[] = [
  ['relay', 'relay access denied', 'relaying denied', 'relay not permitted', 'not permitted to relay'],
  [
    'greylisted',
    'greylist',
    'grey-list',
    'graylist',
    'try again later',
    '4.3.2 service currently unavailable',
  ],
  ['blocklist', 'blocked using', 'blocklist', 'blacklist', 'denylist', '5.3.2 service currently unavailable'],
  ['dmarc', 'dmarc'],
  ['spf', 'spf'],
  ['dkim', 'dkim', '5.7.20 '],
  ['helo', 'helo command rejected', 'ehlo command rejected'],
  ['client-name', 'cannot find your', '.7.25 ', 'reverse hostname'],
  ['unknown-sender', 'sender address rejected', 'sender verify', 'bad sender'],
  [
    'unknown-user',
    'user unknown',
    'unknown user',
    'no such user',
    'undeliverable address',
    'unverified address',
  ],
  ['unknown-user', "user doesn't exist", 'mailbox unavailable', 'domain not found', 'recipient rejected'],
  ['quota', 'quota', 'mailbox is full', 'mailbox full', '.2.2 '],
  ['size', 'size limit', 'size exceeds', 'too big', 'too large', '.3.4 '],
  ['rate', 'too many', 'too much mail', 'rate limit', 'ratelimit', 'limit exceeded'],
  ['tls-required', 'starttls', 'encryption required', 'tls required'],
  ['protocol', 'pipelining', 'protocol error', 'syntax error', '.5.1 ', '.5.2 ', 'bare <lf>', 'bare newline'],
  ['content', 'spam', 'virus', 'malware', 'infected', 'content rejected', 'banned', 'phish', 'gtube'],
]

const reasons = words.flatMap(([reason, ...texts]) =>
  texts.map(text => ({ reason, text: Buffer.from(text) })),
)
const lettersRead = 512

/** Of a reply from its code on: `554 5.7.1 <a@example.org>: Relay access denied`. The address in it says nothing. */
export function rejectionOf(bytes: Uint8Array, from: number, to: number): Rejection {
  const small = lowered(bytes, from, Math.min(to, from + lettersRead))
  const reason = reasons.find(({ text }) => small.includes(text))?.reason ?? 'other'
  small.fill(0)
  return reason
}

const scratch = Buffer.alloc(lettersRead)

/** In small letters, and without what stands in angle brackets; `<LF>` and `<CR>` are no addresses. */
function lowered(bytes: Uint8Array, from: number, to: number): Buffer {
  let length = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    const end = byte === 60 ? indexOf(bytes, at, to, bracketEnd) : -1
    if (end > at + 3) at = end
    else scratch[length++] = byte >= 65 && byte <= 90 ? byte | 32 : byte
  }
  return scratch.subarray(0, length)
}

const bracketEnd = ascii('>')
