// The contract of the ports Fetch and Resolve (src/core/ports.ts), over every implementation in src/net, against a web
// server and a DNS server of our own with the faults real ones have.

import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import type { ServerResponse } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { fromUtf8 } from '../../src/core/bytes.ts'
import { limits } from '../../src/core/limits.ts'
import type { Fetch, Fetched, LookFailure, Resolve } from '../../src/core/ports.ts'
import { type FetchOptions, webFetch } from '../../src/net/fetch.ts'
import { openExchange, openNet } from '../../src/net/net.ts'
import { dnsResolve, offResolve } from '../../src/net/resolve.ts'
import { selfSigned } from '../practice/certificate.ts'
import { PracticeDns } from '../practice/dns.ts'
import {
  drip,
  endless,
  gzipBomb,
  gzipped,
  PracticeWeb,
  page,
  raw,
  redirect,
  silent,
  status,
} from '../practice/web.ts'

const never = new AbortController().signal
const userAgent = 'ordholden/test'

function failedBecause(
  fetched: { kind: string; because?: LookFailure; detail?: string },
  because: LookFailure,
) {
  assert.equal(fetched.kind, 'failed', JSON.stringify(fetched).slice(0, 200))
  assert.equal(fetched.because, because, fetched.detail)
}

function textOf(fetched: Fetched): string {
  assert.equal(fetched.kind, 'answered', JSON.stringify(fetched))
  return fetched.kind === 'answered' ? fromUtf8(fetched.body) : ''
}

describe('fetch', () => {
  let web: PracticeWeb
  let inner: PracticeWeb
  let open: Fetch
  let off: Fetch

  const fetchWith = (options: Partial<FetchOptions> = {}) =>
    webFetch({ outside: true, allow: [web.origin], userAgent, timeoutMs: 10_000, ...options })

  before(async () => {
    inner = await PracticeWeb.start({ '/': page('secret of the inner network') })
    web = await PracticeWeb.start({
      '/': (request, response) => response.end(`${request.headers['user-agent']} ${request.headers.host}`),
      '/gzip': gzipped('unpacked'),
      '/missing': status(404),
      '/broken': status(500),
      '/cookies': page('', { 'x-one': 'a', 'X-Two': 'b' }),
      '/hop': redirect('/hop2', 301),
      '/hop2': redirect('/#part', 308),
      '/loop': redirect('/loop'),
      '/no-location': status(302),
      '/to-inner': (_request, response) => response.writeHead(302, { location: `${inner.origin}/` }).end(),
      '/to-name': (_request, response) =>
        response.writeHead(302, { location: `http://inner.example:${inner.port}/` }).end(),
      '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
      '/to-decimal': (_request, response) =>
        response.writeHead(302, { location: `http://2130706433:${inner.port}/` }).end(),
      '/to-mapped': (_request, response) =>
        response.writeHead(302, { location: `http://[::ffff:127.0.0.1]:${inner.port}/` }).end(),
      '/to-localhost': (_request, response) =>
        response.writeHead(302, { location: `http://localhost:${inner.port}/` }).end(),
      '/to-file': redirect('file:///etc/passwd'),
      '/to-password': redirect('http://user:password@example.dk/'),
      '/to-nowhere': redirect('http://['),
      '/endless': endless,
      '/drip': drip,
      '/silent': silent,
      '/one-too-many': page('x'.repeat(limits.responseBytes + 1)),
      '/bomb': gzipBomb(limits.responseBytes + 1),
      '/just-fits': gzipBomb(limits.responseBytes),
      '/not-gzip': page('plain', { 'content-encoding': 'gzip' }),
      '/two-codings': page('plain', { 'content-encoding': 'gzip, gzip' }),
      '/cut-short': raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'),
      '/said-short': raw('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nmore than was said'),
      '/no-http': raw('220 mail.example.dk ESMTP\r\n'),
      '/big-header': raw(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(2 * limits.headerBytes)}\r\n\r\n`),
      '/slow-header': (_request, response) => {
        response.socket?.write('HTTP/1.1 200 OK\r\nx: ')
      },
      '/upgrade': raw('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    })
    open = fetchWith()
    off = fetchWith({ outside: false })
  })
  after(async () => {
    await Promise.all([web.close(), inner.close()])
  })

  for (const name of ['open', 'off'] as const) {
    const fetch = () => (name === 'open' ? open : off)
    const get = (path: string) => fetch().get(`${web.origin}${path}`, never)

    describe(`with the way out ${name}, from an allowed origin on this machine`, () => {
      test('a page is answered with our own user agent', async () => {
        assert.equal(textOf(await get('/')), `ordholden/test 127.0.0.1:${web.port}`)
      })
      test('a packed page is unpacked', async () => assert.equal(textOf(await get('/gzip')), 'unpacked'))
      test('every status is an answer', async () => {
        for (const [path, expected] of [
          ['/missing', 404],
          ['/broken', 500],
          ['/no-location', 302],
        ] as const) {
          const fetched = await get(path)
          assert.equal(fetched.kind === 'answered' && fetched.status, expected)
        }
      })
      test('names of headers are lower-case', async () => {
        const fetched = await get('/cookies')
        assert.equal(fetched.kind === 'answered' && fetched.headers['x-two'], 'b')
      })
      test('redirects are followed to the end, whose address is told', async () => {
        const fetched = await get('/hop')
        assert.equal(fetched.kind === 'answered' && fetched.url, `${web.origin}/`)
      })

      const faults: readonly (readonly [string, LookFailure])[] = [
        ['/loop', 'limit'],
        ['/endless', 'limit'],
        ['/one-too-many', 'limit'],
        ['/bomb', 'limit'],
        ['/big-header', 'limit'],
        ['/not-gzip', 'malformed'],
        ['/two-codings', 'malformed'],
        ['/cut-short', 'malformed'],
        ['/no-http', 'malformed'],
        ['/upgrade', 'malformed'],
        ['/to-nowhere', 'malformed'],
        ['/to-file', 'refused'],
      ]
      for (const [path, because] of faults)
        test(`${path} fails as ${because}`, async () => failedBecause(await get(path), because))

      for (const path of ['/drip', '/silent', '/slow-header'])
        test(`${path} is ended by our own deadline`, async () => {
          const hurried = fetchWith({ outside: name === 'open', timeoutMs: 120 })
          failedBecause(await hurried.get(`${web.origin}${path}`, never), 'timeout')
        })

      test('a body is as long as it says, whatever follows', async () => {
        assert.equal(textOf(await get('/said-short')), 'more')
      })
      test('a body of exactly the limit is answered', async () => {
        const fetched = await get('/just-fits')
        assert.equal(fetched.kind === 'answered' && fetched.body.length, limits.responseBytes)
      })
      test('the caller can call it off', async () => {
        failedBecause(await fetch().get(`${web.origin}/silent`, AbortSignal.timeout(30)), 'timeout')
        failedBecause(await fetch().get(`${web.origin}/`, AbortSignal.abort()), 'timeout')
      })
      test('a closed port is unreachable', async () => {
        const gone = await PracticeWeb.start({})
        const { origin } = gone
        await gone.close()
        const fetching = fetchWith({ outside: name === 'open', allow: [origin] })
        failedBecause(await fetching.get(origin, never), 'unreachable')
      })
      test('what is no URL is malformed', async () =>
        failedBecause(await fetch().get('welcome', never), 'malformed'))
      test('an origin on this machine that is not allowed is refused', async () => {
        failedBecause(await fetch().get(inner.origin, never), 'refused')
        failedBecause(await fetch().get(`http://localhost:${inner.port}`, never), 'refused')
        assert.deepEqual(inner.asked, [])
      })
      test('a URL with a password is refused, also where its origin is allowed', async () => {
        const asked = web.asked.length
        for (const person of ['user', ':password', 'user:password'])
          failedBecause(await fetch().get(`http://${person}@127.0.0.1:${web.port}/`, never), 'refused')
        assert.equal(web.asked.length, asked)
      })
      test('localhost and the names under it are this machine, without asking anybody', async () => {
        const asked: string[] = []
        const fetching = fetchWith({
          outside: name === 'open',
          allow: [`HTTP://LOCALHOST:${web.port}/`, `http://app.localhost:${web.port}`],
          lookup: async host => {
            asked.push(host)
            return []
          },
        })
        for (const host of ['localhost', 'app.localhost'])
          assert.match(
            textOf(await fetching.get(`http://${host}:${web.port}/`, never)),
            / (?:app\.)?localhost:/,
          )
        assert.deepEqual(asked, [])
      })
    })
  }

  describe('no request is talked into the inner network', () => {
    const lookup = async (): Promise<LookupAddress[]> => [{ address: '127.0.0.1', family: 4 }]
    const traps = [
      '/to-inner',
      '/to-name',
      '/to-metadata',
      '/to-decimal',
      '/to-mapped',
      '/to-localhost',
      '/to-password',
    ]
    for (const path of traps)
      test(`${path} is refused`, async () => {
        failedBecause(await fetchWith({ lookup }).get(`${web.origin}${path}`, never), 'refused')
        assert.deepEqual(inner.asked, [])
      })

    test('a name that is public and private at once is refused', async () => {
      const both = async (): Promise<LookupAddress[]> => [
        { address: '9.9.9.9', family: 4 },
        ...(await lookup()),
      ]
      failedBecause(
        await fetchWith({ lookup: both }).get(`http://both.example:${inner.port}/`, never),
        'refused',
      )
      assert.deepEqual(inner.asked, [])
    })

    test('an allowed origin may be private, but never link-local', async () => {
      const allow = [`http://named.example:${web.port}`]
      const metadata = async (): Promise<LookupAddress[]> => [{ address: '169.254.169.254', family: 4 }]
      failedBecause(await fetchWith({ allow, lookup: metadata }).get(`${allow[0]}/`, never), 'refused')
      assert.match(textOf(await fetchWith({ allow, lookup }).get(`${allow[0]}/`, never)), /named\.example/)
    })

    // The first answer is the allowed one; whoever asks a second time while connecting is sent astray.
    test('a name is asked for once, and the connection goes to what was judged', async () => {
      let asked = 0
      const rebinding = async (): Promise<LookupAddress[]> => {
        asked += 1
        return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
      }
      const allow = [`http://rebind.example:${web.port}`]
      const fetched = await fetchWith({ allow, lookup: rebinding }).get(`${allow[0]}/`, never)
      assert.match(textOf(fetched), /rebind\.example/)
      assert.equal(asked, 1)
    })
  })

  describe('over TLS', () => {
    const lookup = async (): Promise<LookupAddress[]> => [{ address: '127.0.0.1', family: 4 }]
    const trusted = getCACertificates('default')
    let secure: PracticeWeb
    let stranger: PracticeWeb

    before(async () => {
      const certificate = selfSigned('secure.example', new Date())
      const handlers = {
        '/': page('secure'),
        '/down': (_request: unknown, response: ServerResponse) =>
          response.writeHead(302, { location: `${web.origin}/` }).end(),
      }
      secure = await PracticeWeb.start(handlers, certificate)
      stranger = await PracticeWeb.start(handlers, selfSigned('secure.example', new Date()))
      setDefaultCACertificates([...trusted, certificate.cert])
    })
    after(async () => {
      setDefaultCACertificates(trusted)
      await Promise.all([secure.close(), stranger.close()])
    })

    const get = (name: string, server: PracticeWeb, path = '/') => {
      const origin = `https://${name}:${server.port}`
      return fetchWith({ lookup, allow: [origin, web.origin] }).get(`${origin}${path}`, never)
    }

    test('a page under a certificate of its name, from an authority we trust', async () => {
      assert.equal(textOf(await get('secure.example', secure)), 'secure')
    })
    test('another name, or an authority we do not trust, is unreachable', async () => {
      failedBecause(await get('other.example', secure), 'unreachable')
      failedBecause(await get('secure.example', stranger), 'unreachable')
      assert.deepEqual(stranger.asked, [])
    })
    test('a redirect from https to http is refused', async () => {
      const asked = web.asked.length
      failedBecause(await get('secure.example', secure, '/down'), 'refused')
      assert.equal(web.asked.length, asked)
    })
  })

  test('a look-up of a name that never ends is ended by the deadline', async () => {
    const lookup = () => new Promise<LookupAddress[]>(() => {})
    failedBecause(await fetchWith({ lookup, timeoutMs: 50 }).get('http://slow.example/', never), 'timeout')
  })

  test('a name that does not exist is not found', async () => {
    const lookup = async () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
    failedBecause(await fetchWith({ lookup }).get('http://missing.example/', never), 'not-found')
  })

  test('with the way out off, nothing outside this machine is contacted: no name is even asked for', async () => {
    const asked: string[] = []
    const lookup = async (host: string): Promise<LookupAddress[]> => {
      asked.push(host)
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const allow = [web.origin, `http://own.example:${web.port}`]
    const fetching = fetchWith({ outside: false, allow, lookup })
    for (const url of [
      `http://own.example:${web.port}/`,
      'https://example.dk/',
      'http://9.9.9.9/',
      'http://10.0.0.1/',
    ])
      failedBecause(await fetching.get(url, never), 'off')
    failedBecause(await fetching.get(`${web.origin}/to-name`, never), 'off')
    assert.deepEqual(asked, [])
  })
})

const long = Array.from({ length: 40 }, (_, n) => [`record-${n}-${'x'.repeat(40)}`])

test('a name server that is no address is refused before anything is asked', () => {
  assert.throws(
    () => dnsResolve({ servers: ['192.0.2.53', 'dns.example'] }),
    /expected a name server as address or address:port, got "dns\.example"/,
  )
})

describe('resolve', () => {
  let server: PracticeDns
  let resolve: Resolve

  before(async () => {
    server = await PracticeDns.start({
      'firm.dk': {
        mx: [
          { exchange: 'mx1.firm.dk', preference: 10 },
          { exchange: 'mx2.firm.dk', preference: 20 },
        ],
        txt: [['v=spf1 include:', 'spf.firm.dk -all'], ['MS=ms1']],
      },
      'null.dk': { mx: [{ exchange: '.', preference: 0 }] },
      'xn--rlig-uoa.dk': { txt: [['found']] },
      '_spf.firm.dk': { txt: [['underscore']] },
      'alias.dk': { cname: 'firm.dk' },
      'empty.dk': {},
      'servfail.dk': { fault: 'servfail' },
      'refused.dk': { fault: 'refused' },
      'silent.dk': { fault: 'silent' },
      'garbage.dk': { fault: 'garbage' },
      'wrong-id.dk': { fault: 'wrong-id', txt: [['forged']] },
      'truncated.dk': { fault: 'truncated', txt: [['whole']] },
      'long.dk': { txt: long },
      'many.dk': { txt: Array.from({ length: limits.dnsAnswers + 1 }, (_, n) => [`${n}`]) },
    })
    resolve = dnsResolve({ servers: [server.server], timeoutMs: 5_000, tries: 1 })
  })
  after(() => server.close())

  const recordsOf = async (asking: ReturnType<Resolve['txt']>) => {
    const resolved = await asking
    assert.equal(resolved.kind, 'answered', JSON.stringify(resolved))
    return resolved.kind === 'answered' ? resolved.records : []
  }

  test('mail servers with their priorities', async () => {
    const resolved = await resolve.mx('firm.dk', never)
    assert.deepEqual(
      resolved.kind === 'answered' && resolved.records.toSorted((a, b) => a.priority - b.priority),
      [
        { exchange: 'mx1.firm.dk', priority: 10 },
        { exchange: 'mx2.firm.dk', priority: 20 },
      ],
    )
  })
  test('a domain that takes no mail has one server without a name (RFC 7505)', async () => {
    const resolved = await resolve.mx('null.dk', never)
    assert.deepEqual(resolved.kind === 'answered' && resolved.records, [{ exchange: '', priority: 0 }])
  })
  test('the strings of a text record are joined (RFC 7208 §3.3)', async () => {
    assert.deepEqual((await recordsOf(resolve.txt('firm.dk', never))).toSorted(), [
      'MS=ms1',
      'v=spf1 include:spf.firm.dk -all',
    ])
  })
  test('names of other alphabets and names with underscores', async () => {
    assert.deepEqual(await recordsOf(resolve.txt('Ærlig.dk', never)), ['found'])
    assert.deepEqual(await recordsOf(resolve.txt('_spf.firm.dk', never)), ['underscore'])
  })
  test('an alias is followed, and can be asked for itself', async () => {
    assert.equal((await recordsOf(resolve.txt('alias.dk', never))).length, 2)
    assert.deepEqual(await recordsOf(resolve.cname('alias.dk', never)), ['firm.dk'])
  })
  test('an answer cut off over UDP is fetched whole over TCP', async () => {
    assert.deepEqual(await recordsOf(resolve.txt('truncated.dk', never)), ['whole'])
    assert.equal((await recordsOf(resolve.txt('long.dk', never))).length, long.length)
    assert.ok(server.asked.includes('TXT truncated.dk tcp'))
  })

  const faults: readonly (readonly [string, LookFailure])[] = [
    ['missing.dk', 'not-found'],
    ['empty.dk', 'not-found'],
    ['servfail.dk', 'unreachable'],
    ['refused.dk', 'unreachable'],
    ['silent.dk', 'timeout'],
    ['garbage.dk', 'malformed'],
    ['wrong-id.dk', 'timeout'],
    ['many.dk', 'limit'],
    ['', 'malformed'],
    ['not a name', 'malformed'],
    [`${'a.'.repeat(140)}dk`, 'malformed'],
  ]
  for (const [name, because] of faults)
    test(`${JSON.stringify(name.slice(0, 20))} fails as ${because}`, async () => {
      const timeoutMs = because === 'timeout' ? 150 : 5_000
      const asking = dnsResolve({ servers: [server.server], timeoutMs, tries: 1 })
      failedBecause(await asking.txt(name, never), because)
    })

  test('the caller can call one question off and no other', async () => {
    const patient = dnsResolve({ servers: [server.server], timeoutMs: 5_000, tries: 1 })
    const started = performance.now()
    const [off, other] = await Promise.all([
      patient.txt('silent.dk', AbortSignal.timeout(30)),
      patient.txt('firm.dk', never),
    ])
    failedBecause(off, 'timeout')
    assert.ok(performance.now() - started < 2_500)
    assert.equal(other.kind, 'answered')
    failedBecause(await patient.txt('firm.dk', AbortSignal.abort()), 'timeout')
  })

  test('a name server that does not answer is unreachable or times out, never an answer', async () => {
    const gone = await PracticeDns.start({})
    const address = gone.server
    await gone.close()
    const resolved = await dnsResolve({ servers: [address], timeoutMs: 100, tries: 1 }).mx('firm.dk', never)
    assert.ok(resolved.kind === 'failed' && ['unreachable', 'timeout'].includes(resolved.because))
  })

  test('with the way out off, every question is answered off and nobody is asked', async () => {
    const asked = server.asked.length
    const { resolve: off } = openNet({
      outside: false,
      allow: [],
      nameServers: [server.server],
      version: '0',
    })
    for (const resolving of [off, offResolve()])
      for (const ask of [resolving.mx, resolving.txt, resolving.cname])
        failedBecause(await ask('firm.dk', never), 'off')
    assert.equal(server.asked.length, asked)
  })
})

describe('exchange', () => {
  const body = new TextEncoder().encode('grant_type=authorization_code')
  const posted = { method: 'POST', headers: { 'content-type': 'text/plain' }, body } as const
  const over = (allow: readonly string[]) => openExchange({ allow, version: 'test' })

  test('what is sent arrives whole, is answered, and no redirect is followed', async t => {
    const web = await PracticeWeb.start({
      '/echo': async (request, response) => {
        let sent = ''
        for await (const chunk of request) sent += chunk
        const { 'content-type': type, 'content-length': length } = request.headers
        response.end(`${request.method} ${type} ${length} ${sent}`)
      },
      '/moved': redirect('/echo', 307),
    })
    t.after(() => web.close())
    const { send } = over([web.origin])
    const echoed = textOf(await send(`${web.origin}/echo`, posted, never))
    assert.equal(echoed, 'POST text/plain 29 grant_type=authorization_code')
    const moved = await send(`${web.origin}/moved`, posted, never)
    assert.equal(moved.kind === 'answered' && moved.status, 307)
    assert.deepEqual(web.asked, ['POST /echo', 'POST /moved'])
  })

  test('what nobody named, or is too long, is never sent', async t => {
    const web = await PracticeWeb.start({})
    t.after(() => web.close())
    failedBecause(await over([]).send(`${web.origin}/`, posted, never), 'refused')
    const long = { ...posted, body: new Uint8Array(limits.sentBytes + 1) }
    failedBecause(await over([web.origin]).send(`${web.origin}/`, long, never), 'limit')
    failedBecause(await over([]).send('http://169.254.169.254/', posted, never), 'refused')
    assert.deepEqual(web.asked, [])
  })
})
