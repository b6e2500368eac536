// Masked documents as other programs read them: Debian's pdftotext, exiftool and unzip. The same search finds the name in what was
// masked only on the outside, as a black box drawn over its letters: a search that finds nothing has to be able to find something.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, test } from 'node:test'
import { zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { findLeft } from '../../src/anonymise/redact/gone.ts'
import { everywhere, openRedactable, redact } from '../../src/anonymise/redact/redact.ts'
import { utf8 } from '../../src/core/bytes.ts'

const name = 'Mette Prøvesen'
const programs = ['pdftotext', 'exiftool', 'unzip']
const missing = programs.filter(
  program => !(process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, program))),
)
const skip =
  missing.length > 0 && process.env['ORDHOLDEN_TOOLS'] !== 'required'
    ? `no ${missing.join(', ')} here`
    : false

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordholden-redacted-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 })

/** All three programs have to say, of a file and of what is in it. */
function saidOf(file: string): string {
  const told = [run('exiftool', '-a', '-u', '-G1', '-ee', '-U', file)]
  if (file.endsWith('.pdf'))
    return [...told, run('pdftotext', '-layout', file, '-'), readFileSync(file, 'latin1')].join('\n')
  const inside = join(folder, 'inside')
  rmSync(inside, { recursive: true, force: true })
  run('unzip', '-q', file, '-d', inside)
  const parts = readdirSync(inside, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const texts = parts.map(part => readFileSync(join(part.parentPath, part.name), 'utf8'))
  return [...told, ...texts, ...texts.map(text => text.replaceAll(/<[^>]*>/g, ''))].join('\n')
}

const holds = (said: string): boolean => /mette|pr(?:ø|\\370|Ã¸)vesen/i.test(said)

function pdf(isCovered: boolean): Promise<Uint8Array> {
  const document = new PDFDocument({ info: { Author: name, Title: `Sag om ${name}` }, compress: false })
  const parts: Uint8Array[] = []
  const whole = new Promise<Uint8Array>(resolve => document.on('end', () => resolve(Buffer.concat(parts))))
  document.on('data', (part: Uint8Array) => parts.push(part))
  document.fontSize(18).text(`Kunde: ${name}`, 60, 60)
  document.file(Buffer.from(name), { name: 'mette.txt' })
  document.addPage().text(`igen ${name.toUpperCase()} her`, 60, 60)
  if (isCovered) document.rect(50, 50, 400, 40).fill('black')
  document.end()
  return whole
}

function docx(): Uint8Array {
  const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const body = `<w:p><w:r><w:t>Kunde: Mette </w:t></w:r><w:r><w:t>Prøvesen</w:t></w:r></w:p><w:p><w:del w:author="${name}"><w:r><w:delText>${name}</w:delText></w:r></w:del></w:p>`
  return zipSync({
    '[Content_Types].xml': utf8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': utf8(`<w:document ${xmlns}><w:body>${body}</w:body></w:document>`),
    'docProps/core.xml': utf8(`<x xmlns:dc="dc"><dc:creator>${name}</dc:creator></x>`),
    'docProps/thumbnail.jpeg': utf8(name),
  })
}

async function masked(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await openRedactable(bytes)
  assert.equal(document.kind, 'redactable')
  const stretches = everywhere(document, [name])
  assert.ok(stretches.length > 0)
  const made = await redact(document, { stretches, pictures: 'keep' })
  document.close()
  assert.deepEqual(await findLeft('made', made.bytes, made.values, () => performance.now()), [])
  return made.bytes
}

function written(file: string, bytes: Uint8Array): string {
  const path = join(folder, file)
  writeFileSync(path, bytes)
  return path
}

test('a masked PDF says the name to no program, nor who wrote it', { skip }, async () => {
  const before = await pdf(false)
  assert.ok(holds(saidOf(written('before.pdf', before))))
  const said = saidOf(written('after.pdf', await masked(before)))
  assert.ok(!holds(said))
  assert.match(said, /\[PDF\]\s+Page Count\s+: 2/)
})

test('the words that are left of a masked PDF are read by pdftotext, in order', { skip }, async () => {
  const after = written('after.pdf', await masked(await pdf(false)))
  const words = run('pdftotext', after, '-').split(/\s+/)
  assert.deepEqual(
    words.filter(word => word !== ''),
    ['Kunde:', 'igen', 'her'],
  )
})

test('a masked Word document says the name to no program, nor who wrote it', { skip }, async () => {
  const before = docx()
  assert.ok(holds(saidOf(written('before.docx', before))))
  const said = saidOf(written('after.docx', await masked(before)))
  assert.ok(!holds(said))
  assert.match(said, /Kunde: █████/)
})

test('a name below a black box is found by them and by our own search', { skip }, async () => {
  const covered = await pdf(true)
  assert.match(run('pdftotext', written('covered.pdf', covered), '-'), /METTE PRØVESEN/)
  const left = await findLeft('covered.pdf', covered, ['the author', name], () => performance.now())
  assert.ok(left.some(({ value }) => value === 1))
})

test('a name that only lost its letters on the outside is found in the revision below', {
  skip,
}, async () => {
  // An incremental update (ISO 32000-1 §7.5.6) leaves what was there before it.
  const before = Buffer.from(await pdf(false))
  const later = Buffer.concat([
    before,
    Buffer.from('\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ])
  const left = await findLeft('later.pdf', later, [name], () => performance.now())
  assert.ok(left.length > 0)
})
