// The HTML file: everything in it and nothing loaded, and no letter of a log ever markup: it is read by another's parser (libxml2),
// and each element and attribute is one we write.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { anyReport, hostileReport, htmlOf, mailReport, webReport } from '../../../test/traffic-figures.ts'

function inDocument<T>(html: string, ask: (elements: readonly XmlElement[]) => T): T {
  const document = XmlDocument.fromString(html)
  try {
    return ask(document.find('//*') as XmlElement[])
  } finally {
    document.dispose()
  }
}

const shapeOf = (html: string): ReadonlySet<string> =>
  inDocument(
    html,
    all => new Set(all.flatMap(({ name, attrs }) => [name, ...attrs.map(each => `${name} ${each.name}`)])),
  )

/** Every element and attribute a report has. */
const ours = new Set([...shapeOf(htmlOf(webReport())), ...shapeOf(htmlOf(mailReport)), 'i', 'circle class'])

function strangers(html: string): readonly string[] {
  return inDocument(html, all =>
    all.flatMap(({ name, attrs }) => [
      ...(ours.has(name) ? [] : [name]),
      ...attrs.flatMap(each => {
        const isOurs =
          ours.has(`${name} ${each.name}`) && (each.name !== 'href' || /^#[a-z-]+$/.test(each.value))
        return isOurs ? [] : [`${name} ${each.name}=${each.value.slice(0, 40)}`]
      }),
    ]),
  )
}

test('it is one file that loads and runs nothing, and its own policy lets its one style in', () => {
  const html = htmlOf(webReport())
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
    .exec(html)?.[1]
    ?.replaceAll('&#39;', "'")
  assert.equal(
    policy,
    `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; font-src data:; base-uri 'none'; form-action 'none'`,
  )
  assert.doesNotMatch(html, /<script|<link|<img|<iframe| style=| on\w+=|@import/)
  assert.doesNotMatch(
    html.replaceAll(/url\(data:font\/woff2;base64,[\w+/=]+\)/g, ''),
    /url\(|src=|href="(?!#)/,
  )
})

test('what a log writes is text wherever it stands', () => {
  assert.deepEqual(strangers(htmlOf(webReport())), [])
  for (const language of ['da', 'en'] as const)
    assert.deepEqual(strangers(htmlOf(hostileReport, language)), [])
  assert.doesNotMatch(htmlOf(hostileReport), /[\u202a-\u202e\u2066-\u2069]|\u001b/)
  fc.assert(
    fc.property(anyReport, report => {
      assert.deepEqual(strangers(htmlOf(report)), [])
    }),
    { numRuns: 25 },
  )
})

test('a text that is markup is caught, were it not escaped', () => {
  const html = htmlOf(webReport()).replace('<code>/ydelser</code>', '<code><b onclick="x()">x</b></code>')
  assert.deepEqual(strangers(html), ['b onclick=x()'])
})

test('hours of more than a month are told as days, of less as hours', () => {
  const rows = (days: number) => htmlOf(webReport(days)).split('<tr role="row">').length
  assert.ok(rows(31) > 31 * 24 * 2)
  assert.ok(rows(32) < 400, `${rows(32)}`)
})
