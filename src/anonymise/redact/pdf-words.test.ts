// The text of a masked PDF: the words that are seen on its pages, and no others.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import PDFDocument from 'pdfkit'
import { readFace } from '../../paper/fonts.ts'
import { openRedactablePdf } from './pdf.ts'
import { openPdf } from './pdfium.ts'
import { formatPng } from './png.ts'
import { everywhere } from './redact.ts'

function made(draw: (document: PDFKit.PDFDocument) => void, isTurned = false): Promise<Uint8Array> {
  const document = new PDFDocument({ size: [400, 300], margin: 0, compress: false })
  const parts: Uint8Array[] = []
  const whole = new Promise<Uint8Array>(resolve => document.on('end', () => resolve(Buffer.concat(parts))))
  document.on('data', (part: Uint8Array) => parts.push(part))
  draw(document.fontSize(16))
  document.end()
  const turn = isTurned ? '/Type /Page\n/Rotate 90\n' : '/Type /Page\n'
  return whole.then(bytes =>
    Buffer.from(Buffer.from(bytes).toString('latin1').replace('/Type /Page\n', turn), 'latin1'),
  )
}

/** The text of its first page after some values were masked. */
async function textAfter(before: Uint8Array, ...values: readonly string[]): Promise<string> {
  const document = await openRedactablePdf(before)
  assert.equal(document.kind, 'redactable')
  const stretches = everywhere(document, values)
  assert.ok(values.length === 0 || stretches.length > 0)
  const again = await openRedactablePdf(await document.mask(stretches, 'keep'))
  assert.equal(again.kind, 'redactable')
  return again.texts[0]?.text.replaceAll('\r\n', '\n') ?? ''
}

test('the words that are left stand in order, line by line; what is masked is not among them', async () => {
  const letter = await made(document =>
    document
      .font(Buffer.from(readFace('sans')))
      .text('Kære Mette Prøvesen, tak for alt.', 40, 40)
      .text('Ω Привет łódź: sagen om Mettes hus', 40, 80),
  )
  assert.equal(
    await textAfter(letter, 'Mette Prøvesen', 'Mettes'),
    'Kære tak for alt.\nΩ Привет łódź: sagen om hus',
  )
})

test('words below something, in the colour of the paper, drawn to be unseen, or beside the page are not taken along', async () => {
  const dots = Uint8Array.from({ length: 64 * 64 * 4 }, (_, at) => (at * 7_919) % 251)
  const before = await made(document => {
    document.text('Sagen', 40, 20)
    for (const [index, colour] of ['black', 'white'].entries())
      document
        .fillColor('black')
        .text('Mette', 40, 60 + index * 40)
        .rect(30, 50 + index * 40, 300, 38)
        .fill(colour)
    document.fillColor('black').text('Birthe', 40, 140)
    document.image(Buffer.from(formatPng(64, 64, dots)), 30, 130, { width: 300, height: 38 })
    document.fillColor('white').text('Søren', 40, 180).fillColor('black')
    document.text('Prøvesen', 390, 200, { lineBreak: false }).text('Anders', 900, 200, { lineBreak: false })
    document.addContent('3 Tr')
    document.text('Hansen', 40, 240)
  })
  const pdf = await openRedactablePdf(before)
  assert.ok(pdf.kind === 'redactable')
  for (const word of ['Mette', 'Birthe', 'Søren', 'Hansen'])
    assert.ok(pdf.texts[0]?.text.includes(word), word)
  assert.equal(await textAfter(before), 'Sagen')
})

test('on a turned page the words are read as they are seen', async () => {
  const before = await made(document => document.text('Sagen om Mette i Odense', 40, 40), true)
  assert.equal(await textAfter(before, 'Mette'), 'Sagen om i Odense')
})

test('the words stand where they are seen', async () => {
  const before = await made(document => document.text('Sagen', 150, 90))
  const document = await openRedactablePdf(before)
  assert.equal(document.kind, 'redactable')
  const boxes = [before, await document.mask([], 'keep')].map(async bytes => {
    const pdf = await openPdf(bytes)
    assert.equal(pdf.kind, 'pdf')
    const [first, last] = [pdf.read(0, 72)?.boxes[0], pdf.read(0, 72)?.boxes[4]]
    pdf.close()
    return [first?.left ?? 0, first?.top ?? 0, last?.right ?? 0, last?.bottom ?? 0]
  })
  const [was = [], is = []] = await Promise.all(boxes)
  for (const [side, at] of was.entries()) assert.ok(Math.abs(at - (is[side] ?? -99)) <= 3, `${was} ${is}`)
})
