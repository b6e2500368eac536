// Names of the company that lead somewhere: each that no site of the register answers to is found, and no other.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { judged, rulesIn, site } from '../../../test/site-seen.ts'
import type { NameFound, PageSeen } from '../audit.ts'
import { verdictOf } from '../judge.ts'

const shop: NameFound = { name: 'shop.firma.test', by: 'certificate' }

describe('names of the company', () => {
  const uncovered = (
    names: readonly string[],
    covered: readonly string[] | null,
    page: Partial<PageSeen> = {},
  ) =>
    judged({
      page,
      audit: { namesFound: names.map(name => ({ name, by: 'dns' })) },
      declared: { covered },
    }).flatMap(({ rule, about }) => (rule === 'names/uncovered' ? [about] : []))
  const names = ['firma.test', 'www.firma.test', 'shop.firma.test', '*.firma.test']

  test('each that no site answers to is told; every name below is covered by what covers them all', () => {
    assert.deepEqual(uncovered(names, ['www.firma.test']), ['*.firma.test', 'firma.test', 'shop.firma.test'])
    assert.deepEqual(uncovered(names, ['*.firma.test']), ['firma.test'])
    assert.deepEqual(uncovered(names, ['FIRMA.test.', '*.firma.test']), [])
  })

  test('a name of letters beyond ASCII is covered as the register writes it', () => {
    const idn = ['xn--blbr-roah.test', 'shop.xn--blbr-roah.test']
    assert.deepEqual(uncovered(idn, ['Blåbær.test']), ['shop.xn--blbr-roah.test'])
    assert.deepEqual(uncovered(idn, ['blåbær.test', '*.blåbær.test']), [])
  })

  test('nobody says which names are covered: nothing is found', () =>
    assert.deepEqual(uncovered(names, null), []))

  test('a name that sent on to the site was visited with it, unless nothing was seen there', () => {
    const page = { url: 'https://firma.test/', finalUrl: site }
    assert.deepEqual(uncovered(['firma.test', 'www.firma.test'], [], page), [])
    assert.deepEqual(uncovered(['firma.test'], [], { ...page, because: 'timeout' }), ['firma.test'])
  })

  test('what was kept is unknown while a site goes unvisited; that some could not be looked up is told beside', () => {
    const findings = judged({ audit: { namesFound: [shop] }, declared: { covered: [] } })
    assert.equal(verdictOf(findings, 'traffic.no-trackers/browser'), 'unknown')
    const unseen = judged({ audit: { namesUnseen: [shop] }, declared: { covered: [] } })
    assert.deepEqual(rulesIn(unseen), ['names/unseen'])
    assert.equal(verdictOf(unseen, 'traffic.no-trackers/browser'), 'kept')
  })
})
