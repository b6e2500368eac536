// Opening a page, and what it means where that fails: Chromium's own words for it, put as what was expected and what came.
// Net errors: net/base/net_error_list.h of Chromium. Proven by test/hostile/site.test.ts, a site for each row.

import type { Page } from 'playwright-core'
import type { LookFailure } from '../core/ports.ts'
import { portOf } from '../net/destination.ts'
import type { Names } from '../net/names.ts'
import type { VisitFailure } from './audit.ts'

/** Why a page was not seen whole. */
export interface Failure {
  readonly because: VisitFailure
  readonly detail: string
}

export interface Opened {
  /** Whether there is a document of the page's own to look at. */
  readonly isThere: boolean
  readonly status: number | null
  readonly failure: Failure | null
}

/** Opens it and waits until it has loaded. A page that sends on by script has then opened, and loads where it leads. */
export async function openPage(tab: Page, url: string, names: Names, timeoutMs: number): Promise<Opened> {
  const until = performance.now() + timeoutMs
  let asked = url
  tab.on('request', request => {
    if (request.isNavigationRequest() && request.frame() === tab.mainFrame()) asked = request.url()
  })
  let status: number | null = null
  let isThere = false
  try {
    const response = await tab.goto(url, { waitUntil: 'commit', timeout: timeoutMs })
    status = response?.status() ?? null
    isThere = true
    await tab.waitForLoadState('load', { timeout: Math.max(1, until - performance.now()) })
    return { isThere, status, failure: null }
  } catch (error) {
    const said = String(error instanceof Error ? error.message : error)
    const failure = await failureOf(said, { isThere, asked, names, seconds: Math.round(timeoutMs / 1_000) })
    return { isThere, status, failure }
  }
}

interface Attempt {
  readonly isThere: boolean
  /** Where the last redirect led. */
  readonly asked: string
  readonly names: Names
  readonly seconds: number
}

async function failureOf(said: string, { isThere, asked, names, seconds }: Attempt): Promise<Failure> {
  if (/Timeout [\d.]+ms/.test(said)) {
    const got = isThere ? 'expected the page to load' : 'expected an answer'
    return { because: 'timeout', detail: `${got} within ${seconds} s, got no end of it` }
  }
  if (/ERR_SOCKS/.test(said)) return closedTo(asked, names)
  const code = /ERR_\w+/.exec(said)?.[0] ?? said.split('\n', 1)[0]?.slice(0, 100) ?? ''
  const [, because, expected] = meanings.find(([pattern]) => pattern.test(said)) ?? unforeseen
  return { because, detail: expected.replace('{code}', code) }
}

type Meaning = readonly [said: RegExp, because: VisitFailure, detail: string]

// The first that fits.
const meanings: readonly Meaning[] = [
  [/ERR_TOO_MANY_REDIRECTS/, 'limit', 'expected at most 20 redirects, got more'],
  [/Download is starting/, 'file', 'expected a page, got a file to download'],
  [/crash/i, 'crashed', 'expected a page, got the end of its process'],
  [/CLIENT_AUTH/, 'unreachable', 'expected a page for everybody, got one behind a client certificate'],
  [/AUTH_CREDENTIALS/, 'unreachable', 'expected a page for everybody, got one behind a password'],
  [/ERR_CERT_/, 'unreachable', 'expected a certificate that a browser trusts, got {code}'],
  [/ERR_SSL_|ERR_ECH_/, 'unreachable', 'expected TLS, got {code}'],
  [
    /ERR_(UNSAFE|INVALID)_REDIRECT|URL_SCHEME/,
    'unreachable',
    'expected a redirect to a page of the web, got {code}',
  ],
  [/HEADERS_TOO_BIG/, 'unreachable', 'expected headers a browser takes, got {code}'],
  [/ERR_(HTTP2|QUIC|INVALID_HTTP)_/, 'unreachable', 'expected an answer in HTTP, got {code}'],
  [/LENGTH_MISMATCH|INCOMPLETE_CHUNKED/, 'unreachable', 'expected the whole page, got a part of it'],
  [
    /EMPTY_RESPONSE|CONNECTION_|NOT_CONNECTED/,
    'unreachable',
    'expected an answer, got the end of the connection',
  ],
  [/ERR_ABORTED/, 'unreachable', 'expected a page, got an answer without one'],
]
const unforeseen: Meaning = [/./, 'unreachable', 'expected a page, got {code}']

// The gate lets through or it does not; why, the names know.
async function closedTo(address: string, names: Names): Promise<Failure> {
  const url = new URL(address)
  const way = await names.way(url.hostname.replace(/^\[|\]$/g, ''), portOf(url))
  if (way.kind === 'open')
    return { because: 'unreachable', detail: `expected a connection to ${url.host}, got none` }
  const detail = `${url.host}: ${way.detail}`.slice(0, 200)
  return { because: becauseOf[way.because] ?? 'unreachable', detail }
}

const becauseOf: Partial<Readonly<Record<LookFailure, VisitFailure>>> = {
  refused: 'refused',
  off: 'refused',
  limit: 'limit',
  timeout: 'timeout',
}
