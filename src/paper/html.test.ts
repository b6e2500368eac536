// The HTML file: everything in it, nothing loaded, markup in a text stays text.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everything, paperOf } from '../../test/papers.ts'
import { formatHtml } from './html.ts'
import { heading, paragraph, table } from './paper.ts'

const html = formatHtml(everything)

test('says language, title, headings and headers', () => {
  assert.match(html, /^<!doctype html>\n<html lang="da">/)
  assert.match(html, /<title>Fortegnelse på æ, ø og å<\/title>/)
  assert.deepEqual(
    [...html.matchAll(/<h(\d)>([^<]+)/g)].map(([, level, text]) => `${level} ${text}`),
    ['1 Fortegnelse på æ, ø og å', '2 Hvem', '3 Behandlinger', '4 Smalle kolonner'],
  )
  assert.equal(html.match(/<th scope="col">/g)?.length, 12)
  assert.equal(html.match(/<th scope="row">/g)?.length, 41)
})

test('loads nothing: no address but those of fonts in the file itself', () => {
  const addresses = [...html.matchAll(/(?:src|href|url|@import)\s*[=(]\s*["']?([^"')\s]{0,24})/g)].map(
    ([, to]) => to,
  )
  assert.deepEqual(addresses, ['data:font/woff2;base64,d', 'data:font/woff2;base64,d'])
  assert.match(html, /default-src 'none'/)
})

test('markup in a text stays text', () => {
  const evil = '<script>alert("x")</script>&amp;'
  const cells = table({ caption: evil, sheet: 's', header: [evil], rows: [[evil], [[evil, evil]]] })
  const page = formatHtml({
    ...paperOf([heading(1, evil), paragraph(evil), cells]),
    title: evil,
    footer: evil,
    author: evil,
  })
  assert.doesNotMatch(page, /<script/)
  assert.equal(page.split('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;').length - 1, 11)
})
