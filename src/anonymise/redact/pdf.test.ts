// What of a PDF is masked is black, and what it hid is not in the new one. Documents are made here by pdfkit.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { openRedactablePdf } from './pdf.ts'
import { openPdf } from './pdfium.ts'
import type { Redactable } from './redactable.ts'

type Draw = (document: PDFKit.PDFDocument) => void

function made(draw: Draw, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A5', ...options })
  const parts: Uint8Array[] = []
  const whole = new Promise<Uint8Array>(resolve => document.on('end', () => resolve(Buffer.concat(parts))))
  document.on('data', (part: Uint8Array) => parts.push(part))
  draw(document)
  document.end()
  return whole
}

async function opened(bytes: Uint8Array): Promise<Redactable> {
  const document = await openRedactablePdf(bytes)
  assert.equal(document.kind, 'redactable')
  return document
}

function stretchOf(document: Redactable, value: string) {
  const text = document.texts.findIndex(each => each.text.includes(value))
  const start = document.texts[text]?.text.indexOf(value) ?? -1
  assert.ok(start >= 0, `${value} is not read`)
  return { text, start, end: start + value.length }
}

/** How much of a box on a page is black, by drawing it again. */
async function blackIn(bytes: Uint8Array, page: number, box: readonly number[]): Promise<number> {
  const pdf = await openPdf(bytes)
  assert.equal(pdf.kind, 'pdf')
  const drawn = pdf.draw(page, 72)
  pdf.close()
  assert.ok(drawn)
  const [left = 0, top = 0, right = 0, bottom = 0] = box
  let black = 0
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) if ((drawn.pixels[(y * drawn.width + x) * 4] ?? 255) < 40) black++
  return black / ((right - left) * (bottom - top))
}

/** Every stream of a PDF unpacked, and all of it as it is. */
function insides(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n/g)].map(({ index, 0: word }) => {
    const from = index + word.length
    try {
      return inflateSync(bytes.subarray(from), { finishFlush: 2 }).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...streams].join('\n')
}

test('what is masked is black, what is not stays, and can be read out of the new file as text', async () => {
  const before = await made(document => {
    document.fontSize(20).text('Kunde: Mette Prøvesen', 50, 50).text('Sagen er lukket', 50, 100)
  })
  const document = await opened(before)
  const after = await document.mask([stretchOf(document, 'Mette Prøvesen')], 'keep')
  document.close()
  assert.ok((await blackIn(after, 0, [125, 54, 240, 68])) > 0.98)
  assert.ok((await blackIn(after, 0, [50, 100, 190, 120])) < 0.5)
  const again = await opened(after)
  assert.deepEqual(
    again.texts.map(({ text }) => text),
    ['Kunde:\r\nSagen er lukket'],
  )
  assert.equal(again.pictures.length, 1)
  again.close()
})

test('text below a black box, outside the page, in properties and attachments is not taken along', async () => {
  const before = await made(
    document => {
      document.fontSize(20).text('under the box', 50, 50).rect(40, 40, 200, 40).fill('black')
      document.text('beside the page', 5_000, 50, { lineBreak: false })
      document.file(Buffer.from('in the attachment'), { name: 'hidden-name.txt' })
      document.note(50, 200, 20, 20, 'in the note')
    },
    { compress: false, info: { Author: 'the author', Title: 'the title' } },
  )
  const words = ['the author', 'the title', 'hidden-name', 'in the attachment']
  for (const word of words) assert.ok(insides(before).includes(word), word)
  const document = await opened(before)
  const after = insides(await document.mask([], 'keep'))
  document.close()
  for (const word of [...words, 'under', 'beside', 'in the note', 'Annot', 'EmbeddedFile', '/Font'])
    assert.ok(!after.includes(word), word)
})

test('a page that is turned is masked where its letters are seen', async () => {
  const upright = await made(document => document.fontSize(20).text('turned', 50, 50), { size: [400, 200] })
  // PDFium finds the objects of a file whose table no longer fits.
  const turned = Buffer.from(
    Buffer.from(upright).toString('latin1').replace('/Type /Page\n', '/Type /Page\n/Rotate 90\n'),
    'latin1',
  )
  const document = await opened(turned)
  const after = await document.mask([stretchOf(document, 'turned')], 'keep')
  document.close()
  // 50 points from the left and the top of a page 200 high: turned by a quarter, they run down its right side.
  assert.ok((await blackIn(after, 0, [133, 54, 146, 106])) > 0.98)
  assert.ok((await blackIn(after, 0, [0, 0, 120, 400])) === 0)
})

test('pictures are counted, since nobody reads them, and masked where that is decided', async () => {
  const plain = await made(document => document.fontSize(20).text('in the picture', 50, 50))
  const scanned = await opened(plain)
  const picture = await scanned.mask([], 'keep')
  scanned.close()
  const document = await opened(picture)
  assert.deepEqual(document.pictures, [{ label: 'page 1 picture', unread: 'tool-missing' }])
  assert.ok((await blackIn(await document.mask([], 'mask'), 0, [0, 0, 419, 594])) > 0.99)
  document.close()
})

for (const [what, bytes, reason] of [
  ['damaged', Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog'), 'damaged'],
  ['no PDF', Buffer.from('hello'), 'damaged'],
] as const)
  test(`a file that is ${what} is not masked`, async () => {
    const refused = await openRedactablePdf(bytes)
    assert.equal(refused.kind === 'not-redactable' && refused.reason, reason)
  })

test('a page that takes longer than it may ends the reading', async () => {
  const bytes = await made(document => document.text('x'))
  const refused = await openRedactablePdf(bytes, null, 1)
  assert.equal(refused.kind === 'not-redactable' && refused.reason, 'too-slow')
})

test('a file with a password is not masked', async () => {
  const locked = await made(document => document.text('x'), { userPassword: 'secret' })
  const refused = await openRedactablePdf(locked)
  assert.equal(refused.kind === 'not-redactable' && refused.reason, 'encrypted')
})
