// What is asked beside the visits, of a DNS server and of TLS servers of this test: what they say is told, and where they say
// nothing, or lie, nothing is made up. No address of the DNS is ever connected to.

import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { systemClock } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import type { Route } from '../../src/net/destination.ts'
import { Names } from '../../src/net/names.ts'
import { dnsResolve, offResolve } from '../../src/net/resolve.ts'
import type { AskOptions } from '../../src/site/ask/asking.ts'
import { type Asked, askOfHost } from '../../src/site/asked.ts'
import { readSystemTable } from '../../src/site/systems.ts'
import { type DnsFault, type DnsNames, PracticeDns } from '../practice/dns.ts'
import { type Hosts, PracticeHosts } from '../practice/hosts.ts'
import { mmdb } from '../practice/mmdb.ts'
import { PracticeNames } from '../practice/names.ts'

const url = 'http://www.firma.test/'
const six = '2606:4700::7'
const reverseOfSix = `7${'.0'.repeat(23)}.0.0.7.4.6.0.6.2.ip6.arpa`

/** A site at two addresses, each with a name that leads back. */
const good: DnsNames = {
  'www.firma.test': { a: ['9.9.9.9', six] },
  'firma.test': { ns: ['NS2.vaert.test', 'ns1.vaert.test'] },
  '9.9.9.9.in-addr.arpa': { ptr: ['Web7.vaert.test'] },
  [reverseOfSix]: { ptr: ['web8.vaert.test'] },
  'web7.vaert.test': { a: ['9.9.9.9'] },
  'web8.vaert.test': { a: ['9.9.9.8', six] },
}

const never = new AbortController().signal

interface Answer extends Asked {
  /** Questions the DNS was asked, each once. */
  readonly questions: readonly string[]
}

async function ask(
  t: TestContext,
  dnsNames: DnsNames,
  more: Partial<AskOptions> & { readonly web?: PracticeHosts; readonly route?: Route } = {},
): Promise<Answer> {
  const dns = await PracticeDns.start(dnsNames)
  t.after(() => dns.close())
  const resolve = dnsResolve({ servers: [dns.server], timeoutMs: 250, tries: 1 })
  const { web, route = () => null, signal = never } = more
  const names =
    web === undefined ? new Names(resolve, route, signal) : new PracticeNames(web, resolve, route, signal)
  const asked = await askOfHost({ url, names, resolve, domains: [], signal, ...more })
  return { ...asked, questions: [...new Set(dns.asked.map(each => each.replace(/ \w+$/, '')))] }
}

const without = (name: string): DnsNames =>
  Object.fromEntries(Object.entries(good).filter(([each]) => each !== name))
const faulty = (name: string, fault: DnsFault): DnsNames => ({ ...good, [name]: { ...good[name], fault } })

describe('the host of a site', () => {
  test('name servers of the domain and names behind every address, in lower case and in order', async t => {
    const { host } = await ask(t, good)
    assert.deepEqual(host, {
      nameServers: ['ns1.vaert.test', 'ns2.vaert.test'],
      reverseNames: ['web7.vaert.test', 'web8.vaert.test'],
      systems: null,
    })
  })

  for (const fault of ['servfail', 'refused', 'silent', 'garbage', 'wrong-id'] as const)
    test(`a DNS that is ${fault} leaves what it was asked unknown, and that alone`, async t => {
      assert.deepEqual((await ask(t, faulty('firma.test', fault))).host, {
        ...{ nameServers: null, reverseNames: ['web7.vaert.test', 'web8.vaert.test'], systems: null },
      })
      for (const name of ['9.9.9.9.in-addr.arpa', 'web8.vaert.test'])
        assert.equal((await ask(t, faulty(name, fault))).host.reverseNames, null, name)
      const gone = await ask(t, faulty('www.firma.test', fault))
      assert.deepEqual(gone.host, {
        ...{ nameServers: ['ns1.vaert.test', 'ns2.vaert.test'], reverseNames: null, systems: null },
      })
    })

  test('that there is none is an answer', async t => {
    const alone = { 'www.firma.test': { a: ['9.9.9.9'] } }
    assert.deepEqual((await ask(t, alone)).host, { nameServers: [], reverseNames: [], systems: null })
  })

  test('a name that does not lead back is not believed: anybody may write it', async t => {
    const back = {
      'web7.vaert.test': { a: ['9.9.9.10'] },
      '9.9.9.9.in-addr.arpa': good['9.9.9.9.in-addr.arpa'] ?? {},
    }
    const alone = { 'www.firma.test': { a: ['9.9.9.9'] }, ...back }
    assert.deepEqual((await ask(t, alone)).host.reverseNames, [])
    assert.deepEqual((await ask(t, { ...good, ...back })).host.reverseNames, ['9.9.9.9', 'web8.vaert.test'])
  })

  test('an address without a name is not hidden by another that has one', async t =>
    assert.deepEqual((await ask(t, without('9.9.9.9.in-addr.arpa'))).host.reverseNames, [
      '9.9.9.9',
      'web8.vaert.test',
    ]))

  test('a name that answers for the other family alone is unknown: this one may be what failed', async t =>
    assert.equal((await ask(t, { ...good, 'web8.vaert.test': { a: ['9.9.9.8'] } })).host.reverseNames, null))

  test('more addresses or names than are asked for are unknown, not some of them', async t => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
    const a = many(limits.siteReverseAddresses + 1).map(at => `9.9.9.${at}`)
    assert.equal((await ask(t, { ...good, 'www.firma.test': { a } })).host.reverseNames, null)
    const ptr = many(limits.siteReverseNames + 1).map(at => `n${at}.test`)
    assert.equal((await ask(t, { ...good, '9.9.9.9.in-addr.arpa': { ptr } })).host.reverseNames, null)
  })

  test('a site on a private address, or none: nothing is asked about addresses', async t => {
    const inner = await ask(t, { ...good, 'www.firma.test': { a: ['10.0.0.7'] } })
    assert.equal(inner.host.reverseNames, null)
    assert.ok(!inner.questions.some(each => each.startsWith('PTR')), inner.questions.join())
    const literal = await ask(t, good, { url: 'http://9.9.9.9/' })
    assert.deepEqual(literal.host, { nameServers: null, reverseNames: ['web7.vaert.test'], systems: null })
  })

  test('of a site that was led elsewhere only the servers of its zone are asked for', async t => {
    const { host, questions } = await ask(t, good, { route: () => ({ address: '127.0.0.1', port: 9 }) })
    assert.deepEqual([host.reverseNames, host.systems, questions], [null, null, ['NS firma.test']])
    assert.equal(host.nameServers?.length, 2)
  })

  test('systems are those of every address by the user’s table, and unknown where it does not know one', async t => {
    const as = (number: number) => ({ autonomous_system_number: number })
    const table = (...networks: readonly (readonly [string, number])[]) =>
      readSystemTable(
        mmdb(
          6,
          networks.map(([network, number]) => [network, as(number)]),
        ),
        'asn.mmdb',
      )
    const both = table(['9.9.9.0/24', 65_000], ['2606:4700::/32', 65_001])
    assert.deepEqual((await ask(t, good, { systems: both })).host.systems, ['AS65000', 'AS65001'])
    const one = table(['9.9.9.0/24', 65_000])
    assert.equal((await ask(t, good, { systems: one })).host.systems, null)
  })

  test('called off, everything is unknown at once', async t => {
    const off = new AbortController()
    off.abort()
    const began = performance.now()
    const { host, namesFound, namesUnseen } = await ask(t, good, {
      ...{ signal: off.signal, domains: ['firma.test'], url: 'https://www.firma.test/' },
    })
    assert.deepEqual(host, { nameServers: null, reverseNames: null, systems: null })
    assert.deepEqual(namesFound, [])
    assert.deepEqual(
      namesUnseen.map(({ name, by }) => `${name} ${by}`),
      ['firma.test dns', 'www.firma.test dns', 'www.firma.test certificate'],
    )
    assert.ok(performance.now() - began < 2_000)
  })
})

describe('names of the company', () => {
  const https = 'https://www.firma.test/'
  /** A web whose certificate lists these. */
  const web = async (t: TestContext, ...names: readonly string[]): Promise<PracticeHosts> => {
    const hosts: Hosts = Object.fromEntries(names.map(name => [name, {}]))
    const started = await PracticeHosts.start(hosts, systemClock.now())
    t.after(() => started.close())
    return started
  }
  const at = { a: ['9.9.9.9'] }
  const told = (names: Asked['namesFound']) => names.map(({ name, by }) => `${name} ${by}`)

  test('the domains, their www and what the certificate lists of them are found where they lead somewhere', async t => {
    const shared = await web(
      t,
      'www.firma.test',
      'shop.firma.test',
      'gone.firma.test',
      'andre.test',
      'xfirma.test',
    )
    const names = {
      ...{ 'www.firma.test': at, 'firma.test': at, 'shop.firma.test': { a: [six] }, 'andre.test': at },
      ...{ 'xfirma.test': at, 'firma2.test': {}, 'www.firma2.test': { cname: 'www.firma.test' } },
    }
    const domains = ['firma.test', 'firma2.test', 'FIRMA.test.']
    const found = await ask(t, names, { url: https, domains, web: shared })
    assert.deepEqual(told(found.namesFound), [
      ...[
        'firma.test dns',
        'www.firma.test certificate',
        'www.firma2.test dns',
        'shop.firma.test certificate',
      ],
    ])
    assert.deepEqual(found.namesUnseen, [])
    assert.ok(!found.questions.some(each => /andre|xfirma/.test(each)), 'of others nothing is asked')
    assert.deepEqual(shared.log, [], 'and nothing is visited')
  })

  test('a domain of letters beyond ASCII is asked for as the DNS has it', async t => {
    const shared = await web(t, 'www.firma.test', 'shop.xn--blbr-roah.test')
    const names = { ...good, 'xn--blbr-roah.test': at, 'shop.xn--blbr-roah.test': at }
    const found = await ask(t, names, { url: https, domains: ['blåbær.test'], web: shared })
    assert.deepEqual(told(found.namesFound), [
      'xn--blbr-roah.test dns',
      'shop.xn--blbr-roah.test certificate',
    ])
  })

  test('every name below is found where the DNS has them all, and is no site where it has not', async t => {
    const shared = await web(t, '*.firma.test')
    const options = { url: https, domains: ['firma.test'], web: shared }
    const all = await ask(t, { ...good, '*.firma.test': at }, options)
    assert.deepEqual(told(all.namesFound), ['www.firma.test dns', '*.firma.test certificate'])
    assert.deepEqual(told((await ask(t, good, options)).namesFound), ['www.firma.test dns'])
  })

  test('who does not answer leaves the name, or the certificate, unseen', async t => {
    const shared = await web(t, 'www.firma.test', 'shop.firma.test')
    const silent = { ...good, 'shop.firma.test': { fault: 'silent' } } as const
    const found = await ask(t, silent, { url: https, domains: ['firma.test'], web: shared })
    assert.deepEqual(told(found.namesFound), ['www.firma.test certificate'])
    assert.deepEqual(told(found.namesUnseen), ['shop.firma.test certificate'])
    await shared.close()
    const gone = await ask(t, good, { url: https, domains: ['firma.test'], web: shared })
    assert.deepEqual(told(gone.namesUnseen), ['www.firma.test certificate'])
  })

  test('more names than are asked for are unseen, and the domains are not among them', async t => {
    const many = Array.from({ length: limits.siteNames }, (_, at) => `n${at}.firma.test`)
    const shared = await web(t, 'www.firma.test', ...many)
    const found = await ask(t, good, { url: https, domains: ['firma.test'], web: shared })
    assert.deepEqual(told(found.namesFound), ['www.firma.test certificate'])
    assert.deepEqual(told(found.namesUnseen), [
      ...[
        `n${limits.siteNames - 2}.firma.test certificate`,
        `n${limits.siteNames - 1}.firma.test certificate`,
      ],
    ])
  })

  test('without domains, or over http, no certificate is read; where looking is off, all is unseen', async t => {
    const shared = await web(t, 'www.firma.test', 'shop.firma.test')
    assert.deepEqual((await ask(t, good, { url: https, web: shared })).namesFound, [])
    const plain = await ask(t, good, { domains: ['firma.test'], web: shared })
    assert.deepEqual(told(plain.namesFound), ['www.firma.test dns'])
    const off = await ask(t, good, { domains: ['firma.test'], resolve: offResolve() })
    assert.deepEqual(told(off.namesUnseen), ['firma.test dns', 'www.firma.test dns'])
  })
})
