// What is parsed is written as it was, but for what nobody sees.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../../core/bytes.ts'
import { formatXml, parseXml } from './xml.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const again = (text: string): string | null => {
  const root = parseXml(utf8(text))
  return root === null ? null : formatXml(root)
}

test('elements, attributes, text and its signs come back', () => {
  const text = `${head}<w:t a="1 &lt; 2 &quot;" xml:space="preserve"> Ærø &amp; <b/> </w:t>`
  assert.equal(again(text)?.replaceAll('&#34;', '&quot;'), text)
})

test('comments, instructions and CDATA leave only what is read', () => {
  assert.equal(again('<?x y?><a><!-- Mette --><![CDATA[1 < 2]]></a>'), `${head}<a>1 &lt; 2</a>`)
})

for (const [what, text] of [
  ['not well formed', '<a><b></a>'],
  ['has a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['too deep', '<a>'.repeat(600) + '</a>'.repeat(600)],
  ['of too many elements', `<a>${'<b/>'.repeat(1_500_000)}</a>`],
  [
    'of too many attributes',
    `<a>${`<b ${Array.from({ length: 1_000 }, (_, at) => `c${at}=""`).join(' ')}/>`.repeat(1_500)}</a>`,
  ],
  ['empty', ''],
] as const)
  test(`what is ${what} is not read`, () => assert.equal(again(text), null))

test('two bytes a letter are read', () => {
  const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>æ</a>', 'utf16le')])
  const root = parseXml(text)
  assert.equal(root && formatXml(root), `${head}<a>æ</a>`)
})
