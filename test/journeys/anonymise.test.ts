// `ordholden anonymise` as somebody meets it who has never used it: the help, a mistake in the name of a column, what is refused and why,
// a good run with its report, the verifier on what was made and on what somebody changed afterwards.

import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { main } from '../../src/cli/main.ts'
import { formatWorkbook } from '../../src/paper/xlsx.ts'
import { schemaFaults } from '../json-schema.ts'

const illnesses = ['influenza', 'astma', 'ingen', 'gigt']
const columns = ['navn', 'cpr', 'alder', 'postnr', 'køn', 'diagnose', 'bemærkning', 'nøgle']

/** 400 persons who do not exist: they share the one CPR number made for tests. */
function personsIn(folder: string): string {
  const rows = Array.from({ length: 400 }, (_, at) => [
    ...[`Person ${at}`, '211062-5629', String(18 + ((at * 13) % 70))],
    ...[String(1000 + ((at * 37) % 90) * 100), at % 2 === 0 ? 'K' : 'M', illnesses[(at * 7) % 4] ?? ''],
    at % 3 === 0 ? `ringede i går og ville gerne have svar nummer ${at}` : '',
    Buffer.from(`key ${at}`.repeat(3)).toString('hex').slice(0, 32),
  ])
  const file = join(folder, 'personer.csv')
  writeFileSync(file, [columns, ...rows].map(row => `${row.join(';')}\r\n`).join(''))
  return file
}

function openFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-anonymise-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

async function run(...argv: readonly string[]) {
  const said = { stdout: '', stderr: '' }
  const hear = (to: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      said[to] += text
    },
  })
  const exit = await main({
    argv: ['anonymise', ...argv],
    ...{ env: { LANG: 'en_GB.UTF-8' }, stopped: new Promise<void>(() => {}) },
    streams: { stdout: hear('stdout'), stderr: hear('stderr') },
  })
  return { exit, ...said }
}

const asked = ['--quasi', 'alder,postnr,køn', '--sensitive', 'diagnose', '--k', '5', '--l', '2']
const dropped = ['--drop', 'navn,cpr,bemærkning,nøgle']

test('the help begins with what can be copied', async () => {
  const { exit, stdout } = await run('--help')
  assert.equal(exit, 0)
  assert.match(stdout, /Examples\n {2}ordholden anonymise table personer\.csv --quasi alder,postnr/)
  for (const option of ['--quasi', '--sensitive', '--drop', '--hierarchies', '--force'])
    assert.ok(stdout.includes(option), option)
})

test('what is wrong is said with row, column and what to do, and nothing is written', async t => {
  const folder = openFolder(t)
  const file = personsIn(folder)
  const out = join(folder, 'frigivet.csv')
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ['--quasi', 'alder,post-nr', '--out', out],
      /row 1: expected a column "post-nr".*\n {2}hint: did you mean postnr\?/,
    ],
    [[...asked, '--out', out], /in none of them: navn, cpr, bemærkning, nøgle\n {2}hint: --drop navn,cpr/],
    [[...asked, ...dropped], /expected --out with the file to write, got none/],
    [[...asked, ...dropped, '--out', file], /expected --out to be another file than the table itself/],
    [['--sensitive', 'diagnose', '--out', out], /expected --quasi with the columns/],
    [['--quasi', 'alder', '--l', '2', '--out', out], /expected --sensitive with the columns --l is asked of/],
    [[...asked, '--t', '2', '--out', out], /expected --t to be 0 to 1, got "2"/],
    [
      [...asked, '--keep', 'cpr,bemærkning,nøgle', '--drop', 'navn', '--out', out],
      /row 2, column cpr: .*points directly at persons \(cpr\): 400 of 400 cells\n {2}hint: leave it out with --drop cpr/,
    ],
    [
      [...asked, '--keep', 'bemærkning,nøgle', '--drop', 'navn,cpr', '--out', out],
      /row 2, column bemærkning: .*looks like free text: 134 of 134 cells[\s\S]*row 2, column nøgle: .*looks like a pseudonym/,
    ],
    [
      ['--quasi', 'alder,postnr,køn', '--sensitive', 'diagnose', '--l', '9', ...dropped, '--out', out],
      /column diagnose: expected at least 9 different values, got 4\n {2}hint: ask for less/,
    ],
  ]
  for (const [argv, says] of wrong) {
    const { exit, stderr, stdout } = await run('table', file, ...argv)
    assert.equal(exit, 1, stderr)
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /Person \d|211062|ringede/)
    assert.equal(stdout, '')
  }
  assert.deepEqual(readdirSync(folder), ['personer.csv'])
})

test('a good run writes the table and its report; the verifier holds it until a row is changed', async t => {
  const folder = openFolder(t)
  const file = personsIn(folder)
  const [out, page] = [join(folder, 'frigivet.csv'), join(folder, 'rapport.html')]
  const made = await run('table', file, ...asked, ...dropped, '--out', out, '--html', page)
  assert.equal(made.exit, 0, made.stderr)
  assert.match(made.stderr, /wrote .*frigivet\.csv \(400 rows\)/)
  assert.match(made.stdout, /Anonymised: no single person could be found again in our test on/)
  assert.match(made.stdout, /one row alone fits {2,}400 of 400 \(100\.0%\) {2,}0 of 400/)
  const text = readFileSync(out, 'utf8')
  assert.match(text, /^alder;postnr;køn;diagnose\r\n/)
  assert.doesNotMatch(text + made.stdout + readFileSync(page, 'utf8'), /Person \d|211062|ringede/)
  const { exit, stderr } = await run('table', file, ...asked, ...dropped, '--out', out)
  assert.equal(exit, 1)
  assert.match(stderr, /expected no file at .*frigivet\.csv, got one\n {2}hint: .*--force/)
  const forced = await run('table', file, ...asked, ...dropped, '--out', out, '--force', '--json')
  assert.equal(forced.exit, 0, forced.stderr)
  const schema = new URL('../../docs/reference/anonymity-report.schema.json', import.meta.url)
  assert.deepEqual(schemaFaults(JSON.parse(readFileSync(schema, 'utf8')), JSON.parse(forced.stdout)), [])
  assert.equal(existsSync(`${out}.part`), false)

  assert.equal((await run('verify', out, ...asked)).exit, 0)
  const lines = text.split('\r\n')
  writeFileSync(out, lines.with(6, (lines[6] ?? '').replace(/;[KM];/, ';X;')).join('\r\n'))
  const spoiled = await run('verify', out, ...asked)
  assert.equal(spoiled.exit, 2)
  assert.match(spoiled.stdout, /Not held: 400 rows[\s\S]*1 in 1 row, the first in row 7\n/)
  assert.match((await run('verify', out, ...asked, '--values')).stdout, /the first in row 7: .* · X\n/)
  assert.equal(JSON.parse((await run('verify', out, ...asked, '--json')).stdout).isHeld, false)
  writeFileSync(out, `${lines[0]}\r\n`)
  assert.equal((await run('verify', out, ...asked)).exit, 3)
})

test('a hierarchy that is given is the one that is used', async t => {
  const folder = openFolder(t)
  const file = personsIn(folder)
  const out = join(folder, 'frigivet.csv')
  const codes = Array.from({ length: 90 }, (_, at) => 1000 + at * 100)
  writeFileSync(
    join(folder, 'postnr.csv'),
    codes.map(code => `${code};${code < 5000 ? 'Sjælland' : 'resten'};*\n`).join(''),
  )
  const argv = [...asked, ...dropped, '--hierarchies', folder, '--out', out]
  assert.equal((await run('table', file, ...argv)).exit, 0)
  const said = new Set(
    readFileSync(out, 'utf8')
      .split('\r\n')
      .slice(1, -1)
      .map(line => line.split(';')[1]),
  )
  assert.ok(said.has('Sjælland') || said.has('resten'))
  assert.ok([...said].every(each => /^(?:\d{4}|Sjælland|resten|\*)$/.test(each ?? '')))
  writeFileSync(join(folder, 'postnr.csv'), '1000;Sjælland;*\n')
  const missing = await run('table', file, ...argv, '--force')
  assert.equal(missing.exit, 1)
  assert.match(missing.stderr, /row \d+, column postnr: expected a value of the hierarchy/)
})

test('a workbook is read by its sheet, and what is written is CSV', async t => {
  const folder = openFolder(t)
  const file = join(folder, 'personer.xlsx')
  const rows = [['alder', 'svar'], ...Array.from({ length: 40 }, (_, at) => [String(20 + (at % 8)), 'ja'])]
  const sheet = (name: string, cells: readonly (readonly string[])[]) => ({
    ...{ name, widths: [10, 10], frozen: { rows: 0, columns: 0 } as const },
    rows: cells.map(row => row.map(text => ({ text, style: 'text' as const }))),
  })
  const sheets = [sheet('forside', [['alder'], ['1']]), sheet('svar', rows)]
  writeFileSync(file, formatWorkbook({ title: '', author: '', language: 'da', at: '2026-01-01', sheets }))
  const out = join(folder, 'ud.csv')
  const argv = ['--quasi', 'alder', '--keep', 'svar', '--out', out]
  assert.match((await run('table', file, ...argv)).stderr, /expected a column "svar", got "alder"/)
  const { exit, stderr, stdout } = await run('table', file, ...argv, '--sheet', 'svar')
  assert.equal(exit, 0, stderr)
  assert.match(stdout, /Not tested: svar are released as they stand/)
  assert.match(readFileSync(out, 'utf8'), /^alder,svar\r\n/)
  assert.match(
    (await run('verify', out, '--quasi', 'alder', '--sheet', 'svar')).stderr,
    /expected a workbook/,
  )
})
