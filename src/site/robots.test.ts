import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import type { Fetch } from '../core/ports.ts'
import { readRobots } from './robots.ts'
import { isAllowed, parseRobots } from './robots-rules.ts'
import { parseSitemap } from './sitemap.ts'

const site = 'https://firma.test'
const may = (file: string, path: string): boolean => isAllowed(parseRobots(file), `${site}${path}`)

describe('rules', () => {
  const group = (...rules: readonly string[]) => ['User-agent: *', ...rules].join('\n')

  const cases: readonly (readonly [string, string, boolean, string])[] = [
    ['', '/a', true, 'an empty file allows'],
    [group('Disallow: /'), '/a', false, 'all of it'],
    [group('Disallow:'), '/a', true, 'an empty rule forbids nothing'],
    [group('Disallow: /a'), '/abc', false, 'a rule is a beginning'],
    [group('Disallow: /a/'), '/a', true, 'and no more'],
    [group('Disallow: /A'), '/a', true, 'letters are told apart in paths'],
    [group('DISALLOW : /a # why'), '/a', false, 'not in keys, and what follows # is a comment'],
    [group('Disallow: /', 'Allow: /open/'), '/open/1', true, 'the longest decides'],
    [group('Allow: /open/', 'Disallow: /open/not'), '/open/not', false, 'whichever comes first'],
    [group('Disallow: /a', 'Allow: /a'), '/a', true, 'of two as long, the one that allows'],
    [group('Allow: /a', 'Disallow: /a'), '/a', true, 'whichever comes first'],
    [group('Disallow: /*.pdf'), '/x/y.pdf?z', false, 'a star is any letters'],
    [group('Disallow: /*.pdf$'), '/x/y.pdf', false, 'a dollar is the end'],
    [group('Disallow: /*.pdf$'), '/x/y.pdf?z', true, 'and nothing behind it'],
    [group('Disallow: /a$'), '/ab', true, 'a dollar without a star'],
    [group('Disallow: /a$'), '/a', false, 'is the whole'],
    [group('Disallow: /*a*b$'), '/ab/b', false, 'the last segment lies at the end'],
    [group('Disallow: /aba*ba$'), '/aba', true, 'and not over what came before'],
    [group('Disallow: *?print='), '/x?print=1', false, 'a star may come first, a query belongs to the path'],
    [group('Disallow: /a$b'), '/a$b', false, 'a dollar inside is a letter'],
    [group('Disallow: secret'), '/secret', true, 'what is no path is no rule'],
    [group('Disallow: /æ'), '/%C3%A6', false, 'letters outside ASCII are the same encoded'],
    [group('Disallow: /%c3%a6'), '/æ', false, 'either way, in either case'],
    [group('Disallow: /%7Ea'), '/~a', false, 'what needs no encoding is the same without'],
    [group('Disallow: /a%2Fb'), '/a/b', true, 'what needs it is not'],
    [group('Disallow: /'), '/robots.txt', true, 'the file itself is always allowed'],
    ['Disallow: /', '/a', true, 'a rule of nobody'],
    ['\uFEFFUser-agent: *\r\nDisallow: /a\rDisallow: /b', '/b', false, 'any ends of lines'],
  ]
  for (const [file, path, expected, why] of cases)
    test(`${why}: ${JSON.stringify(file.slice(-24))} ${path}`, () =>
      assert.equal(may(new TextDecoder().decode(utf8(file)), path), expected))

  test('our own group alone counts, wherever its parts stand; else that of everybody', () => {
    const file = [
      'User-agent: *',
      'Disallow: /all',
      'User-agent: Other',
      'User-agent: OrdHolden/2.0',
      'Sitemap: https://firma.test/s.xml',
      'Disallow: /one',
      '',
      'User-agent: ordholden-images',
      'Disallow: /three',
      'User-agent: ordholden',
      'Disallow: /two',
    ].join('\n')
    const paths = ['/all', '/one', '/two', '/three']
    assert.deepEqual(
      paths.map(path => may(file, path)),
      [true, false, false, true],
    )
    assert.equal(may('User-agent: *\nDisallow: /\nUser-agent: ordholden', '/a'), true)
    assert.equal(may('User-agent: other\nDisallow: /', '/a'), true)
  })

  test('no file takes long, whatever is in it', () => {
    const started = performance.now()
    const stars = parseRobots(group(`Disallow: /${'*a'.repeat(20_000)}b$`))
    assert.equal(isAllowed(stars, `${site}/${'a'.repeat(2_000)}`), true)
    for (const line of ['User-agent: *\n', 'Disallow: /a\n', ': \n', 'x'])
      parseRobots(`User-agent: *\n${line.repeat(limits.robotsBytes / line.length)}`)
    assert.ok(performance.now() - started < 3_000)
  })

  test('no more rules and sitemaps are kept than may be', () => {
    const file = parseRobots(
      `${group()}\n${'Disallow: /a\n'.repeat(limits.robotsRules + 1)}${'Sitemap: x\n'.repeat(limits.sitemaps + 1)}`,
    )
    assert.deepEqual([file.rules.length, file.sitemaps.length], [limits.robotsRules, limits.sitemaps])
  })
})

describe('sitemap', () => {
  test('addresses as they are meant: entities, CDATA, comments, blanks; pictures are no pages', () => {
    const { kind, addresses } = parseSitemap(`<?xml version="1.0"?><urlset><!-- <loc>https://old</loc> -->
      <url><loc> https://a/?x=1&amp;y=&#50;&#x33; </loc><image:loc>https://picture</image:loc></url>
      <url><loc><![CDATA[https://b/?x&y]]></loc></url><!-- never closed <url><loc>https://c</loc>`)
    assert.equal(kind, 'pages')
    assert.deepEqual(addresses, ['https://a/?x=1&y=23', 'https://b/?x&y'])
  })
  test('one address on each line', () => {
    const { addresses } = parseSitemap('https://a/1\r\n\r\nnot one\nhttps://a/2\n')
    assert.deepEqual(addresses, ['https://a/1', 'https://a/2'])
  })
  test('garbage is nothing, and takes no time', () => {
    const started = performance.now()
    const size = limits.responseBytes
    const hostile = ['<!--', '<loc>', `<loc>${' '.repeat(size)}`, '&#', ']]>', '<']
    for (const text of hostile) assert.deepEqual(parseSitemap(text.repeat(size / text.length)).addresses, [])
    assert.ok(performance.now() - started < 3_000)
  })
})

type Served = Readonly<
  Record<string, { readonly status?: number; readonly body?: string | Uint8Array } | null>
>

/** Null fails to be fetched; what is not served is 404. */
function serving(files: Served) {
  const asked: string[] = []
  const fetch: Fetch = {
    async get(url) {
      asked.push(url.replace(site, ''))
      const file = files[url.replace(site, '')]
      if (file === null) return { kind: 'failed', url, because: 'timeout', detail: '' }
      const { status = 200, body = '' } = file ?? { status: 404 }
      return {
        kind: 'answered',
        url,
        status,
        headers: {},
        body: typeof body === 'string' ? utf8(body) : body,
      }
    },
  }
  const read = (robots = true) =>
    readRobots({ url: `${site}/da/`, fetch, robots, signal: new AbortController().signal })
  return { asked, read }
}

const locs = (tag: string, ...at: readonly string[]) =>
  `<${tag}>${at.map(each => `<loc>${each}</loc>`).join('')}</${tag}>`

describe('a site', () => {
  test('whose robots.txt cannot be read is closed, and asked for nothing more; one without it is open', async () => {
    for (const [file, expected] of [
      [null, false],
      [{ status: 500 }, false],
      [{ status: 503, body: 'User-agent: *\nAllow: /' }, false],
      [{ status: 404, body: 'User-agent: *\nDisallow: /' }, true],
      [{ status: 403 }, true],
      [{ status: 200, body: 'User-agent: *\nDisallow: /b' }, true],
    ] as const) {
      const { asked, read } = serving({ '/robots.txt': file })
      const { allowed, sitemap } = await read()
      assert.equal(allowed(`${site}/a`), expected, JSON.stringify(file))
      assert.deepEqual(sitemap, [])
      assert.deepEqual(asked, expected ? ['/robots.txt', '/sitemap.xml'] : ['/robots.txt'])
    }
  })

  test('whose owner says so is open whatever the file says, and its sitemap is read all the same', async () => {
    for (const file of [null, { body: 'User-agent: *\nDisallow: /' }]) {
      const { read } = serving({
        '/robots.txt': file,
        '/sitemap.xml': { body: locs('urlset', `${site}/a`) },
      })
      const { allowed, sitemap } = await read(false)
      assert.equal(allowed(`${site}/a`), true)
      assert.deepEqual(sitemap, [`${site}/a`])
    }
  })

  test('names its sitemaps: an index is followed one level, packed or not, and never to another site', async () => {
    const { asked, read } = serving({
      '/robots.txt': { body: `Sitemap: https://other.test/s.xml\nsitemap: ${site}/index.xml` },
      '/index.xml': {
        body: locs('sitemapindex', `${site}/1.xml.gz`, 'https://other.test/2.xml', `${site}/deeper.xml`),
      },
      '/1.xml.gz': {
        body: gzipSync(locs('urlset', `${site}/a`, `${site}/a`, 'http://firma.test/b', `${site}/c`)),
      },
      '/deeper.xml': { body: locs('sitemapindex', `${site}/never.xml`) },
    })
    assert.deepEqual((await read()).sitemap, [`${site}/a`, `${site}/c`])
    assert.deepEqual(asked, ['/robots.txt', '/index.xml', '/1.xml.gz', '/deeper.xml'])
  })

  test('names no more than may be: files, pages, and what a packed one holds', async () => {
    const many = Array.from({ length: limits.sitemapPages + 5 }, (_, n) => `${site}/${n}`)
    const files = await serving({ '/sitemap.xml': { body: locs('urlset', ...many) } }).read()
    assert.equal(files.sitemap.length, limits.sitemapPages)
    const index = serving({ '/sitemap.xml': { body: locs('sitemapindex', ...many) } })
    await index.read()
    assert.equal(index.asked.length, 1 + limits.sitemaps)
    const bomb = gzipSync(`${locs('urlset', `${site}/a`)}${' '.repeat(limits.responseBytes)}`)
    assert.deepEqual((await serving({ '/sitemap.xml': { body: bomb } }).read()).sitemap, [])
  })
})
