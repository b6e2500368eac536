// `ordholden anonymise` as somebody meets it who has never used it: the help, a mistake in the name of a column, what is refused and why,
// a good run with its report, the verifier on what was made and on what somebody changed afterwards.

import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
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

const run = (...argv: readonly string[]) => runIn(false, ...argv)

/** In a terminal somebody looks at, or not. */
async function runIn(isTTY: boolean, ...argv: readonly string[]) {
  const said = { stdout: '', stderr: '' }
  const hear = (to: 'stdout' | 'stderr') => ({
    isTTY: isTTY && to === 'stderr',
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
      ['--quasi', 'alder,cpr', '--drop', 'navn,bemærkning,nøgle,postnr,køn,diagnose', '--out', out],
      /row 2, column cpr: .*points directly at persons \(cpr\).*\n {2}hint: leave it out with --drop cpr: no range of it is anonymous/,
    ],
    [
      [...asked, ...dropped, '--out', out, '--html', file],
      /expected --html to be another file than the table itself/,
    ],
    [
      [...asked, ...dropped, '--out', out, '--html', 'package.json'],
      /expected no file at package\.json, got one/,
    ],
    [[...asked, ...dropped, '--out', out, '--hierarchies', file], /expected the folder .*personer\.csv/],
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
  const verified = await run('verify', file, '--quasi', 'alder', '--out', out)
  assert.match(verified.stderr, /expected options of anonymise verify, got --out\n {2}hint: leave --out out/)
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

test('rows in which nothing stands are left out and counted, and every row is told where it stands', async t => {
  const folder = openFolder(t)
  const file = join(folder, 'løn.csv')
  const rows = Array.from({ length: 40 }, (_, at) => `${(20_000 + at * 700).toLocaleString('da-DK')},00;-`)
  writeFileSync(file, `sep=;\r\nløn;svar\r\n\r\n${rows.join('\r\n')}\r\n;\r\n;\r\n`)
  const out = join(folder, 'ud.csv')
  const asked = ['--quasi', 'løn', '--sensitive', 'svar', '--k', '5']
  const made = await run('table', file, ...asked, '--out', out, '--json')
  assert.equal(made.exit, 0, made.stderr)
  assert.match(made.stderr, /left out 3 rows in which nothing stands/)
  const report = JSON.parse(made.stdout)
  assert.equal(report.verified.rows, 40)
  assert.match(report.asked.quasi[0].hierarchy, /1\.500 is read as 1500/)
  const { attack } = report.after
  assert.deepEqual(
    [attack.notThere, attack.inferences[0].certain],
    [0, 40],
    'a dash is learned, though it is written as text',
  )
  const text = readFileSync(out, 'utf8')
  assert.match(text, /\r\n≤ 2\d\.\d00;'-\r\n/)
  for (const row of rows) assert.ok(!text.includes(row.slice(0, -2)), row)
  const spoiled = text.replace('\r\n', '\r\n\r\n;\r\n1.500,00;-\r\n')
  writeFileSync(out, spoiled)
  assert.match((await run('verify', out, ...asked)).stdout, /1 in 1 row, the first in row 4\n/)
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
  renameSync(join(folder, 'postnr.csv'), join(folder, 'Postnr.csv'))
  const nearly = await run('table', file, ...argv, '--force')
  assert.match(nearly.stderr, /expected postnr\.csv in .*, got Postnr\.csv/)
  rmSync(join(folder, 'Postnr.csv'))
  writeFileSync(join(folder, 'postnr.csv'), '1000;Sjælland;*\n')
  const missing = await run('table', file, ...argv, '--force')
  assert.equal(missing.exit, 1)
  // Row 1 has the names, row 2 the first person, who lives in 1000.
  assert.match(missing.stderr, /row 3, column postnr: expected a value of the hierarchy/)
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

/** Persons in eight villages, of whom many are alike: as many as are asked for. */
function villageIn(folder: string, rows: number, more = 0): string {
  const file = join(folder, 'landsby.csv')
  const lines = Array.from({ length: rows }, (_, at) => {
    const mixed = Math.imul(at ^ (at >>> 5), 0x9e3779b1) >>> 0
    const cells = [18 + (mixed % 60), 1000 + ((mixed >>> 8) % 90) * 100, mixed % 2 === 0 ? 'K' : 'M']
    const kept = more === 0 ? [] : [`svar ${at % more}`]
    return [...cells, illnesses[(mixed >>> 16) % 4], ...kept].join(',')
  })
  writeFileSync(file, [`alder,postnr,køn,diagnose${more === 0 ? '' : ',svar'}`, ...lines, ''].join('\n'))
  return file
}

test('a table of many parts is made as one of few: the same report, each row once, and what is done is shown', async t => {
  const folder = openFolder(t)
  const file = villageIn(folder, 12_000)
  const [out, page] = [join(folder, 'frigivet.csv'), join(folder, 'rapport.html')]
  const argv = ['table', file, ...asked, '--out', out, '--html', page, '--part-rows', '2000', '--json']
  const { exit, stdout, stderr } = await runIn(true, ...argv)
  assert.equal(exit, 0, stderr)
  for (const stage of [
    /1\/4 reading: [\d,]+ rows \(\d+\.0%\)/,
    /2\/4 parting: [\d,]+ rows \(\d+\.0%\)/,
    /3\/4 recoding: 0 rows \(0\.0%\)/,
    /3\/4 recoding: [\d,]+ rows \([1-9]\d*\.0%\)/,
    /4\/4 checking and attacking: [\d,]+ rows \(\d+\.0%\)/,
  ])
    assert.match(stderr, stage)
  const report = JSON.parse(stdout)
  const schema = new URL('../../docs/reference/anonymity-report.schema.json', import.meta.url)
  assert.deepEqual(schemaFaults(JSON.parse(readFileSync(schema, 'utf8')), report), [])
  assert.deepEqual(readdirSync(folder).toSorted(), ['frigivet.csv', 'landsby.csv', 'rapport.html'])
  // The figures, counted from the two files alone.
  const rowsOf = (path: string) => readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1)
  const classesOf = (path: string) =>
    Object.values(Object.groupBy(rowsOf(path), row => row.slice(0, row.lastIndexOf(',')))).map(
      rows => rows?.length ?? 0,
    )
  const [before, after] = [classesOf(file), classesOf(out)]
  assert.equal(rowsOf(out).length, 12_000)
  assert.deepEqual(illnessesIn(rowsOf(out)).toSorted(), illnessesIn(rowsOf(file)).toSorted())
  assert.ok(Math.min(...after) >= 5)
  assert.equal(report.before.risk.prosecutor.average, before.length / 12_000)
  assert.equal(report.utility.classes, after.length)
  assert.equal(
    report.utility.discernibility,
    after.reduce((sum, rows) => sum + rows ** 2, 0),
  )
  assert.equal(report.before.attack.sampled, 1_000)
  assert.ok(report.before.attack.alone > 0 && report.after.attack.alone === 0)
  assert.ok(report.after.attack.fewestFitting >= 5)
  const ages = report.columns[0].before.values
  assert.equal(ages[0].rows, rowsOf(file).filter(row => row.startsWith(`${ages[0].text},`)).length)
  const checked = await runIn(true, 'verify', out, ...asked)
  assert.equal(checked.exit, 0)
  assert.match(checked.stderr, /checking: [\d,]+ rows \(\d+\.0%\)/)
  // In one part: the same rows, with as much kept or more.
  const whole = await run('table', file, ...asked, '--out', out, '--force', '--json', '--part-rows', '20000')
  const kept = JSON.parse(whole.stdout).utility.granularity
  assert.ok(Math.abs(kept - report.utility.granularity) < 0.02, `${kept} and ${report.utility.granularity}`)
})

const illnessesIn = (rows: readonly string[]) => rows.map(row => row.slice(row.lastIndexOf(',') + 1))

test('what cannot be done is told before the work, and nothing is left', async t => {
  const folder = openFolder(t)
  const file = villageIn(folder, 2_000)
  const out = join(folder, 'frigivet.csv')
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ['--scratch', join(folder, 'nowhere')],
      /expected a folder to put rows away in, got ENOENT[\s\S]*--scratch DIR/,
    ],
    [['--part-rows', '10'], /expected --part-rows to be 1000 or more, got "10"/],
    [['--part-rows', '9000000'], /expected --part-rows to be 1000000 at most, got 9000000/],
    [['--population', '100'], /expected a population of at least the table's 2000 rows, got 100/],
    [
      ['--html', join(folder, 'no', 'page.html')],
      /expected the folder of .*page\.html, got none\n {2}hint: mkdir/,
    ],
  ]
  for (const [argv, says] of wrong) {
    const { exit, stderr } = await run('table', file, ...asked, '--out', out, ...argv)
    assert.equal(exit, 1, stderr)
    assert.match(stderr, says)
  }
  const nowhere = await run('table', file, ...asked, '--out', join(folder, 'no', 'out.csv'))
  assert.match(nowhere.stderr, /expected the folder of .*out\.csv, got none/)
  const place = await run('table', folder, ...asked, '--out', out)
  assert.match(place.stderr, /expected a file at .*, got a folder\n {2}hint: a table is read more than once/)
  assert.deepEqual(readdirSync(folder), ['landsby.csv'])
})

test('Ctrl-C in the middle leaves nothing, neither the half table nor the rows that wait', async t => {
  const folder = openFolder(t)
  const file = villageIn(folder, 60_000)
  const program = join(import.meta.dirname, '../../src/cli/main.ts')
  const argv = ['anonymise', 'table', file, ...asked, '--part-rows', '1000']
  const child = spawn(process.execPath, [program, ...argv, '--out', join(folder, 'frigivet.csv')], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (!existsSync(join(folder, 'frigivet.csv.part')) && child.exitCode === null)
    await new Promise(done => setTimeout(done, 5))
  child.kill('SIGINT')
  assert.deepEqual(await ended, [null, 'SIGINT'])
  assert.deepEqual(readdirSync(folder), ['landsby.csv'])
})

test('a full disk is told with what to do, and nothing is left on it', {
  skip: process.getuid?.() === 0 ? false : 'mounting a small disk needs root',
}, async t => {
  const folder = openFolder(t)
  const file = villageIn(folder, 20_000, 4)
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', disk])
  try {
    const argv = ['table', file, ...asked, '--keep', 'svar']
    const scratch = await run(...argv, '--out', join(folder, 'out.csv'), '--scratch', disk)
    assert.equal(scratch.exit, 1)
    assert.match(scratch.stderr, /expected rows to be put away, got ENOSPC\n {2}hint: .*--scratch DIR/)
    const out = await run(...argv, '--out', join(disk, 'out.csv'), '--scratch', folder)
    assert.equal(out.exit, 1)
    assert.match(out.stderr, /expected to write .*out\.csv, got ENOSPC\n {2}hint: make room/)
    assert.deepEqual([readdirSync(disk), readdirSync(folder).toSorted()], [[], ['disk', 'landsby.csv']])
  } finally {
    execFileSync('umount', [disk])
  }
})
