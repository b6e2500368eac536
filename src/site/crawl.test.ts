import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../core/limits.ts'
import { Crawl, type CrawlOptions } from './crawl.ts'

const site = 'https://firma.test'
const crawlOf = (options: Partial<CrawlOptions> = {}) =>
  new Crawl({ url: `${site}/`, pages: 10, sitemap: [], allowed: () => true, ...options })

const to = (...paths: readonly string[]) => ({ links: paths.map(path => `${site}${path}`), finalUrl: null })

/** Every page in order, each linking to what `links` says. */
async function walk(crawl: Crawl, links: Readonly<Record<string, readonly string[]>> = {}) {
  const paths: string[] = []
  for (let next = await crawl.next(); next !== null; next = await crawl.next()) {
    const path = next.url.replace(site, '')
    assert.equal(next.page, paths.length)
    paths.push(path)
    crawl.done({ links: links[path] ?? [], finalUrl: next.url })
  }
  return paths
}

test('first what was asked for, then the sitemap, then links as they are found', async () => {
  const crawl = crawlOf({ url: `${site}/start`, sitemap: [`${site}/b`, `${site}/a`] })
  const links = { '/start': [`${site}/c`], '/b': [`${site}/d`, `${site}/a`] }
  assert.deepEqual(await walk(crawl, links), ['/start', '/b', '/a', '/c', '/d'])
  assert.deepEqual(crawl.leftOut(), [])
})

test('a page is visited once, however it is written', async () => {
  const links = [
    `${site}/#part`,
    `${site}/a`,
    `${site}/a/`,
    `${site}/a#x`,
    'http://firma.test/a',
    'https://www.firma.test/a/',
    `${site}:443/a`,
    `${site}/a?b`,
    `${site}/A`,
  ]
  assert.deepEqual(await walk(crawlOf({ sitemap: [`${site}`, ...links] }), { '/': links }), [
    '/',
    '/a',
    '/a?b',
    '/A',
  ])
})

test('where a redirect ended is not visited again, also where it waits already', async () => {
  const crawl = crawlOf({ sitemap: [`${site}/old`, `${site}/new`] })
  await crawl.next()
  crawl.done(to())
  assert.equal((await crawl.next())?.url, `${site}/old`)
  crawl.done({ links: [`${site}/new/`], finalUrl: `${site}/new` })
  assert.equal(await crawl.next(), null)
  assert.equal(crawl.known, 2)
})

test('a site that sends on to www is still the site', async () => {
  const crawl = crawlOf()
  await crawl.next()
  crawl.done({ links: ['https://www.firma.test/a'], finalUrl: 'https://www.firma.test/' })
  assert.equal((await crawl.next())?.url, 'https://www.firma.test/a')
})

test('no more pages than asked for, and never more than the limit; the others are told', async () => {
  const sitemap = Array.from({ length: 100 }, (_, n) => `${site}/${n}`)
  assert.equal((await walk(crawlOf({ pages: 1_000, sitemap }))).length, limits.sitePages)
  const few = crawlOf({ pages: 3, sitemap })
  assert.deepEqual(await walk(few), ['/', '/0', '/1'])
  assert.equal(few.leftOut().length, 98)
  assert.deepEqual(few.leftOut()[0], { url: `${site}/2`, because: 'limit' })
})

test('what robots.txt forbids is told and not visited, but for the page that was asked for', async () => {
  const crawl = crawlOf({ url: `${site}/secret`, allowed: url => !url.includes('secret') })
  assert.deepEqual(await walk(crawl, { '/secret': [`${site}/a`, `${site}/secret/b`] }), ['/secret', '/a'])
  assert.deepEqual(crawl.leftOut(), [{ url: `${site}/secret/b`, because: 'robots' }])
  const closed = crawlOf({ url: site, allowed: () => false })
  assert.deepEqual(await walk(closed), ['/'])
})

test('a site below this one is told, another is not; what is no address of the web is nothing', async () => {
  const links = [
    'https://shop.firma.test/',
    'https://other.test/',
    'https://notfirma.test/',
    'https://firma.test:8443/',
    'mailto:info@firma.test',
    'javascript:alert(1)',
    'http://[',
    '',
    `${site}/${'x'.repeat(limits.siteUrlCharacters)}`,
  ]
  const crawl = crawlOf()
  assert.deepEqual(await walk(crawl, { '/': links }), ['/'])
  assert.deepEqual(crawl.leftOut(), [{ url: 'https://shop.firma.test/', because: 'other-site' }])
})

test('what is remembered of a site without end has an end', async () => {
  const crawl = crawlOf()
  await crawl.next()
  const links = Array.from({ length: limits.siteAddresses + 100 }, (_, n) => `${site}/${n}`)
  crawl.done({ links, finalUrl: null })
  assert.equal(crawl.leftOut().length, limits.siteSightings)
  assert.equal(crawl.known, 10)
})

test('who waits is woken by what another finds, and ends when nobody can find any more', async () => {
  const crawl = crawlOf()
  assert.notEqual(await crawl.next(), null)
  const waiting = [crawl.next(), crawl.next(), crawl.next()]
  crawl.done(to('/a', '/b'))
  const woken = Promise.all(waiting)
  await Promise.race(waiting)
  crawl.done(to())
  crawl.done(to())
  const found = (await woken).map(next => next?.url.replace(site, '') ?? null)
  assert.deepEqual(found.toSorted(), ['/a', '/b', null])
  assert.equal(await crawl.next(), null)
})

test('a page whose browser ended is put back once, under its number', async () => {
  const crawl = crawlOf({ sitemap: [`${site}/a`] })
  const first = await crawl.next()
  assert.ok(first !== null)
  assert.equal(crawl.again(first), true)
  assert.deepEqual([crawl.known, crawl.waiting], [2, 2])
  const second = await crawl.next()
  assert.deepEqual(second, { page: 1, url: `${site}/a` })
  crawl.done(to())
  const back = await crawl.next()
  assert.deepEqual(back, first)
  assert.equal(crawl.again(first), false)
  crawl.done(to())
  assert.deepEqual([await crawl.next(), crawl.known], [null, 2])
})

test('who waited on a browser that ended takes nothing: the page is for the next one', async () => {
  const crawl = crawlOf()
  let isAlive = true
  const first = await crawl.next()
  assert.ok(first !== null)
  const waiting = crawl.next(() => isAlive)
  isAlive = false
  crawl.again(first)
  assert.equal(await waiting, null)
  assert.equal(crawl.waiting, 1)
  assert.deepEqual(await crawl.next(), first)
})

test('where an audit stops, what still waits is told, but not what was visited once already', async () => {
  const crawl = crawlOf({ sitemap: [`${site}/a`, `${site}/b`] })
  const first = await crawl.next()
  assert.ok(first !== null && crawl.again(first))
  crawl.stop()
  assert.equal(crawl.waiting, 0)
  assert.deepEqual(crawl.leftOut(), [
    { url: `${site}/a`, because: 'limit' },
    { url: `${site}/b`, because: 'limit' },
  ])
})
