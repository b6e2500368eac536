// Files made to harm, and documents damaged at random, are looked into in a process of its own: each ends in texts or in Unread, in bounded
// time and memory. How many are damaged, ORDHOLDEN_RUNS says.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { openDocumentOf, presentation, slide, wordDocument, workbook } from '../office.ts'
import { packZip } from '../packed.ts'
import { packSevenZip } from '../seven-zip.ts'
import { flips } from './damage.ts'
import { type Hostile, hostileArchives } from './hostile-archives.ts'
import { hostileDocuments } from './hostile-documents.ts'
import type { Told } from './look-apart.ts'

const eachMs = 20_000
/** Node by itself takes 60, a reader apart as much again; the largest thing held is 96. */
const rssMiBMost = 420
const damaged = Number(process.env['ORDHOLDEN_RUNS'] ?? 100)

async function lookApart(files: Iterable<Hostile>): Promise<ReadonlyMap<string, Told>> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-hostile-'))
  try {
    for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
    const program = join(import.meta.dirname, 'look-apart.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [program, folder], { maxBuffer: 2 ** 26 })
    const told = stdout
      .trim()
      .split('\n')
      .map((line): Told => JSON.parse(line))
    return new Map(told.map(each => [each.name, each]))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function assertBounded({ name, ms, rssMiB, threw }: Told): void {
  assert.equal(threw, null, `${name}: threw`)
  assert.ok(ms < eachMs, `${name}: took ${Math.round(ms)} ms`)
  assert.ok(rssMiB < rssMiBMost, `${name}: ${Math.round(rssMiB)} MiB`)
}

test('files made to harm end in texts or unread, in bounded time and memory', async t => {
  const files = [...hostileArchives(), ...hostileDocuments()]
  assert.ok(files.length >= 39)
  const told = await lookApart(files)
  for (const { name } of files) {
    const each = told.get(name) ?? assert.fail(`${name}: not looked into`)
    assertBounded(each)
    assert.ok(each.texts + each.reasons.length > 0, `${name}: neither text nor unread`)
  }
  const endOf = ({ name }: Hostile): string => `${name}: ${told.get(name)?.reasons[0] ?? 'read'}`
  const expected = files.filter(({ ends }) => ends !== null)
  assert.deepEqual(
    expected.map(endOf),
    expected.map(({ name, ends }) => `${name}: ${ends}`),
  )
  const slowest = Math.max(...[...told.values()].map(({ ms }) => ms))
  const largest = Math.max(...[...told.values()].map(({ rssMiB }) => rssMiB))
  t.diagnostic(`${told.size} files, slowest ${Math.round(slowest)} ms, at most ${Math.round(largest)} MiB`)
})

const letters = 'Skriv til plantet@eksempel.dk om CPR 010190-4321, Ærøvej 4. '
const specimens: readonly (readonly [string, Buffer])[] = [
  [
    'zip',
    packZip([
      { name: 'a.txt', bytes: letters },
      { name: 'b.zip', bytes: packZip([{ name: 'c', bytes: letters }]) },
    ]),
  ],
  ['docx', wordDocument(`<w:p><w:r><w:t>${letters}</w:t></w:r></w:p>`)],
  ['xlsx', workbook([{ name: 'A', rows: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>` }])],
  ['pptx', presentation([slide(letters)])],
  ['odt', openDocumentOf(`<text:p>${letters}</text:p>`)],
  ['7z', packSevenZip('a.txt', Buffer.from(letters))],
  ['gz', gzipSync(letters.repeat(9))],
  ['html', Buffer.from(`<html><p title="${letters}">${letters}<!-- x --></p><script>"\\u0040"</script>`)],
  ['xml', Buffer.from(`<?xml version="1.0"?><a b="&#64;">${letters}&amp;</a>`)],
  ['json', Buffer.from(`{"a":"${letters}\\u0040","b":"${Buffer.from(letters).toString('base64')}"}`)],
]

/** One bit turned, the rest cut away, or a stretch of it said twice: the same every time for the same seed. */
function* damage(): Generator<Hostile> {
  const each = Math.ceil(damaged / specimens.length)
  for (const [kind, bytes] of specimens) {
    const step = Math.max(1, Math.floor((bytes.length * 3) / (each * 2)))
    let number = 0
    for (const { damaged: turned, at } of flips(bytes, step)) {
      if (number >= each) break
      const spoiled = [turned, bytes.subarray(0, at + 1), Buffer.concat([bytes.subarray(0, at), bytes])][
        number % 3
      ]
      yield { name: `${kind}-${number++}.${kind}`, bytes: Uint8Array.from(spoiled ?? turned), ends: null }
    }
    for (; number < each; number++)
      yield { name: `${kind}-${number}.${kind}`, bytes: bytes.subarray(number), ends: null }
  }
}

test('documents damaged at random end in texts or unread', async t => {
  const files = [...damage()]
  assert.ok(files.length >= damaged)
  const told = await lookApart(files)
  assert.equal(told.size, files.length)
  for (const each of told.values()) assertBounded(each)
  const unread = [...told.values()].filter(({ reasons }) => reasons.length > 0).length
  assert.ok(unread > files.length / 4, `only ${unread} of ${files.length} were seen to be damaged`)
  t.diagnostic(`${files.length} damaged, ${unread} of them with something unread`)
})
