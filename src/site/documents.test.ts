import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentNode, documentOf, element } from '../../test/practice/raw-dom.ts'
import { limits } from '../core/limits.ts'
import { addressOf, type Document, documentsOf, isOfSite } from './documents.ts'

const url = 'https://firma.test/'

/** `line:column` of every element, `-` for none. */
const placesOf = (document: Document): readonly string[] =>
  document.elements.map(each => {
    const place = document.placeOf(each)
    return place === null ? '-' : `${place.line}:${place.column}`
  })

test('elements alike are told apart by their order, and one a script put there has no place', () => {
  const html = '<img src=/a>\n<img src=/a>\n<img src=/b>'
  const image = (src: string) => element('img', { src })
  const document = documentOf(url, html, image('/c'), image('/a'), image('/a'), image('/a'), image('/b'))
  assert.deepEqual(placesOf(document), ['-', '1:1', '2:1', '-', '3:1'])
})

test('what a script changed on an element keeps its place, by its address', () => {
  const html = '<script nonce=abc src=/a.js></script>\n<form action=/send>\n<input name=mail>\n<input>'
  const document = documentOf(
    ...([url, html, element('script', { src: '/a.js', nonce: '' })] as const),
    element('form', { action: '/send', novalidate: '' }, element('input', { class: 'seen', name: 'mail' })),
    element('input', { class: 'seen' }),
  )
  assert.deepEqual(placesOf(document), ['1:1', '2:1', '3:1', '-'])
})

test('a script without an address keeps its place, though the browser hides its nonce', () => {
  const document = documentOf(url, '\n<script nonce=abc>1</script>', element('script', { nonce: '' }, '1'))
  assert.deepEqual(placesOf(document), ['2:1'])
})

test('an element whose twin was served is not given the place of one that is more alike', () => {
  const html = '<a href=/x class=one>\n<a href=/x class=two>'
  const document = documentOf(
    url,
    html,
    element('a', { href: '/x', class: 'two' }),
    element('a', { href: '/x' }),
  )
  assert.deepEqual(placesOf(document), ['2:1', '1:1'])
})

test('shadow roots of the page are read, what the browser builds its fields of is not', () => {
  const root = (shadowRootType: string, ...children: readonly ReturnType<typeof element>[]) => ({
    ...{ nodeType: 11, localName: '', nodeValue: '', shadowRootType, children },
  })
  const field = { ...element('input', { type: 'date' }), shadowRoots: [root('user-agent', element('span'))] }
  const host = { ...element('my-form'), shadowRoots: [root('closed', element('label', {}, 'Navn', field))] }
  const document = documentOf(url, '', host)
  assert.deepEqual(
    document.elements.map(({ tag }) => tag),
    ['my-form', 'label', 'input'],
  )
})

test('frames are documents of their own, with the markup they were served as', () => {
  const inner = documentNode('https://frame.test/', element('input', { name: 'a' }))
  const frame = { ...element('iframe', { src: '/f' }), contentDocument: inner, frameId: 'inner' }
  const served = new Map([
    ['main', { url, headers: { link: '<x>' }, html: '\n<iframe src=/f>' }],
    ['inner', { url: 'https://frame.test/', headers: {}, html: '\n\n <input name=a>' }],
  ])
  const documents = documentsOf(documentNode(url, frame), served)
  assert.deepEqual(documents.map(placesOf), [['2:1'], ['3:2']])
  assert.deepEqual(
    documents.map(({ headers }) => headers),
    [{ link: '<x>' }, {}],
  )
})

test('a document nested deeper than a stack is read', () => {
  let deep = element('b')
  for (let depth = 0; depth < 50_000; depth += 1) deep = element('b', {}, deep)
  assert.equal(documentOf(url, '', deep).elements.length, 50_001)
})

test('addresses are absolute, without fragment and user name, and only of the web', () => {
  assert.equal(addressOf(' //a:b@CDN.test:443/x?y#z ', url), 'https://cdn.test/x?y')
  assert.equal(addressOf('x', 'https://firma.test/a/b'), 'https://firma.test/a/x')
  for (const none of ['data:,x', 'mailto:a@b.test', 'javascript:0', 'https://'])
    assert.equal(addressOf(none, url), null)
})

test('a site is its domain, with every name below it', () => {
  const own = ['https://firma.test/x', 'http://www.firma.test/', 'about:srcdoc', 'about:blank']
  for (const address of own) assert.equal(isOfSite(address, 'https://firma.test/'), true, address)
  for (const address of [
    'https://other.test/',
    'https://firma.test.other.test/',
    'chrome-error://chromewebdata/',
  ])
    assert.equal(isOfSite(address, 'https://firma.test/'), false, address)
  assert.equal(isOfSite('https://a.github.io/', 'https://b.github.io/'), false)
})

test('a page of more documents than are read is not read: none is left out in silence', () => {
  const frames = (count: number) =>
    element(
      'body',
      {},
      ...Array.from({ length: count }, () => ({ ...element('iframe'), contentDocument: documentNode(url) })),
    )
  const read = (count: number) => documentsOf(documentNode(url, frames(count)), new Map())
  assert.equal(read(limits.siteFrames - 1).length, limits.siteFrames)
  assert.throws(() => read(limits.siteFrames), /expected at most 50 documents/)
})
