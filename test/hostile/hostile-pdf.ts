// PDFs made to harm who masks them (ISO 32000-1), written by hand so that they can lie: cycles, bombs, pages by the million, letters and
// pictures beyond any limit, sizes that are not so, broken tables of where things stand, locked ones.

import { deflateSync } from 'node:zlib'
import { type Hostile, planted } from './hostile-word.ts'

type Part = string | Buffer

const streamOf = (data: string | Buffer, more = ''): Buffer => {
  const packed = deflateSync(Buffer.from(data as string))
  return Buffer.concat([
    Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode${more}>>stream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

/** Objects from 1 on; the first is the catalog. `trailer` stands beside its root. */
export function pdfOf(objects: readonly Part[], trailer = '', version = '1.7'): Buffer {
  const parts: Buffer[] = [Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ])
    places.push(at)
    parts.push(part)
    at += part.length
  }
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(end)])
}

const catalog = '<</Type/Catalog/Pages 2 0 R>>'
const tree = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
const pageOf = (more = '', box = '0 0 300 300'): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>${more}>>>>`
const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
const words = `BT /F 12 Tf 20 200 Td (Kunde: ${planted}) Tj ET\n`

const onePage = (content: string, more = '', rest: readonly Part[] = [], box?: string): Buffer =>
  pdfOf([catalog, tree, pageOf(more, box), streamOf(content), font, ...rest])

export const wholePdf = (box?: string): Buffer =>
  onePage(box === undefined ? words : words.replace('20 200', '10 30'), '', [], box)

const picture = (width: number, height: number, data: Buffer): Buffer =>
  streamOf(
    data,
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`,
  )
const form = (content: string, resources: string): Buffer =>
  streamOf(content, `/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<<${resources}>>`)

export const hostilePdfs = (): readonly Hostile[] => [...tables(), ...pages(), ...contents(), ...pictures()]

function tables(): readonly Hostile[] {
  const whole = wholePdf()
  const text = whole.toString('latin1')
  const latin1 = (of: string): Buffer => Buffer.from(of, 'latin1')
  return [
    { name: 'no-table.pdf', bytes: latin1(text.slice(0, text.indexOf('xref\n'))), ends: null },
    {
      name: 'wrong-table.pdf',
      bytes: latin1(text.replaceAll(/\d{10} 00000 n/g, '0000000007 00000 n')),
      ends: null,
    },
    { name: 'wrong-start.pdf', bytes: latin1(text.replace(/startxref\n\d+/, 'startxref\n4')), ends: null },
    {
      name: 'table-cycle.pdf',
      bytes: latin1(text.replace('/Root', `/Prev ${text.indexOf('xref\n')}/Root`)),
      ends: null,
    },
    { name: 'long-table.pdf', bytes: latin1(text.replace(/xref\n0 \d+/, 'xref\n0 99999999')), ends: null },
    { name: 'length-lies.pdf', bytes: latin1(text.replace(/\/Length \d+/, '/Length 999999999')), ends: null },
    { name: 'head-late.pdf', bytes: Buffer.concat([Buffer.alloc(900, 0x20), whole]), ends: null },
    { name: 'only-head.pdf', bytes: latin1('%PDF-1.7\n'), ends: /cannot be masked/ },
    {
      name: 'locked.pdf',
      bytes: pdfOf(
        [catalog, tree, pageOf(), streamOf(words), font],
        '/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -1/O<' +
          '41'.repeat(32) +
          '>/U<' +
          '42'.repeat(32) +
          '>>>',
      ),
      ends: /password/,
    },
    { name: 'page-named.pdf', bytes: Buffer.from(`<html><script>${planted}</script>`), ends: 'masked' },
  ]
}

const manyKids = (many: number): string => `<</Type/Pages/Kids[${'3 0 R '.repeat(many)}]/Count ${many}>>`

function pages(): readonly Hostile[] {
  const shared = (kids: string): Buffer => pdfOf([catalog, kids, pageOf(), streamOf(words), font])
  const chain = Array.from(
    { length: 20_000 },
    (_, at) => `<</Type/Pages/Kids[${at + 7} 0 R]/Count 1/Parent ${at + 5} 0 R>>`,
  )
  return [
    { name: 'million-pages.pdf', bytes: shared(manyKids(1e6)), ends: /at most 500 pages/ },
    {
      name: 'says-million.pdf',
      bytes: shared('<</Type/Pages/Kids[3 0 R]/Count 1000000>>'),
      ends: /cannot be masked/,
    },
    { name: 'says-less.pdf', bytes: shared('<</Type/Pages/Kids[3 0 R 3 0 R]/Count -7>>'), ends: null },
    { name: 'itself.pdf', bytes: pdfOf([catalog, '<</Kids[2 0 R]/Count 1/Type/Pages>>']), ends: null },
    {
      name: 'deep-tree.pdf',
      bytes: pdfOf([
        catalog,
        '<</Type/Pages/Kids[6 0 R]/Count 1>>',
        pageOf(),
        streamOf(words),
        font,
        ...chain,
        pageOf(),
      ]),
      ends: null,
    },
    { name: 'huge-page.pdf', bytes: onePage(words, '', [], '0 0 1000000 1000000'), ends: /dots/ },
    { name: 'no-size.pdf', bytes: onePage(words, '', [], '0 0 0 0'), ends: null },
    { name: 'wrong-size.pdf', bytes: onePage(words, '', [], '1e99 -1e99 NaN 0'), ends: null },
  ]
}

function contents(): readonly Hostile[] {
  const letters = `BT /F 1 Tf 1 290 Td ${`(${'a'.repeat(1_000)}) Tj 0 -1 Td\n`.repeat(210)} (Kunde: ${planted}) Tj ET`
  const deepForms = Array.from({ length: 14 }, (_, at) => form('/X Do', `/XObject<</X ${at + 7} 0 R>>`))
  return [
    { name: 'inflates.pdf', bytes: onePage(`${words}${' '.repeat(16 * 1024 * 1024)}`), ends: null },
    { name: 'many-strokes.pdf', bytes: onePage(`${words}${'0 0 m 300 300 l S '.repeat(5e3)}`), ends: null },
    { name: 'unbalanced.pdf', bytes: onePage(`${words}${'q '.repeat(1e6)}`), ends: null },
    {
      name: 'form-cycle.pdf',
      bytes: onePage(`${words}/X Do`, '/XObject<</X 6 0 R>>', [form('/X Do /X Do', '/XObject<</X 6 0 R>>')]),
      ends: null,
    },
    { name: 'many-letters.pdf', bytes: onePage(letters), ends: /at most 200000 letters/ },
    {
      name: 'deep-picture.pdf',
      bytes: onePage(`${words}/X Do`, '/XObject<</X 6 0 R>>', [
        ...deepForms,
        picture(2, 2, Buffer.from('abcd')),
      ]),
      ends: /at most 8 forms in forms/,
    },
    {
      name: 'script.pdf',
      bytes: pdfOf([
        '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>',
        tree,
        pageOf(),
        streamOf(words),
        font,
      ]),
      ends: 'masked',
    },
    {
      name: 'names.pdf',
      bytes: pdfOf(
        [
          `<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(../../${planted}) 6 0 R]>>>>>>`,
          tree,
          pageOf(),
          streamOf(words),
          font,
          `<</Type/Filespec/F(../../${planted})>>`,
        ],
        `/Info<</Author(${planted})>>`,
      ),
      ends: 'masked',
    },
  ]
}

function pictures(): readonly Hostile[] {
  const withPicture = (of: Buffer): Buffer =>
    onePage(`${words}q 200 0 0 100 20 20 cm /I Do Q`, '/XObject<</I 6 0 R>>', [of])
  return [
    {
      name: 'picture-floods.pdf',
      bytes: withPicture(picture(20_000, 20_000, Buffer.alloc(1_000))),
      ends: null,
    },
    {
      name: 'picture-bomb.pdf',
      bytes: withPicture(picture(9_000, 9_000, Buffer.alloc(81_000_000))),
      ends: null,
    },
    { name: 'picture-negative.pdf', bytes: withPicture(picture(-5, 0, Buffer.alloc(10))), ends: null },
    {
      name: 'many-pictures.pdf',
      bytes: onePage(`${words}${'q 2 0 0 2 20 20 cm /I Do Q\n'.repeat(200_100)}`, '/XObject<</I 6 0 R>>', [
        picture(2, 2, Buffer.from('abcd')),
      ]),
      ends: /at most 200000 objects/,
    },
  ]
}
