// Tables in texts: told by their first rows and never guessed; every cell under its heading, whatever the separator, the quotes, the
// encoding and the pieces; and not a byte lost of what is torn.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lookInto } from '../../../test/detected.ts'
import type { Source } from '../source.ts'
import { PassingCells } from './cells.ts'
import { tableOf } from './csv.ts'
import { textsOf } from './files.ts'
import { rowsOf } from './rows.ts'

const rows = (separator: string): string =>
  ['Navn;CPR-nr', 'Ib;0102030405', '"Hans ""Ole""\nOlsen";0203040506']
    .map(row => `${row.replaceAll(';', separator)}\r\n`)
    .join('')

/** What stands under which heading. */
async function cellsOf(name: string, file: Uint8Array): Promise<readonly string[]> {
  const { texts } = await lookInto(name, file)
  const [only] = texts
  return (only?.text.columns?.cellsIn(0, only.letters.length) ?? []).map(
    ({ start, end, heading }) =>
      `${Buffer.from(heading).toString('latin1')}: ${only?.letters.slice(start, end)}`,
  )
}
const wanted = ['Navn: Ib', 'CPR-nr: 0102030405', 'Navn: Hans ""Ole""\nOlsen', 'CPR-nr: 0203040506']

for (const separator of [',', ';', '\t', '|'])
  test(`cells between ${JSON.stringify(separator)} stand under their headings`, async () => {
    for (const start of ['', '\ufeff', `sep=${separator}\r\n`])
      assert.deepEqual(await cellsOf('a.txt', Buffer.from(start + rows(separator))), wanted)
  })

test('in every encoding, and a heading is as long as its limit', async () => {
  assert.deepEqual(await cellsOf('a.csv', Buffer.from(`\ufeff${rows(';')}`, 'utf16le')), wanted)
  const danish = rows(';').replace('Navn', 'Køn på dåb')
  const found = await cellsOf('a.csv', Buffer.from(danish, 'latin1'))
  assert.equal(found[0], 'Køn på dåb: Ib')
  const long = rows(';').replace('Navn', `Navn på ${'den person '.repeat(6)}her`)
  const [first = ''] = await cellsOf('a.csv', Buffer.from(long, 'latin1'))
  assert.equal(first, `${`Navn på ${'den person '.repeat(6)}`.slice(0, 60)}: Ib`)
})

test('a table of one column is one where its name says so', async () => {
  const file = Buffer.from('cpr\n0102030405\n')
  assert.deepEqual(await cellsOf('a.csv', file), ['cpr: 0102030405'])
  assert.deepEqual(await cellsOf('a.txt', file), [])
})

const isTable = (text: string, isNamed = false): boolean =>
  tableOf({ bytes: Buffer.from(text), isWhole: true, isNamed }) !== null

test('what only looks like a table is none', () => {
  for (const text of [
    'Ib Hansen;0102030405\nUlla Jensen;0203040506\n',
    'Kære Ib, tak for sidst\nRing til mig, 20304050\n',
    'Kære Ib,\nring 20304050,\n',
    'Hej; vi ses\nklokken; 12\n',
    'INFO|main|Start\nINFO|main|Took 12 ms\n',
    '2026-11-24 00:00:00,INFO,start\n2026-11-24 00:00:01,INFO,7\n',
    'navn=Ib;alder=7\nnavn=Ole;alder=8\n',
    'int a, b;\nint c, d2;\n',
    'Navn;Alder\n',
    'Navn;Alder\nIb;7;8\nOle;9;1\n',
    'Navn;By\nIb;Aarhus\n',
    '"Navn;Alder\nIb;7\n',
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    '',
    '\n',
    ';\n;\n',
  ])
    assert.equal(isTable(text), false, text)
  assert.equal(isTable('Navn;By\nIb;Aarhus\n', true), true)
  assert.equal(isTable('Ib Hansen;0102030405\nUlla Jensen;0203040506\n', true), false)
  assert.equal(isTable('Ib Hansen;Aarhus;0102030405\nUlla Jensen;Odense;7\n', true), false)
  assert.equal(isTable('Navn;Alder\nIb;7\n'), true)
})

test('a year or a value at the top of a column is no heading of it', () => {
  const table = tableOf({
    bytes: Buffer.from('Navn;Kode;2025;ordre 7\nIb;8;9;ordre 8\n'),
    ...{ isWhole: true, isNamed: false },
  })
  assert.deepEqual(
    table?.headings.map(heading => (heading === null ? null : Buffer.from(heading).toString())),
    ['Navn', 'Kode', null, null],
  )
})

/** What comes of a table that comes in pieces: its bytes, and its cells by heading. */
async function readIn(text: string, sizes: readonly number[]): Promise<readonly [string, readonly string[]]> {
  const bytes = Buffer.from(text)
  const table = tableOf({ bytes, isWhole: true, isNamed: true })
  assert.ok(table !== null)
  const read = new PassingCells(rowsOf(table))
  const pieces: Uint8Array[] = []
  for await (const piece of read.pieces(cut(bytes, sizes))) pieces.push(piece)
  const cells = read.cellsIn(0, bytes.length)
  return [
    Buffer.concat(pieces).toString(),
    cells.map(({ start, end, heading }) => `${heading} ${bytes.toString('utf8', start, end)}`),
  ]
}

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
  yield bytes.subarray(at)
}

test('whatever the pieces, no byte is lost and the same cells stand under the same headings', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '7', '"', ';', '\n', '\r', ' '), maxLength: 6 })
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 })), sizes, async (table, pieces) => {
      const text = `Navn;Kode\nIb;7\nOle;8\nIda;9\n${table.map(row => row.join(';')).join('\n')}`
      fc.pre(isTable(text, true))
      const whole = await readIn(text, [])
      assert.equal(whole[0], text)
      assert.deepEqual(await readIn(text, pieces), whole)
    }),
  )
})

const good = 'Ib;7\n'.repeat(9)

test('a torn row and a quote that is not closed are of no column, and what follows is', async () => {
  for (const torn of ['x\n', 'x;7;8\n', '"x;7\n', 'x;"7\n', '\n', '"x"y;"7\n']) {
    const [text, cells] = await readIn(`Navn;Kode\n${good}${torn}Ole;8\nIda;"9"\n`, [])
    assert.equal(text, `Navn;Kode\n${good}${torn}Ole;8\nIda;"9"\n`)
    assert.deepEqual(cells.slice(-4), ['Navn Ole', 'Kode 8', 'Navn Ida', 'Kode 9'])
  }
})

test('quotes that never close hide nothing behind them, and are not held', async () => {
  const [line, lines] = ['"x;7\n', 1 << 20]
  const block = Buffer.from(line.repeat(50_000))
  const head = Buffer.from(`Navn;Kode\n${good}`)
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield head
    for (let at = 0; at < lines; at += 50_000) yield block
    yield Buffer.from('Ole;8\n')
  }
  const table = tableOf({ bytes: head, isWhole: true, isNamed: true })
  assert.ok(table !== null)
  const read = new PassingCells(rowsOf(table))
  let [bytes, most] = [0, 0]
  const told: number[] = []
  for await (const piece of read.pieces(pieces())) {
    most = Math.max(most, piece.length)
    told.push(read.cellsIn(bytes, bytes + piece.length).length)
    bytes += piece.length
  }
  assert.equal(told.at(-1), 2)
  assert.ok(most < 3 * block.length)
  assert.equal(bytes, head.length + 21 * block.length + 6)
})

test('a line longer than a row is handed on, and the next is a row again', async () => {
  const long = 'x'.repeat(200_000)
  for (const pieces of [[], [100_000, 100_000]]) {
    const [text, cells] = await readIn(`Navn;Kode\n${good}${long};9\nOle;8\n`, pieces)
    assert.equal(text.length, 10 + good.length + long.length + 9)
    assert.deepEqual(cells.slice(18), ['Navn Ole', 'Kode 8'])
  }
})

test('a table larger than memory should be is read piece by piece', async () => {
  const bytes = 2 ** 33
  const head = Buffer.from(`Navn;Kode\n${good}`)
  const block = Buffer.alloc(262_144, 'Ole;12345678\n')
  let largest = 0
  const source: Source = {
    name: 'huge.csv',
    bytes,
    read: async (offset, length) => {
      largest = Math.max(largest, length)
      if (offset === 0) return head.subarray(0, length)
      return block.subarray(0, Math.min(length, bytes - offset))
    },
  }
  for await (const found of textsOf(source, { pictures: null, now: () => 0 })) {
    assert.ok(found.kind === 'text' && found.columns !== undefined)
    let [read, cells] = [0, 0]
    for await (const piece of found.pieces) {
      cells += found.columns.cellsIn(read, read + piece.length).length
      read += piece.length
      if (read > 16 * block.length) break
    }
    assert.ok(cells > 16 * 40_000 * 0.9)
    break
  }
  assert.ok(largest <= 262_144)
})
