// Who hosts the site, by what its name led to: matched, contradicted, not said, not seen, or not where the visit went.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { asked, host, judged, rulesIn, without } from '../../../test/site-seen.ts'
import { verdictOf } from '../judge.ts'

const at = '127.0.0.1:8443'

describe('the host', () => {
  test('all that is declared has to match, and each contradiction is told', () => {
    const elsewhere = { nameServers: ['ns1.vaert.test', 'ns.other.test'], reverseNames: [], systems: null }
    const findings = judged({ audit: { host: elsewhere } })
    assert.deepEqual(
      findings.map(({ about }) => about),
      ['www.firma.test (nameServers)', 'www.firma.test (reverseNames)'],
    )
    assert.match(findings[0]?.what.en ?? '', /seen ns\.other\.test, but the register says \*\.vaert\.test/)
    assert.equal(verdictOf(findings, 'site.host/matches'), 'broken')
  })

  test('where nothing is declared, it is open, with the question to the host', () => {
    const bare = { ...host, networks: [], nameServers: [], reverseNames: [], aliases: [] }
    const findings = judged({ declared: { host: bare } })
    assert.equal(verdictOf(findings, 'site.host/matches'), 'unknown')
    assert.match(findings[0]?.todo.da ?? '', /^Spørg JT-COM: »Hvilke netværk/)
  })

  test('a system that is known is among what was seen, and the host is asked whether it is theirs', () => {
    const systems = ['AS65001', 'AS65000']
    const [finding] = judged({ audit: { host: { ...asked, systems } }, declared: { host: null } })
    assert.match(finding?.what.en ?? '', /Seen: 192\.0\.2\.7, AS65000, AS65001, firma\.web7/)
    assert.match(finding?.todo.da ?? '', /^Spørg hostingleverandøren: »Er AS65000, AS65001 jeres/)
  })

  test('a name that was not looked up contradicts nothing', () =>
    assert.equal(verdictOf(judged({ only: without('name') }), 'site.host/matches'), 'unknown'))
})

describe('a host that was led elsewhere', () => {
  const lead = (host: string) => ({ host, at })
  test('only the servers of its zone are judged, which are where they are wherever a visit goes', () => {
    const routed = [lead('www.firma.test')]
    const declared = { host: { ...host, networks: [], reverseNames: [], aliases: [] } }
    const verdict = (nameServers: readonly string[] | null) =>
      verdictOf(judged({ audit: { routed, host: { ...asked, nameServers } }, declared }), 'site.host/matches')
    assert.equal(verdict(['ns1.vaert.test']), 'kept')
    assert.equal(verdict(['ns1.other.test']), 'broken')
    assert.equal(verdict(null), 'unknown')
  })

  test('its name was not followed: whatever was looked up says nothing, and nothing is kept', () => {
    const elsewhere = { ...host, networks: ['198.51.100.0/24'] }
    const findings = judged({ audit: { routed: [lead('www.firma.test')] }, declared: { host: elsewhere } })
    assert.deepEqual(rulesIn(findings), ['host/routed', 'host/unjudged'])
    assert.equal(verdictOf(findings, 'site.host/matches'), 'unknown')
    assert.match(
      findings[0]?.what.en ?? '',
      /^www\.firma\.test reached at 127\.0\.0\.1:8443 because somebody/,
    )
  })

  test('where nothing is declared, only the servers of its zone are told of', () => {
    const findings = judged({ audit: { routed: [lead('www.firma.test')] }, declared: { host: null } })
    assert.match(findings[1]?.what.en ?? '', /Seen: ns1\.vaert\.test, ns2\.vaert\.test\.$/)
  })

  test('many hosts at one place are one finding, told by some of them', () => {
    const hosts = ['f', 'e', 'd', 'c', 'b', 'a', 'a'].map(name => lead(`${name}.test`))
    const [finding, ...more] = judged({ audit: { routed: hosts } })
    assert.deepEqual(more, [])
    assert.match(finding?.what.da ?? '', /^a\.test, b\.test, c\.test, d\.test, e\.test og 1 til blev besøgt/)
  })
})
