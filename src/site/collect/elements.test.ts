import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, element } from '../../../test/practice/raw-dom.ts'
import type { RawNode } from '../documents.ts'
import { candidatesOf, fontsIn, partsOf } from './elements.ts'

const base = 'https://firma.test/'

/** `tag url` of everything the markup loads. */
const loads = (...elements: readonly RawNode[]): readonly string[] =>
  documentOf(base, '', ...elements)
    .elements.flatMap(each => partsOf(each, base))
    .map(({ tag, url }) => `${tag} ${url.replace(base, '/')}`)

const one = (tag: string, attributes: Readonly<Record<string, string>>) => loads(element(tag, attributes))

test('each element by what it loads', () => {
  assert.deepEqual(one('script', { src: '/a.js' }), ['script /a.js'])
  assert.deepEqual(one('script', { 'xlink:href': '/a.js' }), ['script /a.js'])
  assert.deepEqual(one('script', {}), [])
  assert.deepEqual(one('link', { rel: 'alternate StyleSheet', href: '/a.css' }), ['style /a.css'])
  assert.deepEqual(one('link', { rel: 'shortcut icon', href: '/i.ico' }), ['image /i.ico'])
  assert.deepEqual(one('link', { rel: 'preload', as: 'font', href: '/f.woff2' }), ['font /f.woff2'])
  assert.deepEqual(one('link', { rel: 'preload', as: 'script', href: '/a.js' }), [])
  assert.deepEqual(one('iframe', { src: 'https://v.test/e' }), ['iframe https://v.test/e'])
  assert.deepEqual(one('iframe', { src: 'about:blank' }), [])
  assert.deepEqual(one('img', { src: '/a', srcset: '/a 1x, /b 2x' }), ['image /a', 'image /b'])
  assert.deepEqual(one('img', { src: 'data:,x' }), [])
  assert.deepEqual(one('image', { href: '/s' }), ['image /s'])
  assert.deepEqual(one('input', { type: 'IMAGE', src: '/i' }), ['image /i'])
  assert.deepEqual(one('input', { src: '/i' }), [])
  assert.deepEqual(one('video', { src: '/v', poster: '/p' }), ['media /v', 'image /p'])
  assert.deepEqual(one('audio', { src: '/a' }), ['media /a'])
  assert.deepEqual(one('object', { data: '/o' }), ['object /o'])
  assert.deepEqual(one('embed', { src: '/e' }), ['object /e'])
})

test('a source is of what it stands in', () => {
  const source = element('source', { src: '/a', srcset: '/b' })
  assert.deepEqual(loads(element('picture', {}, source)), ['image /b'])
  assert.deepEqual(loads(element('video', {}, source)), ['media /a'])
})

test('candidates of a srcset, with commas where they may be', () => {
  assert.deepEqual(candidatesOf('/a.png, /b.png 2x,/c,d.png 100w,,\n /e.png,'), [
    ...['/a.png', '/b.png', '/c,d.png', '/e.png'],
  ])
  assert.deepEqual(candidatesOf(' , '), [])
})

test('fonts of a style in the markup', () => {
  const css = `b { background: url(/no.png) } @font-face { font-family: A; src: url( "/a.woff2" ) format("woff2"), url(/b.ttf) }
    @FONT-FACE{src:url('/c.woff')}`
  assert.deepEqual(fontsIn(css), ['/a.woff2', '/b.ttf', '/c.woff'])
  assert.deepEqual(loads(element('style', {}, css)), ['font /a.woff2', 'font /b.ttf', 'font /c.woff'])
})

test('values made to be slow to read are read in time', () => {
  const began = performance.now()
  for (const text of [',', ', ', 'a,', '(', ' a (']) candidatesOf(text.repeat(250_000))
  for (const text of ['@font-face{', '@font-face', `@font-face{${'url('.repeat(50)}`, ' '])
    fontsIn(text.repeat(50_000))
  assert.ok(performance.now() - began < 5_000)
})
