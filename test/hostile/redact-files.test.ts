// `ordholden redact` over files made to harm, cut short and damaged: each ends, in bounded time and memory, in a clear refusal or in a
// document in which the planted name is not found; never in half a file. How many are damaged, ORDHOLDEN_RUNS says.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { unzipSync } from 'fflate'
import { sourceOf } from '../../src/detect/files/bytes.ts'
import { textsOf } from '../../src/detect/files/files.ts'
import { wordDocument } from '../office.ts'
import { askApart, assertBounded, openFolder } from './apart.ts'
import type { Ended } from './asked-apart.ts'
import { flips } from './damage.ts'
import { hostilePdfs, wholePdf } from './hostile-pdf.ts'
import { hostileTexts } from './hostile-texts.ts'
import { type Hostile, hostileWord, planted } from './hostile-word.ts'

/** PDFium alone may hold 2 GiB before its memory ends, and its page with it. */
const bounds = { ms: 60_000, rssMiB: 1_500 }
const ofPdfium = { ...bounds, rssMiB: 3_000 }
const damaged = Number(process.env['ORDHOLDEN_RUNS'] ?? 60)

/** Masks each, and answers how it ended when what holds of all of them held. */
async function maskAll(
  t: TestContext,
  files: readonly Hostile[],
  pictures: 'mask' | 'read' = 'mask',
): Promise<ReadonlyMap<string, Ended>> {
  const folder = await openFolder(t)
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  const commands = files.map(({ name }) => ({
    name,
    argv: [
      ...['redact', join(folder, name), '--out', join(folder, `${name}.out`)],
      ...['--yes', '--pictures', pictures, '--also', planted],
    ],
  }))
  const ended = await askApart(folder, commands)
  for (const each of ended.values()) assertBounded(each, each.name.endsWith('.pdf') ? ofPdfium : bounds)
  const done = files.filter(({ name }) => ended.get(name)?.exit === 0)
  assert.deepEqual(
    (await readdir(folder)).filter(name => name !== 'commands.json').toSorted(),
    [...files.map(({ name }) => name), ...done.map(({ name }) => `${name}.out`)].toSorted(),
    'a file where the command ended well, and none where it did not',
  )
  for (const { name } of done) {
    const bytes = await readFile(join(folder, `${name}.out`))
    assert.equal(await holdsPlanted(name, bytes), false, `${name}: the name is still there`)
  }
  const most = [...ended.values()].map(({ ms, rssMiB }) => [ms, rssMiB ?? 0] as const)
  t.diagnostic(
    `${done.length} of ${files.length} masked, slowest ${Math.round(Math.max(...most.map(([ms]) => ms)))} ms, at most ${Math.round(Math.max(...most.map(([, rss]) => rss)))} MiB`,
  )
  return ended
}

/** As bytes in every encoding, unpacked and without markup, and as whoever looks for personal data reads it. */
async function holdsPlanted(name: string, bytes: Uint8Array): Promise<boolean> {
  const said: string[] = []
  const add = (part: Uint8Array): void => {
    for (const encoding of ['utf8', 'latin1', 'utf16le'] as const)
      said.push(Buffer.from(part).toString(encoding))
  }
  add(bytes)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) for (const part of Object.values(unzipSync(bytes))) add(part)
  for await (const text of textsOf(sourceOf(name, bytes), { pictures: null, now: () => performance.now() }))
    if (text.kind !== 'unread') for await (const piece of text.pieces) add(piece.slice())
  const sought = planted.toLowerCase()
  return said.some(text => {
    const plain = text.toLowerCase().replaceAll(/\s+/g, ' ')
    return plain.includes(sought) || plain.replaceAll(/<[^>]*>/g, '').includes(sought)
  })
}

function assertEnds({ name, ends }: Hostile, { exit, stderr }: Ended): void {
  if (ends === 'masked') {
    assert.equal(exit, 0, `${name}: ${stderr}`)
    assert.match(stderr, /\d places? masked in /, name)
  }
  if (!(ends instanceof RegExp)) return
  assert.notEqual(exit, 0, `${name}: ${stderr}`)
  assert.match(stderr, ends, name)
}

for (const [kind, files] of [
  ['Word documents', hostileWord()],
  ['PDFs', hostilePdfs()],
  ['texts', hostileTexts()],
] as const)
  test(`${kind} made to harm end in a clear refusal or a masked document`, async t => {
    const ended = await maskAll(t, files)
    for (const file of files)
      assertEnds(file, ended.get(file.name) ?? assert.fail(`${file.name}: not masked`))
  })

const lyingPictures = ['false-picture.docx', 'floods.docx', 'picture-floods.pdf', 'picture-negative.pdf']

test('pictures that lie about their size are told as not read, and the rest is masked', async t => {
  const files = [...hostileWord(), ...hostilePdfs()].filter(({ name }) => lyingPictures.includes(name))
  assert.equal(files.length, lyingPictures.length)
  for (const [name, { exit, stderr }] of await maskAll(t, files, 'read')) {
    assert.equal(exit, 0, `${name}: ${stderr}`)
    if (name === 'floods.docx') assert.match(stderr, /1 picture\b.*not read/)
  }
})

const specimens: readonly (readonly [string, Uint8Array, number])[] = [
  ['docx', wordDocument(`<w:p><w:r><w:t>Kunde: ${planted}, Ærøvej 4</w:t></w:r></w:p>`), 0.5],
  ['pdf', wholePdf('0 0 140 60'), 0.3],
  ['txt', Buffer.from(`Kunde: ${planted}, Ærøvej 4\n`.repeat(9)), 0.2],
]

/** Cut short after every so many bytes, and one bit turned at as many places: the same every time for the same seed. */
function* damage(): Generator<Hostile> {
  for (const [kind, bytes, share] of specimens) {
    const each = Math.ceil((damaged * share) / 2)
    const step = Math.max(1, Math.floor(bytes.length / each))
    for (let length = 0; length < bytes.length; length += step)
      yield { name: `cut-${length}.${kind}`, bytes: bytes.subarray(0, length), ends: null }
    for (const { damaged: turned, at } of flips(bytes, step))
      yield { name: `turned-${at}.${kind}`, bytes: Uint8Array.from(turned), ends: null }
  }
}

test('documents cut short and damaged end in a clear refusal or a masked document', async t => {
  const files = [...damage()]
  assert.ok(files.length >= damaged)
  const ended = await maskAll(t, files)
  const refused = [...ended.values()].filter(({ exit }) => exit !== 0).length
  assert.ok(refused > files.length / 4, `only ${refused} of ${files.length} were seen to be damaged`)
})

test('where a program may write no more, no file has the name of the masked one', async t => {
  const folder = await openFolder(t)
  const [file, out] = [join(folder, 'long.txt'), join(folder, 'masked.txt')]
  await writeFile(file, `${planted}\n${'ord '.repeat(100_000)}`)
  const program = join(import.meta.dirname, '../../src/cli/main.ts')
  // In blocks of 512 or 1,024 bytes, as the shell has them.
  const limited = ['-c', 'ulimit -f 64 && exec "$0" "$@"', process.execPath, program]
  const asked = ['redact', file, '--out', out, '--yes', '--also', planted]
  const { status, stderr } = spawnSync('sh', [...limited, ...asked], { encoding: 'utf8' })
  assert.notEqual(status, 0, stderr)
  assert.ok(!(await readdir(folder)).includes('masked.txt'), stderr)
})
