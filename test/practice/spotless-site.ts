// A practice site as it should be: its own parts, and one CDN held to one version by its hash. No cookie, nothing stored.

import { createHash } from 'node:crypto'
import type { Hosts } from './hosts.ts'

const library = 'window.library = { version: "3.1.4" }\n'
const integrity = `sha384-${createHash('sha384').update(library).digest('base64')}`

export const spotlessUrl = 'https://www.spotless.test/'
/** The one third party the site declares. */
export const spotlessCdn = 'cdn.parts.test'

const library314 = `<script src="https://${spotlessCdn}/library@3.1.4/library.js" integrity="${integrity}" crossorigin></script>`

const siteWith = (part: string): Hosts => ({
  'www.spotless.test': {
    '/': {
      headers: {
        'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self' data:; script-src https://${spotlessCdn}`,
        'strict-transport-security': 'max-age=31536000',
        'referrer-policy': 'no-referrer',
        'permissions-policy': 'camera=(), geolocation=(), microphone=()',
        'x-content-type-options': 'nosniff',
      },
      body: `<!doctype html><html lang="da"><head><title>Spotless</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
${part}
</head><body><h1>Spotless</h1><img src="/logo.svg" alt="Logo"></body></html>`,
    },
    '/style.css': { type: 'text/css', body: 'h1 { color: black }' },
    '/logo.svg': {
      type: 'image/svg+xml',
      headers: { etag: '"65a1b2c3-2f"' },
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/><text x="4" y="20">Spotless</text></svg>',
    },
  },
  [spotlessCdn]: { '/library@3.1.4/library.js': { type: 'text/javascript', body: library } },
})

export const spotlessSite: Hosts = siteWith(library314)

/** The same without the CDN it declares. */
export const cdnGoneSite: Hosts = siteWith('')
