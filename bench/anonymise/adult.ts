// One recoding of UCI's Adult (30,162 complete rows, found through ORDHOLDEN_DATA) in a process of its own, as a user's is: everything is
// cold. `node bench/anonymise/adult.ts <ours|given|mondrian> <k> <l>` prints what came of it as JSON. Timed is from the table in memory
// to the recoded table in memory; the result is verified, and its granularity counted from its rows, outside that time.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { anonymise } from '../../src/anonymise/anonymise.ts'
import type { Ask, Hierarchy } from '../../src/anonymise/ask.ts'
import { parseHierarchy } from '../../src/anonymise/hierarchies/given-hierarchy.ts'
import { makeHierarchy } from '../../src/anonymise/hierarchies/hierarchies.ts'
import type { Table } from '../../src/anonymise/outcome.ts'
import { verifyTable } from '../../src/anonymise/verify/verify.ts'
import { naiveGranularity } from '../../test/naive-granularity.ts'
import { mondrian } from './mondrian.ts'

const data = join(
  process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'anonymise',
)
const quasi = 'sex,age,race,marital-status,education,native-country,workclass,occupation'.split(',')

export interface Recoded {
  readonly seconds: number
  /** Of the processor: more than on the clock where collecting garbage and compiling run beside. */
  readonly cpuSeconds: number
  readonly granularity: number
  readonly classes: number
  readonly smallest: number
  readonly rows: number
  readonly holds: boolean
}

function readAdult(): Table {
  const [columns = [], ...rows] = readFileSync(join(data, 'adult.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(';'))
  return { columns, rows }
}

/** Ages are made ranges in their own way, unless all eight are to be as they are given. */
function hierarchyOf(table: Table, column: string, isGiven: boolean): Hierarchy {
  const file = `adult_hierarchy_${column}.csv`
  const given = parseHierarchy(readFileSync(join(data, file), 'utf8'), file)
  if (column !== 'age' || isGiven) return given
  return makeHierarchy(
    column,
    table.rows.map(row => row[1] ?? ''),
  )
}

function recodeAdult(how: string, k: number, l: number): Recoded {
  const table = readAdult()
  const sensitive = { column: 'salary-class', l, isEntropy: false, t: null }
  const ask: Ask = {
    quasi: quasi.map(column => ({ column, hierarchy: hierarchyOf(table, column, how !== 'ours') })),
    sensitive: [sensitive],
    k,
    dropped: [],
  }
  const started = performance.now()
  const before = process.cpuUsage()
  const result = how === 'mondrian' ? mondrian(table, ask) : anonymise(table, ask)
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(before)
  if (result.kind === 'not-possible') throw new Error(`expected a table, got none: ${result.why}`)
  const verified = verifyTable(result.table, { quasi, k, sensitive: [sensitive] })
  if (verified.kind !== 'verified') throw new Error(`expected rows, got ${verified.kind}`)
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    granularity: naiveGranularity(table, result.table, ask.quasi),
    classes: verified.classes,
    smallest: verified.smallestClass,
    rows: verified.rows,
    holds: verified.isHeld,
  }
}

const [how = 'ours', k = '5', l = '1'] = process.argv.slice(2)
console.log(JSON.stringify(recodeAdult(how, Number(k), Number(l))))
