import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, element } from '../../test/practice/raw-dom.ts'
import { limits } from '../core/limits.ts'
import { outlineOf } from './outline.ts'

const url = 'https://firma.test/om/'
const link = (href: string, tag = 'a') => element(tag, { href })

test('the title is that of the page, with its blanks made one, and none where it has none', () => {
  const drawing = element('svg', {}, element('title', {}, 'Pil'))
  const of = (...parts: Parameters<typeof documentOf>[2][]) => outlineOf(documentOf(url, '', ...parts)).title
  assert.equal(of(drawing, element('title', {}, '\n  Om \n firmaet ')), 'Om firmaet')
  assert.equal(of(drawing), '')
  assert.equal(of(element('title', {}, 'T'.repeat(10_000_000))), 'T'.repeat(200))
})

test('links are absolute, each once, and so many', () => {
  const { links } = outlineOf(
    documentOf(
      url,
      '',
      link('/a'),
      link('b', 'area'),
      link('/a'),
      link('http://['),
      link('mailto:x@firma.test'),
    ),
  )
  assert.deepEqual(links, ['https://firma.test/a', 'https://firma.test/om/b', 'mailto:x@firma.test'])
  const many = Array.from({ length: limits.siteLinks + 1 }, (_, n) => link(`/${n}`))
  assert.equal(outlineOf(documentOf(url, '', ...many)).links.length, limits.siteLinks)
  assert.deepEqual(outlineOf(documentOf(url, '', link(`/${'x'.repeat(1_000_000)}`))).links, [])
})
