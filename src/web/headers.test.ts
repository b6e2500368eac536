// Our Content-Security-Policy against the findings Google's CSP Evaluator calls high, each held by hand, with a policy that
// has the fault to show that the check sees it.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { formHeaders, strictHeaders } from './headers.ts'

type Policy = ReadonlyMap<string, readonly string[]>

function parsePolicy(text: string): Policy {
  const directives = text.split(';').map(directive => directive.trim().split(/\s+/))
  assert.equal(
    new Set(directives.map(([name]) => name)).size,
    directives.length,
    'a second one is not heeded',
  )
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]))
}

/** Fetch directives fall back to default-src; base-uri, form-action and frame-ancestors do not (CSP 3 §6). */
const sourcesOf = (policy: Policy, name: string): readonly string[] | null =>
  policy.get(name) ?? (/-src$/.test(name) ? policy.get('default-src') : undefined) ?? null

const fetched = ['script-src', 'object-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'frame-src']
const unsafe =
  /^(?:'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*|https?:|data:|blob:|https?:\/\/\*.*|.*\*.*)$/

/** What stands open, in the order of the list. */
function findHigh(policy: Policy): readonly string[] {
  const loose = fetched.filter(name => sourcesOf(policy, name)?.some(source => unsafe.test(source)) ?? true)
  const ends = ['base-uri', 'form-action', 'frame-ancestors'].filter(
    name => !/^'(?:none|self)'$/.test(sourcesOf(policy, name)?.join(' ') ?? ''),
  )
  const plugins = sourcesOf(policy, 'object-src')?.join() === "'none'" ? [] : ['object-src not none']
  const scripts = sourcesOf(policy, 'script-src')?.join() === "'none'" ? [] : ['script-src not none']
  return [...loose, ...ends, ...plugins, ...scripts]
}

test('no policy of ours has a finding that is high', () => {
  for (const headers of [strictHeaders, formHeaders])
    assert.deepEqual(findHigh(parsePolicy(headers['Content-Security-Policy'])), [])
})

test('each weakness put in is found', () => {
  const ours = strictHeaders['Content-Security-Policy']
  for (const [weak, found] of [
    [ours.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"), 'style-src'],
    [ours.replace("img-src 'self'", 'img-src *'), 'img-src'],
    [ours.replace("font-src 'self'", 'font-src data:'), 'font-src'],
    [ours.replace("default-src 'none'; ", ''), 'script-src'],
    [`${ours}; script-src https://*.example.org`, 'script-src'],
    [`${ours}; script-src 'self'`, 'script-src not none'],
    [`${ours}; object-src 'self'`, 'object-src not none'],
    [ours.replace("base-uri 'none'; ", ''), 'base-uri'],
    [ours.replace("form-action 'none'; ", ''), 'form-action'],
    [ours.replace("; frame-ancestors 'none'", ''), 'frame-ancestors'],
  ] as const)
    assert.ok(findHigh(parsePolicy(weak)).includes(found), weak)
})

test('a page with a form differs in the two headers it needs, and sends its forms nowhere else', () => {
  assert.deepEqual(Object.keys(formHeaders), ['Content-Security-Policy', 'Referrer-Policy'])
  assert.equal(
    formHeaders['Content-Security-Policy'],
    strictHeaders['Content-Security-Policy'].replace("form-action 'none'", "form-action 'self'"),
  )
})
