// Tables read as spreadsheets write them, told by row and column where they are wrong, and written so that nothing runs.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asText, type Delimiter, delimiters, formatRow, fromText, readCsv } from './csv.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Uint8Array, size = 7, delimiter: Delimiter | null = null) {
  const csv = await readCsv({ name: 'in.csv', open: () => inPieces(bytes, size), delimiter })
  const rows: (readonly string[])[] = []
  for await (const batch of csv.batches) rows.push(...batch)
  return { columns: csv.columns, rows, delimiter: csv.delimiter }
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16())

test('delimiter, quotes, marks and encodings are told by the file', async () => {
  const text = 'navn;postnr\r\n"Sø;ren ""Ø""";8000\r\nÅse;\r\n'
  const expected = {
    columns: ['navn', 'postnr'],
    rows: [
      ['Sø;ren "Ø"', '8000'],
      ['Åse', ''],
    ],
    delimiter: ';',
  }
  const encoded = [
    utf8(text),
    utf8(`\ufeff${text}`),
    utf16(text),
    swapped(utf16(text)),
    new Uint8Array(Buffer.from(text, 'latin1')),
  ]
  for (const bytes of encoded)
    for (const size of [1, 2, 3, 1_000]) assert.deepEqual(await read(bytes, size), expected)
  assert.equal((await read(utf8('a\tb,c\td\n1\t2\t3\n'))).delimiter, '\t')
  assert.deepEqual((await read(utf8('a;b,c\n1;2,3\n'), 3, ';')).columns, ['a', 'b,c'])
})

test('what is written is read again as it was, but for formulas, in every delimiter', async () => {
  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', ' ', '"', 'a\nb', '\r', ';,\t', 'æ'))
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 1, max: 4 })
        .chain(width =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
        ),
      fc.constantFrom(...delimiters),
      fc.integer({ min: 1, max: 20 }),
      async (rows, delimiter, size) => {
        const columns = (rows[0] ?? []).map((_, at) => `column ${at}`)
        const text = [columns, ...rows].map(row => formatRow(row, delimiter)).join('')
        const again = await read(utf8(text), size, delimiter)
        assert.deepEqual(
          again.rows,
          rows.map(row => row.map(asText)),
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('a formula is written as text, a number stays one, and no two cells become one', () => {
  for (const cell of [
    '=1+1',
    '+cmd|x',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＠a',
    "'=1",
    "''@a",
    '+45 12 34 56 78',
  ])
    assert.equal(asText(cell), `'${cell}`)
  for (const cell of ['-5', '+3.2', '-1,5', '', 'a=b', "'s-Hertogenbosch", '20..29', '5-9'])
    assert.equal(asText(cell), cell)
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '=', '-', '1', 'a') }),
      fc.string({ unit: fc.constantFrom("'", '=', '-', '1', 'a') }),
      (a, b) => {
        assert.equal(asText(a) === asText(b), a === b)
      },
    ),
  )
})

test('rows in which nothing stands are left out, counted, and the others keep their numbers', async () => {
  const csv = await readCsv({
    ...{ name: 'in.csv', delimiter: null },
    open: () => inPieces(utf8('\r\na;b\r\n1;2\r\n\r\n;\r\n3;4\r\n"";\r\n;\r\n5;\r\n;'), 5),
  })
  const rows: (readonly string[])[] = []
  for await (const batch of csv.batches) rows.push(...batch)
  assert.deepEqual(rows, [
    ['1', '2'],
    ['3', '4'],
    ['', ''],
    ['5', ''],
  ])
  assert.deepEqual(
    rows.map((_, at) => csv.rowOf(at)),
    [3, 6, 7, 9],
  )
  assert.equal(csv.leftOut(), 5)
})

test('a row in which nothing stands is written so that it is read again, one column or more, LF or CRLF', async () => {
  for (const end of ['\r\n', '\n'])
    for (const columns of [['a'], ['a', 'b', 'c']]) {
      const blank = columns.map(() => '')
      const text = [columns, blank, blank].map(row => formatRow(row, ';')).join('')
      assert.deepEqual((await read(utf8(text.replaceAll('\r\n', end)))).rows, [blank, blank])
    }
})

test('the line with which Excel tells the delimiter is read, and is no row', async () => {
  const bytes = utf8('\ufeffsep=;\r\na,b;c\r\n1;2\r\n3\r\n')
  await assert.rejects(read(bytes), /row 3: expected 2 columns as in row 1, got 1/)
  assert.deepEqual((await read(utf8('sep=;\na,b,b2;c\n1;2\n'))).columns, ['a,b,b2', 'c'])
  assert.deepEqual((await read(utf8('sep=,\na;c\n1;2\n'), 4, ';')).columns, ['a', 'c'])
  await assert.rejects(
    read(utf8('sep=|\na|b\n')),
    /line 1: expected sep= with a comma, a semicolon or a tab, got "\|"/,
  )
})

test('what was written as text is told as it was', () => {
  for (const cell of ['-', '=1+1', "'=1", '-1.500,00', "'s-Hertogenbosch", '', '[-5..3]'])
    assert.equal(fromText(asText(cell)), cell)
  assert.equal(asText('-1.500,00'), '-1.500,00')
})

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['a row that is too short', 'a,b\n1,2\n3\n', /in\.csv: row 3: expected 2 columns as in row 1, got 1/],
  ['a row after empty ones', 'a,b\n\n,\n\n3\n', /in\.csv: row 5: expected 2 columns as in row 1, got 1/],
  ['a row that is too long', 'a,b\n1,2,3\n', /in\.csv: row 2: expected 2 columns as in row 1, got 3/],
  ['a quote that is never closed', 'a,b\n1,"2\n3,4\n', /in\.csv: line \d+, column 2: expected every "/],
  ['a quote within a cell', 'a,b\n1,"2"x\n', /in\.csv: line 2, column 2: expected every "/],
  ['nothing at all', '', /expected a table with the names of its columns in row 1, got nothing/],
  ['a column without a name', 'a,,c\n1,2,3\n', /row 1, column 2: expected the name of a column/],
  [
    'a workbook',
    'PK\u0003\u0004\u0000\u0000',
    /expected a table as text, got a workbook\n {2}hint: save its sheet as CSV/,
  ],
  ['bytes of something else', '%PDF\u0000\u0000', /expected text, got bytes of something else/],
  ['a cell without end', `a\n${'secret'.repeat(6_000)}\n`, /row 2, column a: expected at most 32767 letters/],
]
for (const [name, text, says] of wrong)
  test(`${name} is told where it stands, without what stands there`, async () => {
    const fault = await read(utf8(text)).then(
      () => assert.fail('read'),
      (caught: unknown) => caught,
    )
    assert.ok(fault instanceof Error)
    assert.match(fault.message, says)
    assert.doesNotMatch(fault.message, /secret/)
  })
