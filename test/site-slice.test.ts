// What the register says of websites, judged by the room that visits them: the slice has the room's own shape, and each thing
// the register says changes what a visit is judged by.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { utf8 } from '../src/core/bytes.ts'
import { parseRegister } from '../src/register/parse.ts'
import type { Register, Site } from '../src/register/schema.ts'
import { siteSlice } from '../src/register/site-slice.ts'
import type { DeclaredSite } from '../src/site/declared.ts'
import { judge } from '../src/site/judge.ts'
import { exampleEdition, exampleTexts } from './example-policy.ts'
import { auditOf, type Case, fieldSeen, form, request, stored } from './site-seen.ts'

const example = exampleEdition().file.register

/** Held to the room's shape by the compiler. */
const sliceOf = (register: Register): readonly DeclaredSite[] => siteSlice(register)

const entry = `  - id: website
    url: https://www.firma.test/
    names: [firma.test]
    host: jt-com
    networks: [192.0.2.0/24]
    nameServers: ["*.vaert.test"]
    reverseNames: ["*.vaert.test"]
    aliases: ["*.vaert.test"]
    status: accepted
    accepted: {by: Anne Jensen, at: 2026-11-22}
    thirdParties:
      - host: cdn.example.test
        operator: microsoft
        country: DK
        purpose: {da: Biblioteker, en: Libraries}
        status: published
    stored:
      - {name: "cart_*", because: {da: Kurven, en: The basket}, status: published}
    fields:
      - {kind: email, because: {da: For at svare, en: To answer}, status: published}
    sentences: [hosted-by]
`
const line = '  - {id: website, url: "https://welcomesecurity.net/", host: jt-com}\n'
assert.ok(exampleTexts['register.yaml'].includes(line))

function declaredAs(from = '', to = ''): DeclaredSite {
  assert.ok(entry.includes(from))
  const text = exampleTexts['register.yaml'].replace(line, entry.replace(from, to))
  const [site] = sliceOf(parseRegister({ path: 'register.yaml', bytes: utf8(text) }).register)
  assert.ok(site !== undefined)
  return site
}

const rulesFor = (seen: Case, declared: DeclaredSite): readonly string[] =>
  judge(auditOf(seen), declared)
    .filter(({ grade }) => grade !== 'note')
    .map(({ rule }) => rule)

test('a spotless site is found to be as the register says', () => {
  assert.deepEqual(rulesFor({}, declaredAs()), [])
  assert.deepEqual(declaredAs().covered, ['www.firma.test', 'firma.test'])
})

test('what the register does not say, or says otherwise, is found', () => {
  const missing: readonly (readonly [from: string, to: string, rule: string])[] = [
    ['host: cdn.example.test', 'host: cdn.other.test', 'parties/undeclared'],
    ['        operator: microsoft\n', '', 'parties/incomplete'],
    ['        purpose: {da: Biblioteker, en: Libraries}\n', '', 'parties/incomplete'],
    ['networks: [192.0.2.0/24]', 'networks: [198.51.100.0/24]', 'host/elsewhere'],
    ['nameServers: ["*.vaert.test"]', 'nameServers: ["*.other.test"]', 'host/elsewhere'],
    ['reverseNames: ["*.vaert.test"]', 'reverseNames: ["*.other.test"]', 'host/elsewhere'],
    ['    names: [firma.test]\n', '    systems: [AS65000]\n', 'host/unseen'],
    ['kind: email', 'kind: name', 'forms/undeclared'],
    [/ {4}fields:\n.*\n/.exec(entry)?.[0] ?? 'fields', '', 'forms/unsaid'],
    ['    sentences: [hosted-by]\n', '', 'parties/few-cdns'],
  ]
  for (const [from, to, rule] of missing) {
    const found = rulesFor({}, declaredAs(from, to))
    assert.ok(found.includes(rule), `${from} → ${to}: ${found.join(' ')}`)
  }
})

test('a stored key and a field with a reason are no findings, others are', () => {
  const declared = declaredAs()
  assert.deepEqual(rulesFor({ seen: [stored({ key: 'cart_7' })] }, declared), [])
  assert.deepEqual(rulesFor({ seen: [stored({ key: 'visitor' })] }, declared), ['trackers/storage'])
  assert.deepEqual(rulesFor({ seen: [form(fieldSeen({ type: 'tel' }))] }, declared), ['forms/undeclared'])
  assert.deepEqual(rulesFor({ seen: [request('https://px.tracker.test/')] }, declared), [
    'parties/undeclared',
  ])
})

test('what nobody has accepted is said to be proposed', () => {
  assert.equal(declaredAs().proposed, false)
  const whole = 'status: accepted\n    accepted: {by: Anne Jensen, at: 2026-11-22}'
  assert.equal(declaredAs(whole, 'status: proposed').proposed, true)
  for (const words of ['Kurven, en: The basket}', 'For at svare, en: To answer}'])
    assert.equal(declaredAs(`${words}, status: published`, words).proposed, true, words)
  assert.equal(declaredAs('        status: published\n', '').parties[0]?.proposed, true)
})

test('the example says who hosts its site and not what that is known by: unknown, with what to ask the host', () => {
  const [site, ...more] = sliceOf(example)
  assert.ok(site !== undefined)
  assert.deepEqual(more, [])
  assert.deepEqual(
    [site.host?.name, site.host?.networks, site.parties, site.fields],
    ['JT-COM', [], [], null],
  )
  assert.deepEqual([site.saysSeveralCdns, site.proposed], [true, true])
  assert.deepEqual(siteSlice(example)[0]?.domains, ['welcomesecurity.net'])
  const [found] = judge(auditOf({}), site).filter(({ rule }) => rule === 'host/unsaid')
  assert.match(found?.todo.da ?? '', /^Spørg JT-COM: »Hvilke netværk/)
})

test('a third party without a country is where its operator is; a host the register does not know is nobody', () => {
  const [site] = example.sites
  assert.ok(site !== undefined)
  const changed = (change: Partial<Site>, recipients = example.recipients) =>
    siteSlice({ ...example, recipients, sites: [{ ...site, ...change }] })[0]
  const party = { host: 'a.test', operator: 'microsoft', status: 'proposed' } as const
  const seated = example.recipients.map(each => (each.id === 'microsoft' ? { ...each, country: 'IE' } : each))
  assert.equal(changed({ thirdParties: [party] }, seated)?.parties[0]?.country, 'IE')
  assert.equal(changed({ thirdParties: [{ ...party, country: 'US' }] }, seated)?.parties[0]?.country, 'US')
  assert.equal(changed({ thirdParties: [{ host: 'a.test', status: 'proposed' }] })?.parties[0]?.country, null)
  assert.equal(changed({ host: 'nobody' })?.host, null)
})

test('several CDNs are said by a published sentence about third parties that speaks of this site', () => {
  const said = (
    da: string,
    { pledge = 'site.third-parties', unofficial = false, sentences = [] as readonly string[] } = {},
  ): boolean | undefined => {
    const texts = example.sentences.map(each =>
      each.id === 'parts-on-cdns'
        ? { ...each, da: { exact: da }, pledge: pledge as typeof each.pledge }
        : each,
    )
    const notices = example.notices.map(each => (each.language === 'da' ? { ...each, unofficial } : each))
    const sites = example.sites.map(each => ({ ...each, sentences }))
    return siteSlice({ ...example, notices, sites, sentences: texts })[0]?.saysSeveralCdns
  }
  const yes = [
    "hosted ved forskellige CDN'er.",
    'Flere forskellige eksterne CDN',
    'flere content delivery networks',
  ]
  for (const words of yes) assert.equal(said(words), true, words)
  const no = [
    'Dele ligger på et CDN.',
    'Flere leverandører og et CDN.',
    "Vi bruger ikke flere CDN'er.",
    'gennemflere CDN',
  ]
  for (const words of no) assert.equal(said(words), false, words)
  const [words = ''] = yes
  assert.equal(said(words, { pledge: 'site.host' }), false)
  assert.equal(said(words, { unofficial: true }), false)
  assert.equal(said(words, { sentences: ['hosted-by'] }), false)
  assert.equal(said(words, { sentences: ['hosted-by', 'parts-on-cdns'] }), true)
})
