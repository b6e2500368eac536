import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, element } from '../../../test/practice/raw-dom.ts'
import { hintsOfElement, hintsOfHeaders, speculated } from './hints.ts'

const base = 'https://firma.test/a/'

const hintsOf = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
  const [found] = documentOf(base, '', element(tag, attributes, text)).elements
  assert.ok(found)
  return hintsOfElement(found, base).map(({ by, url }) => `${by} ${url}`)
}

/** `by url | header` of each. */
const sent = (name: string, value: string): readonly string[] =>
  hintsOfHeaders({ [name]: value }, base).map(({ by, url, header }) => `${by} ${url} | ${header}`)

test('links say what they are for in rel, one hint for each', () => {
  assert.deepEqual(hintsOf('link', { rel: 'Preconnect DNS-prefetch', href: '//cdn.test' }), [
    ...['preconnect https://cdn.test/', 'dns-prefetch https://cdn.test/'],
  ])
  assert.deepEqual(hintsOf('link', { rel: 'stylesheet', href: '//cdn.test/a.css' }), [])
  assert.deepEqual(hintsOf('link', { rel: 'preload' }), [])
})

test('forms, buttons and pings', () => {
  assert.deepEqual(hintsOf('form', { action: 'https://mail.test/send' }), ['form https://mail.test/send'])
  assert.deepEqual(hintsOf('form', { action: '' }), [])
  assert.deepEqual(hintsOf('form', { action: 'mailto:a@b.test' }), [])
  assert.deepEqual(hintsOf('button', { formaction: '/other' }), ['form https://firma.test/other'])
  assert.deepEqual(hintsOf('a', { href: '/x', ping: 'https://p.test/1  /2' }), [
    ...['ping https://p.test/1', 'ping https://firma.test/2'],
  ])
})

test('speculation rules list addresses, or speak of links', () => {
  const rules =
    '{"prefetch":[{"urls":["/next"]},{"where":{"href_matches":"/*"}}],"prerender":[{"urls":["//o.test/p",7]}]}'
  assert.deepEqual(hintsOf('script', { type: 'speculationrules' }, rules), [
    ...['speculation https://firma.test/next', 'speculation https://o.test/p'],
  ])
  assert.deepEqual(hintsOf('script', { type: 'text/javascript' }, rules), [])
  for (const odd of ['', '{', 'null', '[]', '{"prefetch":{}}', '{"prefetch":[null,1]}'])
    assert.deepEqual(speculated(odd), [], odd)
})

test('Link headers, several in one', () => {
  const value =
    '<https://cdn.test>; rel=preconnect; crossorigin, </n?a=1,2>; title="x, y"; rel="next prefetch"\n<z>; rel=canonical'
  assert.deepEqual(sent('link', value), [
    'preconnect https://cdn.test/ | link: <https://cdn.test>; rel=preconnect; crossorigin',
    'prefetch https://firma.test/n?a= | link: </n?a=1,2>; title="x, y"; rel="next prefetch"',
  ])
})

test('reports: of policies, of endpoints, of groups', () => {
  assert.deepEqual(
    sent('content-security-policy', "default-src 'self'; report-uri https://r.test/1 /2; report-to main"),
    [
      'report https://r.test/1 | content-security-policy: report-uri https://r.test/1 /2',
      'report https://firma.test/2 | content-security-policy: report-uri https://r.test/1 /2',
    ],
  )
  assert.deepEqual(sent('content-security-policy-report-only', 'REPORT-URI //r.test/'), [
    'report https://r.test/ | content-security-policy-report-only: REPORT-URI //r.test/',
  ])
  assert.deepEqual(sent('reporting-endpoints', 'main="https://e.test/m", default="/d"'), [
    'report https://e.test/m | reporting-endpoints: main="https://e.test/m"',
    'report https://firma.test/d | reporting-endpoints: default="/d"',
  ])
  const group = '{"group":"nel","max_age":1,"endpoints":[{"url":"https://n.test/r"}]}'
  assert.deepEqual(sent('report-to', `${group}, {"endpoints":[{}]}`), [
    `report https://n.test/r | report-to: ${group}`,
  ])
  assert.deepEqual(sent('report-to', 'odd'), [])
})

test('rules that lie elsewhere', () => {
  assert.deepEqual(sent('speculation-rules', '"/rules.json", "https://o.test/r.json"'), [
    'speculation https://firma.test/rules.json | speculation-rules: "/rules.json"',
    'speculation https://o.test/r.json | speculation-rules: "https://o.test/r.json"',
  ])
})

test('headers made to be slow to read are read in time', () => {
  const began = performance.now()
  for (const text of ['<', 'a', 'a=', '; ', '<>;a', '"'])
    for (const name of [
      'link',
      'content-security-policy',
      'reporting-endpoints',
      'report-to',
      'speculation-rules',
    ])
      hintsOfHeaders({ [name]: text.repeat(250_000) }, base)
  assert.ok(performance.now() - began < 10_000)
})
