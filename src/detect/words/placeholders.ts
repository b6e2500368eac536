// Whether a value is a secret at all: what stands in examples, templates and code in the place of one is none. Shannon's entropy in bits
// for each letter, as gitleaks counts it, so that its thresholds can be used as they are. Proven by secrets.test.ts.

export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Whole values that people write where a secret would stand. */
const words =
  /^(?:x+|\*+|\.+|-+|_+|0+|1234(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?|abc(?:def|123)?|true|false|null|none|nil|undefined|empty|string|text|required|optional|hidden|masked|redacted|secret|token|key|value|password|passwd|pass|pwd|adgangskode|kodeord|hemmelig(?:t)?|test(?:ing|123)?|example|eksempel|sample|dummy|default|change[-_]?(?:me|it)|changeit|todo|tbd|n\/?a|foo|bar|foobar|user|username|admin|root|guest|my[-_]?(?:password|secret|token|key)|scram-sha-[-\w]*|sha-?\d*|bcrypt|argon2\w*|din[-_\w]*kode\w*)$/i

/** What somebody is told to write: `your_token`, `put-it-here`, `somePassword`; and no password that begins so by chance. */
const told =
  /^(?:your|insert|replace|enter|put|some)(?:[-_][-_\w]*|(?:your|my|the|here|with|it|in)[-_\w]*|(?:api)?[-_]?(?:password|passwd|pass|pwd|secret|token|key|value|thing|string|text)[-_\w]*)?$/i

/** References, templates and calls: what is read from elsewhere. */
const references =
  /^(?:\$|%[A-Za-z_]+%|@[A-Za-z_]+@|<[^>]*>?$|\{\{|\[|#\{|\(|process\.env|os\.(?:environ|getenv)|getenv|env\.|config\.|secrets\.|vault:|arn:|ssm:|file:|self\.|this\.|req\.|request\.|&[a-z]+;)/i
const code = /^[A-Za-z_$][\w$]*(?:\.[\w$]+)+$|^[A-Za-z_$][\w$.]*\(|\)[;,]?$/
const runs =
  /(.)\1{5,}|0123456789|abcdefghijkl|EXAMPLE$|example|placeholder|XXXX|deadbeef|<[\w .-]+>|…|\xe2\x80\xa6/i

export const isPlaceholder = (value: string): boolean =>
  words.test(value) || told.test(value) || references.test(value) || code.test(value) || runs.test(value)
