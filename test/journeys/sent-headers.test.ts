// What every answer of the real site carries, read off answers that were sent: pages for everybody and behind sign-in, with
// forms and with the script, what programs get, downloads, and each way of saying no. Google's CSP Evaluator finds nothing high,
// and finds a policy that is weak. Cookies, caches, and what may not stand in an address or on a page that failed.
// OWASP ASVS 5.0 V3.2-V3.4, 13.4, 14.3, 16.5.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'

import { access, type RouteId, type Row } from '../../src/core/access.ts'
import { roles } from '../../src/core/roles.ts'
import { route } from '../../src/web/access.ts'
import { formField, formToken } from '../../src/web/cross-site.ts'
import { type Examples, examplesOf } from './addresses.ts'
import { openRealSite, ownerMail, type RealSite } from './real-site.ts'

interface Finding {
  readonly severity: number
  readonly directive: string
  readonly description: string
}
type Evaluate = new (policy: unknown) => { evaluate(): readonly Finding[] }
type Parse = new (policy: string) => { readonly csp: unknown }
const load = createRequire(import.meta.url)
const { CspEvaluator } = load('csp_evaluator/dist/evaluator.js') as { readonly CspEvaluator: Evaluate }
const { CspParser } = load('csp_evaluator/dist/parser.js') as { readonly CspParser: Parse }
const { Severity } = load('csp_evaluator/dist/finding.js') as {
  readonly Severity: Readonly<Record<'HIGH' | 'SYNTAX' | 'HIGH_MAYBE', number>>
}

/** High, perhaps high, and what no browser reads. */
const findHigh = (policy: string): readonly string[] =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity }) => [Severity.HIGH, Severity.SYNTAX, Severity.HIGH_MAYBE].includes(severity))
    .map(({ directive, description }) => `${directive}: ${description}`)

let site: RealSite
let examples: Examples
const secret = 'kanariefugl-i-fejlen'
before(async () => {
  const everybody: Row = access['page.policy']
  const broken = () => {
    throw new Error(`${secret} at ${import.meta.filename}`)
  }
  site = await openRealSite({
    table: { ...access, 'test.broken': everybody },
    rooms: [
      (http, on) => {
        for (const path of ['/da/test/i-stykker', '/en/test/broken', '/api/test/broken'])
          route(http, on, 'GET', path, 'test.broken' as RouteId, broken)
      },
    ],
  })
  examples = await examplesOf(site)
})
after(() => site.close())

interface Sent {
  readonly what: string
  readonly answer: Response
  readonly text: string
  /** Whether it is for everybody. */
  readonly isOpen: boolean
}

/** Asked once for all tests: they only read. */
let all: Promise<readonly Sent[]> | null = null
const allSent = (): Promise<readonly Sent[]> => {
  all ??= sendAll()
  return all
}

async function take(what: string, path: string, init: RequestInit = {}, isOpen = false): Promise<Sent> {
  const answer = await fetch(site.served.address + path.slice(1), { redirect: 'manual', ...init })
  return { what, answer, text: await answer.text(), isOpen }
}

async function sendAll(): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  for (const mounted of site.mounted) {
    const row: Row = (access as Readonly<Record<string, Row>>)[mounted.id] ?? access['page.policy']
    const isOpen = mounted.method === 'GET' && Object.values(row).every(grant => grant === 'all')
    const path = examples.there(mounted)
    const what = `${mounted.method} ${mounted.path}`
    const ask = (by: string, init: RequestInit = {}) => take(`${what} ${by}`, path, init, isOpen)
    if (mounted.method === 'GET') {
      const reader = row.owner === 'all' ? 'owner' : (roles.find(role => row[role] !== 'none') ?? 'owner')
      sent.push(await ask(`as ${reader}`, { headers: site.people[reader].headers }), await ask('nobody'))
      if (!isOpen) sent.push(await ask('accountant', { headers: site.people.accountant.headers }))
      const missing = examples.missing(mounted)
      if (missing !== null)
        sent.push(await take(`${what} missing`, missing, { headers: site.people.owner.headers }, isOpen))
    } else sent.push(...(await sendForms(what, examples.missing(mounted) ?? path, mounted.id)))
  }
  return [...sent, ...(await sendWrong())]
}

async function sendForms(what: string, path: string, id: RouteId): Promise<readonly Sent[]> {
  const { token, headers } = await site.fresh('owner')
  const init = (form: Readonly<Record<string, string>>, from = 'same-origin'): RequestInit => ({
    ...{ method: 'POST', headers: { ...headers, 'sec-fetch-site': from } },
    body: new URLSearchParams({ [formField]: formToken(token), ...form }),
  })
  const elsewhere = await take(`${what} from elsewhere`, path, init({}, 'cross-site'))
  const empty = await take(`${what} empty`, path, init({}))
  if (id === 'account.session') await renewOwner()
  return [elsewhere, empty]
}

/** Signing out everywhere ended the owner's session too. */
async function renewOwner(): Promise<void> {
  Object.assign(site.people, { owner: await site.fresh('owner') })
}

const sendWrong = async (): Promise<readonly Sent[]> =>
  Promise.all([
    take('404', '/da/aldrig'),
    take('404 for programs', '/api/v1/never'),
    take('405', '/da/', { method: 'DELETE' }),
    take('414', `/da/${'x'.repeat(5_000)}`),
    take('400', '/da/', { headers: { 'x-http-method': 'PUT' } }),
    take('500 da', '/da/test/i-stykker', {}, true),
    take('500 en', '/en/test/broken', {}, true),
    take('500 for programs', '/api/test/broken', {}, true),
  ])

test('the CSP Evaluator finds nothing high in any policy that is sent, and finds those that are weak', async t => {
  const sent = await allSent()
  const policies = new Set(
    sent.map(({ answer, what }) => answer.headers.get('content-security-policy') ?? what),
  )
  for (const policy of policies) {
    assert.match(policy, /^default-src 'none'; /, policy)
    assert.deepEqual(findHigh(policy), [], policy)
  }
  assert.equal(policies.size, 4, 'read only, with forms, with the script, a letter')
  t.diagnostic(`${sent.length} answers, ${policies.size} policies`)
  const isUnread = ({ what, answer }: Sent) =>
    / as \w+$/.test(what) && !/\/test\//.test(what) && answer.status >= 400
  const unread = sent.filter(isUnread)
  assert.deepEqual(
    unread.map(({ what }) => what),
    // Figures for everybody are there only where the register asks for them.
    ['/da/start', '/en/start', '/da/tal', '/en/figures'].map(path => `GET ${path} as owner`),
    'all else was read',
  )
  const [ours = ''] = policies
  for (const [weak, found] of [
    [`${ours}; script-src 'unsafe-inline'`, /script-src.*unsafe-inline/],
    [`${ours}; script-src *`, /script-src.*\*/],
    [`${ours}; script-src data:`, /script-src.*data:/],
    [`${ours}; object-src *`, /object-src/],
    ["style-src 'self'", /script-src/],
    ["default-src 'none'; script-src 'nonce-abcdefgh'", /base-uri/],
  ] as const)
    assert.match(findHigh(weak).join('; '), found, weak)
})

test('no answer may be framed, guessed at, or say what it is made with; no-store on all that is not for everybody', async () => {
  for (const { what, answer, isOpen } of await allSent()) {
    const header = (name: string) => answer.headers.get(name) ?? ''
    assert.match(header('content-security-policy'), /(?:^|; )frame-ancestors 'none'(?:;|$)/, what)
    assert.equal(header('x-content-type-options'), 'nosniff', what)
    assert.equal(header('cross-origin-opener-policy'), 'same-origin', what)
    assert.equal(header('cross-origin-resource-policy'), 'same-origin', what)
    assert.match(header('referrer-policy'), /^(?:no-referrer|same-origin)$/, what)
    for (const name of [
      'server',
      'x-powered-by',
      'via',
      'access-control-allow-origin',
      'x-frame-options',
      'refresh',
    ])
      assert.equal(answer.headers.has(name), false, `${what}: ${name}`)
    const isKept = isOpen && answer.status < 400
    if (!isKept) assert.equal(header('cache-control'), 'no-store', `${what} ${answer.status}`)
  }
})

test('every cookie is bound to this host and to TLS, out of reach of scripts, and set only where it is said', async t => {
  const seen = new Map<string, string>()
  for (const { what, answer } of await allSent())
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const name = pair.split('=')[0] ?? ''
      assert.match(name, /^__Host-ordholden(?:-try|-openid)?$/, what)
      for (const attribute of ['Path=/', 'Secure', 'HttpOnly'])
        assert.ok(attributes.includes(attribute), `${what}: ${cookie}`)
      assert.ok(
        attributes.some(attribute => /^SameSite=(?:Lax|Strict)$/.test(attribute)),
        cookie,
      )
      assert.ok(!/domain/i.test(cookie), cookie)
      assert.ok(/ (?:as \w+|nobody|empty)$/.test(what), what)
      seen.set(name, what)
    }
  t.diagnostic([...seen.keys()].join(', '))
  assert.ok(seen.has('__Host-ordholden') && seen.has('__Host-ordholden-try'))
})

test('no address on any page or in any answer holds a token, a session or a mail address', async () => {
  const secrets = [ownerMail, ...roles.flatMap(role => [site.people[role].token, site.people[role].session])]
  const formTokens = roles.map(role => formToken(site.people[role].token))
  let addresses = 0
  for (const { what, answer, text } of await allSent()) {
    const found = [...text.matchAll(/(?:href|src|action|content|formaction)="([^"]*)"/g)].map(
      ([, url = '']) => url,
    )
    for (const url of [...found, answer.headers.get('location') ?? '', answer.headers.get('link') ?? '']) {
      addresses += 1
      for (const kept of [...secrets, ...formTokens])
        assert.ok(!decodeURIComponent(url).includes(kept), `${what}: ${url}`)
      assert.doesNotMatch(url, /[?&](?:token|session|code|mail|name)=/, what)
      assert.doesNotMatch(url, /^(?:javascript|data|vbscript):/i, what)
    }
    for (const role of roles)
      assert.ok(!text.includes(site.people[role].token), `${what} shows a session's token`)
    if (!/ (?:as \w+|empty)$/.test(what))
      assert.ok(!text.includes(ownerMail), `${what} shows the owner's address`)
  }
  assert.ok(addresses > 2_000, String(addresses))
})

test('what failed says so and nothing of why: no stack, no path, no message', async () => {
  const broken = (await allSent()).filter(({ what }) => what.startsWith('500'))
  assert.deepEqual(
    broken.map(({ answer }) => answer.status),
    [500, 500, 500],
  )
  const sent = await allSent()
  for (const { what, text } of sent.filter(({ answer }) => answer.status >= 400)) {
    assert.ok(!text.includes(secret), what)
    assert.doesNotMatch(
      text,
      /\bat (?:async )?[\w.<>]+ \(|node_modules|file:\/\/|\/src\/|\.ts:\d|SQLSTATE|select [\w", ]+ from /i,
      what,
    )
  }
  const reported = site.faults.filter(fault => fault.includes(secret))
  assert.equal(reported.length, site.faults.length, 'only what was planted failed')
  assert.ok(reported.length >= 3, 'and whoever runs the program is told')
})
