// Where a rule's ground can be read: the standard its header, attribute or identifier is defined in, or the law behind the promise.
// Only what the text itself says. Proven by sarif.test.ts.

const gdpr = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'
// Art. 5(3): what is stored in, or read from, somebody's equipment.
const ePrivacy = 'https://eur-lex.europa.eu/eli/dir/2002/58/oj'

/** By rule, else by the group before the slash; the others rest on the regulation. */
const places: Readonly<Record<string, string>> = {
  trackers: ePrivacy,
  'trackers/etag': 'https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3',
  'trackers/fingerprint': 'https://www.w3.org/TR/fingerprinting-guidance/',
  pinned: 'https://www.w3.org/TR/SRI/',
  'parties/cloaked': 'https://www.rfc-editor.org/rfc/rfc1034#section-3.6.2',
  'headers/csp': 'https://www.w3.org/TR/CSP3/',
  'headers/csp-unsafe': 'https://www.w3.org/TR/CSP3/',
  'headers/hsts': 'https://www.rfc-editor.org/rfc/rfc6797',
  'headers/referrer-policy': 'https://www.w3.org/TR/referrer-policy/',
  'headers/permissions-policy': 'https://www.w3.org/TR/permissions-policy/',
  'headers/nosniff': 'https://fetch.spec.whatwg.org/#x-content-type-options-header',
  'headers/cookie-flags': 'https://www.rfc-editor.org/rfc/rfc6265',
  'headers/mixed-content': 'https://www.w3.org/TR/mixed-content/',
}

export const helpOf = (rule: string): string => places[rule] ?? places[rule.replace(/\/.*/, '')] ?? gdpr
