// What every answer carries, pages and data alike: nothing runs, nothing is framed, nothing is told to others. Held against
// what Google's CSP Evaluator calls high by headers.test.ts, and sent by server.test.ts.

/** `forms` is 'none' for what is only read. No script of any origin, so neither nonces nor hashes. */
const policyOf = (forms: 'none' | 'self'): string =>
  `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action '${forms}'; base-uri 'none'; frame-ancestors 'none'`

export const strictHeaders = {
  'Content-Security-Policy': policyOf('none'),
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

export const onlyUnderTls = { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } as const

/**
 * For a page with a form, instead of the above. A page that tells nobody where it was makes the browser send its own forms
 * with `Origin: null`, which over plain http is all there is to judge them by.
 */
export const formHeaders = {
  'Content-Security-Policy': policyOf('self'),
  'Referrer-Policy': 'same-origin',
} as const

/** As a page with a form, and a script of ours runs on it: a browser is asked for a passkey by nothing else. */
export const scriptHeaders = {
  'Content-Security-Policy': `${policyOf('self')}; script-src 'self'`,
  'Referrer-Policy': 'same-origin',
} as const

/** For a letter shown as it is sent: its styles stand in its tags, and it can do nothing else, not even lead a form away. */
export const letterHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
} as const
