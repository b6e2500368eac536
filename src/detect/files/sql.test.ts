// Dumps of SQL: a value stands under the column that its statement names, in every row of it, and nothing else stands under one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookInto } from '../../../test/detected.ts'
import { PassingCells } from './cells.ts'
import { statementRows } from './sql.ts'

async function cellsOf(text: string, name = 'dump.sql'): Promise<readonly string[]> {
  const [only] = (await lookInto(name, Buffer.from(text))).texts
  const { letters = '' } = only ?? {}
  assert.equal(Buffer.from(letters, 'latin1').toString(), text)
  return (only?.text.columns?.cellsIn(0, letters.length) ?? []).map(
    ({ start, end, heading }) => `${Buffer.from(heading)}: ${letters.slice(start, end)}`,
  )
}

const wanted = ['navn: Ib', 'cpr: 0102030405', "navn: O''Neil, (x)", 'cpr: 7']

test('values of INSERT stand under the columns it names', async () => {
  for (const begun of [
    'INSERT INTO kunder (navn, cpr) VALUES ',
    'insert into "a"."kunder"("navn","cpr")\nvalues\n',
    '-- x;\nREPLACE INTO `kunder` (`navn`, `cpr`) VALUES ',
    'INSERT OR IGNORE INTO [kunder] ([navn], [cpr]) VALUES ',
  ])
    assert.deepEqual(
      await cellsOf(
        `CREATE TABLE kunder (navn text, cpr text);\n${begun}('Ib', N'0102030405'),\n ('O''Neil, (x)',7);\nx (1, 2)\n`,
      ),
      wanted,
    )
})

test('lines of COPY stand under the columns it names, to its end', async () => {
  const copy = "COPY public.kunder (navn, cpr) FROM stdin;\nIb\t0102030405\nx\nO''Neil, (x)\t7\n\\.\nIb\t8\n"
  assert.deepEqual(await cellsOf(copy), wanted)
  assert.deepEqual(await cellsOf(copy, 'a.txt'), wanted)
})

test('functions, escapes and line feeds are within their values', async () => {
  const values = "(now(1, 2), 'a\\'b,\nc'), (NULL, '')"
  assert.deepEqual(await cellsOf(`INSERT INTO t (navn, cpr) VALUES ${values};\n`), [
    'navn: now(1, 2)',
    "cpr: a\\'b,\nc",
    'navn: NULL',
  ])
})

test('a row of other columns, a statement without them and one that is torn have no headings; the next has', async () => {
  const good = "INSERT INTO t (navn, cpr) VALUES ('Ib', 7);\n"
  for (const bad of [
    "INSERT INTO t VALUES ('Ib', 7);\n",
    "INSERT INTO t (navn, cpr) VALUES ('Ib');\n",
    "INSERT INTO t (navn, cpr) VALUES ('Ib', 7;\n",
    'INSERT INTO t (navn, cpr) SELECT 1, 2;\n',
    'insert coins (navn, cpr)\n',
    `INSERT INTO t (navn, cpr) VALUES ('${'x'.repeat(70_000)}\n`,
  ])
    assert.deepEqual(await cellsOf(bad + good), ['navn: Ib', 'cpr: 7'], bad.slice(0, 60))
})

test('a text without statements is no dump', async () => {
  const [only] = (await lookInto('a.txt', Buffer.from('Insert into the oven (180 degrees) values\n'))).texts
  assert.equal(only?.text.columns, undefined)
})

test('whatever the pieces, the same cells', async () => {
  const text = Buffer.from(
    "x\nINSERT INTO t (navn, cpr) VALUES ('Ib', 7),\n('O''Neil', 8);\nCOPY t (a, b) FROM stdin;\n1\t2\n\\.\nx\n",
  )
  const cellsIn = async (size: number): Promise<readonly string[]> => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size)
    }
    const cells = new PassingCells(statementRows())
    let whole = ''
    for await (const piece of cells.pieces(cut())) whole += Buffer.from(piece)
    assert.equal(whole, text.toString())
    return cells
      .cellsIn(0, text.length)
      .map(({ start, end, heading }) => `${heading} ${text.toString('utf8', start, end)}`)
  }
  const all = await cellsIn(1_000)
  assert.equal(all.length, 6)
  for (let size = 1; size < 40; size++) assert.deepEqual(await cellsIn(size), all)
})
