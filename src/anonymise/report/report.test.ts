// The report of a table the engine made: its figures, what its words conclude from them, and its three forms. And the known-bad cases:
// where the attack found somebody, or learned something, no form says otherwise.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { schemaFaults } from '../../../test/json-schema.ts'
import { languages } from '../../core/language.ts'
import { anonymise } from '../anonymise.ts'
import type { Ask, Hierarchy } from '../ask.ts'
import { openAttack } from '../attack/attack.ts'
import type { Table } from '../outcome.ts'
import type { Verified } from '../verify/verified.ts'
import { verifyTable } from '../verify/verify.ts'
import { formatHtml } from './html.ts'
import { formatJson, jsonSchema } from './json.ts'
import { type AnonymityReport, type Looked, makeReport } from './report.ts'
import { formatText } from './text.ts'
import { conclusionOf, tell } from './told.ts'
import { openValues } from './values.ts'

const now = new Date('2026-11-23T12:00:00Z')
const published = new URL('../../../docs/reference/anonymity-report.schema.json', import.meta.url)

const numbers: Hierarchy = {
  origin: 'built: numbers',
  kind: 'numbers',
  height: 1,
  ancestors: value => [value, '*'],
}
const codes: Hierarchy = {
  ...{ origin: 'built: post-codes', kind: 'post-codes', height: 2 },
  ancestors: value => [value, `${value.slice(0, 1)}***`, '*'],
}
const illnesses = ['flu', 'asthma', '<b>gout</b>', 'none']
const original: Table = {
  columns: ['name', 'age', 'post code', 'illness', 'floor'],
  rows: Array.from({ length: 240 }, (_, at) => [
    ...[`Person ${at}`, String(18 + ((at * 7) % 30)), String(1000 + ((at * 131) % 80) * 100)],
    ...[illnesses[at % 4] ?? '', String(at % 3)],
  ]),
}
const ask = (l: number): Ask => ({
  quasi: [
    { column: 'age', hierarchy: numbers },
    { column: 'post code', hierarchy: codes },
  ],
  sensitive: [{ column: 'illness', l, isEntropy: false, t: null }],
  ...{ k: 5, dropped: ['name'] },
})

function reportOf(
  l = 2,
  change: (table: Table) => Table = table => table,
  namesLookedFor?: boolean,
): AnonymityReport {
  const asked = ask(l)
  const made = anonymise(original, asked)
  assert.equal(made.kind, 'anonymised')
  const result = change(made.table)
  const verified = verifyTable(result, {
    ...{ quasi: ['age', 'post code'], sensitive: asked.sensitive, k: 5 },
  })
  assert.equal(verified.kind, 'verified')
  const { utility, suppressedRows } = made
  const before = { ...lookAt(original, asked), sizes: sizesOf(original) }
  return makeReport(
    {
      ...{ ask: asked, kept: ['floor'], utility, suppressedRows, verified, population: 2_400 },
      ...{ before, after: lookAt(result, asked) },
      ...(namesLookedFor !== undefined && { namesLookedFor }),
    },
    now,
  )
}

/** An attack on a hundred persons of the original, and the values there are. */
function lookAt({ columns, rows }: Table, { quasi }: Ask): Looked {
  const values = openValues(
    columns,
    quasi.map(({ column }) => column),
  )
  const persons = original.rows.slice(0, 100).map(([, age = '', code = '', illness = '']) => ({
    ...{ known: [age, code], truths: [illness] },
  }))
  const attacker = openAttack({ columns, quasi, sensitive: ['illness'], persons })
  for (const row of rows) {
    values.add(row)
    attacker.add(row)
  }
  return { attack: attacker.end(), values: values.counted() }
}

function sizesOf(table: Table): Verified['sizes'] {
  const verified = verifyTable(table, { quasi: ['age', 'post code'], sensitive: [], k: 1 })
  return verified.kind === 'verified' ? verified.sizes : []
}

test('before, the attack finds people; after, it finds nobody, and the report says when and how', () => {
  const report = reportOf()
  assert.ok(report.before.attack.alone > 50, `${report.before.attack.alone} of 100 alone before`)
  assert.equal(report.after.attack.alone, 0)
  assert.deepEqual(report.tests, {
    ...{ singlingOut: 'not-seen', linkability: 'not-seen', inference: 'not-seen' },
  })
  const [first, kept] = conclusionOf(report)
  assert.equal(
    first?.da,
    'Anonymiseret: ingen enkeltperson kunne genfindes i vores test den 23. november 2026 (lokal omkodning, k = 5, l = 2 (illness)). Testen udelukker ikke, at det kan lykkes med andre oplysninger; den gentages senest 23. november 2027.',
  )
  assert.match(kept?.en ?? '', /^Not tested: floor are released as they stand/)
  assert.ok((report.after.risk.journalist?.highest ?? 1) <= 0.02)
})

test('where names could not be looked for, every form says so', () => {
  assert.equal(reportOf().namesLookedFor, true)
  const unlooked = reportOf(2, table => table, false)
  assert.equal(JSON.parse(formatJson(unlooked)).namesLookedFor, false)
  assert.match(formatText(tell(unlooked), 'da'), /Uafklaret: der blev ikke ledt efter navne/)
  assert.match(formatHtml(tell(unlooked), 'en'), /Unknown: names of persons were not looked for/)
  assert.doesNotMatch(formatText(tell(reportOf()), 'da'), /ledt efter navne/)
})

test('where somebody is found, no form says anonymised', () => {
  const spoiled = reportOf(2, ({ columns, rows }) => ({
    columns,
    rows: original.rows.map(([, ...cells]) => cells).slice(0, rows.length),
  }))
  assert.equal(spoiled.tests.singlingOut, 'seen')
  assert.equal(spoiled.tests.linkability, 'seen')
  for (const language of languages) {
    const told = tell(spoiled)
    for (const form of [formatText(told, language), formatHtml(told, language)]) {
      assert.ok(!/Anonymiseret:|Anonymised:/.test(form))
      assert.ok(/Ikke anonymiseret|Not anonymised/.test(form))
    }
  }
})

test('a value that all who look alike have is told as learned', () => {
  const same = reportOf(1, ({ columns, rows }) => {
    const at = columns.indexOf('illness')
    return { columns, rows: rows.map(row => row.with(at, 'flu')) }
  })
  assert.equal(same.tests.inference, 'seen')
  assert.ok(conclusionOf(same).some(({ da }) => /^Men illness kunne læses med sikkerhed/.test(da)))
})

test('of the original no value is told that fewer than k of its rows say', () => {
  for (const { column, before } of reportOf().columns) {
    const at = original.columns.indexOf(column)
    assert.equal(before.values.length, column === 'age' ? 10 : 0)
    for (const { text, rows } of before.values) {
      assert.ok(rows >= 5)
      assert.equal(rows, original.rows.filter(row => row[at] === text).length)
    }
  }
  assert.doesNotMatch(formatJson(reportOf()), /Person \d/)
})

test('a column of which nothing is left is told, with what to do', () => {
  const report = reportOf()
  const lost = report.columns.filter(({ granularity }) => granularity < 1e-9)
  assert.deepEqual(
    report.nothingLeft,
    lost.map(({ column }) => column),
  )
  const said = conclusionOf({ ...report, nothingLeft: ['age', 'post code'] })
  assert.ok(said.some(({ da }) => /^Intet er tilbage af age, post code:.*--hierarchies/.test(da)))
})

test('the published schema is the schema of the code, and what is written fits it', () => {
  const schema = JSON.stringify(jsonSchema(), null, 2)
  assert.equal(readFileSync(published, 'utf8'), `${schema}\n`, 'print jsonSchema() of report/json.ts again')
  const json = JSON.parse(formatJson(reportOf()))
  assert.deepEqual(schemaFaults(JSON.parse(schema), json), [])
  const { tests: _, ...less } = json
  assert.deepEqual(schemaFaults(JSON.parse(schema), less), ['/tests'])
})

test('the page loads nothing, and what stands in a table is no markup', () => {
  const html = formatHtml(tell(reportOf()), 'da')
  assert.ok(!/<script|<b>gout|(?:src|href)="(?!#)/.test(html))
  assert.ok(html.includes('default-src &#39;none&#39;'))
  assert.equal(html.match(/<svg class="chart"/g)?.length, 2)
})

test('a terminal gets aligned lines no wider than a hundred columns', () => {
  for (const language of languages)
    for (const line of formatText(tell(reportOf()), language).split('\n'))
      assert.ok(line.length <= 130, `${line.length}: ${line}`)
})
