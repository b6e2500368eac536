// What is still there is found wherever it hides: a search that finds nothing has to be able to find something.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { utf8 } from '../../core/bytes.ts'
import { findLeft } from './gone.ts'
import { openWordWriter } from './word-layer.ts'

const value = 'Mette Prøvesen'
const pdfWith = (stream: Uint8Array): Uint8Array =>
  Buffer.concat([utf8('%PDF-1.7\n1 0 obj<</Length 9>>\nstream\n'), stream, utf8('\nendstream\nendobj\n')])

for (const [what, bytes] of [
  ['a text', utf8(`Kære ${value}, hej`)],
  ['other letters and line ends', utf8('METTE\r\n  PRØVESEN')],
  ['two bytes a letter', Buffer.from(value, 'utf16le')],
  ['two bytes a letter, one byte on', Buffer.concat([utf8('x'), Buffer.from(value, 'utf16le')])],
  ['one byte a letter', Buffer.from(`x ${value}`, 'latin1')],
  ['a file in a zip', zipSync({ 'docProps/core.xml': utf8(`<dc:creator>${value}</dc:creator>`) })],
  ['a packed stream of a PDF', pdfWith(deflateSync(Buffer.from(`(${value}) Tj`, 'latin1')))],
  ['a stream of a PDF that is not packed', pdfWith(Buffer.from(`(${value}) Tj`, 'latin1'))],
] as const)
  test(`what stands in ${what} is found`, async () => {
    const left = await findLeft('made', bytes, ['Somebody Else', value], () => 0)
    assert.ok(left.length > 0)
    assert.ok(left.every(each => each.value === 1))
  })

test('what stands in the unseen text of a masked page is found', async () => {
  const document = new PDFDocument({ size: [400, 200], font: '' })
  const parts: Uint8Array[] = []
  const whole = new Promise<Uint8Array>(resolve => document.on('end', () => resolve(Buffer.concat(parts))))
  document.on('data', (part: Uint8Array) => parts.push(part))
  const word = (text: string, left: number) => ({
    ...{ text, box: { left, top: 40, right: left + 60, bottom: 60 } },
    ...{ way: 'across' as const, isFollowed: true },
  })
  const writer = await openWordWriter(document)
  writer.write([word('Mette', 20), word('Prøvesen', 90)], { across: 1, down: 1 })
  document.end()
  const left = await findLeft('made.pdf', await whole, [value, 'Sagen'], () => 0)
  assert.deepEqual([...new Set(left.map(each => each.value))], [0])
})

test('what is part of another word, or not there, is not found', async () => {
  assert.deepEqual(await findLeft('made', utf8('Borg, Metteprøvesen, █████'), ['Bo', value], () => 0), [])
})

test('of many values the same are found as of each by itself', async () => {
  const letters = fc.stringMatching(/^[abø +@.]{1,6}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.array(letters, { minLength: 51, maxLength: 80 }),
      letters,
      letters,
      async (values, a, b) => {
        const text = utf8(`${a} ${values[7]}${b} ${values[9]}.${b}`)
        const together = await findLeft('made', text, values, () => 0)
        const apart = await Promise.all(values.map(value => findLeft('made', text, [value], () => 0)))
        assert.deepEqual(
          new Set(together.map(each => each.value)),
          new Set(apart.flatMap((left, at) => (left.length > 0 ? [at] : []))),
        )
      },
    ),
    { numRuns: 100 },
  )
})
