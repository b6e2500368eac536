import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { openPracticeWho } from '../../test/practice/who.ts'

import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import type { App } from '../app.ts'
import { fixedClock } from '../core/clock.ts'
import { formatNames, formats } from '../core/formats.ts'
import { defaultZone } from '../language/dates.ts'
import { loadAssets } from './assets.ts'
import { openSite } from './web.ts'

/** A site whose documents are long enough to be worth compressing, and how often each was written. */
async function openFormats() {
  const written: string[] = []
  const clock = fixedClock(fixtureNow)
  const app: App = {
    ...fixtureApp(),
    document: async (...asked) => {
      written.push(asked.join(' '))
      return new TextEncoder().encode(`${JSON.stringify({ asked, more: 'mere '.repeat(200) })}\n`)
    },
  }
  const site = openSite({
    app,
    clock,
    zone: defaultZone,
    assets: await loadAssets(),
    contact: null,
    who: openPracticeWho(),
    origin: () => 'http://localhost:4411',
    report: error => assert.fail(String(error)),
  })
  const get = async (path: string, headers: Record<string, string> = {}) => site.request(path, { headers })
  return { get, written, clock }
}

test('each format has its address and type, and serves what is settled in the language asked for', async () => {
  const { get } = await openFormats()
  for (const name of formatNames) {
    const { extension, mediaType } = formats[name]
    for (const [query, language] of [
      ['', 'da'],
      ['?language=da', 'da'],
      ['?language=en', 'en'],
    ] as const) {
      const answer = await get(`/api/v1/policy.${extension}${query}`)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('content-type'), mediaType)
      const { asked } = (await answer.json()) as { asked: unknown }
      assert.deepEqual(asked, [name, language, 'settled'])
    }
    const other = await get(`/api/v1/policy.${extension}?language=de`)
    assert.deepEqual([other.status, other.headers.get('content-type')], [404, 'application/problem+json'])
  }
})

test('a document is written once, compressed, and asked for again by its tag', async () => {
  const { get, written, clock } = await openFormats()
  for (const name of formatNames) {
    const path = `/api/v1/policy.${formats[name].extension}`
    const first = await get(path, { 'accept-encoding': 'br' })
    assert.equal(first.headers.get('content-encoding'), 'br', name)
    const plain = brotliDecompressSync(new Uint8Array(await first.arrayBuffer())).toString()
    assert.equal(plain, await (await get(path)).text())
    const tag = first.headers.get('etag') ?? ''
    const again = await get(path, { 'accept-encoding': 'br', 'if-none-match': tag })
    assert.deepEqual([again.status, await again.text()], [304, ''])
  }
  assert.equal(written.length, formatNames.length)
  clock.move(86_400_000)
  await get('/api/v1/policy.tilt.json')
  assert.equal(written.length, formatNames.length + 1)
})

test('the policy page leads to each, for a program and for a reader, in its language; no other page does', async () => {
  const { get } = await openFormats()
  for (const [page, query, title] of [
    ['/da/', '', 'Politikken i åbne formater'],
    ['/en/', '?language=en', 'The policy in open formats'],
  ] as const) {
    const text = await (await get(page)).text()
    assert.ok(text.includes(title))
    for (const name of formatNames) {
      const href = `/api/v1/policy.${formats[name].extension}${query}`
      const type = formats[name].mediaType
      assert.match(
        text,
        new RegExp(
          `<link rel="alternate" type="${type.replace('+', '\\+')}"[^>]* href="${href.replaceAll(/[.?]/g, '\\$&')}">`,
        ),
      )
      assert.ok(text.includes(`<a href="${href}" type="${type}">`), href)
      assert.equal((await get(href)).status, 200)
    }
  }
  assert.doesNotMatch(await (await get('/da/loefter')).text(), /policy\.tilt\.json/)
})
