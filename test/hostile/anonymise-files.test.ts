// `ordholden anonymise table` and `verify` over tables and hierarchies made to harm, and asks no table can meet: each ends in bounded time
// and memory, in a clear refusal or in a table the verifier holds, in which no cell runs in a spreadsheet; never in half a file.

import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { askApart, assertBounded, openFolder } from './apart.ts'
import type { Ended } from './asked-apart.ts'
import { formulaHead, formulas, goodTable, type HostileTable, hostileTables } from './hostile-tables.ts'

const bounds = { ms: 60_000, rssMiB: 1_000 }

interface Asked {
  readonly name: string
  readonly bytes: Uint8Array
  readonly options: readonly string[]
}

/** Anonymises each, and answers how it ended when what holds of all of them held, with what was written. */
async function tableAll(t: TestContext, files: readonly Asked[], hierarchies: string | null = null) {
  const folder = hierarchies ?? (await openFolder(t))
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  const before = await readdir(folder)
  const out = (name: string): string => join(folder, `${name}.out`)
  const ended = await askApart(
    folder,
    files.map(({ name, options }) => ({
      name,
      argv: ['anonymise', 'table', join(folder, name), ...options, '--out', out(name)],
    })),
  )
  for (const each of ended.values()) assertBounded(each, bounds)
  const done = files.filter(({ name }) => ended.get(name)?.exit === 0)
  assert.deepEqual(
    (await readdir(folder)).filter(name => name !== 'commands.json').toSorted(),
    [...before, ...done.map(({ name }) => `${name}.out`)].filter(name => name !== 'commands.json').toSorted(),
    'a table where the command ended well, and none where it did not',
  )
  const written = new Map<string, string>()
  for (const { name } of done) written.set(name, await readFile(out(name), 'utf8'))
  const verified = await askApart(
    folder,
    done.map(({ name, options }) => ({ name, argv: verifyOf(out(name), options) })),
  )
  for (const each of verified.values())
    assert.equal(each.exit, 0, `${each.name}: ${each.stdout}${each.stderr}`)
  return { folder, ended, written }
}

const verifyOf = (file: string, options: readonly string[]): readonly string[] => {
  const of = (option: string): readonly string[] => {
    const at = options.indexOf(option)
    return at === -1 ? [] : [option, options[at + 1] ?? '']
  }
  return ['anonymise', 'verify', file, ...of('--quasi'), ...of('--k')]
}

function assertEnds({ name, ends }: Pick<HostileTable, 'name' | 'ends'>, { exit, stderr }: Ended): void {
  if (ends === 'released') assert.equal(exit, 0, `${name}: ${stderr}`)
  if (!(ends instanceof RegExp)) return
  assert.notEqual(exit, 0, `${name}: ${stderr}`)
  assert.match(stderr, ends, name)
}

/** Sheets run what begins like this, also behind what they leave out (OWASP, CSV Injection). */
const runs = /^[=+\-@\t\r\n\0＝＋－＠]/
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/

const optionsOf = ({ name }: HostileTable): readonly string[] => {
  const kept = name === 'proto.csv' ? '__proto__' : name === 'formula-head.csv' ? formulaHead : 'by'
  return ['--quasi', 'alder', '--k', '3', '--keep', kept]
}

test('tables made to harm end in a clear refusal or a table that holds, in which nothing runs', async t => {
  const files = hostileTables()
  const { folder, ended, written } = await tableAll(
    t,
    files.map(file => ({ ...file, options: optionsOf(file) })),
  )
  for (const file of files) assertEnds(file, ended.get(file.name) ?? assert.fail(file.name))
  for (const [name, text] of written) {
    const rows: string[][] = parse(text, { delimiter: [';', ','], relax_column_count: true })
    for (const cell of rows.flat())
      assert.ok(!runs.test(cell) || plainNumber.test(cell), `${name}: ${JSON.stringify(cell)} runs`)
  }
  const said = written.get('formulas.csv') ?? ''
  for (const formula of formulas)
    assert.ok(said.includes(formula.replaceAll('"', '""')), `${formula} is lost`)
  await verifyAll(folder, files)
})

/** What nobody has to believe is looked at as it is. */
async function verifyAll(folder: string, files: readonly HostileTable[]): Promise<void> {
  const ended = await askApart(
    folder,
    files.map(file => ({ name: file.name, argv: verifyOf(join(folder, file.name), optionsOf(file)) })),
  )
  for (const each of ended.values()) assertBounded(each, bounds)
  for (const { name, ends } of files)
    if (ends === 'released' && !name.startsWith('all-')) assert.equal(ended.get(name)?.exit, 0, name)
}

const hierarchies: readonly (readonly [string, RegExp | 'released', string | Uint8Array])[] = [
  ['loops', /each value once|step \d to be the same/, '20;21;20;*\n21;20;21;*\n22;20;20;*\n'],
  ['itself', 'released', `${[20, 21, 22, 23, 24, 25].map(age => `${age};${age};*`).join('\n')}\n`],
  ['contradicts', /step 2 to be the same as in line 1/, '20;2x;young;*\n21;2x;old;*\n'],
  ['twice', /each value once/, '20;2x;*\n20;3x;*\n'],
  ['no-top', /last step to be \*/, '20;2x\n21;2x\n'],
  ['uneven', /expected 3 cells as in line 1, got 2/, '20;2x;*\n21;*\n'],
  ['one-cell', /last step to be \*/, '*\n'],
  ['empty', /empty file/, ''],
  ['lacks-values', /alder|20|hierarchy/, '99;9x;*\n'],
  ['unclosed', /quotes to end with one/, '20;"2x;*\n'],
  ['formula', 'released', `${[20, 21, 22, 23, 24, 25].map(age => `${age};=1+1;*`).join('\n')}\n`],
  [
    'proto',
    'released',
    `${[20, 21, 22, 23, 24, 25].map(age => `${age};__proto__;constructor;*`).join('\n')}\n`,
  ],
  [
    'tall',
    'released',
    `${[20, 21, 22, 23, 24, 25].map(age => `${age};${Array.from({ length: 5_000 }, (_, at) => `s${at}`).join(';')};*`).join('\n')}\n`,
  ],
  ['endless', /at most 500000 lines/, Array.from({ length: 600_000 }, (_, at) => `${at};*`).join('\n')],
  ['no-text', /alder|expected/, Buffer.alloc(1_000, 0xff)],
]

test('hierarchies that contradict themselves, loop or never end are refused; those that only look so are used', async t => {
  const folder = await openFolder(t)
  const asked: Asked[] = []
  for (const [name, , bytes] of hierarchies) {
    const own = join(folder, name)
    await mkdir(own)
    await writeFile(join(own, 'alder.csv'), bytes)
    asked.push({
      name: `${name}.csv`,
      bytes: Buffer.from(goodTable),
      options: ['--quasi', 'alder', '--k', '15', '--keep', 'by', '--hierarchies', own],
    })
  }
  const { ended, written } = await tableAll(t, asked, folder)
  for (const [name, ends] of hierarchies)
    assertEnds({ name, ends }, ended.get(`${name}.csv`) ?? assert.fail(name))
  assert.match(written.get('formula.csv') ?? '', /^'=1\+1;/m)
})

const huge: readonly (readonly [string, readonly string[], RegExp | 'released'])[] = [
  ['k-all', ['--k', '60'], 'released'],
  ['k-one-more', ['--k', '61'], /at least 61 rows to hide one among, got 60/],
  ['k-huge', ['--k', '9007199254740991'], /at least 9007199254740991 rows/],
  ['k-beyond', ['--k', '99999999999999999999999'], /--k/],
  ['k-long', ['--k', '9'.repeat(10_000)], /--k/],
  ['l-huge', ['--k', '3', '--sensitive', 'by', '--l', '9007199254740991'], /column by: expected at least/],
  ['t-none', ['--k', '3', '--sensitive', 'by', '--t', '0'], 'released'],
  ['sample-huge', ['--k', '3', '--sample', '9007199254740991'], 'released'],
  ['population-small', ['--k', '3', '--population', '1'], /population/],
  [
    'many-columns',
    ['--k', '3', '--drop', Array.from({ length: 20_000 }, (_, at) => `k${at}`).join(',')],
    /expected a column "k0"/,
  ],
]

test('asks no table can meet are refused, and those at the edge are met', async t => {
  const asked = huge.map(
    ([name, options]): Asked => ({
      name: `${name}.csv`,
      bytes: Buffer.from(goodTable),
      options: ['--quasi', 'alder', ...options, ...(options.includes('--sensitive') ? [] : ['--keep', 'by'])],
    }),
  )
  const { ended } = await tableAll(t, asked)
  for (const [name, , ends] of huge) assertEnds({ name, ends }, ended.get(`${name}.csv`) ?? assert.fail(name))
})
