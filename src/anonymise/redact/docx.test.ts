// A Word document made here by hand: what a reader sees stays, what is masked is gone, and nothing that was hidden is carried over.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { utf8 } from '../../core/bytes.ts'
import { openRedactableDocx } from './docx.ts'
import { formatPng } from './png.ts'
import type { Redactable } from './redactable.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spaces = `xmlns:w="${word}" xmlns:r="${rels}" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:mc="mc" xmlns:o="o" xmlns:w14="w14"`
const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map(run => (run.startsWith('<') ? run : `<w:r><w:t>${run}</w:t></w:r>`)).join('')}</w:p>`
const relation = (id: string, type: string, target: string, mode = ''): string =>
  `<Relationship Id="${id}" Type="${rels}/${type}" Target="${target}" ${mode}/>`

function docx(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const files = {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
    ...parts,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, part]) => [name, typeof part === 'string' ? utf8(part) : part]),
    ),
  )
}

async function opened(bytes: Uint8Array): Promise<Redactable> {
  const document = await openRedactableDocx(bytes)
  assert.equal(document.kind, 'redactable')
  return document
}

const insides = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, Buffer.from(part).toString('utf8')]),
  )

async function masked(document: Redactable, ...values: readonly string[]): Promise<Uint8Array> {
  const stretches = values.map(value => {
    const text = document.texts.findIndex(each => each.text.includes(value))
    const start = document.texts[text]?.text.indexOf(value) ?? -1
    assert.ok(start >= 0, `${value} is not read`)
    return { text, start, end: start + value.length }
  })
  return document.mask(stretches, 'keep')
}

test('a name in one run, in several and beside others is masked once, and the rest stays', async () => {
  const body = [
    paragraph('Kære Mette Prøvesen, hej'),
    paragraph('An Me', 'tte Pr', 'øvesen igen'),
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>CPR</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>010203-0000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
  ].join('')
  const document = await opened(docx(body))
  assert.equal(
    document.texts[0]?.text,
    'Kære Mette Prøvesen, hej\nAn Mette Prøvesen igen\nCPR\n\t010203-0000\n\t',
  )
  const [first = '', second = ''] = document.texts[0].text.split('\n')
  const stretches = [
    { text: 0, start: first.indexOf('Mette'), end: first.indexOf(',') },
    {
      text: 0,
      start: first.length + 1 + second.indexOf('Mette'),
      end: first.length + 1 + second.indexOf(' igen'),
    },
  ]
  const after = await document.mask(stretches, 'keep')
  assert.equal((await opened(after)).texts[0]?.text, 'Kære █████, hej\nAn █████ igen\nCPR\n\t010203-0000\n\t')
  assert.deepEqual(await document.mask(stretches, 'keep'), after)
})

test('headers, footers and notes are texts too, named as such, and are masked', async () => {
  const parts = {
    'word/_rels/document.xml.rels': `<Relationships>${relation('r1', 'header', 'header1.xml')}${relation('r2', 'footnotes', 'footnotes.xml')}</Relationships>`,
    'word/header1.xml': `<w:hdr ${spaces}>${paragraph('Sag om Mette')}</w:hdr>`,
    'word/footnotes.xml': `<w:footnotes ${spaces}><w:footnote w:id="1">${paragraph('se Mette')}</w:footnote></w:footnotes>`,
  }
  const document = await opened(
    docx(`${paragraph('tekst')}<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>`, parts),
  )
  assert.deepEqual(
    document.texts.map(({ label }) => label),
    ['document', 'footnotes', 'header1'],
  )
  const after = insides(
    await document.mask(
      [
        { text: 2, start: 7, end: 12 },
        { text: 1, start: 3, end: 8 },
      ],
      'keep',
    ),
  )
  assert.ok(!Object.values(after).join().includes('Mette'))
  assert.match(after['word/document.xml'] ?? '', /headerReference r:id="r1"/)
  assert.match(after['word/_rels/document.xml.rels'] ?? '', /Id="r1"[^>]*Target="\/word\/header1.xml"/)
  assert.match(
    after['[Content_Types].xml'] ?? '',
    /PartName="\/word\/header1.xml"[^>]*wordprocessingml.header\+xml/,
  )
})

test('what no reader sees is not carried over', async () => {
  const hidden = [
    paragraph('<w:del w:author="A. Uthor"><w:r><w:delText>deleted</w:delText></w:r></w:del>'),
    paragraph(
      '<w:ins w:author="A. Uthor" w:date="2026"><w:r w:rsidR="00AA"><w:t>inserted</w:t></w:r></w:ins>',
    ),
    paragraph('<w:r><w:rPr><w:vanish/></w:rPr><w:t>vanished</w:t></w:r>'),
    paragraph('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>'),
    paragraph('<w:commentRangeStart w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>'),
    paragraph('<w:r><w:instrText>HYPERLINK "mailto:a@b.example"</w:instrText></w:r>'),
    paragraph('<w:hyperlink r:id="r9"><w:r><w:t>link</w:t></w:r></w:hyperlink>'),
    paragraph('<w:bookmarkStart w:name="bookmarked"/>'),
    '<w:sdt><w:sdtPr><w:alias w:val="aliased"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>held</w:t></w:r></w:p></w:sdtContent></w:sdt>',
    '<w:p><w:pPr><w:pPrChange w:author="A. Uthor"/></w:pPr><w:r><w:object><o:OLEObject ProgID="embedded"/></w:object></w:r></w:p>',
    '<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>choice</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>fallback</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>',
    '<w:p w14:paraId="0BADF00D"><x:y xmlns:x="x">foreign</x:y></w:p>',
  ].join('')
  const parts = {
    'word/_rels/document.xml.rels': `<Relationships>${relation('r9', 'hyperlink', 'mailto:a@b.example', 'TargetMode="External"')}${relation('r8', 'comments', 'comments.xml')}</Relationships>`,
    'word/comments.xml': `<w:comments ${spaces}>commented</w:comments>`,
    'word/vbaProject.bin': 'macro',
    'word/embeddings/x.bin': 'embedded',
    'docProps/core.xml': '<x>A. Uthor</x>',
    'docProps/thumbnail.jpeg': 'thumb',
    'customXml/item1.xml': '<x>custom</x>',
    'word/settings.xml': `<w:settings ${spaces}><w:docVar w:val="variable"/></w:settings>`,
  }
  const document = await opened(docx(hidden, parts))
  assert.equal(
    document.texts[0]?.text
      .split('\n')
      .filter(line => line !== '')
      .join(),
    'inserted,shown,link,held,choice',
  )
  const after = insides(await document.mask([], 'keep'))
  assert.deepEqual(Object.keys(after).sort(), ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'])
  const said = Object.values(after).join()
  for (const word of [
    'Uthor',
    'deleted',
    'vanished',
    'commented',
    'mailto',
    'bookmarked',
    'aliased',
    'embedded',
    'fallback',
    'foreign',
    'rsid',
    '0BADF00D',
    'custom',
  ])
    assert.ok(!said.includes(word), word)
})

test('a picture stays without what is written beside its dots, or becomes black where that is decided', async () => {
  const png = formatPng(2, 2, new Uint8Array(16).fill(200))
  const drawing =
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Mette.png" descr="Mette on a beach"/><a:blip r:embed="r1"/></wp:inline></w:drawing></w:r></w:p>'
  const emf = '<w:p><w:r><w:drawing><a:blip r:embed="r2"/></w:drawing></w:r></w:p>'
  const parts = {
    'word/_rels/document.xml.rels': `<Relationships>${relation('r1', 'image', 'media/image1.png')}${relation('r2', 'image', 'media/image2.emf')}</Relationships>`,
    'word/media/image1.png': Buffer.concat([png, utf8('Mette')]),
    'word/media/image2.emf': 'Mette',
  }
  const document = await opened(docx(drawing + emf, parts))
  assert.deepEqual(document.pictures, [{ label: 'image1.png', unread: 'tool-missing' }])
  const kept = unzipSync(await document.mask([], 'keep'))
  assert.deepEqual(kept['word/media/picture1.png'], new Uint8Array(png))
  const black = unzipSync(await document.mask([], 'mask'))
  assert.deepEqual(
    black['word/media/picture1.png'],
    new Uint8Array(formatPng(1, 1, Uint8Array.of(0, 0, 0, 255))),
  )
  for (const files of [kept, black])
    assert.ok(!Object.values(files).some(part => Buffer.from(part).includes('Mette')))
})

for (const [what, bytes] of [
  ['is cut', docx(paragraph('x')).subarray(0, 200)],
  ['has no document', zipSync({ 'word/styles.xml': utf8('<x/>') })],
  ['is not well formed', docx('<w:p>')],
  ['has a document type', zipSync({ 'word/document.xml': utf8('<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>') })],
] as const)
  test(`a file that ${what} is not masked`, async () => {
    const refused = await openRedactableDocx(bytes)
    assert.equal(refused.kind === 'not-redactable' && refused.reason, 'damaged')
  })

test('styles, numbering and themes come along without what leads elsewhere', async () => {
  const parts = {
    'word/_rels/document.xml.rels': `<Relationships>${relation('r1', 'styles', 'styles.xml')}${relation('r2', 'fontTable', 'fontTable.xml')}</Relationships>`,
    'word/styles.xml': `<w:styles ${spaces}><w:rsids/><w:style w:rsidR="1" w:styleId="Normal"/></w:styles>`,
    'word/fontTable.xml': `<w:fonts ${spaces}><w:font w:name="Inter"><w:embedRegular r:id="r1"/></w:font></w:fonts>`,
  }
  const after = insides(await masked(await opened(docx(paragraph('x'), parts)), 'x'))
  assert.match(after['word/styles.xml'] ?? '', /w:styleId="Normal"/)
  assert.match(after['word/fontTable.xml'] ?? '', /w:name="Inter"/)
  assert.ok(!/rsid|embedRegular/.test(`${after['word/styles.xml']}${after['word/fontTable.xml']}`))
})
