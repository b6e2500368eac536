// Where the rules of the judgement end: a case just inside or outside, and all that is found in it.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  answerWith,
  type Case,
  cookie,
  fieldSeen,
  form,
  host,
  judged,
  nameSeen,
  pageSeen,
  party,
  redirecting,
  request,
  rulesIn,
  site,
  stored,
  withAnswer,
  without,
} from '../../../test/site-seen.ts'
import type { DeclaredSite } from '../declared.ts'
import type { Sighting } from '../sighting.ts'
import { type RuleId, rules } from './rules.ts'

const rude = { length: 2, identifies: false }
const named = (alias: string) => [request('https://m.firma.test/a'), nameSeen('m.firma.test', alias)]
const csp = (value: string): Case => ({ only: withAnswer(answerWith('content-security-policy', value)) })
const onOther = (more: Partial<DeclaredSite>): Partial<DeclaredSite> => ({
  parties: [party('cdn.example.test'), party('*.other.test')],
  ...more,
})

/** Where a rule ends: what is seen, and all that is found. */
const edges: Readonly<Record<string, readonly [Case, readonly RuleId[]]>> = {
  'a pattern is of names below, not of names that end alike': [
    {
      seen: [request('https://another.test/a')],
      declared: { parties: [party('cdn.example.test'), party('*.other.test')] },
    },
    ['parties/gone', 'parties/undeclared'],
  ],
  'a neighbour under a shared suffix is somebody else': [
    {
      seen: [request('https://b.github.io/a')],
      audit: { url: 'https://a.github.io/' },
      declared: { host: null },
    },
    ['host/unsaid', 'parties/undeclared'],
  ],
  'the front name may lead to a host of another name': [
    {
      only: [...without('name'), nameSeen('www.firma.test', 'firma.elsewhere.test')],
      declared: { host: { ...host, aliases: [] } },
    },
    [],
  ],
  'of a chain of aliases one is enough': [
    { only: [...without('name'), nameSeen('www.firma.test', 'a.elsewhere.test', 'b.vaert.test')] },
    [],
  ],
  'a name that leads to another may be declared by itself': [
    {
      seen: named('x.collect.test'),
      declared: { parties: [party('cdn.example.test'), party('m.firma.test')] },
    },
    [],
  ],
  'or by where it leads': [
    {
      seen: named('x.collect.test'),
      declared: { parties: [party('cdn.example.test'), party('x.collect.test')] },
    },
    [],
  ],
  'a name without an address tells nothing of its aliases': [
    { only: [...without('name'), { ...nameSeen('www.firma.test', 'a.elsewhere.test'), addresses: [] }] },
    ['host/unseen', 'host/unseen'],
  ],
  'a page that was not seen whole may hold what was not seen': [
    { page: { because: 'crashed' }, declared: { parties: [party('cdn.example.test'), party('gone.test')] } },
    rules.flatMap(({ id }) => (id.startsWith('page-unseen/') ? [id as RuleId] : [])).toSorted(),
  ],
  'nor does a log that could not be read say what is gone': [
    { audit: { netLogRead: false }, declared: { parties: [party('cdn.example.test'), party('gone.test')] } },
    ['log-unread/declared', 'log-unread/trackers', 'log-unread/up-to-date'],
  ],
  'a CDN is one by its list, whatever it is called': [
    {
      seen: [request('https://unpkg.com/a.png')],
      declared: {
        saysSeveralCdns: true,
        parties: [party('cdn.example.test'), party('unpkg.com', { purpose: { da: 'x', en: 'x' } })],
      },
    },
    [],
  ],
  'two names of one CDN are one': [
    {
      seen: [request('https://cdn2.example.test/a.png')],
      declared: { saysSeveralCdns: true, parties: [party('*.example.test')] },
    },
    ['parties/few-cdns'],
  ],
  'a session cookie that another sets for the site is no cookie of the site': [
    {
      seen: [cookie({ host: 'x.other.test', days: null }), request('https://x.other.test/')],
      declared: onOther({}),
    },
    ['trackers/cookie'],
  ],
  'a session cookie of another is told': [
    {
      seen: [cookie({ ...redirecting, onRedirect: false }), request('https://r.other.test/')],
      declared: onOther({}),
    },
    ['trackers/cookie'],
  ],
  'a cookie of the jar alone is whose domain it is for': [
    { seen: [cookie({ host: '', by: 'jar', days: null })] },
    ['trackers/own-session'],
  ],
  'one who says it stays is enough': [
    { seen: [cookie({ days: null, by: 'jar' }), cookie({ by: 'wire' })] },
    ['trackers/cookie'],
  ],
  'what is stored and recognises nobody': [{ seen: [stored({ shape: rude })] }, []],
  'of several policies one is enough to forbid': [csp("script-src 'unsafe-inline'\nscript-src 'self'"), []],
  'a policy that says nothing of scripts allows them': [
    csp("frame-ancestors 'none'"),
    ['headers/csp-unsafe'],
  ],
  'the answers of others are theirs': [
    { seen: [{ kind: 'headers', page: 0, url: 'https://cdn.example.test/', headers: {} }] },
    [],
  ],
  'a page in the open may load in the open': [
    { page: { finalUrl: 'http://www.firma.test/' }, seen: [request('http://cdn.example.test/a.png')] },
    [],
  ],
  'a cookie that recognises nobody needs no HttpOnly': [
    { seen: [cookie({ shape: rude, httpOnly: false })] },
    [],
  ],
  'fields of no form are told of by their page, each page its own': [
    {
      seen: [0, 1].map(page => ({ ...form(fieldSeen({ label: 'Telefon' })), action: '', page })),
      audit: { pages: [pageSeen(), pageSeen({ url: `${site}om` })] },
    },
    ['forms/undeclared', 'forms/undeclared'],
  ],
  'the same field is one, whatever the address carries': [
    {
      seen: ['?a=1', '?a=2'].map(query => ({
        ...form(fieldSeen({ label: 'Telefon' })),
        action: `${site}kontakt${query}`,
      })),
    },
    ['forms/undeclared'],
  ],
}

describe('edges', () => {
  for (const [name, [one, expected]] of Object.entries(edges))
    test(name, () => assert.deepEqual(rulesIn(judged(one)), expected))

  test('two scripts of one server are told alike, whichever was seen first', () => {
    const by = (url: string): Sighting => ({
      ...{ kind: 'fingerprint', page: 0, api: 'canvas', calls: 1 },
      chain: [{ kind: 'script', url, line: 1, column: 1 }],
    })
    const seen = [by(`${site}a.js`), by(`${site}b.js`)]
    const told = judged({ seen })
    assert.equal(told.length, 1)
    assert.equal(told[0]?.where.length, 2)
    assert.deepEqual(judged({ seen: seen.toReversed() }), told)
  })

  test('a file of another is to be kept at home', () => {
    const late = request('https://x.other.test/a-1.0.0.css', { type: 'stylesheet' })
    const todo = judged({ seen: [late] }).find(({ rule }) => rule === 'parties/undeclared')?.todo.da
    assert.match(todo ?? '', /^Læg filen på egen server: https:\/\/x\.other\.test\/a-1\.0\.0\.css/)
  })

  test('what measures visitors is to be removed, not kept at home', () => {
    const seen = [request('https://www.clarity.ms/tag/x', { type: 'script' })]
    const told = judged({ seen }).find(({ rule }) => rule === 'parties/undeclared')?.todo.en
    assert.equal(told, 'Remove Microsoft Clarity from the page.')
  })
})
