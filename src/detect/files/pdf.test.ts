// PDFs as a word processor writes them (pdfkit) and by hand: what is planted is found on its page wherever it hides, and what cannot be
// read is said.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import PdfDocument from 'pdfkit'
import { lookInto, placesOf } from '../../../test/detected.ts'
import type { PictureReader } from '../source.ts'
import { pngOf } from './png.ts'

type Document = InstanceType<typeof PdfDocument>

async function write(
  draw: (document: Document) => void,
  options: ConstructorParameters<typeof PdfDocument>[0] = {},
): Promise<Buffer> {
  const document = new PdfDocument(options)
  const pieces: Buffer[] = []
  const ended = new Promise<void>(done => document.on('data', piece => pieces.push(piece)).on('end', done))
  draw(document)
  document.end()
  await ended
  return Buffer.concat(pieces)
}

/** A page without compression, whose operators and resources are given; further objects from 6 on. */
function byHand(operators: string, { resources = '', catalog = '', objects = [] as string[] } = {}): Buffer {
  const all = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>${resources}>>>>`,
    `<</Length ${operators.length}>>stream\n${operators}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...objects,
  ]
  const body = all.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.5\n${body}trailer<</Size ${all.length + 1}/Root 1 0 R>>\n%%EOF`, 'latin1')
}

const planted = 'planted@eksempel.dk'
const said = (operators: string): string => `BT /F1 12 Tf ${operators} ET`
const grey = (letters: number): Uint8Array =>
  pngOf({ width: 200, height: 60, form: 'grey', data: new Uint8Array(12_000).fill(letters) }) as Uint8Array

test('words are found on their page', async () => {
  const file = await write(document => {
    document.text('intet her')
    document.addPage().text(`Søren Ærø, ${planted}`)
  })
  const looked = await lookInto('a.pdf', file)
  assert.deepEqual(placesOf(looked, planted), [{ path: 'a.pdf', part: 'page', at: 'page 2' }])
  assert.equal(placesOf(looked, 'Søren Ærø').length, 1)
  assert.deepEqual(looked.unread, [])
})

test('notes, fields, properties, outline and attachments are read', async () => {
  const file = await write(
    document => {
      document.text('intet').note(100, 100, 50, 50, `note ${planted}`)
      document.initForm()
      document.formText('mail', 100, 200, 200, 20, { value: `felt ${planted}` })
      document.link(100, 300, 50, 50, `mailto:link.${planted}`)
      document.outline.addItem(`afsnit ${planted}`)
      document.file(Buffer.from(`bilag ${planted}`), { name: 'bilag.txt' })
    },
    { info: { Author: `forfatter ${planted}` } },
  )
  const looked = await lookInto('a.pdf', file)
  const found = (before: string) =>
    placesOf(looked, `${before}${planted}`).map(({ part, at }) => `${part} ${at}`)
  assert.deepEqual(found('note '), ['comment page 1'])
  assert.ok(found('felt ').includes('comment page 1'))
  assert.deepEqual(found('mailto:link.'), ['comment page 1'])
  assert.deepEqual(found('afsnit '), ['properties outline'])
  assert.deepEqual(found('Author: forfatter '), ['properties properties'])
  assert.deepEqual(placesOf(looked, `bilag ${planted}`), [
    { path: 'a.pdf/bilag.txt', part: 'whole', at: 6 - 6 },
  ])
  assert.deepEqual(looked.unread, [])
})

const hidden: readonly (readonly [string, Buffer, string])[] = [
  ['under a black box', byHand(`${said(`50 700 Td (${planted}) Tj`)} 0 g 40 690 300 30 re f`), 'page'],
  ['in invisible letters', byHand(said(`3 Tr 50 700 Td (${planted}) Tj`)), 'page'],
  ['in white on white', byHand(`1 g ${said(`50 700 Td (${planted}) Tj`)}`), 'page'],
  ['beyond the page', byHand(said(`5000 5000 Td (${planted}) Tj`)), 'hidden'],
  [
    'in a layer that is off',
    byHand(`/OC /L BDC ${said(`50 700 Td (${planted}) Tj`)} EMC`, {
      resources: '/Properties<</L 6 0 R>>',
      catalog: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
      objects: ['<</Type/OCG/Name(Lag)>>'],
    }),
    'page',
  ],
]
for (const [where, file, part] of hidden)
  test(`what is hidden ${where} is found`, async () => {
    assert.deepEqual(placesOf(await lookInto('a.pdf', file), planted), [
      { path: 'a.pdf', part, at: 'page 1' },
    ])
  })

const scanned = (words: string) =>
  write(document => {
    if (words !== '') document.text(words)
    document.image(Buffer.from(grey(7)), 50, 100)
    document
      .addPage()
      .text('intet')
      .image(Buffer.from(grey(7)), 50, 100)
  })

test('a page that is a picture is read as one, each picture once', async () => {
  const given: Uint8Array[] = []
  const pictures: PictureReader = {
    read: async picture => {
      given.push(picture)
      return { text: planted }
    },
  }
  const looked = await lookInto('a.pdf', await scanned(''), { pictures })
  assert.equal(given.length, 1)
  assert.equal(placesOf(looked, planted)[0]?.path, 'a.pdf/page 1 picture 1.png')
  assert.deepEqual(looked.unread, [])
})

test('where nobody reads pictures, that is said of each', async () => {
  const reasons = async (words: string) =>
    (await lookInto('a.pdf', await scanned(words))).unread.map(({ reason }) => reason)
  assert.deepEqual(await reasons(''), ['no-text'])
  assert.deepEqual(await reasons('ord'), ['tool-missing'])
})

test('letters drawn as lines are not read as nothing', async () => {
  const lines = Array.from({ length: 40 }, (_, n) => `${n * 10} 100 m ${n * 10} 120 l S`).join('\n')
  const { unread } = await lookInto('a.pdf', byHand(lines))
  assert.deepEqual(
    unread.map(({ reason }) => reason),
    ['no-text'],
  )
})

test('a password that is asked for makes it encrypted; an empty one does not', async () => {
  const draw = (document: Document) => document.text(planted)
  const locked = await lookInto('a.pdf', await write(draw, { userPassword: 'hemmeligt' }))
  assert.deepEqual(
    locked.unread.map(({ reason }) => reason),
    ['encrypted'],
  )
  const open = await lookInto('a.pdf', await write(draw, { ownerPassword: 'hemmeligt' }))
  assert.equal(placesOf(open, planted).length, 1)
})

test('what is damaged is said to be, and what can be read of it is', async () => {
  const whole = byHand(said(`50 700 Td (${planted}) Tj`))
  const cut = await lookInto('a.pdf', whole.subarray(0, -6))
  assert.deepEqual(
    cut.unread.map(({ reason }) => reason),
    ['damaged'],
  )
  assert.equal(placesOf(cut, planted).length, 1)
  const loop =
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[2 0 R]/Count 1/Type/Pages>>endobj\n'
  for (const file of ['%PDF-1.7\nnothing', `%PDF-1.7\n${loop}trailer<</Root 1 0 R`, whole.subarray(0, 60)]) {
    const { unread, texts } = await lookInto('a.pdf', Buffer.from(file))
    assert.ok(unread.length > 0 && unread.every(({ reason }) => reason === 'damaged'), JSON.stringify(unread))
    assert.ok(texts.every(({ text }) => text.part === 'properties'))
  }
})
