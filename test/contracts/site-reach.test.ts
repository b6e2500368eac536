// What a site asks of the ports Fetch and Resolve (src/core/ports.ts) beside what net.test.ts holds for everybody: addresses, name
// servers and names of addresses; a host reached by a route somebody named, under a certificate somebody named.

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { fromUtf8 } from '../../src/core/bytes.ts'
import type { Fetched, LookFailure, Resolve } from '../../src/core/ports.ts'
import { type FetchOptions, webFetch } from '../../src/net/fetch.ts'
import { dnsResolve, offResolve } from '../../src/net/resolve.ts'
import { selfSigned } from '../practice/certificate.ts'
import { PracticeDns } from '../practice/dns.ts'
import { PracticeWeb, redirect } from '../practice/web.ts'

const never = new AbortController().signal
const userAgent = 'ordholden/test'

function failedBecause(found: { kind: string; because?: LookFailure }, because: LookFailure) {
  assert.deepEqual([found.kind, found.because], ['failed', because])
}

const textOf = (fetched: Fetched): string =>
  fetched.kind === 'answered' ? fromUtf8(fetched.body) : fetched.detail

describe('resolve, for a site', () => {
  let server: PracticeDns
  before(async () => {
    server = await PracticeDns.start({
      'both.dk': { a: ['9.9.9.9', '2620:fe::9', '9.9.9.10'], ns: ['ns1.host.dk', 'ns2.host.dk'] },
      'six.dk': { a: ['2620:fe::9'] },
      'www.both.dk': { cname: 'both.dk' },
      'empty.dk': {},
      'broken.dk': { fault: 'servfail' },
      '11.9.9.9.in-addr.arpa': { fault: 'servfail' },
      '9.9.9.9.in-addr.arpa': { ptr: ['dns9.quad9.net'] },
      '9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.e.f.0.0.0.2.6.2.ip6.arpa': { ptr: ['six.quad9.net'] },
    })
  })
  after(() => server.close())
  const asking = () => dnsResolve({ servers: [server.server], timeoutMs: 2_000, tries: 1 })
  const answered = (resolved: Awaited<ReturnType<Resolve['addresses']>>) =>
    resolved.kind === 'answered' ? resolved.records.toSorted() : resolved.because

  test('addresses of both families, of one alone, and behind an alias', async () => {
    const { addresses } = asking()
    const both = ['2620:fe::9', '9.9.9.10', '9.9.9.9']
    assert.deepEqual(answered(await addresses('both.dk', never)), both)
    assert.deepEqual(answered(await addresses('www.both.dk', never)), both)
    assert.deepEqual(answered(await addresses('six.dk', never)), ['2620:fe::9'])
    const found = await addresses('both.dk', never)
    assert.equal(found.kind === 'answered' && found.records.at(-1), '2620:fe::9')
  })

  test('the name servers of a zone, and the names of an address of either family', async () => {
    const { nameServers, reverse } = asking()
    assert.deepEqual(answered(await nameServers('both.dk', never)), ['ns1.host.dk', 'ns2.host.dk'])
    assert.deepEqual(answered(await reverse('9.9.9.9', never)), ['dns9.quad9.net'])
    const six = await reverse('2620:fe::9', never)
    assert.deepEqual([six.name, answered(six)], ['2620:fe::9', ['six.quad9.net']])
  })

  test('what is not there is not found, what fails is told, and a name is no address', async () => {
    const { addresses, nameServers, reverse } = asking()
    for (const name of ['missing.dk', 'empty.dk']) {
      assert.equal(answered(await addresses(name, never)), 'not-found')
      assert.equal(answered(await nameServers(name, never)), 'not-found')
    }
    assert.equal(answered(await addresses('broken.dk', never)), 'unreachable')
    assert.equal(answered(await reverse('9.9.9.10', never)), 'not-found')
    assert.equal(answered(await reverse('9.9.9.11', never)), 'unreachable')
    assert.equal(answered(await reverse('127.0.0.1', never)), 'not-found', 'no file of the machine is read')
    const asked = server.asked.length
    for (const name of ['both.dk', '', '9.9.9'])
      assert.equal(answered(await reverse(name, never)), 'malformed')
    assert.equal(server.asked.length, asked)
  })

  test('with the way out off, none of them asks anybody', async () => {
    const { addresses, nameServers, reverse } = offResolve()
    for (const ask of [addresses, nameServers, reverse]) failedBecause(await ask('9.9.9.9', never), 'off')
  })
})

describe('fetch by a route somebody named', () => {
  test('a host is reached where it leads, under its own name and certificate, and only that host', async t => {
    const certificate = selfSigned('staging.example', new Date())
    const web = await PracticeWeb.start(
      {
        '/': (request, response) => response.end(request.headers.host),
        '/on': redirect('https://other.example/'),
      },
      certificate,
    )
    t.after(() => web.close())
    const asked: string[] = []
    const options: FetchOptions = {
      ...{ outside: true, allow: [], userAgent, timeoutMs: 5_000, ca: certificate.cert },
      lookup: async host => {
        asked.push(host)
        return [{ address: '127.0.0.1', family: 4 }]
      },
      route: (host, port) =>
        host === 'staging.example' && port === 443 ? { address: '127.0.0.1', port: web.port } : null,
    }
    const { get } = webFetch(options)
    assert.equal(textOf(await get('https://staging.example/', never)), 'staging.example')
    assert.deepEqual(asked, [])
    failedBecause(await get(`https://staging.example:${web.port}/`, never), 'refused')
    failedBecause(await get('https://staging.example/on', never), 'refused')
    assert.deepEqual(asked, ['staging.example', 'other.example'])
    const { ca: _, ...stranger } = options
    failedBecause(await webFetch(stranger).get('https://staging.example/', never), 'unreachable')
  })
})
