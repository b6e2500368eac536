import assert from 'node:assert/strict'
import { test } from 'node:test'

import { comparable, textOfHtml } from './html.ts'

test('tags fall away, blocks part words, marks within a line do not', () => {
  const html = '<h1>Hej</h1><p>Vi <b>er</b>h<i>er</i>.<br>Nu</p><ul><li>a<li>b</ul>'
  assert.equal(textOfHtml(html), 'Hej Vi erher. Nu a b')
})

test('what is not the page’s text is left out', () => {
  const html =
    '<!doctype html><head><title>x</title></head><script>if (a<b) "</p>"</script><style>p{}</style>' +
    '<p>Vi<!-- <p>nej</p> --> ser <aside>note <aside>to</aside> her</aside>alt<span data-note>1</span>.</p>'
  assert.equal(textOfHtml(html), 'Vi ser alt .'.replace(' .', '.'))
})

test('entities are their letters, and a lone < is itself', () => {
  assert.equal(
    textOfHtml('a &amp; b &lt;p&gt; &#229;&#xE6;&oslash; CDN&rsquo;er 1 < 2 &unknown;'),
    'a & b <p> åæø CDN’er 1 < 2 &unknown;',
  )
})

test('a > within quotes does not end a tag', () => {
  assert.equal(textOfHtml('<a title="a > b" href=\'x>y\'>ord</a>'), 'ord')
})

test('two settings of the same words compare equal, other words do not', () => {
  assert.equal(comparable('CDN’er – “så”\u00A0her'), comparable('CDN\'er - "så" her'))
  assert.notEqual(comparable('Vi sletter'), comparable('Vi sletter ikke'))
})

test('a page made to be slow takes no time to speak of', () => {
  const started = performance.now()
  textOfHtml(`<script>${'</script'.repeat(50_000)}`)
  for (const piece of [
    '<',
    '<a "',
    '<!--',
    '<p data-note>',
    '<aside>',
    '&#',
    "<p x='",
    '</script',
    '<script>',
  ])
    textOfHtml(piece.repeat(400_000 / piece.length))
  assert.ok(performance.now() - started < 3_000, `${performance.now() - started} ms`)
})
